import { DUE_TIME } from '../calendar/due.ts';
import { addDays, type Day, dayOf, type Instant, instantAt } from '../calendar/time.ts';
import type { PointsRules } from '../catalogue/rules-types.ts';
import type { NodeState, World } from '../project/types.ts';
import type { SupervisionEvent } from './events.ts';
import type { SupervisionOrder } from './types.ts';

/**
 * Working days on which a node was red from beginning to end, each on record at close of business:
 * what points for a red light that lasts (D2) are entered by. The day on which it turned red, or went
 * on after a stop, was not red from its beginning; days of a pause or of a suspended project are
 * nobody's. Source: lifecycle README, section 9 (D2 "每满1个工作日").
 */
export function redDaysOwed(
  world: World,
  order: SupervisionOrder,
  node: NodeState | undefined,
  now: Instant,
): SupervisionEvent[] {
  if (node?.status !== 'running' || node.period !== order.period) return [];
  const { count, upTo } = counted(order);
  const most = mostRedDays(world.catalogue.rules.points);
  const events: SupervisionEvent[] = [];
  for (const day of closedDays(world, order, upTo, now)) {
    if (count + events.length >= most) break;
    if (node.clock.idle.some(({ from, to }) => from <= day && day <= to)) continue;
    const nth = count + events.length + 1;
    events.push({ type: 'redDayCounted', matter: order.id, node: order.node, day, nth });
  }
  return events;
}

/** When the next such day ends; null: none is counted any more. */
export function nextRedDayAt(world: World, order: SupervisionOrder, now: Instant): Instant | null {
  const { count, upTo } = counted(order);
  if (!isCounting(order) || count >= mostRedDays(world.catalogue.rules.points)) return null;
  const today = dayOf(now);
  let day = addDays(upTo > today ? upTo : today, 0);
  while (day <= upTo || !world.calendar.isWorkday(day) || instantAt(day, DUE_TIME) <= now) {
    day = addDays(day, 1);
  }
  return instantAt(day, DUE_TIME);
}

/** Orders that were there before such days were counted begin with the day they opened. */
const counted = ({ redDays, openedAt }: SupervisionOrder) =>
  redDays ?? { count: 0, upTo: dayOf(openedAt) };

/** Nothing is counted on an order that runs as help, is held, or whose node is done. */
const isCounting = ({ asHelp, held, completed, closed }: SupervisionOrder): boolean =>
  !asHelp && held === null && completed === null && closed === null;

function* closedDays(
  { calendar }: World,
  order: SupervisionOrder,
  upTo: Day,
  now: Instant,
): Generator<Day> {
  if (!isCounting(order)) return;
  for (let day = addDays(upTo, 1); instantAt(day, DUE_TIME) <= now; day = addDays(day, 1)) {
    if (calendar.isWorkday(day)) yield day;
  }
}

/** No more than cost anything: beyond the cap a day is not worth a line in the log. */
function mostRedDays({ rules }: PointsRules): number {
  const rule = rules.find(({ code }) => code === 'D2');
  if (!rule?.enabled) return 0;
  return rule.cap?.per === 'node'
    ? Math.ceil(rule.cap.points / Math.abs(rule.score))
    : Number.POSITIVE_INFINITY;
}
