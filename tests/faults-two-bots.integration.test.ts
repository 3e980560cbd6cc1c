import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../bot/testing/database.ts';
import { type RunningSandbox, startSandbox } from '../sandbox/server.ts';
import { titleOf } from './district.ts';
import { type Drive, type DrivenMessage, driveSandbox } from './drive.ts';
import { findUnrecorded, readWarnings, repeatedIn } from './ledger.ts';
import { type Product, startProduct } from './product.ts';
import { findFaults, findMisuse, nodeCards, readGroups } from './soundness.ts';

let folder: string;
let database: TestDatabase;
let sandbox: RunningSandbox;
let drive: Drive;
let bots: Product[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'e-diantong-two-'));
  database = await testDatabase();
  sandbox = await startSandbox({ port: 0, dataDir: folder });
  drive = driveSandbox(sandbox.url);
  bots = [start(), start()];
  await Promise.all(bots.map(({ ready }) => ready));
  await drive.idle();
}, 240_000);
afterAll(async () => {
  await Promise.all(bots.map((bot) => bot.end('SIGTERM')));
  await sandbox?.close();
  await database?.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const start = (): Product =>
  startProduct('bot/main.ts', {
    DATABASE_URL: database.url,
    FEISHU_DOMAIN: sandbox.url,
    DATA_DIR: folder,
    PORT: '0',
  });

const isAcceptable = ({ content }: DrivenMessage): boolean =>
  JSON.stringify(content).includes('"content":"接办"');

const eventCount = async (type: string): Promise<number> => {
  const rows = await database.db.execute<{ n: number }>(
    sql`select count(*)::integer as n from events where type = ${type}`,
  );
  return rows[0]?.n ?? 0;
};

test('two bots open one district together', async () => {
  expect(await findFaults(drive)).toEqual([]);
  expect(await eventCount('projectOpened')).toBe(24);
  expect(await findUnrecorded(drive, database.db)).toEqual([]);
});

test('two bots take each click and each sentence once', async () => {
  const groups = await readGroups(drive);
  const cards = groups.flatMap((group) => nodeCards(group).filter(isAcceptable).slice(0, 1));
  const before = await eventCount('nodeAccepted');
  await drive.fault('/', 'duplicate_event', groups.length);
  const [answers] = await Promise.all([
    Promise.all(
      cards.flatMap((card) =>
        [1, 2].map(() =>
          drive.click({ as: card.mentions[0] ?? '', message_id: card.message_id, button: '接办' }),
        ),
      ),
    ),
    ...groups.map(({ chat_id, members }) =>
      drive.say({ as: members[0] ?? '', chat_id, text: '材料' }),
    ),
  ]);
  await drive.idle();
  const tones = answers.map(({ toast, error }) => toast?.type ?? error).sort();
  const one = cards.length;
  expect(tones).toEqual([...Array(one).fill('info'), ...Array(one).fill('success')]);
  expect(await eventCount('nodeAccepted')).toBe(before + one);
  for (const { chat_id, messages } of groups) {
    const titles = (await drive.messages(chat_id)).slice(messages.length).map(titleOf);
    expect(titles.filter((title) => title === '材料')).toHaveLength(1);
  }
});

test('two bots warn once and refresh once a day', async () => {
  await drive.moveClock({ advance: 'P1D' });
  expect(await findFaults(drive)).toEqual([]);
  const warnings = await readWarnings(drive, database.db);
  expect(repeatedIn(warnings)).toEqual([]);
  expect(warnings.length).toBeGreaterThan(10);
  expect(await findUnrecorded(drive, database.db)).toEqual([]);
  const twice = await database.db.execute(sql`
    select body->>'card' as card, created_at::date as day, count(*)::integer as n from outbox
    where kind = 'refresh' and priority = 9 group by 1, 2 having count(*) > 1`);
  expect([...twice]).toEqual([]);
  const daily = await database.db.execute<{ n: number }>(
    sql`select count(*)::integer as n from outbox where priority = 9`,
  );
  expect(daily[0]?.n).toBeGreaterThanOrEqual(24);
}, 240_000);

test('one bot goes on where the other was killed', async () => {
  const groups = await readGroups(drive);
  for (const { chat_id, members } of groups) {
    await drive.say({ as: members[0] ?? '', chat_id, text: '帮助' });
  }
  await bots[0]?.end('SIGKILL');
  // What the killed one had not acknowledged is sent again after 15 s, as Feishu does.
  await drive.moveClock({ advance: 'PT1M' });
  for (const { chat_id, messages } of groups) {
    const titles = (await drive.messages(chat_id)).slice(messages.length).map(titleOf);
    expect(titles.filter((title) => title === 'e点通 帮助')).toHaveLength(1);
  }
}, 240_000);

test('two bots keep every quota of Feishu', async () => {
  expect(findMisuse((await drive.calls()).calls)).toEqual([]);
  for (const bot of bots) expect(bot.output()).not.toContain('"level":50');
});
