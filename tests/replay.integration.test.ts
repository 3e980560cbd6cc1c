import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../bot/clock.ts';
import { SANDBOX_APP } from '../bot/config.ts';
import { personLane } from '../bot/delivery/lane-keys.ts';
import { type TestDatabase, testDatabase } from '../bot/testing/database.ts';
import { createWho } from '../bot/who.ts';
import { sqlStateOf } from '../db/client.ts';
import { readProjectEvents } from '../db/queries/events.ts';
import { finishInbox, recordInbox } from '../db/queries/inbox.ts';
import { loadProject } from '../db/queries/projects.ts';
import { payloads } from '../db/schema/index.ts';
import { DAY_MS, HOUR, type Instant, MINUTE, partsOf } from '../domain/calendar/time.ts';
import { shippedCatalogue } from '../domain/catalogue/load.ts';
import { evolve } from '../domain/project/evolve.ts';
import { runningNodes } from '../domain/project/node-view.ts';
import { afterQuietHours } from '../domain/project/notices.ts';
import { responsibleFor, unitHeadsOf, unitOfNode } from '../domain/project/people.ts';
import { summarize } from '../domain/project/stage.ts';
import type { Project, World } from '../domain/project/types.ts';
import { type District, openDistrict, titleOf, wordsOf } from './district.ts';
import type { DrivenMessage } from './drive.ts';
import { findUnrecorded, readWarnings, repeatedIn, type SentWarning } from './ledger.ts';
import { isLong, unlessLong } from './long.ts';
import { type Product, startProduct } from './product.ts';
import {
  findFaults,
  findMisuse,
  type Group,
  isPressable,
  isReplaced,
  nodeCards,
  progressCards,
  readGroups,
} from './soundness.ts';
import { warningsAhead } from './warnings-ahead.ts';

const PROJECTS = unlessLong('DEMO-02', 'DEMO-04', 'DEMO-07', 'DEMO-10', 'DEMO-23');
/** How much must have happened for the tests to mean anything. */
const ENOUGH = isLong
  ? { projects: 24, warnings: 60, urgent: 20, events: 1_000 }
  : { projects: 5, warnings: 25, urgent: 15, events: 300 };
/** A busy morning, then two weeks and an hour in one move of the clock: over two weekends. */
const MOVE = 'P14DT1H';
/** What is due at an instant is in the chat so soon after it, as long as the machine keeps up. */
const SOON = 3 * MINUTE;

let database: TestDatabase;
let district: District;
let world: World;
/** When the clock began to move, and the projects at that moment. */
let began: Instant;
let projects: Map<string, Project>;
let groups: Group[];
let ended: Instant;
let warnings: SentWarning[];

/** Every test here holds for any number of processes on one database: two show it. */
let bots: readonly Product[] = [];

beforeAll(async () => {
  database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'e-diantong-bots-'));
  const start = async (sandboxUrl: string) => {
    const env = { DATABASE_URL: database.url, FEISHU_DOMAIN: sandboxUrl, DATA_DIR: folder };
    bots = [1, 2].map(() => startProduct('bot/main.ts', { ...env, PORT: '0' }));
    await Promise.all(bots.map(({ ready }) => ready));
    const stop = async () => {
      await Promise.all(bots.map((bot) => bot.end('SIGTERM')));
      await rm(folder, { recursive: true, force: true });
    };
    return { stop };
  };
  district = await openDistrict({ projects: PROJECTS, databaseUrl: database.url, start });
  const clock = systemClock();
  const catalogue = shippedCatalogue();
  const { who } = createWho({ db: database.db, appId: SANDBOX_APP.id, catalogue, clock });
  world = (await who()).world;
}, 240_000);
afterAll(async () => {
  await district?.close();
  await database?.close();
}, 60_000);

/** Something of everything that people can do; nodes have been accepted before. */
async function beBusy(): Promise<void> {
  const { chat_id: liquor } = await district.group('谯曲坊白酒灌装');
  const licence = await district.card(liquor, '0301');
  for (const file of ['营业执照.pdf', '法定代表人身份证明及授权委托书.pdf']) {
    await district.send('车明哲', liquor, { file, replyTo: licence.message_id });
  }
  await district.click('鲍以宁', licence.message_id, '办结');
  const { chat_id: herbs } = await district.group('岐禾中药');
  await district.say('俞澄', herbs, '时限 0404 3月17日23:15');
  const { chat_id: machines } = await district.group('恒砺精密');
  const tests = await district.card(machines, '1003');
  await district.click('边景行', tests.message_id, '容缺受理');
  await district.drive.idle();
  const own = await district.ownChat('边景行');
  const form = await district.card(own?.chat_id ?? '', '容缺受理');
  const options = JSON.stringify(form.content).match(/"value":"(M\d{3})"/g) ?? [];
  await district.click('边景行', form.message_id, '同意容缺', {
    materials: options.map((option) => option.slice(9, 13)),
    promised_on: '2026-03-20 +0800',
  });
  await district.drive.idle();
}

async function loadAll(): Promise<Map<string, Project>> {
  const loaded = await Promise.all(
    groups.map(({ project }) => loadProject(database.db, project.id)),
  );
  return new Map(loaded.flatMap((project) => (project ? [[project.id, project] as const] : [])));
}

const timeOf = (message: DrivenMessage): Instant => Date.parse(message.created_at);
const isQuiet = (at: Instant): boolean => partsOf(at).hour >= 22 || partsOf(at).hour < 7;

const isAcceptable = ({ content }: DrivenMessage): boolean =>
  JSON.stringify(content).includes('"content":"接办"');

const eventCount = async (type: string): Promise<number> => {
  const rows = await database.db.execute<{ n: number }>(
    sql`select count(*)::integer as n from events where type = ${type}`,
  );
  return rows[0]?.n ?? 0;
};

test('two bots open one district together', async () => {
  expect(await findFaults(district.drive, PROJECTS)).toEqual([]);
  expect(await eventCount('projectOpened')).toBe(ENOUGH.projects);
  expect(await findUnrecorded(district.drive, database.db)).toEqual([]);
});

test('two bots take each click and each sentence once', async () => {
  const groups = await readGroups(district.drive, PROJECTS);
  const cards = groups.flatMap((group) => nodeCards(group).filter(isAcceptable).slice(0, 1));
  const before = await eventCount('nodeAccepted');
  await district.drive.fault('/', 'duplicate_event', groups.length);
  const [answers] = await Promise.all([
    Promise.all(
      cards.flatMap((card) =>
        [1, 2].map(() =>
          district.drive.click({
            as: card.mentions[0] ?? '',
            message_id: card.message_id,
            button: '接办',
          }),
        ),
      ),
    ),
    ...groups.map(({ chat_id, members }) =>
      district.drive.say({ as: members[0] ?? '', chat_id, text: '材料' }),
    ),
  ]);
  await district.drive.idle();
  const tones = answers.map(({ toast, error }) => toast?.type ?? error).sort();
  const one = cards.length;
  expect(tones).toEqual([...Array(one).fill('info'), ...Array(one).fill('success')]);
  expect(await eventCount('nodeAccepted')).toBe(before + one);
  for (const { chat_id, messages } of groups) {
    const titles = (await district.drive.messages(chat_id)).slice(messages.length).map(titleOf);
    expect(titles.filter((title) => title === '材料')).toHaveLength(1);
  }
});

describe('two weeks without anybody', () => {
  beforeAll(async () => {
    await beBusy();
    groups = await readGroups(district.drive, PROJECTS);
    projects = await loadAll();
    began = await district.drive.now();
    ended = await district.drive.moveClock({ advance: MOVE });
    groups = await readGroups(district.drive, PROJECTS);
    warnings = await readWarnings(district.drive, database.db);
  }, 400_000);

  test('warn of each node once, at the instant, outside quiet hours', () => {
    let seen = 0;
    for (const project of projects.values()) {
      for (const node of runningNodes(project)) {
        for (const [kind, at] of warningsAhead(world, project, node)) {
          if (at <= began || afterQuietHours(at) >= ended - SOON) continue;
          const where = `${project.name} ${node.code} ${kind}`;
          const sent = warnings.filter(
            ({ projectId, subject }) =>
              projectId === project.id &&
              subject.kind === 'warning' &&
              subject.node === node.code &&
              subject.warning === kind,
          );
          expect(sent, where).toHaveLength(1);
          const late = timeOf(sent[0]!.message) - afterQuietHours(at);
          expect(late, where).toBeGreaterThanOrEqual(0);
          expect(late, where).toBeLessThan(SOON);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(ENOUGH.warnings);
    expect(repeatedIn(warnings)).toEqual([]);
  });

  test('call the person and the head of the unit in the last hour', () => {
    let seen = 0;
    for (const project of projects.values()) {
      for (const { code, dueAt } of runningNodes(project)) {
        const at = dueAt - HOUR;
        if (at <= began || at > ended - SOON) continue;
        const { person } = responsibleFor(world, project, code);
        const heads = unitHeadsOf(world, unitOfNode(world, project, code));
        for (const id of new Set([...(person ? [person] : []), ...heads])) {
          const name = world.directory.person(id)?.name ?? '';
          const where = `${project.name} ${code} ${name}`;
          const called = warnings.filter(
            ({ projectId, lane, subject }) =>
              subject.kind === 'urgentWarning' &&
              projectId === project.id &&
              lane === personLane(id) &&
              subject.node === code,
          );
          expect(called, where).toHaveLength(1);
          const { message } = called[0]!;
          const openIds = [district.idOf(name)];
          expect(message.urgent, where).toEqual([{ kind: 'app', open_ids: openIds }]);
          const late = timeOf(message) - at;
          expect(late, where).toBeGreaterThanOrEqual(0);
          expect(late, where).toBeLessThan(SOON);
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(ENOUGH.urgent);
  });

  test('disturb nobody in the night but with what is urgent', async () => {
    const chats = await district.drive.chats();
    const messages = await Promise.all(chats.map((chat) => district.drive.messages(chat.chat_id)));
    const inTheNight = messages
      .flat()
      .filter((message) => timeOf(message) > began && isQuiet(timeOf(message)))
      .filter(({ urgent }) => urgent.length === 0);
    expect(inTheNight.map((message) => `${message.created_at} ${titleOf(message)}`)).toEqual([]);
  });

  test('leave the right lights on the progress cards', async () => {
    const now = await loadAll();
    for (const group of groups) {
      const project = now.get(group.project.id);
      const [bar] = progressCards(group).filter((message) => !isReplaced(message));
      if (!project || !bar) throw new Error(`${group.name} has no progress card`);
      const { light, red, yellow } = summarize(world, project, ended);
      const { template } = bar.content.header as { template: string };
      expect(template, group.name).toBe(light);
      const words = wordsOf(bar);
      if (red > 0) expect(words, group.name).toContain(`红灯 ${red}`);
      if (yellow > 0) expect(words, group.name).toContain(`黄灯 ${yellow}`);
    }
  });

  test('roll the cards over before they are too old to edit', async () => {
    expect(await findFaults(district.drive, PROJECTS)).toEqual([]);
    const now = await loadAll();
    for (const group of groups) {
      const bars = progressCards(group);
      expect(bars.map(isReplaced), group.name).toEqual([true, false]);
      const [old, fresh] = bars as [DrivenMessage, DrivenMessage];
      expect(isPressable(old)).toBe(false);
      expect(group.pins).toEqual([fresh.message_id]);
      for (const node of runningNodes(now.get(group.project.id)!)) {
        const alive = nodeCards(group)
          .filter((message) => titleOf(message).startsWith(`${node.code} `))
          .filter((message) => !isReplaced(message));
        expect(alive, `${group.name} ${node.code}`).toHaveLength(1);
        expect(isPressable(alive[0]!)).toBe(true);
        expect(ended - timeOf(alive[0]!)).toBeLessThan(14 * DAY_MS);
      }
    }
  });

  test('break no quota and edit nothing too old', async () => {
    expect(findMisuse((await district.drive.calls()).calls)).toEqual([]);
  });

  test('refresh the cards once a day', async () => {
    const twice = await database.db.execute(sql`
    select body->>'card' as card, created_at::date as day, count(*)::integer as n from outbox
    where kind = 'refresh' and priority = 9 group by 1, 2 having count(*) > 1`);
    expect([...twice]).toEqual([]);
    const daily = await database.db.execute<{ n: number }>(
      sql`select count(*)::integer as n from outbox where priority = 9`,
    );
    expect(daily[0]?.n).toBeGreaterThanOrEqual(14 * ENOUGH.projects);
  });

  test('leave no message unrecorded and none lost', async () => {
    expect(await findUnrecorded(district.drive, database.db)).toEqual([]);
  });

  test('give nothing up', async () => {
    const dead = await database.db.execute(
      sql`select kind, error from outbox where state = 'dead'`,
    );
    expect([...dead]).toEqual([]);
  });
});

describe('the log', () => {
  test('folds to exactly the state in the tables', async () => {
    let folded = 0;
    for (const { project } of groups) {
      const log = await readProjectEvents(database.db, project.id);
      const state = log.reduce<Project | null>(
        (before, { event, at }) => evolve(before, event, at),
        null,
      );
      expect(state).toEqual(await loadProject(database.db, project.id));
      folded += log.length;
    }
    expect(folded).toBeGreaterThan(ENOUGH.events);
  });

  test.each(['update events set actor = null', 'delete from events', 'truncate events cascade'])(
    'refuses: %s',
    async (statement) => {
      const refused = await database.db.execute(sql.raw(statement)).then(
        () => undefined,
        (error: unknown) => sqlStateOf(error),
      );
      expect(refused).toBe('23001');
    },
  );

  test('lets what people wrote be blanked and keeps what happened', async () => {
    const { db } = database;
    const [first] = await db.select().from(payloads).orderBy(asc(payloads.id)).limit(1);
    expect(first?.body).toEqual({ fileName: '营业执照.pdf' });
    const counted = await db.execute(sql`select count(*)::integer as n from events`);
    await db.update(payloads).set({ body: null, blankedAt: ended });
    expect(await db.execute(sql`select count(*)::integer as n from events`)).toEqual(counted);
    const { project } = groups.find(({ name }) => name.includes('谯曲坊白酒灌装'))!;
    const filed = (await readProjectEvents(db, project.id)).flatMap(({ event }) =>
      event.type === 'materialFiled' && event.file ? [event.file.name] : [],
    );
    expect(filed).toEqual(['', '']);
  });
});

test('a message is worked off by one process only', async () => {
  const { db } = database;
  const row = { key: 'message:twice', kind: 'message', body: {}, state: 'waiting' } as const;
  await recordInbox(db, { ...row, receivedAt: ended });
  await finishInbox(db, row.key);
  await expect(finishInbox(db, row.key)).rejects.toThrow('worked off already');
});

test('one bot goes on where the other was killed', async () => {
  const groups = await readGroups(district.drive, PROJECTS);
  for (const { chat_id, members } of groups) {
    await district.drive.say({ as: members[0] ?? '', chat_id, text: '帮助' });
  }
  await bots[0]?.end('SIGKILL');
  // What the killed one had not acknowledged is sent again after 15 s, as Feishu does.
  await district.drive.moveClock({ advance: 'PT1M' });
  for (const { chat_id, messages } of groups) {
    const titles = (await district.drive.messages(chat_id)).slice(messages.length).map(titleOf);
    expect(titles.filter((title) => title === 'e点通 帮助')).toHaveLength(1);
  }
}, 240_000);

test('no process has met an error', () => {
  for (const bot of bots) expect(bot.output()).not.toContain('"level":50');
});
