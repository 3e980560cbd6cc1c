import type { Db } from '../../db/client.ts';
import { listDigestRecords } from '../../db/queries/digests.ts';
import { claimRun, listRuns, runAt } from '../../db/queries/runs.ts';
import { DAY_MS, type Instant } from '../../domain/calendar/time.ts';
import { type DigestGap, digestGaps, periodName } from '../../domain/dispatch/record.ts';
import { nextDispatchAt, periodsDue } from '../../domain/dispatch/schedule.ts';
import type { DispatchPeriod } from '../../domain/dispatch/types.ts';
import type { World } from '../../domain/project/types.ts';
import type { BotContext } from '../context.ts';

/** Under this key stands since when digests are owed: none for what was due before. */
export const DISPATCH_SINCE = 'dispatch:since';
const MADE = 'dispatch:made:';
/**
 * What is older is neither made any more nor found missing: it was found while it was new, and a look
 * does not cost more the longer a district is at work.
 */
const LOOKS_BACK_MS = 92 * DAY_MS;

/** What the making of a period's digests is claimed under, so that it happens once. */
export const madeOf = (period: Pick<DispatchPeriod, 'cycle' | 'key'>): string =>
  `${MADE}${periodName(period)}`;

/** Since when digests are owed: since the first process looked, on an empty database. */
export async function dispatchSince(db: Db, now: Instant): Promise<Instant> {
  const known = await runAt(db, DISPATCH_SINCE);
  if (known !== undefined) return known;
  await claimRun(db, DISPATCH_SINCE, now);
  return (await runAt(db, DISPATCH_SINCE)) ?? now;
}

async function madeSoFar(db: Db): Promise<Set<string>> {
  return new Set((await listRuns(db, MADE)).map((key) => key.slice(MADE.length)));
}

/** Periods that are due and whose digests nobody has made. */
export async function owedPeriods(
  db: Db,
  { catalogue, calendar }: World,
  now: Instant,
): Promise<DispatchPeriod[]> {
  const since = Math.max(await dispatchSince(db, now), now - LOOKS_BACK_MS);
  const due = periodsDue(catalogue.rules.dispatch, calendar, since, now);
  if (due.length === 0) return [];
  const made = await madeSoFar(db);
  return due.filter((period) => !made.has(periodName(period)));
}

/** The next instant at which a digest is to be made; `now` where one is owed. */
export async function nextDigestAt({ db, who }: BotContext, now: Instant): Promise<Instant> {
  const { world } = await who();
  if ((await owedPeriods(db, world, now)).length > 0) return now;
  return nextDispatchAt(world.catalogue.rules.dispatch, world.calendar, now);
}

/**
 * Digests that are owed at `now` and were not made or have not reached their readers; none, if all is
 * well. Source: design, section 6: "no digest period skipped".
 */
export async function findDigestGaps(
  { db, who }: Pick<BotContext, 'db' | 'who'>,
  now: Instant,
): Promise<DigestGap[]> {
  const { world } = await who();
  const { rules } = world.catalogue;
  const since = Math.max(await dispatchSince(db, now), now - LOOKS_BACK_MS);
  const made = await madeSoFar(db);
  const records = await listDigestRecords(db, since);
  return digestGaps(rules.dispatch, world.calendar, { since, made, records }, now);
}
