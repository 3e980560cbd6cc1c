import type { Instant } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Matter } from '../../domain/matter/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CompleteProblem } from '../../domain/rectification/complete.ts';
import type { ProblemFault } from '../../domain/rectification/faults.ts';
import type {
  Checklist,
  ProblemState,
  RectificationItem,
  RectificationSubject,
} from '../../domain/rectification/types.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { rectificationDrawers } from './draw.ts';
import { photoFiledCard, photoPromptCard } from './forms.ts';
import { ownProblemsCard, projectProblemsCard } from './list.ts';
import {
  askedPrivatelyCard,
  howToCard,
  noChecklistCard,
  noSuchProblemCard,
  nothingToPhotographCard,
  severalNodesCard,
} from './notes.ts';
import {
  droppedCard,
  faultyCard,
  nothingReadCard,
  previewCard,
  savedCard,
  tooManyLinesCard,
} from './preview.ts';

// Cards of rectification in every state, for tests of all cards.

const ID = '3f2b2f0e-0000-4000-8000-000000000000';
const PERSON = 'U023';

/** A problem; by default one that U018 owns for the enterprise and U023 checks again. */
export const aProblem = (change: Partial<RectificationItem> = {}): RectificationItem => ({
  kind: 'rectification',
  id: 'R1',
  node: '0903',
  words: '防火门不能自闭',
  part: '',
  clause: '',
  ownerUnit: 'ENT',
  owner: 'U018',
  dueAt: 0,
  limitDays: 30,
  recheckBy: PERSON,
  source: null,
  batch: 1,
  round: 1,
  entered: { by: PERSON, at: 0 },
  state: { status: 'open' },
  returned: null,
  photos: { before: [], after: [] },
  warned: {},
  ...change,
});

/** The project with these problems and no other matters. */
export const withProblems = (project: Project, ...items: readonly Matter[]): Project => ({
  ...project,
  matters: new Map(items.map((item) => [item.id, item])),
});

function problemsAt(now: Instant, node: NodeCode, words: string, count: number) {
  const moment = { by: PERSON, at: now };
  const states: ProblemState[] = [
    { status: 'open' },
    { status: 'fixed', fixed: { by: 'U018', at: now } },
    { status: 'closed', fixed: moment, closed: moment },
    { status: 'withdrawn', withdrawn: { ...moment, words } },
  ];
  return Array.from({ length: count }, (_, index) =>
    aProblem({
      id: `R${index + 1}`,
      node,
      words,
      part: index % 2 === 0 ? words : '',
      clause: index % 3 === 0 ? words : '',
      owner: index % 4 === 0 ? 'U018' : 'U022',
      ownerUnit: index % 4 === 0 ? 'ENT' : 'ZGJ',
      recheckBy: index % 5 === 0 ? 'U999' : PERSON,
      dueAt: now + (index - 5) * 24 * 3_600_000,
      entered: { by: PERSON, at: now - 40 * 24 * 3_600_000 },
      state: states[index % states.length] ?? { status: 'open' },
      returned: index % 6 === 0 ? { ...moment, words, times: 2 } : null,
      source: index % 7 === 0 ? { item: 'C03', servesNode: '0903' } : null,
      warned: index % 2 === 0 ? { yellow: now } : { yellow: now, red: now },
      photos: {
        before: [{ file: `${ID}${index}`, ...moment }],
        after: [],
      },
    }),
  );
}

const subjectsOf = (node: NodeCode, at: Instant): RectificationSubject[] => [
  { kind: 'problems', node, batch: 1 },
  { kind: 'problems', node, batch: 9 },
  { kind: 'problemChangeForm', node, person: PERSON, openedAt: at },
  { kind: 'problemCall', node, call: 'changed', at },
  ...(['returned', 'yellow', 'red'] as const).map(
    (call) => ({ kind: 'problemCall', node, call, at }) as const,
  ),
  { kind: 'problemsCleared', node, round: 1 },
  { kind: 'problemsCleared', node, round: 9 },
  { kind: 'problemsForm', node },
  ...(['fixForm', 'recheckForm', 'recheckCall', 'photoForm'] as const).map(
    (kind) => ({ kind, node, person: PERSON }) as const,
  ),
  { kind: 'fixForm', node, person: 'U018' },
  { kind: 'photoAskForm', node, file: ID, person: PERSON },
  { kind: 'photoAskForm', node, file: `${ID}0`, person: PERSON },
  { kind: 'checklist', node, matter: 'K0803' },
  { kind: 'tickForm', node, matter: 'K0803', discipline: null },
  { kind: 'tickForm', node, matter: 'K0803', discipline: '消防' },
];

const faults: readonly ProblemFault[] = [
  { code: 'words-missing' },
  { code: 'words-too-long', signs: 2_000, most: 200 },
  { code: 'date-not-ahead', day: '2026-03-01' },
  { code: 'date-too-far', latestDay: '2027-03-17' },
  { code: 'rechecks-own-work', person: PERSON },
  { code: 'nobody-rechecks' },
  { code: 'nobody-answers' },
  { code: 'listed-already', matter: 'R1' },
  { code: 'said-twice', line: 1 },
];

/** A checklist with one item in each state, the words as long as they can be. */
const aChecklist = (node: NodeCode, words: string, at: Instant): Checklist => ({
  kind: 'checklist',
  id: 'K0803',
  node,
  checklist: 'CK-ACC',
  ticks: {
    C01: { state: 'passed', words, by: PERSON, at },
    C03: { state: 'failed', words, by: PERSON, at },
    C17: { state: 'notApplicable', words: '', by: PERSON, at },
  },
});

/** Every card about the problems and the checklist of a node; by default with a list at its longest. */
export function rectificationCardsOf(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  nasty: string,
  count = 50,
): Card[] {
  const words = nasty.slice(0, 200);
  const items = problemsAt(ctx.now, node, words, count);
  const around = withProblems(project, ...items, aChecklist(node, words, ctx.now));
  return [
    ...subjectsOf(node, ctx.now).map((subject) => draw(ctx, around, subject)),
    projectProblemsCard(ctx, around),
    projectProblemsCard(ctx, around, node),
    ownProblemsCard(ctx, PERSON, Array(count > 0 ? 8 : 0).fill({ project: around, items })),
  ];
}

/** Answers in words, and what was read of a list. */
export function rectificationAnswers(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  nasty: string,
): Card[] {
  const complete: CompleteProblem = {
    words: nasty.slice(0, 200),
    part: '',
    clause: '',
    ownerUnit: 'ENT',
    owner: 'U018',
    dueAt: ctx.now,
    limitDays: 30,
    recheckBy: PERSON,
  };
  const lines = [
    ...faults,
    ...(['not-understood', 'unit-unknown', 'person-unknown'] as const).map(
      (code) => ({ code, words: nasty }) as const,
    ),
    { code: 'person-ambiguous', words: nasty, count: 2 } as const,
  ].map((fault, index) => ({ line: index + 1, fault }));
  return [
    photoPromptCard(ctx, project, { node, matters: ['R1'], of: 'before', until: ctx.now }),
    photoFiledCard(ctx, project, aProblem({ node, words: nasty }), 'before'),
    ...[1, 50].map((count) =>
      previewCard(ctx, project, { node, draft: ID, problems: Array(count).fill(complete) }),
    ),
    faultyCard(ctx, lines, Array(20).fill(nasty)),
    savedCard(Array(50).fill('R1')),
    droppedCard(),
    nothingReadCard(node),
    tooManyLinesCard(100, 50),
    askedPrivatelyCard(),
    nothingToPhotographCard(),
    howToCard('fixed'),
    howToCard('recheck'),
    howToCard('withdraw'),
    severalNodesCard(),
    noChecklistCard(),
    noSuchProblemCard(['R1']),
  ];
}

const draw = (ctx: CardContext, project: Project, subject: RectificationSubject): Card => {
  const drawer = rectificationDrawers[subject.kind] as (
    ctx: CardContext,
    project: Project,
    subject: RectificationSubject,
    options: { mention: readonly string[] },
  ) => { card: Card };
  return drawer(ctx, project, subject, { mention: ['U022', 'U021'] }).card;
};
