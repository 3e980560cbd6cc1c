import type { Drizzle } from '../../db/client.ts';
import { type Bucket, createBuckets, drainBucket, takeTokens } from '../../db/queries/quotas.ts';
import type { Clock } from '../context.ts';
import type { Pace } from './pace.ts';

/** The platform counts each API by itself. */
export type Api =
  | 'send'
  | 'upload'
  | 'reply'
  | 'update'
  | 'urge'
  | 'createGroup'
  | 'renameGroup'
  | 'listMembers'
  | 'addMembers'
  | 'removeMembers'
  | 'listPins'
  | 'pin'
  | 'unpin';

/**
 * Feishu allows 50 calls a second and 1000 a minute for each API. 40 a second out of a bucket of 8
 * is at most 48 in any second, which leaves room for calls that arrive closer together than they
 * left; 250 and 12 a second is at most 970 in any minute.
 */
const bucketsOf = (api: Api): [Bucket, Bucket] => [
  { key: `${api}:second`, capacity: 8, perSecond: 40 },
  { key: `${api}:minute`, capacity: 250, perSecond: 12 },
];

export interface Quota {
  /** Resolves when one call may be made, at once. */
  take(api: Api): Promise<void>;
  /** The platform has refused: no process calls for `ms`. */
  drain(api: Api, ms: number): Promise<void>;
}

/** Bounds a wait, so that a clock or a row gone wrong is noticed. */
const LONGEST_WAIT_MS = 1_000;

/**
 * Tokens are shared by all processes and never kept for later: a hoard spent at once would break
 * the limit. Calls that wait at the same time share a statement.
 */
export function createQuota(db: Drizzle, clock: Clock, pace: Pace): Quota {
  const lines = new Map<Api, Waiting[]>();
  const known = new Set<Api>();

  async function serve(api: Api, line: Waiting[]): Promise<void> {
    const buckets = bucketsOf(api);
    if (!known.has(api)) {
      await createBuckets(db, buckets, clock.realNow());
      known.add(api);
    }
    while (line.length > 0) {
      const { granted, waitMs } = await takeTokens(db, buckets, line.length, clock.realNow());
      for (const { resolve } of line.splice(0, granted)) resolve();
      if (line.length > 0) await pace.sleep(Math.min(Math.max(1, waitMs), LONGEST_WAIT_MS));
    }
    lines.delete(api);
  }

  return {
    take(api) {
      return new Promise((resolve, reject) => {
        const line = lines.get(api);
        if (line) {
          line.push({ resolve, reject });
          return;
        }
        const fresh = [{ resolve, reject }];
        lines.set(api, fresh);
        serve(api, fresh).catch((error: unknown) => {
          lines.delete(api);
          for (const waiting of fresh) waiting.reject(error);
        });
      });
    },
    drain: (api, ms) => drainBucket(db, bucketsOf(api)[0], ms, clock.realNow()),
  };
}

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}
