import type { Calendar, Limit } from '../calendar/calendar.ts';
import { countWorkdays, dueAt } from '../calendar/due.ts';
import {
  addDays,
  addMonths,
  DAY_MS,
  type Day,
  dayOf,
  daysBetween,
  type Instant,
  instantAt,
} from '../calendar/time.ts';
import { limitOf } from '../catalogue/applies.ts';
import type { ProjectAttributes } from '../catalogue/types.ts';
import { definitionOf } from '../project/node-view.ts';
import type { RunningNode, World } from '../project/types.ts';
import type { DayKind, DueSetting, PastPause } from './types.ts';

/** The limit in force for a running node: that of its contract, else the catalogue's. */
export const limitFor = (
  world: World,
  attributes: ProjectAttributes,
  node: Pick<RunningNode, 'code' | 'limitOverride'>,
): Limit => node.limitOverride?.limit ?? limitOf(definitionOf(world, node.code), attributes);

export const dayKindOf = (limit: Limit): DayKind => ('kind' in limit ? limit.kind : 'calendar');

/** Days after `from` up to and with `to`: the day of a pause was used, that of resuming is not. */
export const daysOf = (calendar: Calendar, kind: DayKind, from: Day, to: Day): number =>
  kind === 'working' ? countWorkdays(calendar, from, to) : daysBetween(from, to);

/** A due instant so many days later, as its limit counts: never on a day off. */
const later = (calendar: Calendar, due: Instant, days: number, kind: DayKind): Instant =>
  days === 0 ? due : dueAt(calendar, dayOf(due), { days, kind });

/** Pauses of the clock that runs now; those before a supplement moved the start count no more. */
export function countedPauses({ clock }: Pick<RunningNode, 'clock'>): readonly PastPause[] {
  const restartedAt = Math.max(0, ...clock.supplements.map(({ completedAt }) => completedAt ?? 0));
  return clock.past.filter(({ resumedAt }) => resumedAt > restartedAt);
}

/** Whether the due instant is what the limit and the pauses give, and was neither set nor moved else. */
export function isCounted(world: World, attributes: ProjectAttributes, node: RunningNode): boolean {
  if (node.dueIsExplicit) return false;
  const limit = limitFor(world, attributes, node);
  const counted = countedPauses(node).reduce(
    (due, { days }) => later(world.calendar, due, days, dayKindOf(limit)),
    dueAt(world.calendar, node.startedOn, limit),
  );
  return counted === node.dueAt;
}

/**
 * Where a paused node is due when its clock goes on at `now`, and by how many days that is later.
 *
 * Two rules meet here. Design: the due instant moves by the days paused. Lifecycle README, section 6:
 * the remaining days go on, the day of resuming is not counted. They agree where the day of pausing
 * counts as used: what is added are the days after it up to and with the day of resuming, working
 * days of a limit in working days, else calendar days, and the end rolls from a day off as ever. An
 * instant set by a person moves by whole calendar days at its time of day.
 *
 * A deadline that lay ahead still lies ahead: resuming after close of business leaves a day to act.
 * One that had passed stays passed: nobody gets out of a red light by a pause.
 */
export function dueAfterPause(
  world: World,
  attributes: ProjectAttributes,
  node: RunningNode,
  now: Instant,
): { readonly days: number; readonly kind: DayKind; readonly dueAt: Instant } {
  const { paused } = node.clock;
  if (!paused) throw new Error(`node ${node.code} is not paused`);
  // An instant that was set during the pause was set in its knowledge.
  const since = dayOf(Math.max(paused.at, lastSettingOf(node)?.at ?? 0));
  return dueAfterStop(world, attributes, node, { at: paused.at, since }, now);
}

/**
 * The same for a clock that stood still for whatever reason: `at` tells what had passed by then,
 * `since` the day that counts as used.
 */
export function dueAfterStop(
  world: World,
  attributes: ProjectAttributes,
  node: RunningNode,
  { at, since }: { readonly at: Instant; readonly since: Day },
  now: Instant,
): { readonly days: number; readonly kind: DayKind; readonly dueAt: Instant } {
  const kind = kindOfMoves(world, attributes, node);
  const after = (days: number): Instant =>
    node.dueIsExplicit ? node.dueAt + days * DAY_MS : later(world.calendar, node.dueAt, days, kind);
  let days = daysOf(world.calendar, kind, since, dayOf(now));
  if (node.dueAt > at) while (after(days) <= now) days += 1;
  else while (days > 0 && after(days) > now) days -= 1;
  return { days, kind, dueAt: after(days) };
}

/** The days by which a node's due instant moves: an instant that was set knows no working days. */
export const kindOfMoves = (
  world: World,
  attributes: ProjectAttributes,
  node: RunningNode,
): DayKind => (node.dueIsExplicit ? 'calendar' : dayKindOf(limitFor(world, attributes, node)));

/** The last time a person set a node's due instant, by themselves or by granting more time. */
export function lastSettingOf({
  clock,
  extension,
}: RunningNode): (DueSetting & { readonly how: 'set' | 'granted' }) | null {
  const granted = (extension?.past ?? []).flatMap(({ from, outcome }) => {
    if (outcome.kind !== 'granted') return [];
    const { by, at, dueAt: to } = outcome;
    return { how: 'granted' as const, by, at, from, to };
  });
  const set = clock.set ? [{ how: 'set' as const, ...clock.set }] : [];
  const [last] = [...granted, ...set].sort((a, b) => b.at - a.at);
  return last ?? null;
}

/** Where a node is due whose start a supplement (补正) moves to `startedOn`. */
export function dueAfterSupplement(
  world: World,
  attributes: ProjectAttributes,
  node: RunningNode,
  startedOn: Day,
): Instant {
  if (!node.dueIsExplicit) {
    return dueAt(world.calendar, startedOn, limitFor(world, attributes, node));
  }
  return node.dueAt + Math.max(0, daysBetween(node.startedOn, startedOn)) * DAY_MS;
}

/** The morning from which a clock stopped at `now` has stood still for longer than its limit. */
export function longAtOf(
  world: World,
  attributes: ProjectAttributes,
  node: RunningNode,
  now: Instant,
): Instant {
  const limit = limitFor(world, attributes, node);
  const kind = dayKindOf(limit);
  const whole = 'kind' in limit ? limit.days : monthDays(node.startedOn, limit.months);
  const used = countedPauses(node).reduce(
    (sum, { at, resumedAt }) => sum + daysOf(world.calendar, kind, dayOf(at), dayOf(resumedAt)),
    0,
  );
  const left = whole - used;
  if (left <= 0) return now;
  let day = addDays(dayOf(now), 1);
  while (daysOf(world.calendar, kind, dayOf(now), day) <= left) day = addDays(day, 1);
  return instantAt(day, '07:00');
}

const monthDays = (from: Day, months: number) => daysBetween(from, addMonths(from, months));
