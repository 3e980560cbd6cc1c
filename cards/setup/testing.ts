import type {
  ImportPlan,
  PeoplePlan,
  PersonDraft,
  ProjectsPlan,
} from '../../domain/import/types.ts';
import type { Obstacle } from '../../domain/import/undo.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { draw } from '../draw.ts';
import type { Card } from '../parts.ts';
import {
  blockedCard,
  droppedCard,
  importedCard,
  previewCard,
  sheetProblemCard,
  templatesCard,
  undoneCard,
} from './import-cards.ts';

/** A plan of projects with nothing wrong, unless a test says otherwise. */
export const projectsPlan = (change: Partial<ProjectsPlan> = {}): ProjectsPlan => ({
  kind: 'projects',
  faults: [],
  ignored: [],
  drafts: [],
  known: [],
  similar: [],
  defaulted: [],
  ...change,
});

export const peoplePlan = (change: Partial<PeoplePlan> = {}): PeoplePlan => ({
  kind: 'people',
  faults: [],
  ignored: [],
  added: [],
  changed: [],
  same: [],
  ...change,
});

/** A project of the plan, as its row was read. */
export const aDraft = (
  world: World,
  name = '云杉新材料项目',
  row = 2,
): ProjectsPlan['drafts'][number] => ({
  row,
  name,
  owner: '云杉新材料有限公司',
  location: 'JKQ',
  investmentWan: 45_000,
  keyProject: false,
  attributes: Object.fromEntries(
    world.catalogue.attributes.map((each) => [each.key, each.default]),
  ),
  team: { lead: 'U006', agent: 'U015', helpers: [], unitHeads: [], enterpriseContact: null },
  history: { done: [], running: [], missing: [] },
});

export const aPerson = (change: Partial<PersonDraft['person']> = {}): PersonDraft => ({
  row: 3,
  openId: 'ou_U021',
  person: {
    id: 'U021',
    name: '俞澄',
    unit: 'FGW',
    role: 'helper',
    title: '科员',
    active: true,
    ...change,
  },
});

/** All cards of this part, with `nasty` wherever people wrote something. */
export function onboardingCardsOf(ctx: CardContext, project: Project, nasty: string): Card[] {
  const { world, now } = ctx;
  const codes = [...world.catalogue.nodes.keys()];
  const faults = Array.from({ length: 400 }, (_, n) => ({
    row: n + 2,
    column: nasty,
    problem: { code: 'unknown', what: 'unit', found: nasty, nearest: nasty, choices: [] } as const,
  }));
  const many = Array(60).fill(nasty) as string[];
  const drafts = many.map((name, n) => aDraft(world, name, n));
  const person = aPerson({ name: nasty, title: nasty });
  const before = { ...person.person, role: 'agent' as const };
  const plans: ImportPlan[] = [
    projectsPlan({ faults, ignored: many }),
    projectsPlan({
      drafts,
      ignored: many,
      known: many.map((name, row) => ({ row, name })),
      similar: many.map((like, row) => ({ row, like })),
      defaulted: many.map((column) => ({ column, count: 3 })),
    }),
    peoplePlan({ changed: Array(90).fill({ draft: person, before }) }),
    peoplePlan(),
  ];
  const obstacles: Obstacle[] = many.flatMap((name): Obstacle[] => [
    { code: 'project-touched', project: project.id, name, by: 'U021', at: now, times: 3 },
    { code: 'person-in-team', person: 'U021', projects: many },
    { code: 'person-acted', person: 'U021', times: 2 },
    { code: 'person-changed', person: 'U021' },
  ]);
  const facts = { number: 3, kind: 'projects', projects: 204, added: 0, changed: 0 } as const;
  const move = {
    from: nasty,
    to: nasty,
    added: codes,
    removed: codes,
    kept: codes,
    dues: codes.map((node) => ({ node, from: now, to: now })),
  };
  const withdrawn: Project = {
    ...project,
    phase: { status: 'withdrawn', at: now, by: 'U066', words: '', archivedAt: now },
  };
  const mention = { mention: ['U021', 'U022'] };
  return [
    ...plans.map((plan, n) => previewCard(world, { number: n, fileName: nasty, plan })),
    ...plans.map((plan) => previewCard(world, { number: null, fileName: nasty, plan })),
    importedCard(facts),
    importedCard({ ...facts, kind: 'people' }),
    undoneCard(facts),
    undoneCard({ ...facts, kind: 'people' }),
    blockedCard(world, 3, obstacles),
    droppedCard(3, 'people'),
    sheetProblemCard('oldExcel', nasty),
    templatesCard(),
    draw(ctx, withdrawn, { kind: 'withdrawn' }, mention).card,
    draw(ctx, withdrawn, { kind: 'progress' }, mention).card,
    draw(ctx, project, { kind: 'catalogueMoved', by: 'U066', at: now, move }, mention).card,
  ];
}
