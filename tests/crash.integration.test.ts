import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Db, openDatabase } from '../db/client.ts';
import { startEmbeddedPostgres } from '../db/embedded/postgres.ts';
import { events } from '../db/schema/index.ts';
import { titleOf, wordsOf } from './district.ts';
import { type Drive, type DrivenMessage, driveSandbox } from './drive.ts';
import { leaveOut } from './few-projects.ts';
import { findUnrecorded, readWarnings, repeatedIn } from './ledger.ts';
import { isLong, unlessLong } from './long.ts';
import { findPostgres, type Product, startProduct } from './product.ts';
import { findFaults, findMisuse, nodeCards, readGroups } from './soundness.ts';

/** Another seed kills at other moments; more rounds kill more often. */
const SEED = Number(process.env.CRASH_SEED ?? 20260316);
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? (isLong ? 8 : 2));
const PROJECTS = unlessLong('DEMO-01', 'DEMO-04', 'DEMO-07', 'DEMO-08', 'DEMO-10', 'DEMO-11');
/** Calls of an undisturbed opening, about: first the directory is read, then groups are made. */
const OPENING_CALLS = isLong ? 180 : 95;
const LONG_MS = 300_000;

let folder: string;
let port: number;
let product: Product;
let drive: Drive;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'e-diantong-crash-'));
  port = await freePort();
  drive = driveSandbox(`http://127.0.0.1:${port}`);
});
afterAll(async () => {
  // Also where a test has failed in the middle: the database outlives a killed parent.
  await product?.end('SIGTERM');
  const orphan = await findPostgres(folder);
  if (orphan !== undefined) process.kill(orphan, 'SIGINT');
  await vi.waitFor(async () => expect(await findPostgres(folder)).toBeUndefined(), 20_000);
  await rm(folder, { recursive: true, force: true });
}, LONG_MS);

function start(): void {
  product = startProduct('start.ts', {
    DATA_DIR: folder,
    SANDBOX_PORT: String(port),
    PORT: '0',
  });
}

const kill = () => product.end('SIGKILL');

async function startToIdle(): Promise<number> {
  start();
  const begin = performance.now();
  await product.ready;
  const took = performance.now() - begin;
  await drive.idle();
  return took;
}

/** Resolves at the first moment at which the sandbox has received so many calls since its start. */
const callsReach = (count: number): Promise<void> =>
  vi.waitFor(
    async () => {
      const { next } = await drive.calls(Number.MAX_SAFE_INTEGER);
      if (!product.isRunning()) throw new Error(product.output());
      if (next - 1 < count) throw new Error(`${next - 1} of ${count} calls`);
    },
    { timeout: 60_000, interval: 5 },
  );

/** Numbers from 0 to 1 that are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const accepting = (card: DrivenMessage) => ({
  as: card.mentions[0] ?? '',
  message_id: card.message_id,
  button: '接办',
});

const isAcceptable = (message: DrivenMessage): boolean =>
  JSON.stringify(message.content).includes('"content":"接办"');

test(
  'killed at any moment of its opening it opens the district once',
  async () => {
    const random = numbersFrom(SEED);
    start();
    await vi.waitFor(async () => expect(await findPostgres(folder)).toBeDefined(), {
      timeout: 60_000,
      interval: 5,
    });
    await kill();
    if (PROJECTS) await withDatabase(({ url }) => leaveOut(url, PROJECTS));
    for (let round = 0; round < ROUNDS; round += 1) {
      start();
      const moment = 1 + Math.floor((random() * OPENING_CALLS) / (round + 1));
      await callsReach(moment);
      await kill();
    }
    const orphan = await findPostgres(folder);
    expect(orphan).toBeDefined();
    await startToIdle();
    expect(await findPostgres(folder)).toBe(orphan);
    expect(await findFaults(drive, PROJECTS)).toEqual([]);
    await withDatabase(async ({ db }) => expect(await findUnrecorded(drive, db)).toEqual([]));
    expect(findMisuse((await drive.calls()).calls)).toEqual([]);
  },
  LONG_MS,
);

test(
  'killed while a click is decided it takes the click once or not at all',
  async () => {
    const groups = await readGroups(drive, PROJECTS);
    const cards = groups.flatMap((group) => nodeCards(group).filter(isAcceptable).slice(0, 1));
    const random = numbersFrom(SEED + 1);
    const clicked = cards.slice(0, 8);
    const before = await drive.now();
    const accepted = await countAccepted();
    const clicks = clicked.map((card) => drive.click(accepting(card)));
    const enough = 1 + Math.floor(random() * (clicks.length - 1));
    let answered = 0;
    await new Promise<void>((resolve) => {
      for (const click of clicks) {
        click.then(
          () => {
            answered += 1;
            if (answered === enough) resolve();
          },
          () => {},
        );
      }
    });
    await kill();
    const answers = await Promise.allSettled(clicks);
    await startToIdle();
    expect(await drive.now()).toBeGreaterThanOrEqual(before);
    // What the answer to a click shows is confirmed a minute later, whether or not it arrived.
    await drive.moveClock({ advance: 'PT2M' });
    const isTaken = async (card: DrivenMessage) =>
      wordsOf(await findMessage(card.message_id)).includes('已接办');
    for (const [n, card] of clicked.entries()) {
      const taken = await isTaken(card);
      const answer = answers[n];
      const isPromised = answer?.status === 'fulfilled' && answer.value.toast?.type === 'success';
      // What was answered for has happened; what was not may have.
      if (isPromised) expect(taken).toBe(true);
      if (!taken) expect((await drive.click(accepting(card))).toast?.type).toBe('success');
    }
    await drive.moveClock({ advance: 'PT2M' });
    for (const card of clicked) expect(await isTaken(card)).toBe(true);
    expect(await countAccepted()).toBe(accepted + clicked.length);
    expect(await findFaults(drive, PROJECTS)).toEqual([]);
  },
  LONG_MS,
);

test(
  'killed with messages on their way it answers each of them once',
  async () => {
    const groups = (await readGroups(drive, PROJECTS)).slice(0, 6);
    for (const { chat_id, members } of groups) {
      await drive.say({ as: members[0] ?? '', chat_id, text: '材料' });
    }
    await kill();
    await startToIdle();
    for (const { chat_id, messages } of groups) {
      const titles = (await drive.messages(chat_id)).slice(messages.length).map(titleOf);
      expect(titles.filter((title) => title === '材料')).toHaveLength(1);
    }
  },
  LONG_MS,
);

test(
  'killed while a jump of the clock is worked off it goes on from there',
  async () => {
    const begin = await drive.now();
    const target = begin + 86_400_000;
    const { next } = await drive.calls();
    const moving = drive.moveClock({ to: new Date(target).toISOString() }).catch(() => undefined);
    await callsReach(next + Math.floor(20 * numbersFrom(SEED + 2)()));
    const stood = await drive.now();
    await kill();
    await moving;
    await startToIdle();
    expect(await drive.now()).toBeGreaterThanOrEqual(stood);
    expect(await drive.now()).toBeLessThan(target);
    await drive.moveClock({ to: new Date(target).toISOString() });
    expect(await findFaults(drive, PROJECTS)).toEqual([]);
    await withDatabase(async ({ db }) => {
      const warnings = await readWarnings(drive, db);
      expect(warnings.length).toBeGreaterThan(isLong ? 10 : 3);
      expect(repeatedIn(warnings)).toEqual([]);
      expect(await findUnrecorded(drive, db)).toEqual([]);
    });
    expect(findMisuse((await drive.calls()).calls)).toEqual([]);
  },
  LONG_MS,
);

test.each([
  ['SIGTERM', 'process'],
  ['SIGINT', 'group'],
] as const)(
  '%s to the %s stops all of it, the database last',
  async (signal, to) => {
    if (!product.isRunning()) await startToIdle();
    expect(await findPostgres(folder)).toBeDefined();
    const begin = performance.now();
    expect(await product.end(signal, to)).toBe(0);
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(await findPostgres(folder)).toBeUndefined();
    const took = await startToIdle();
    expect(took).toBeLessThan(20_000);
    expect(await findFaults(drive, PROJECTS)).toEqual([]);
  },
  LONG_MS,
);

/** Uses the server that the product runs, and leaves it running; one that nobody uses is stopped. */
async function withDatabase(
  look: (database: { db: Db; url: string }) => Promise<void>,
): Promise<void> {
  const { url, stop } = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
  const { db, close } = openDatabase(url, { connections: 1 });
  await look({ db, url }).finally(close).finally(stop);
}

async function countAccepted(): Promise<number> {
  let count = 0;
  await withDatabase(async ({ db }) => {
    count = await db.$count(events, eq(events.type, 'nodeAccepted'));
  });
  return count;
}

async function findMessage(messageId: string): Promise<DrivenMessage> {
  const messages = (await readGroups(drive, PROJECTS)).flatMap((group) => group.messages);
  const found = messages.find(({ message_id }) => message_id === messageId);
  if (!found) throw new Error(`${messageId} is gone`);
  return found;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as AddressInfo;
      server.close(() => resolve(free));
    });
  });
}
