import type { Drizzle } from '../../db/client.ts';
import { deadLetters } from '../../db/queries/outbox-settle.ts';
import type { DeadLetters } from './app.ts';

const AT_MOST = 200;

/** The dead letters of a database, as `/dead-letters` tells them. */
export const readDeadLetters =
  (db: Drizzle): DeadLetters =>
  async () =>
    (await deadLetters(db, AT_MOST)).map(({ id, lane, kind, error, createdAt, finishedAt }) => ({
      id,
      lane,
      kind,
      error,
      when: new Date(finishedAt ?? createdAt).toISOString(),
    }));
