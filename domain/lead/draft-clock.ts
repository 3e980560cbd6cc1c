import type { Calendar } from '../calendar/calendar.ts';
import { DUE_TIME, dueAt } from '../calendar/due.ts';
import { addDays, dayOf, type Instant, instantAt } from '../calendar/time.ts';
import type { LeadDraft } from './draft.ts';

/** A draft is waited for, reminded of once, and given up: nothing is saved unconfirmed. */

const OPENS = '09:00';
/** A working day after it was last touched. */
const REMIND_DAYS = 1;
/** Working days from the reminder on. */
const EXPIRE_DAYS = 2;

/**
 * When a draft that was last touched at `touchedAt` is reminded of: a working day later, at the same
 * time of day within office hours. What is written in the evening counts from the day after.
 */
export function remindAt(calendar: Calendar, touchedAt: Instant): Instant {
  const day = dayOf(touchedAt);
  const [opens, closes] = [instantAt(day, OPENS), instantAt(day, DUE_TIME)];
  const from = touchedAt > closes ? addDays(day, 1) : day;
  const limit = { days: REMIND_DAYS, kind: 'working' } as const;
  const next = dueAt(calendar, from, limit, OPENS);
  const isInHours = touchedAt > opens && touchedAt <= closes;
  return isInHours ? next + (touchedAt - opens) : next;
}

/** When a draft that was reminded of, or touched since, is given up: close of business. */
export const expireAt = (calendar: Calendar, touchedAt: Instant): Instant =>
  dueAt(calendar, dayOf(touchedAt), { days: EXPIRE_DAYS, kind: 'working' });

/** The next instant at which time does something about an open draft touched at `now`. */
export const nextDraftCheck = (
  calendar: Calendar,
  { remindedAt }: Pick<LeadDraft, 'remindedAt'>,
  now: Instant,
): Instant => (remindedAt === undefined ? remindAt(calendar, now) : expireAt(calendar, now));
