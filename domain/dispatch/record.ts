import type { Calendar } from '../calendar/calendar.ts';
import { type Instant, MINUTE } from '../calendar/time.ts';
import type { DispatchTier } from '../catalogue/rules-types.ts';
import { periodsDue } from './schedule.ts';
import type { Cycle, DispatchPeriod } from './types.ts';

/**
 * What became of a digest. `empty`: there was nothing in it; `covered`: an outage lasted longer than
 * its period, and the next digest stands for it, too; `queued`: on its way.
 */
export const digestStates = ['empty', 'covered', 'queued', 'sent'] as const;
export type DigestState = (typeof digestStates)[number];

/** One audience's row of a period. */
export interface DigestRecord {
  readonly cycle: Cycle;
  /** The period's nominal day. */
  readonly period: string;
  readonly audience: string;
  readonly state: DigestState;
  readonly madeAt: Instant;
}

/** How long a digest may be on its way, as every message. Source: design, section 6 (the auditor). */
const ON_ITS_WAY_MS = 10 * MINUTE;

export type DigestGap =
  /** Nobody has made the digests of a period that is due. */
  | { readonly gap: 'not-made'; readonly period: DispatchPeriod }
  /** One was made and has not reached its reader. */
  | { readonly gap: 'not-sent'; readonly record: DigestRecord };

/** Names a period, as the record of what was made does. */
export const periodName = ({ cycle, key }: Pick<DispatchPeriod, 'cycle' | 'key'>): string =>
  `${cycle}:${key}`;

/**
 * Digests that are owed and were not sent, for every audience and period due from `since` up to
 * `now`: none, if all is well. `made` are names of periods whose audiences have their rows.
 * Source: design, section 6: "no digest period skipped".
 */
export function digestGaps(
  tiers: readonly DispatchTier[],
  calendar: Calendar,
  {
    since,
    made,
    records,
  }: {
    readonly since: Instant;
    readonly made: ReadonlySet<string>;
    readonly records: readonly DigestRecord[];
  },
  now: Instant,
): DigestGap[] {
  const latest = now - ON_ITS_WAY_MS;
  return [
    ...periodsDue(tiers, calendar, since, latest)
      .filter((period) => !made.has(periodName(period)))
      .map((period) => ({ gap: 'not-made', period }) as const),
    ...records
      .filter(({ state, madeAt }) => state === 'queued' && madeAt <= latest)
      .map((record) => ({ gap: 'not-sent', record }) as const),
  ];
}

/**
 * What to make of the periods that are owed at `now`, the highest tier first: of each tier the newest
 * is sent, and stands for older ones that an outage has swallowed.
 */
export function owedTurns(
  owed: readonly DispatchPeriod[],
): { readonly period: DispatchPeriod; readonly covers: readonly DispatchPeriod[] }[] {
  const cycles: readonly Cycle[] = ['monthly', 'half-monthly', 'weekly'];
  return cycles.flatMap((cycle) => {
    const of = owed.filter((period) => period.cycle === cycle).sort((a, b) => a.dueAt - b.dueAt);
    const period = of.at(-1);
    return period ? [{ period, covers: of.slice(0, -1) }] : [];
  });
}

/** From here on a digest says that it is late. */
const LATE_AFTER_MS = 30 * MINUTE;

/** Whether a digest that is sent at `at` comes later than its readers expect. */
export const isLate = ({ dueAt }: Pick<DispatchPeriod, 'dueAt'>, at: Instant): boolean =>
  at - dueAt >= LATE_AFTER_MS;
