import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/** A token bucket: what it holds at most, and what flows in. */
export interface Bucket {
  readonly key: string;
  readonly capacity: number;
  readonly perSecond: number;
}

export interface Grant {
  readonly granted: number;
  /** Until every bucket holds a token again; 0 when one is left. */
  readonly waitMs: number;
}

/** New buckets start full. */
export async function createBuckets(
  db: Db,
  buckets: readonly Bucket[],
  realNow: number,
): Promise<void> {
  await db.execute(sql`
    insert into quotas (bucket, tokens, updated_at)
    select key, capacity, ${realNow / 1000}::double precision
    from ${levelsOf(buckets)}
    order by key
    on conflict do nothing`);
}

/**
 * Takes up to `wanted` tokens from every bucket at once, or fewer where one runs dry. A clock that
 * is behind another process's brings nothing in.
 */
export async function takeTokens(
  db: Db,
  buckets: readonly Bucket[],
  wanted: number,
  realNow: number,
): Promise<Grant> {
  const real = sql`${realNow / 1000}::double precision`;
  const rows = await db.execute<{ granted: number; wait_s: number }>(sql`
    with limits as (
      select * from ${levelsOf(buckets)}
    ), locked as (
      select bucket, tokens, updated_at from quotas
      where bucket in (select key from limits)
      order by bucket
      for update
    ), level as (
      select bucket, per_second,
        least(capacity, tokens + greatest(0, ${real} - updated_at) * per_second) as tokens
      from locked join limits on key = bucket
    ), taken as (
      select greatest(0, least(${wanted}::integer, floor(min(tokens)))) as granted from level
    )
    update quotas set
      tokens = level.tokens - taken.granted,
      updated_at = greatest(quotas.updated_at, ${real})
    from level, taken
    where quotas.bucket = level.bucket
    returning taken.granted as granted,
      greatest(0, (1 - level.tokens + taken.granted) / level.per_second) as wait_s`);
  return {
    granted: Number(rows[0]?.granted ?? 0),
    waitMs: Math.ceil(Math.max(0, ...rows.map((row) => Number(row.wait_s))) * 1000),
  };
}

/** The platform has refused: nobody calls for `ms`, whatever the bucket held. */
export async function drainBucket(
  db: Db,
  { key, perSecond }: Bucket,
  ms: number,
  realNow: number,
): Promise<void> {
  await db.execute(sql`
    update quotas set
      tokens = least(tokens, ${(-ms / 1000) * perSecond}::double precision),
      updated_at = greatest(updated_at, ${realNow / 1000}::double precision)
    where bucket = ${key}`);
}

const levelsOf = (buckets: readonly Bucket[]) => sql`
  jsonb_to_recordset(${JSON.stringify(
    buckets.map(({ key, capacity, perSecond }) => ({ key, capacity, per_second: perSecond })),
  )}::jsonb) as r(key text, capacity double precision, per_second double precision)`;
