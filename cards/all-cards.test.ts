import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../domain/calendar/time.ts';
import { freshClock } from '../domain/clock/types.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import type { MaterialState, NodeState, Project } from '../domain/project/types.ts';
import { buttonsOf, mentionsOf } from '../sandbox/card/read.ts';
import { cardAction } from './action.ts';
import { chooseProjectCard, dueSetCard, helpCard, textCard } from './answers.ts';
import { blockerCardsOf } from './blocker/testing.ts';
import { anyClock, clockCardsOf } from './clock/testing.ts';
import { consultationCardsOf } from './consultation/testing.ts';
import type { CardContext } from './context.ts';
import { errandCardsOf } from './errand/testing.ts';
import { extensionCardsOf } from './extension/testing.ts';
import {
  fileAskCard,
  fileFiledCard,
  filePickCard,
  pictureAskCard,
  uploadPromptCard,
} from './forms.ts';
import { handoverCardsOf } from './handover/testing.ts';
import { itemCardsOf } from './item/testing.ts';
import { unknownPaperCard } from './material/answers.ts';
import { expiryCard } from './material/expiry.ts';
import { libraryCard } from './material/library.ts';
import { paperCard } from './material/paper.ts';
import { rejectedCard, rejectFormCard } from './material/rejected.ts';
import { materialsCard } from './materials.ts';
import { nodeCard } from './node.ts';
import type { Card } from './parts.ts';
import { pointsCardsOf } from './points/testing.ts';
import { progressCard } from './progress.ts';
import { promiseCard } from './promise.ts';
import { promiseDoneCard, promiseFormCard } from './promise-form.ts';
import { rectificationCardsOf } from './rectification/testing.ts';
import { onboardingCardsOf } from './setup/testing.ts';
import { standingCardsOf } from './standing/testing.ts';
import { supersededCard } from './superseded.ts';
import { supervisionCardsOf } from './supervision/testing.ts';
import { teamCardsOf } from './team/testing.ts';
import {
  AS_OF,
  bytesOf,
  contextAt,
  demoIds,
  demoProject,
  faultOf,
  tagsOf,
  world,
} from './testing.ts';
import { todoCard } from './todo.ts';
import { urgentWarningCard, warningCard } from './warning.ts';

/** Below Feishu's 30 KB, so that a card answered with a click fits, too. */
const BUDGET_BYTES = 27 * 1024;
const MAX_TAGGED = 200;

const codes = [...world.catalogue.nodes.keys()];
const materials = [...world.catalogue.materials.keys()];
const mention = { mention: ['U022', 'U021'] };
const nasty = '<at id=all></at>**[坏](http://x)** `_~|#-\n> 名称'.repeat(10);

function cardsOf(project: Project, code: string, now: number): Card[] {
  const ctx = contextAt(now);
  const file = { id: '3f2b2f0e-0000-4000-8000-000000000000', name: nasty };
  const filed = { version: 2, fileName: nasty, by: 'U022', otherNodes: codes };
  const items = runningNodes(project).map((node) => ({ project, node }));
  return [
    progressCard(ctx, project),
    nodeCard(ctx, project, code, mention),
    ...(['yellow', 'h24'] as const).map((kind) => warningCard(ctx, project, code, kind, mention)),
    urgentWarningCard(ctx, project, code),
    promiseCard(ctx, project, 'M017', code, 'red', mention),
    promiseFormCard(ctx, project, code, now),
    promiseFormCard(ctx, project, code, 0),
    fileAskCard(ctx, project, file, materials),
    pictureAskCard(ctx, project, file, materials),
    filePickCard(ctx, project, file, materials),
    uploadPromptCard(ctx, project, code, now),
    fileFiledCard(ctx, project, 'M001', filed),
    materialsCard(ctx, project),
    ...paperCards(ctx, project, code, now),
    todoCard(ctx, 'U022', items),
    promiseDoneCard(ctx, project, code, {
      materials,
      promisedOn: '2026-03-20',
      by: 'U007',
      before: project,
    }),
    textCard(nasty, Array(40).fill(nasty), 'info'),
    dueSetCard(ctx, project, code, { by: 'U022' }),
    chooseProjectCard(ctx, code, 'finish', Array(20).fill(project)),
    helpCard(ctx, {
      scope: 'own',
      sections: [{ topic: 'look', commands: [{ usage: nasty, what: nasty }] }],
      unknown: nasty,
    }),
  ];
}

/** All that is said of single papers, of any state. */
function paperCards(ctx: CardContext, project: Project, node: string, now: number): Card[] {
  const about = { node, material: 'M025', version: 3 } as const;
  const filed = {
    type: 'materialFiled' as const,
    material: 'M025',
    version: 3,
    file: { id: 'x', name: nasty },
    by: 'U022',
    node,
    serves: [],
  };
  const back = {
    type: 'materialRejected' as const,
    ...about,
    by: 'U022',
    said: { words: nasty },
  };
  const history = Array(30)
    .fill([filed, back])
    .flat()
    .map((event) => ({ event, at: now, actor: 'U022' }));
  return [
    libraryCard(ctx, project),
    paperCard(ctx, project, 'M025', { history }),
    paperCard(ctx, project, 'M025', { history, asked: { isFileSent: true } }),
    rejectedCard(ctx, project, about, mention),
    rejectFormCard(ctx, project, node, 0),
    rejectFormCard(ctx, project, node, now),
    ...(['yellow', 'red'] as const).map((warning) =>
      expiryCard(ctx, project, { kind: 'expiry', ...about, warning }, mention),
    ),
    unknownPaperCard(ctx, nasty, ['M025', 'M026', 'M024'], '退回'),
  ];
}

function expectSound(card: Card): void {
  for (const each of [card, supersededCard(card)]) {
    expect(faultOf(each)).toBeUndefined();
    expect(bytesOf(each)).toBeLessThan(BUDGET_BYTES);
    expect(tagsOf(each)).toBeLessThanOrEqual(MAX_TAGGED);
    expect(each.config.summary.content).not.toBe('');
    expect(mentionsOf(each)).not.toContain('all');
  }
  const texts = buttonsOf(card).map((button) => button.name);
  expect(new Set(texts).size).toBe(texts.length);
  for (const button of buttonsOf(card)) expect(() => cardAction.parse(button.value)).not.toThrow();
}

const anyPart: readonly [string, (ctx: CardContext, project: Project, code: string) => Card[]][] = [
  ['blockers', (ctx, project, code) => blockerCardsOf(ctx, project, code, nasty)],
  ['rectification', (ctx, project, code) => rectificationCardsOf(ctx, project, code, nasty)],
  ['the clock', clockCardsOf],
  ['extensions', (ctx, project, code) => extensionCardsOf(ctx, project, code, nasty)],
  ['hand-over', (ctx, project, code) => handoverCardsOf(ctx, project, code, nasty)],
  ['errands and notes', (ctx, project, code) => errandCardsOf(ctx, project, code, nasty)],
  ['meetings', (ctx, project, code) => consultationCardsOf(ctx, project, code, nasty)],
  ['dated items', (ctx, project, code) => itemCardsOf(ctx, project, code, nasty)],
  ['supervision', (ctx, project, code) => supervisionCardsOf(ctx, project, code, nasty)],
  ['the team', teamCardsOf],
  ['points', (ctx, project) => pointsCardsOf(ctx, project, nasty)],
  ['setting up', (ctx, project) => onboardingCardsOf(ctx, project, nasty)],
  ['a project as a whole', (ctx, project) => standingCardsOf(ctx, project, nasty)],
];

test.each(anyPart)('cards of %s are sound, whatever was written', (_part, cardsOfPart) => {
  for (const id of ['DEMO-04', 'DEMO-18']) {
    const project = demoProject(id);
    for (const code of oneOfEachKind(project).slice(-4)) {
      for (const card of cardsOfPart(contextAt(AS_OF), project, code)) expectSoundOnce(card);
    }
  }
});

describe('every card is sound', () => {
  test.each(demoIds)('for each node of %s', (id) => {
    const project = demoProject(id);
    for (const code of oneOfEachKind(project)) {
      for (const card of cardsOf(project, code, AS_OF)) expectSoundOnce(card);
    }
  });

  test('for any mix of states, dates and names', () => {
    fc.assert(
      fc.property(anyProject, fc.constantFrom(...codes), anyOffset, (project, code, offset) => {
        for (const card of cardsOf(project, code, AS_OF + offset)) expectSound(card);
      }),
      { numRuns: 30 },
    );
  });
});

const seen = new Set<string>();
function expectSoundOnce(card: Card): void {
  const key = JSON.stringify(card);
  if (seen.has(key)) return;
  seen.add(key);
  expectSound(card);
}

/** Every running node, and the first of those that wait, are done or do not apply. */
function oneOfEachKind(project: Project): string[] {
  const nodes = [...project.nodes.values()];
  const first = (['waiting', 'done', 'skipped'] as const).flatMap(
    (status) => nodes.find((node) => node.status === status)?.code ?? [],
  );
  return [...runningNodes(project).map((node) => node.code), ...first];
}

const anyOffset = fc.integer({ min: -30 * DAY_MS, max: 400 * DAY_MS });

const anyNode = (code: string): fc.Arbitrary<NodeState> =>
  fc.oneof(
    fc.constant({ status: 'waiting' as const, code }),
    fc.constant({ status: 'skipped' as const, code, reason: 'not-applicable' as const }),
    anyOffset.map((offset) => ({
      status: 'done' as const,
      code,
      startedOn: '2026-03-02',
      dueAt: AS_OF,
      doneAt: AS_OF + offset,
      doneBy: 'U022',
      clock: freshClock,
      period: null,
    })),
    fc
      .record({ offset: anyOffset, isAccepted: fc.boolean(), clock: anyClock(nasty) })
      .map(({ offset, isAccepted, clock }) => ({
        status: 'running' as const,
        code,
        startedOn: '2026-02-02',
        dueAt: AS_OF + Math.abs(offset),
        dueIsExplicit: false,
        limitOverride: { limit: { days: 10, kind: 'calendar' as const }, reason: nasty },
        accepted: isAccepted ? { by: 'U022', at: AS_OF } : null,
        light: 'blue' as const,
        warned: {},
        touchedAt: AS_OF,
        clock,
        extension: null,
        assignedTo: null,
        period: null,
      })),
  );

const anyMaterial = (code: string): fc.Arbitrary<MaterialState | null> =>
  fc.constantFrom(
    null,
    {
      status: 'accepted' as const,
      code,
      version: 3,
      file: { id: code, name: nasty },
      filedBy: 'U022',
      filedAt: AS_OF,
      expiresOn: '2026-03-20',
      expiryWarnedAt: AS_OF,
    },
    {
      status: 'rejected' as const,
      code,
      version: 3,
      file: { id: code, name: nasty },
      filedBy: 'U022',
      filedAt: AS_OF,
      rejection: { by: 'U007', at: AS_OF, node: '0404', words: nasty },
    },
    {
      status: 'expired' as const,
      code,
      version: 3,
      file: null,
      filedBy: null,
      filedAt: AS_OF,
      expiresOn: '2026-03-10',
    },
    {
      status: 'promised' as const,
      code,
      version: 1,
      nodes: ['0304'],
      promisedBy: 'U007',
      promisedAt: AS_OF,
      promisedOn: '2026-03-20',
      dueAt: AS_OF + DAY_MS,
      warned: {},
    },
  );

const anyProject: fc.Arbitrary<Project> = fc
  .record({
    id: fc.constantFrom(...demoIds),
    name: fc.constantFrom('短', nasty),
    nodes: fc.tuple(...codes.map(anyNode)),
    papers: fc.tuple(...materials.map(anyMaterial)),
    helpers: fc.constantFrom(0, 40),
  })
  .map(({ id, name, nodes, papers, helpers }) => {
    const project = demoProject(id, { name });
    return {
      ...project,
      team: { ...project.team, helpers: Array<string>(helpers).fill('U022') },
      nodes: new Map(nodes.map((node) => [node.code, node])),
      materials: new Map(papers.flatMap((paper) => (paper ? [[paper.code, paper] as const] : []))),
    };
  });
