import type { Calendar } from '../calendar/calendar.ts';
import { dayOf, type Instant } from '../calendar/time.ts';
import { runningLight, warningOpensAt } from '../project/light.ts';
import type { Light } from '../project/types.ts';
import type { DatedItem } from './types.ts';

const stretchOf = ({ set, dueAt }: Pick<DatedItem, 'set' | 'dueAt'>) => ({
  startedOn: dayOf(set.at),
  dueAt,
});

/** When an item warns: as any other deadline does. Source: lifecycle rules, `colours`. */
export const itemWarnsAt = (calendar: Calendar, item: Pick<DatedItem, 'set' | 'dueAt'>): Instant =>
  warningOpensAt(calendar, stretchOf(item));

/** Whether somebody still has to do it. */
export const isOpenItem = ({ done, superseded, withdrawn }: DatedItem): boolean =>
  done === null && !superseded && !withdrawn;

/**
 * Light of an item at `now`, like that of a node: done is green, under way blue, near its date
 * yellow, past it red. One that was withdrawn, or that gives way to another instruction, is grey.
 */
export function itemLight(calendar: Calendar, item: DatedItem, now: Instant): Light {
  if (item.done) return 'green';
  if (item.superseded || item.withdrawn) return 'grey';
  return runningLight(calendar, stretchOf(item), null, now);
}
