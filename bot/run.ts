import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../db/embedded/postgres.ts';
import { shippedCatalogue } from '../domain/catalogue/load.ts';
import { type Bot, startBot } from './bot.ts';
import { appOf, readSettings, type Settings, StartError } from './config.ts';
import { createLogger } from './log.ts';

/** Reads the settings or stops with the list of everything that is wrong with them. */
export function settingsOrStop(env: NodeJS.ProcessEnv): Settings {
  const read = readSettings(env);
  if (read.ok) return read.settings;
  throw new StartError(`settings are wrong:\n${read.problems.map((p) => `  - ${p}`).join('\n')}`);
}

/** Starts one bot process with its database. `stop` ends the bot first and the database last. */
export async function runBot(settings: Settings, sandboxUrl?: string): Promise<Bot> {
  const log = createLogger(settings.LOG_LEVEL);
  const catalogue = shippedCatalogue();
  const app = appOf(settings, sandboxUrl);
  const embedded = settings.DATABASE_URL
    ? undefined
    : await startEmbeddedPostgres({
        dataDir: join(writable(settings.DATA_DIR), 'postgres'),
        log: (line) => log.info({ part: 'postgres' }, line),
      });
  try {
    const bot = await startBot({
      settings,
      app,
      databaseUrl: embedded?.url ?? settings.DATABASE_URL ?? '',
      isEmbedded: embedded !== undefined,
      catalogue,
      log,
    });
    return {
      url: bot.url,
      async stop() {
        await bot.stop();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

function writable(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw new StartError(`the data folder ${folder} cannot be written: set DATA_DIR`, {
      cause: error,
    });
  }
}

/** Stops everything once on the first signal; a second one ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Ends the process with words a person can act on. */
export function failStart(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error);
  const hint = error instanceof StartError ? '' : `\n${error instanceof Error ? error.stack : ''}`;
  process.stderr.write(
    `e点通 cannot start: ${text}${process.env.LOG_LEVEL === 'debug' ? hint : ''}\n`,
  );
  process.exit(1);
}
