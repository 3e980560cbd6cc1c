// How long the first start takes until the demo district stands in its groups, whether Feishu's
// quotas were kept meanwhile, and how long the second start takes.
//
//   npx tsx bench/start.ts [--short]
//
// Runs what `npm start` runs (`start.ts` under tsx) with an empty DATA_DIR and free ports. Times
// count from the spawn; "posted" is the arrival at the sandbox of the last call after which nothing
// waits to be sent, checked by reading the chats: 24 groups, each with its progress card pinned and
// a card for each running node. The calls are those the sandbox has logged, refused ones too.
// After the second start the chats are read again: nothing may be missing or posted twice.
// `--short` stops at the first `ready`, in the middle of the posting, and starts again.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readDistrict } from '../bot/demo/district.ts';
import { type Child, startChild } from './child.ts';
import { type Report, rounded, table } from './figures.ts';
import { type Defer, note, temporaryFolder, whenCommand, withCleanup } from './run.ts';
import { type ApiCall, type SandboxClient, sandboxClient, titleOf } from './sandbox-client.ts';

const READY = /^ready {2}chat (\S+)/m;
const POSTED_WITHIN_MS = 300_000;
const POLL_MS = 250;

const FIRST_GOAL_MS = 60_000;
const SECOND_GOAL_MS = 5_000;

/** Feishu's limits: calls of one API, and of messages to one chat. */
const PER_SECOND = 50;
const PER_MINUTE = 1_000;
const PER_CHAT_AND_SECOND = 5;

const THROTTLED = new Set([99_991_400, 11_232, 11_233, 11_247, 230_020]);

export interface ApiFigure {
  readonly api: string;
  readonly calls: number;
  readonly mostInSecond: number;
  readonly mostInMinute: number;
  readonly throttled: number;
}

export interface StartFigures {
  readonly firstReadyMs: number;
  readonly posted: Posted | null;
  readonly stopMs: number;
  readonly secondReadyMs: number;
  /** What stands in the chats at the end. */
  readonly kept: Standing;
}

interface Standing {
  readonly groups: number;
  readonly nodeCards: number;
}

interface Posted extends Standing {
  readonly ms: number;
  readonly apis: readonly ApiFigure[];
  readonly mostToChatInSecond: number;
}

export function measureStart({ isShort }: { readonly isShort: boolean }): Promise<StartFigures> {
  return withCleanup(async (defer) => {
    const folder = await temporaryFolder(defer);
    const first = await start(defer, folder);
    note(`first start: ready after ${rounded(first.startMs)} ms`);
    const posted = isShort ? null : await waitForPosts(first);
    const stopMs = await first.stop();
    const second = await start(defer, folder);
    note(`second start: ready after ${rounded(second.startMs)} ms`);
    const kept = await readPosts(clientOf(second));
    if (posted && (kept.groups !== posted.groups || kept.nodeCards !== posted.nodeCards)) {
      throw new Error(`the second start left ${kept.groups} groups, ${kept.nodeCards} node cards`);
    }
    await second.stop();
    return { firstReadyMs: first.startMs, posted, stopMs, secondReadyMs: second.startMs, kept };
  });
}

const start = (defer: Defer, folder: string): Promise<Child> =>
  startChild(
    defer,
    'start.ts',
    { DATA_DIR: folder, SANDBOX_PORT: '0', PORT: '0', LOG_LEVEL: 'warn' },
    READY,
  );

const clientOf = ({ found }: Child): SandboxClient => sandboxClient(found[0] ?? '');

async function waitForPosts(child: Child): Promise<Posted> {
  const sandbox = clientOf(child);
  const standing = await readPosts(sandbox);
  const { calls } = await sandbox.calls();
  return {
    ...standing,
    ms: Math.max(...timesOf(calls)) - child.startedAt,
    apis: apiFigures(calls),
    mostToChatInSecond: mostToChat(calls),
  };
}

/** Waits until nothing more is to be posted and reads what was. */
async function readPosts(sandbox: SandboxClient): Promise<Standing> {
  const { projects } = await readDistrict();
  const until = performance.now() + POSTED_WITHIN_MS;
  while ((await countPinned(sandbox)) < projects.length) {
    if (performance.now() > until) throw new Error('the groups did not get their progress cards');
    await sleep(POLL_MS);
  }
  await sandbox.idle();
  const chats = await sandbox.chats();
  const groups = chats.filter(({ type }) => type === 'group').length;
  return { groups, nodeCards: await countNodeCards(sandbox, projects) };
}

async function countPinned(sandbox: SandboxClient): Promise<number> {
  const chats = await sandbox.chats();
  return chats.filter(({ type, pins }) => type === 'group' && pins.length > 0).length;
}

/** Every running node of the demo district must have its card, or there is nothing to measure. */
async function countNodeCards(
  sandbox: SandboxClient,
  projects: Awaited<ReturnType<typeof readDistrict>>['projects'],
): Promise<number> {
  const chats = new Map((await sandbox.chats()).map((chat) => [chat.name, chat.chat_id]));
  let count = 0;
  for (const { name, activeNodes } of projects) {
    const chatId = chats.get(`${name} 专班`);
    if (!chatId) throw new Error(`there is no group of ${name}`);
    const titles = (await sandbox.messages(chatId)).map(titleOf);
    for (const { node } of activeNodes) {
      if (!titles.some((title) => title.startsWith(node))) {
        throw new Error(`the group of ${name} has no card of node ${node}`);
      }
    }
    count += titles.filter((title) => /^\d{4}/.test(title)).length;
  }
  return count;
}

/** Ids in a path say which object; the quota counts the API. */
const apiOf = ({ method, path }: ApiCall): string =>
  `${method} ${path.replace('/open-apis', '').replace(/\/(o[cmu]|img|file|v\d+_od|od)[-_][^/]+/g, '/:id')}`;

export function apiFigures(calls: readonly ApiCall[]): ApiFigure[] {
  const groups = groupBy(calls, apiOf);
  return [...groups]
    .map(([api, own]) => {
      const times = timesOf(own);
      return {
        api,
        calls: own.length,
        mostInSecond: mostWithin(times, 1_000),
        mostInMinute: mostWithin(times, 60_000),
        throttled: own.filter(({ status, code }) => status === 429 || THROTTLED.has(code)).length,
      };
    })
    .sort((a, b) => b.calls - a.calls);
}

function mostToChat(calls: readonly ApiCall[]): number {
  const sends = calls.filter(({ method, chat_id }) => method === 'POST' && chat_id !== undefined);
  const chats = groupBy(sends, ({ chat_id }) => chat_id ?? '');
  return Math.max(0, ...[...chats.values()].map((own) => mostWithin(timesOf(own), 1_000)));
}

const timesOf = (calls: readonly ApiCall[]): number[] => calls.map(({ at }) => at);

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return groups;
}

/** The most instants that lie in any stretch of `spanMs`. */
export function mostWithin(times: readonly number[], spanMs: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  let first = 0;
  let most = 0;
  for (const [n, at] of sorted.entries()) {
    while (at - (sorted[first] ?? at) >= spanMs) first += 1;
    most = Math.max(most, n - first + 1);
  }
  return most;
}

export function startReport(figures: StartFigures): Report {
  const { firstReadyMs, posted, stopMs, secondReadyMs } = figures;
  const seconds = (ms: number) => `${rounded(ms / 1_000)} s`;
  const steps = table(
    ['step', 'time'],
    [
      ['first start to ready', seconds(firstReadyMs)],
      ...(posted
        ? [[`${posted.groups} groups, ${posted.nodeCards} node cards posted`, seconds(posted.ms)]]
        : []),
      ['stop after SIGTERM', seconds(stopMs)],
      ['second start to ready', seconds(secondReadyMs)],
    ],
  );
  const second = {
    text: `second start under ${seconds(SECOND_GOAL_MS)}`,
    isReached: secondReadyMs < SECOND_GOAL_MS,
  };
  if (!posted) return { title: 'Start (short)', body: steps, goals: [second] };
  const { apis, mostToChatInSecond } = posted;
  const calls = table(
    ['API', 'calls', 'most in 1 s', 'most in 60 s', 'throttled'],
    apis.map(({ api, ...figure }) => [
      api,
      String(figure.calls),
      String(figure.mostInSecond),
      String(figure.mostInMinute),
      String(figure.throttled),
    ]),
  );
  const keptQuotas =
    mostToChatInSecond <= PER_CHAT_AND_SECOND &&
    apis.every(
      ({ mostInSecond, mostInMinute, throttled }) =>
        mostInSecond <= PER_SECOND && mostInMinute <= PER_MINUTE && throttled === 0,
    );
  return {
    title: 'Start: empty folder to a posted demo district, and once more',
    body: `${steps}\n\n${calls}\nmost messages to one chat in 1 s: ${mostToChatInSecond}`,
    goals: [
      {
        text: `first start, all posted, under ${seconds(FIRST_GOAL_MS)}`,
        isReached: posted.ms < FIRST_GOAL_MS,
      },
      {
        text: `quotas kept (${PER_SECOND}/s and ${PER_MINUTE}/min an API, ${PER_CHAT_AND_SECOND}/s a chat, nothing throttled)`,
        isReached: keptQuotas,
      },
      second,
    ],
  };
}

await whenCommand(import.meta.url, async (args) => {
  const options = { short: { type: 'boolean', default: false } } as const;
  const { values } = parseArgs({ args: [...args], options });
  return startReport(await measureStart({ isShort: values.short }));
});
