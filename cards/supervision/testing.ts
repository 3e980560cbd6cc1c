import { DAY_MS } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { rungsFrom } from '../../domain/supervision/rungs.ts';
import { orderForms, type SupervisionSubject } from '../../domain/supervision/subjects.ts';
import type { Climb, MissedStep, SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { draw } from '../draw.ts';
import { nodeCard } from '../node.ts';
import type { Card } from '../parts.ts';
import { progressCard } from '../progress.ts';
import { todoCard } from '../todo.ts';
import { ownOrdersCard, projectOrdersCard } from './list.ts';
import {
  noFeedbackNote,
  orderFileNote,
  orderFilePromptCard,
  orderNote,
  resolveToPressNote,
} from './notes.ts';

const mention = { mention: ['U022', 'U021'] };
const steps: readonly MissedStep[] = ['1', '3', '7', '1M', 'monthly', 'returned'];
const calls = [
  'wentOn',
  'reopened',
  'returned',
  'planApproved',
  'planRefused',
  'assigned',
  'named',
  'causeNamed',
  'spared',
] as const;

/** An order with as much on it as it can have. */
function anOrder(ctx: CardContext, node: NodeCode, words: string): SupervisionOrder {
  const moment = { by: 'U022', at: ctx.now };
  const skipped = (['unitHead', 'portfolioLeader', 'principalLeader'] as const).map((role) => ({
    role,
    person: 'U008',
    why: 'unreachable' as const,
  }));
  const climb: Climb = { role: 'principalLeader', called: ['U001', 'U002'], skipped };
  return {
    kind: 'order',
    id: 'S1',
    node,
    period: null,
    openedAt: ctx.now - 3 * DAY_MS,
    missedAt: ctx.now - 3 * DAY_MS,
    asHelp: false,
    grade: 'ordinary',
    rungs: rungsFrom(ctx.world, ctx.now - 3 * DAY_MS),
    accepted: { ...moment, responsible: 'U022', cause: 'enterprise' },
    causeConfirmed: null,
    fedBack: null,
    result: null,
    plan: {
      proposed: moment,
      on: '2027-05-20',
      to: 'U006',
      decided: null,
      dueAt: null,
      nextAt: null,
    },
    missed: { '1': ctx.now - DAY_MS },
    climb,
    noted: ['U001'],
    assigned: 'U023',
    spared: { ...moment, until: ctx.now + DAY_MS },
    held: null,
    completed: null,
    answered: null,
    returned: null,
    summons: { proposedAt: ctx.now, decided: null },
    closed: null,
    lines: (
      ['accepted', 'feedback', 'result', 'plan', 'planDecided', 'returned', 'resolved'] as const
    ).map((what) => ({ ...moment, what, words })),
    files: 9_999,
    doers: ['U022'],
    called: [],
    forms: [],
  };
}

/** The same order at every stage of its life. */
function stagesOf(ctx: CardContext, node: NodeCode, words: string): SupervisionOrder[] {
  const moment = { by: 'U022', at: ctx.now };
  const full = anOrder(ctx, node, words);
  const fresh: SupervisionOrder = {
    ...full,
    id: 'S2',
    accepted: null,
    plan: null,
    missed: {},
    assigned: null,
    spared: null,
    summons: null,
    lines: [],
  };
  const approved = full.plan && {
    ...full.plan,
    decided: { ...moment, approved: true },
    dueAt: ctx.now,
    nextAt: ctx.now + DAY_MS,
  };
  const completed = { ...full, id: 'S4', completed: moment };
  const returned = { ...moment, dueAt: ctx.now + DAY_MS, resolvedAt: null };
  return [
    full,
    fresh,
    { ...full, id: 'S3', plan: approved, asHelp: true, causeConfirmed: moment },
    completed,
    { ...completed, id: 'S5', returned, answered: { ...moment, satisfied: false } },
    { ...completed, id: 'S6', closed: { ...moment, why: 'verified' } },
    { ...fresh, id: 'S7', closed: { by: null, at: ctx.now, why: 'dropped' } },
    { ...full, id: 'S8', held: { since: ctx.now, why: 'paused' } },
  ];
}

/** Every card of this part, and those of others that show an order, for the check of all cards. */
export function supervisionCardsOf(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  words: string,
): Card[] {
  const all = stagesOf(ctx, node, words);
  const held = { ...project, matters: new Map(all.map((order) => [order.id, order])) };
  const at = ctx.now;
  const subjects = all.flatMap(({ id: matter }): SupervisionSubject[] => [
    { kind: 'order', matter },
    ...steps.map((step) => ({ kind: 'orderCall', matter, at, call: 'missed', step }) as const),
    ...calls.map((call) => ({ kind: 'orderCall', matter, at, call }) as const),
    ...steps.map((step) => ({ kind: 'orderLeader', matter, at, step }) as const),
    { kind: 'planDecision', matter, at },
    { kind: 'orderVerify', matter, at: at + 1 },
    { kind: 'orderVerify', matter, at },
    { kind: 'orderEnterprise', matter, at },
    { kind: 'summons', matter, at },
    { kind: 'summoned', matter, at },
    ...orderForms.map((of) => ({ kind: 'orderForm', matter, of, form: 'f' }) as const),
  ]);
  const [order] = all;
  return [
    ...subjects.map((subject) => draw(ctx, held, subject, mention).card),
    ...(order
      ? [
          projectOrdersCard(ctx, held, Array<SupervisionOrder>(30).fill(order)),
          ownOrdersCard(ctx, Array(30).fill({ project: held, order })),
          orderFilePromptCard(ctx, held, order, at),
          orderFileNote(order),
          resolveToPressNote(order),
        ]
      : []),
    ownOrdersCard(ctx, []),
    orderNote(words),
    noFeedbackNote(words),
    progressCard(ctx, held),
    nodeCard(ctx, held, node, mention),
    todoCard(
      ctx,
      'U022',
      Array(20).fill({
        project: held,
        waiting: { matter: 'S1', node, dueAt: at, act: 'order-feedback' },
      }),
    ),
  ];
}
