import { DAY_MS } from '../../domain/calendar/time.ts';
import { previewOpening } from '../../domain/opening/preview.ts';
import type { OpeningFault, OpeningForm } from '../../domain/opening/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Phase } from '../../domain/standing/types.ts';
import type { CardContext } from '../context.ts';
import { draw } from '../draw.ts';
import { draftOverCard, openedCard, openingBarredCard } from '../opening/answers.ts';
import { factsFormCard, questionsFormCard } from '../opening/forms.ts';
import { faultyCard, previewCard } from '../opening/preview.ts';
import type { Card } from '../parts.ts';
import { archivedGroupCard, closingDoneCard, closingFormCard } from './forms.ts';

const mention = { mention: ['U022', 'U006'] };

/** A filled-in form, with whatever a test sets apart. */
export const openingForm = (changes: Partial<OpeningForm> = {}): OpeningForm => ({
  name: '云锦智能家居产业园项目',
  owner: '云锦家居(示例)有限公司',
  location: 'JKQ',
  investment: '4.5亿',
  keyProject: true,
  lead: 'U006',
  agent: 'U015',
  contact: 'U031',
  attributes: {},
  doneStage: '',
  ...changes,
});

/** Every way in which a project can stand, `days` ago. */
export const phasesOf = (now: number, words: string, days = 3): Phase[] => {
  const facts = { at: now - days * DAY_MS, by: 'U066', words };
  return [
    { status: 'suspended', ...facts },
    { status: 'finished', ...facts, by: null, archivedAt: null },
    { status: 'terminated', ...facts, archivedAt: null },
    { status: 'terminated', ...facts, archivedAt: now },
  ];
};

/** Cards of every kind about a project as a whole, and about one that is to be opened. */
export function standingCardsOf(ctx: CardContext, project: Project, nasty: string): Card[] {
  const { now } = ctx;
  const standing = phasesOf(now, nasty).flatMap((phase) => {
    const stopped = { ...project, phase };
    const since = now - 3 * DAY_MS;
    return [
      draw(ctx, stopped, { kind: 'suspended', at: since }, mention).card,
      draw(ctx, stopped, { kind: 'resumed', since, at: now }, mention).card,
      draw(ctx, stopped, { kind: 'ended' }, mention).card,
      draw(ctx, stopped, { kind: 'archived' }, mention).card,
      draw(ctx, stopped, { kind: 'progress' }, mention).card,
      ...[...project.nodes.values()]
        .filter(({ status }) => status === 'running')
        .slice(0, 2)
        .map(({ code }) => draw(ctx, stopped, { kind: 'node', node: code }, mention).card),
    ];
  });
  return [...standing, ...openingCardsOf(ctx, project, nasty)];
}

function openingCardsOf(ctx: CardContext, project: Project, nasty: string): Card[] {
  const id = '3f2b2f0e-0000-4000-8000-000000000000';
  const faults: OpeningFault[] = Array.from({ length: 20 }, () => ({
    code: 'unknown-person',
    field: 'agent',
    found: nasty,
  }));
  const words = openingForm({ name: nasty, owner: nasty, investment: nasty, agent: nasty });
  const empty = openingForm({
    name: '',
    owner: '',
    location: '',
    lead: '',
    agent: '',
    contact: '',
  });
  const { name, owner, location, investmentWan, keyProject, attributes, team } = project;
  const history = { done: [], running: [], missing: [] };
  const facts = { name, owner, location, investmentWan, keyProject, attributes, team, history };
  const known = Array.from({ length: 30 }, () => ({ id: nasty, name, owner }));
  const preview = previewOpening(ctx.world, facts, known, ctx.now);
  return [
    factsFormCard(ctx, { id, form: empty, faults: [] }),
    factsFormCard(ctx, { id, form: words, faults }),
    questionsFormCard(ctx, { id, form: words, faults }),
    previewCard(ctx, { id, form: words, faults: [] }, preview, { isCatalogueNew: true }),
    faultyCard(ctx, { id, form: words, faults }),
    openedCard(ctx, project),
    openingBarredCard(ctx, ctx.world.directory.withRole('helper')),
    draftOverCard('expired'),
    closingFormCard('suspend', project, nasty.slice(0, 200)),
    closingFormCard('terminate', project, ''),
    closingDoneCard('terminate', nasty),
    archivedGroupCard(project),
  ];
}
