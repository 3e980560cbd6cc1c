import { DUE_TIME } from '../calendar/due.ts';
import { addDays, dayOf, type Instant, instantAt } from '../calendar/time.ts';
import type { UnitCode } from '../catalogue/types.ts';
import { FARTHEST_DAYS } from '../project/act.ts';
import { ENTERPRISE } from '../project/people.ts';
import type { World } from '../project/types.ts';
import type { ItemFault, NewItem, SetItem } from './types.ts';

/** What is to be done is a sentence. */
export const MOST_SIGNS = 200;
/** An item without a day of its own is due a week later: by the next weekly dispatch. */
export const USUAL_DAYS = 7;

/**
 * An item with what was left out of it: its unit is that of the person, else `usualUnit` (null:
 * there is none), its day a week from `now`; or what is wrong with it.
 */
export function completeItem(
  { directory, catalogue }: World,
  { words, unit: named, owner, dueOn }: NewItem,
  usualUnit: UnitCode | null,
  now: Instant,
): Omit<SetItem, 'id'> | ItemFault {
  const signs = [...words.trim()].length;
  if (signs === 0) return { code: 'words-missing' };
  if (signs > MOST_SIGNS) return { code: 'words-too-long', signs, most: MOST_SIGNS };
  const person = owner === undefined ? undefined : directory.person(owner);
  if (owner !== undefined && !person?.active) return { code: 'person-unknown', words: owner };
  const unit = named ?? person?.unit ?? usualUnit;
  if (unit === null) return { code: 'doer-missing' };
  if (unit !== ENTERPRISE && !catalogue.units.has(unit)) {
    return { code: 'unit-unknown', words: unit };
  }
  const today = dayOf(now);
  const day = dueOn ?? addDays(today, USUAL_DAYS);
  const latestDay = addDays(today, FARTHEST_DAYS);
  if (day > latestDay) return { code: 'date-too-far', latestDay };
  const dueAt = instantAt(day, DUE_TIME);
  if (dueAt <= now) return { code: 'date-not-ahead', day };
  return { unit, owner: owner ?? null, dueAt };
}
