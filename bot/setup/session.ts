import { join } from 'node:path';
import { type Drizzle, inTransaction, openDatabase } from '../../db/client.ts';
import { startEmbeddedPostgres } from '../../db/embedded/postgres.ts';
import { migrateDatabase } from '../../db/migrate.ts';
import type { Catalogue } from '../../domain/catalogue/types.ts';
import type { Person } from '../../domain/people/types.ts';
import { followedClock } from '../clock.ts';
import { appOf, type Settings } from '../config.ts';
import type { Clock, Who } from '../context.ts';
import { keepShipped } from '../editions/editions.ts';
import { askTheTime } from '../follow.ts';
import type { ImportTurn } from '../import/turn.ts';
import { createLogger } from '../log.ts';
import { createFeishu } from '../messenger/feishu/feishu.ts';
import type { Messenger } from '../messenger/messenger.ts';
import { createWho } from '../who.ts';

/** What an order at the console works with: the district's database, its clock, its people. */
export interface Session {
  readonly db: Drizzle;
  readonly clock: Clock;
  /** Speaks to Feishu only when it is asked something. */
  readonly messenger: Messenger;
  readonly shipped: Catalogue;
  who(): Promise<Who>;
  /** One transaction, in the name of `by`. */
  turn<T>(by: Person | null, work: (turn: ImportTurn) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Opens the same database as the bot, whether it runs or not: `DATABASE_URL`, else the embedded one,
 * which is adopted where it runs and left running where others use it. On a sandbox the clock is the
 * sandbox's. Throws a `MessengerError` where that does not answer.
 */
export async function openSession(settings: Settings, shipped: Catalogue): Promise<Session> {
  const app = appOf(settings, sandboxOf(settings));
  const clock = followedClock();
  const now = await askTheTime(app.domain);
  if (now !== undefined) clock.adopt(now);
  const log = createLogger('silent');
  const embedded = settings.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({ dataDir: join(settings.DATA_DIR, 'postgres') });
  const database = openDatabase(embedded?.url ?? settings.DATABASE_URL ?? '', { connections: 4 });
  const close = async () => {
    await database.close();
    await embedded?.stop();
  };
  try {
    const { db } = database;
    await migrateDatabase(db);
    await keepShipped(db, shipped, clock.now());
    const { who } = createWho({ db, appId: app.id, catalogue: shipped, clock });
    const { messenger } = createFeishu({
      appId: app.id,
      appSecret: app.secret,
      domain: app.domain,
      log,
    });
    return {
      db,
      clock,
      messenger,
      shipped,
      who,
      async turn(by, work) {
        const { world } = await who();
        return inTransaction(db, (tx) =>
          work({ tx, world, now: clock.now(), appId: app.id, by: by?.id ?? null }),
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** As `npm start` chooses: without anything of Feishu's it is the sandbox on this machine. */
const sandboxOf = ({ FEISHU_APP_ID, FEISHU_DOMAIN, SANDBOX_PORT }: Settings) =>
  FEISHU_APP_ID || FEISHU_DOMAIN ? undefined : `http://127.0.0.1:${SANDBOX_PORT}`;
