import type { Instant } from '../domain/calendar/time.ts';
import type { Report } from './follow.ts';

/** What may be left to do, each kind as it is read from the database. */
export interface Work {
  /** Messages and clicks that wait to be worked off. */
  waiting(): Promise<number>;
  /** The next looks at projects, leads and drafts; null: there is none. */
  checks(): Promise<readonly (Instant | null)[]>;
  /** The next periodic work. */
  upkeep(): Promise<Instant | null>;
  /** What waits to be sent. */
  sending(): Promise<{ readonly busy: boolean; readonly nextDue: Instant | null }>;
  nextDeadline(): Promise<Instant | null>;
}

/**
 * What a process still has to do, for a clock that jumps: nothing may be left behind. Read along the
 * way that work takes, one after the other: read at once, a commit in between could be seen as done
 * where it began and as not there yet where it leads to.
 */
export async function leftToDo(work: Work, now: Instant): Promise<Report> {
  const [waiting, nextDeadline] = await Promise.all([work.waiting(), work.nextDeadline()]);
  const checks = await work.checks();
  const upkeep = await work.upkeep();
  const sending = await work.sending();
  const instants = [...checks, upkeep, sending.nextDue].filter((at) => at !== null);
  const nextDue = instants.length > 0 ? Math.min(...instants) : null;
  const busy = waiting > 0 || sending.busy || (nextDue !== null && nextDue <= now);
  return { nextDue, nextDeadline, busy };
}
