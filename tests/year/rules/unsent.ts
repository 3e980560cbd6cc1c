import { sql } from 'drizzle-orm';
import type { Db } from '../../../db/client.ts';
import { type Instant, MINUTE } from '../../../domain/calendar/time.ts';
import type { YearRule } from '../rule.ts';

/** What is due may wait so long for its turn. */
const PATIENCE = 10 * MINUTE;

export const unsent: YearRule = {
  claim: 'nothing stays unsent for ten minutes, nothing is given up without a cause',
  watch: () => {
    const told = new Set<string>();
    return {
      async day({ town: { bot, watched }, now }) {
        const dead = (await findDead(bot.db)).filter(
          ({ id, lane }) => !told.has(id) && !watched.isCause(lane),
        );
        for (const { id } of dead) told.add(id);
        return [
          ...(await findLate(bot.db, now)).map(
            ({ lane, body }) => `waits: ${lane} ${JSON.stringify(body)}`,
          ),
          ...dead.map(({ lane, kind, error }) => `given up: ${lane} ${kind} ${error}`),
        ];
      },
    };
  },
};

const findLate = (db: Db, now: Instant) =>
  db.execute<{ lane: string; body: unknown }>(sql`
    select lane, body from outbox join lanes on key = lane
    where state in ('waiting', 'sending') and lost_at is null
      and not_before < ${new Date(now - PATIENCE).toISOString()}::timestamptz`);

const findDead = (db: Db) =>
  db.execute<{ id: string; lane: string; kind: string; error: string }>(
    sql`select id, lane, kind, error from outbox where state = 'dead'`,
  );
