import type { Instant } from '../calendar/time.ts';
import { type Appliers, running, withNode } from '../project/applier.ts';
import type { RunningNode } from '../project/types.ts';
import { readyOnOf } from './supplement.ts';
import type { ClockEvent, DueSetting, NodeClock } from './types.ts';

type EventOf<Type extends ClockEvent['type']> = Extract<ClockEvent, { type: Type }>;

const nodeAppliers: {
  readonly [Type in ClockEvent['type']]: (
    node: RunningNode,
    event: EventOf<Type>,
    at: Instant,
  ) => RunningNode;
} = {
  nodePaused(node, { reason, expectedOn, longAt, materials, unnamed, by, said }, at) {
    const { words = '', paper = '' } = said ?? {};
    const facts = { reason, expectedOn, longAt, materials, unnamed, words, paper };
    const paused = { ...facts, by, at, warned: {} };
    return { ...node, clock: { ...node.clock, paused }, touchedAt: at };
  },
  nodeResumed(node, { days, kind, dueAt, by }, at) {
    const { paused, past } = node.clock;
    if (!paused) throw new Error(`node ${node.code} is not paused`);
    const ended = { ...paused, resumedAt: at, resumedBy: by, days, kind };
    return {
      ...node,
      clock: { ...node.clock, paused: null, past: [...past, ended] },
      dueAt,
      warned: warnedAfterMove(node, dueAt, at),
      touchedAt: at,
    };
  },
  supplementAsked(node, { materials, unnamed, by, said }, at) {
    const asked = { at, by, materials, unnamed, words: said?.words ?? '', completedAt: null };
    const supplements = [...node.clock.supplements, asked];
    return { ...node, clock: { ...node.clock, supplements }, touchedAt: at };
  },
  supplementCompleted(node, { startedOn, dueAt }, at) {
    const supplements = node.clock.supplements.map((each) => ({
      ...each,
      completedAt: each.completedAt ?? at,
    }));
    const clock = { ...node.clock, supplements, readyOn: readyOnOf(node) };
    return { ...node, startedOn, dueAt, clock, warned: {} };
  },
  pauseWarned(node, { warning }, at) {
    const { paused } = node.clock;
    if (!paused) return node;
    const warned = { ...paused.warned, [warning]: at };
    return { ...node, clock: { ...node.clock, paused: { ...paused, warned } } };
  },
  supplementReminded: (node, _event, at) => ({
    ...node,
    clock: { ...node.clock, papersRemindedAt: at },
  }),
};

/** A running node after one event of its clock. Throws where the log contradicts itself. */
export const afterClockEvent = (node: RunningNode, event: ClockEvent, at: Instant): RunningNode =>
  (nodeAppliers[event.type] as (node: RunningNode, event: ClockEvent, at: Instant) => RunningNode)(
    node,
    event,
    at,
  );

/**
 * Warnings of a running node whose due instant moves to `dueAt` at `at`: what counts down to a new
 * deadline is due again. Not so the yellow card, which comes when the light turns; nor anything of a
 * deadline that did not move, or that had passed and stays passed.
 */
export function warnedAfterMove(
  { warned, dueAt: before }: Pick<RunningNode, 'warned' | 'dueAt'>,
  dueAt: Instant,
  at: Instant,
): RunningNode['warned'] {
  if (dueAt === before || dueAt <= at) return warned;
  return warned.yellow === undefined ? {} : { yellow: warned.yellow };
}

/** A clock on which a person has set the due instant; kept to explain it. */
export const withSetting = (clock: NodeClock, set: DueSetting): NodeClock => ({ ...clock, set });

/** A clock that stood still from one day to the other because the whole project did. */
export const withIdleDays = (clock: NodeClock, from: string, to: string): NodeClock =>
  from < to ? { ...clock, idle: [...clock.idle, { from, to }] } : clock;

const apply =
  <Type extends ClockEvent['type']>() =>
  (
    project: Parameters<typeof withNode>[0],
    event: EventOf<Type>,
    at: Instant,
  ): ReturnType<typeof withNode> =>
    withNode(project, afterClockEvent(running(project, event.node), event, at));

export const clockAppliers: Appliers<ClockEvent> = {
  nodePaused: apply(),
  nodeResumed: apply(),
  supplementAsked: apply(),
  supplementCompleted: apply(),
  pauseWarned: apply(),
  supplementReminded: apply(),
};
