// How long a person waits for the answer to a click, and how much of that is ours.
//
//   npx tsx bench/click.ts [--rate 50] [--seconds 20] [--warm-up 2] [--short]
//
// Four processes on one machine: the sandbox, PostgreSQL, one bot (bot/main.ts) and this one, which
// clicks. Copies of a demo project are opened and posted first, as many as there are clicks: every
// click is 接办 on another node by its responsible person, so that each is decided, committed and
// drawn anew, while the bot goes on delivering what follows from it. Clicks come at a fixed rate,
// whether or not earlier ones have been answered; the time of each counts from when it was due until
// `POST /sandbox/clicks` has answered: HTTP, long connection, SDK and back. The bot's phase comes
// second; in the first the same clicks meet a handler that does nothing (bench/click-nothing.ts).
// A warm-up before each phase is not counted. Posting some hundred cards first takes minutes: the
// bot keeps Feishu's quotas.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startEmbeddedPostgres } from '../db/embedded/postgres.ts';
import { startChild } from './child.ts';
import { openForClicks } from './click-district.ts';
import { percentile, type Report, rounded, table } from './figures.ts';
import { type Defer, note, temporaryFolder, whenCommand, withCleanup } from './run.ts';
import { type SandboxClient, sandboxClient, titleOf } from './sandbox-client.ts';

export interface ClickOptions {
  /** Clicks a second. */
  readonly rate: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

export interface ClickFigure {
  readonly handler: string;
  readonly clicks: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Clicks without a toast of success. */
  readonly failed: number;
}

export interface ClickFigures {
  readonly rate: number;
  readonly nothing: ClickFigure;
  readonly bot: ClickFigure;
}

const P99_GOAL_MS = 150;
const POSTED_WITHIN_MS = 600_000;
const POLL_MS = 500;
const BUTTON = '接办';

interface Click {
  readonly as: string;
  readonly message_id: string;
}

export function measureClicks(options: ClickOptions): Promise<ClickFigures> {
  return withCleanup(async (defer) => {
    const folder = await temporaryFolder(defer);
    const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
    defer(postgres.stop);
    const settings = { DATA_DIR: folder, SANDBOX_PORT: '0' };
    const { found } = await startChild(defer, 'sandbox/main.ts', settings, /^ready.* (http\S+)/m);
    const url = found[0] ?? '';
    const sandbox = sandboxClient(url);
    const wanted = Math.ceil(options.rate * (options.seconds + options.warmUpSeconds));
    const opened = await openForClicks(postgres.url, url, await sandbox.now(), wanted);
    const botSettings = { DATA_DIR: folder, DATABASE_URL: postgres.url, FEISHU_DOMAIN: url };

    const poster = await startBot(defer, botSettings);
    note(`posting ${opened.nodeCards} node cards into ${opened.groups} groups`);
    const clicks = await waitForCards(sandbox, opened);
    await poster.stop();

    const idle = await startChild(defer, 'bench/click-nothing.ts', botSettings, /^ready/m);
    const nothing = await clickAll(sandbox, clicks, options, 'nothing');
    await idle.stop();
    note('clicked on nothing');

    const worker = await startBot(defer, botSettings);
    await sandbox.idle();
    const bot = await clickAll(sandbox, clicks, options, 'bot');
    await worker.stop();
    return { rate: options.rate, nothing, bot };
  });
}

const startBot = (defer: Defer, settings: Readonly<Record<string, string>>) =>
  startChild(defer, 'bot/main.ts', { ...settings, PORT: '0', LOG_LEVEL: 'warn' }, /^ready/m);

/** One click for each node card, by whom it calls; neighbours in the list belong to other projects. */
async function waitForCards(
  sandbox: SandboxClient,
  opened: { readonly groups: number; readonly nodeCards: number },
): Promise<Click[]> {
  const until = performance.now() + POSTED_WITHIN_MS;
  for (;;) {
    const pinned = (await sandbox.chats()).filter(({ pins }) => pins.length > 0);
    if (pinned.length >= opened.groups) break;
    if (performance.now() > until) throw new Error(`only ${pinned.length} groups were posted`);
    await sleep(POLL_MS);
  }
  await sandbox.idle();
  const groups = (await sandbox.chats()).filter(({ type }) => type === 'group');
  const cards: { readonly title: string; readonly click: Click }[] = [];
  for (const { chat_id } of groups) {
    for (const message of await sandbox.messages(chat_id)) {
      const as = message.mentions[0];
      const title = titleOf(message);
      if (!as || !/^\d{4}/.test(title)) continue;
      cards.push({ title, click: { as, message_id: message.message_id } });
    }
  }
  if (cards.length < opened.nodeCards) {
    throw new Error(`${opened.nodeCards} nodes run, but only ${cards.length} cards call somebody`);
  }
  return cards.sort((a, b) => a.title.localeCompare(b.title)).map(({ click }) => click);
}

async function clickAll(
  sandbox: SandboxClient,
  clicks: readonly Click[],
  { rate, seconds, warmUpSeconds }: ClickOptions,
  handler: string,
): Promise<ClickFigure> {
  const begin = performance.now();
  const count = Math.min(clicks.length, Math.ceil(rate * (seconds + warmUpSeconds)));
  const timed = await Promise.all(
    clicks.slice(0, count).map(async (click, n) => {
      const due = begin + (n * 1_000) / rate;
      await sleep(Math.max(0, due - performance.now()));
      const { toast } = await sandbox.click({ ...click, button: BUTTON });
      return { ms: performance.now() - due, isDone: toast?.type === 'success' };
    }),
  );
  const counted = timed.slice(Math.ceil(rate * warmUpSeconds));
  const times = counted.map(({ ms }) => ms);
  return {
    handler,
    clicks: counted.length,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    maxMs: percentile(times, 1),
    failed: timed.filter(({ isDone }) => !isDone).length,
  };
}

export function clickReport({ rate, nothing, bot }: ClickFigures): Report {
  const rows = [nothing, bot].map(({ handler, clicks, p50Ms, p99Ms, maxMs, failed }) => [
    handler === 'bot' ? 'bot: decide, commit, draw' : 'does nothing',
    String(clicks),
    rounded(p50Ms),
    rounded(p99Ms),
    rounded(maxMs),
    String(failed),
  ]);
  const ratio = [
    'ratio',
    '',
    rounded(bot.p50Ms / nothing.p50Ms),
    rounded(bot.p99Ms / nothing.p99Ms),
  ];
  return {
    title: `Click to answer at ${rate} clicks/s, as the clicking person sees it`,
    body: table(
      ['handler', 'clicks', 'p50 ms', 'p99 ms', 'max ms', 'failed'],
      [...rows, [...ratio, rounded(bot.maxMs / nothing.maxMs), '']],
    ),
    goals: [
      {
        text: `p99 under ${P99_GOAL_MS} ms at ${rate} clicks/s, none failed`,
        isReached: bot.p99Ms < P99_GOAL_MS && bot.failed === 0,
      },
    ],
  };
}

/** Shows that the bench works, not what the product does. */
export const SHORT_CLICKS: ClickOptions = { rate: 10, seconds: 0.8, warmUpSeconds: 0.2 };

await whenCommand(import.meta.url, async (args) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rate: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '20' },
      'warm-up': { type: 'string', default: '2' },
      short: { type: 'boolean', default: false },
    },
  });
  const options = {
    rate: Number(values.rate),
    seconds: Number(values.seconds),
    warmUpSeconds: Number(values['warm-up']),
  };
  return clickReport(await measureClicks(values.short ? SHORT_CLICKS : options));
});
