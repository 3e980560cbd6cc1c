import { dueAt } from '../calendar/due.ts';
import { type Day, dayOf, type Instant } from '../calendar/time.ts';
import { limitOf } from '../catalogue/applies.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { NodeEvent } from './events.ts';
import { definitionOf } from './node-view.ts';
import { nextPeriod, periodOf } from './period.ts';
import type { DoneNode, Period, Project, World } from './types.ts';

/** What a start says of the period that a recurring node stands for; nothing of any other node. */
export const periodAt = (
  world: World,
  code: NodeCode,
  startedOn: Day,
): { readonly period?: Period } =>
  definitionOf(world, code).recurring ? { period: periodOf(startedOn) } : {};

/**
 * The new start of a done recurring node at `now`. Its clock runs from the day it is noticed: one
 * that came late, because the last period was or the project stood still, is not born overdue.
 */
export function tickPeriod(
  world: World,
  { attributes, nodes }: Pick<Project, 'attributes' | 'nodes'>,
  node: DoneNode,
  now: Instant,
): Extract<NodeEvent, { type: 'nodeStarted' }>[] {
  const definition = definitionOf(world, node.code);
  const next = nextPeriod(node);
  const last = definition.recurringUntil && nodes.get(definition.recurringUntil)?.status;
  if (!next || !last || last === 'done' || last === 'skipped') return [];
  const today = dayOf(now);
  if (today < next.startsOn) return [];
  return [
    {
      type: 'nodeStarted',
      node: node.code,
      startedOn: today,
      dueAt: dueAt(world.calendar, today, limitOf(definition, attributes)),
      limitOverride: null,
      period: next.period,
    },
  ];
}
