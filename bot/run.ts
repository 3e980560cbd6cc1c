import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '../db/embedded/postgres.ts';
import { type Bot, startBot } from './bot.ts';
import { catalogueOrStop } from './catalogue.ts';
import { appOf, readSettings, type Settings, StartError } from './config.ts';
import { createLogger, errorWords, hideInText } from './log.ts';
import { makeFolder } from './make-folder.ts';
import { isRetryable, MessengerError } from './messenger/messenger.ts';
import type { Begin } from './shutdown.ts';

/** Reads the settings or stops with the list of everything that is wrong with them. */
export function settingsOrStop(env: NodeJS.ProcessEnv): Settings {
  const read = readSettings(env);
  if (read.ok) return read.settings;
  throw new StartError(`settings are wrong:\n${read.problems.map((p) => `  - ${p}`).join('\n')}`);
}

/** Starts one bot process with its database. `stop` ends the bot first and the database last. */
export async function runBot(
  settings: Settings,
  sandboxUrl?: string,
  begin: Begin = (start) => start(),
): Promise<Bot> {
  const log = createLogger(settings.LOG_LEVEL);
  const catalogue = await catalogueOrStop();
  const app = appOf(settings, sandboxUrl);
  if (settings.FILES_DIR) writable(settings.FILES_DIR, 'FILES_DIR');
  const embedded = settings.DATABASE_URL
    ? undefined
    : await begin(
        () =>
          startEmbeddedPostgres({
            dataDir: join(writable(settings.DATA_DIR, 'DATA_DIR'), 'postgres'),
            log: (line) => log.info({ part: 'postgres' }, line),
          }),
        (server) => server.stop(),
      );
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
    throw startErrorOf(error, settings, app.domain);
  }
}

/** Says what does not answer or refuses, and which setting names it. */
function startErrorOf(
  error: unknown,
  { DATABASE_URL, DATA_DIR }: Settings,
  domain: string,
): unknown {
  if (error instanceof StartError) return error;
  if (error instanceof MessengerError) {
    const what = isRetryable(error.kind)
      ? `${domain} does not answer: check FEISHU_DOMAIN and the network`
      : `${domain} refuses the app: check FEISHU_APP_ID, FEISHU_APP_SECRET and its permissions`;
    return new StartError(`${what}\n  - ${error.message}`, { cause: error });
  }
  const said = databaseWordsOf(error);
  if (!said) return error;
  const where = DATABASE_URL ? addressOf(DATABASE_URL) : `under ${DATA_DIR}`;
  const setting = DATABASE_URL ? 'DATABASE_URL' : 'DATA_DIR';
  return new StartError(`the database ${where} cannot be used: check ${setting}\n  - ${said}`, {
    cause: error,
  });
}

/** Without name and password. */
function addressOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** What the database or the way to it says; the query around it tells nobody anything. */
function databaseWordsOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string')
      return `${cause.message} (${cause.code})`;
  }
  return undefined;
}

const wordsOf = (error: unknown): string =>
  error instanceof Error ? errorWords(error) : String(error);

function writable(folder: string, setting: 'DATA_DIR' | 'FILES_DIR'): string {
  try {
    makeFolder(resolve(folder));
    accessSync(folder, constants.W_OK);
    return folder;
  } catch (error) {
    throw new StartError(`the folder ${folder} cannot be written: check ${setting}`, {
      cause: error,
    });
  }
}

/** Ends the process with words a person can act on. */
export function failStart(error: unknown): never {
  const text = error instanceof StartError ? error.message : hideInText(unforeseen(error));
  process.stderr.write(`e点通 cannot start: ${text}\n`);
  process.exit(1);
}

const unforeseen = (error: unknown): string =>
  process.env.LOG_LEVEL === 'debug' && error instanceof Error
    ? String(error.stack)
    : wordsOf(error);
