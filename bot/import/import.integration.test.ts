import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../db/client.ts';
import { loadAccounts, loadPeople } from '../../db/queries/people.ts';
import { listProjects, loadProject } from '../../db/queries/projects.ts';
import { events } from '../../db/schema/events.ts';
import { imports } from '../../db/schema/imports.ts';
import { payloads } from '../../db/schema/payloads.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import {
  demoPeopleRows,
  demoProjectRow,
  peopleHeads,
  projectHeads,
  seen,
  sheet,
} from '../../domain/import/testing.ts';
import type { Cell, SheetKind } from '../../domain/import/types.ts';
import { demoProjects, people, world } from '../../domain/testing.ts';
import { execute } from '../execute.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { type Confirmed, confirmImport } from './confirm.ts';
import { previewSheet } from './preview.ts';
import type { ImportTurn } from './turn.ts';
import { type Undone, undoImport } from './undo.ts';

keepTestServer();

let bot: TestBot;
beforeEach(async () => {
  bot = await testBot();
});
afterEach(() => bot.close());

const operator = people.find(({ role }) => role === 'operator')?.id ?? '';
const rowsOfProjects = demoProjects.slice(0, 3).map(demoProjectRow);

const turn = <T>(work: (turn: ImportTurn) => Promise<T>): Promise<T> =>
  inTransaction(bot.db, (tx) =>
    work({ tx, world, now: bot.clock.now(), appId: 'cli_test', by: operator }),
  );

type Row = Readonly<Record<string, Cell>>;
const preview = (kind: SheetKind, ...rows: readonly Row[]) =>
  turn((own) =>
    previewSheet(own, {
      kind,
      fileName: 'sheet.xlsx',
      sha256: 'ab',
      rows: sheet(kind === 'people' ? peopleHeads : projectHeads, ...rows),
      seen,
    }),
  );
const confirm = (number: number): Promise<Confirmed> => turn((own) => confirmImport(own, number));
const undo = (number: number): Promise<Undone> => turn((own) => undoImport(own, number));

async function imported(kind: SheetKind, ...rows: readonly Row[]): Promise<number> {
  const { number } = await preview(kind, ...rows);
  const done = await confirm(number ?? 0);
  if (!done.ok) throw new Error('the import was refused');
  return number ?? 0;
}

const logged = () => bot.db.select().from(events).orderBy(events.id);

describe('a sheet', () => {
  test('saves nothing until it is confirmed', async () => {
    const { plan, number } = await preview('people', ...demoPeopleRows());
    expect([plan.faults, number]).toEqual([[], 1]);
    expect(await loadPeople(bot.db)).toEqual([]);
    expect(await logged()).toEqual([]);
  });

  test('with a fault cannot be confirmed at all', async () => {
    const { number } = await preview('people', { 姓名: '无此人', 单位: '发改委', 角色: '操作员' });
    expect(number).toBeNull();
    expect(await bot.db.select().from(imports)).toEqual([]);
  });

  test('brings people and projects in, with all that follows', async () => {
    await imported('people', ...demoPeopleRows());
    expect(await loadPeople(bot.db)).toEqual(people);
    expect(await loadAccounts(bot.db, 'cli_test')).toHaveLength(people.length);
    await imported('projects', ...rowsOfProjects);
    const projects = await listProjects(bot.db);
    expect(projects.map(({ id }) => id)).toEqual(['P-2026-0001', 'P-2026-0002', 'P-2026-0003']);
    const project = await loadProject(bot.db, 'P-2026-0001');
    expect(project?.nodes.get('0801')?.status).toBe('done');
    await bot.process('sender').run();
    const names = [...bot.messenger.chats.values()].map(({ name }) => name);
    expect(names.sort()).toEqual(
      demoProjects
        .slice(0, 3)
        .map(({ name }) => `${name} 专班`)
        .sort(),
    );
  });

  test('is confirmed once', async () => {
    const number = await imported('people', ...demoPeopleRows());
    const before = await logged();
    expect(await confirm(number)).toMatchObject({ ok: false, row: { state: 'done' } });
    expect(await logged()).toEqual(before);
  });

  test('is shown anew where it would do something else by now', async () => {
    await imported('people', ...demoPeopleRows());
    const first = await preview('projects', ...rowsOfProjects);
    await imported('projects', ...rowsOfProjects.slice(0, 1));
    const again = await confirm(first.number ?? 0);
    expect(again).toMatchObject({ ok: false, plan: { known: [{ row: 2 }] } });
    expect(await listProjects(bot.db)).toHaveLength(1);
    // What is shown now is what a second confirmation does.
    expect(await confirm(first.number ?? 0)).toMatchObject({ ok: true });
    expect(await listProjects(bot.db)).toHaveLength(3);
  });

  test('confirmed twice at once is carried out once', async () => {
    await imported('people', ...demoPeopleRows());
    const first = await preview('projects', ...rowsOfProjects);
    const second = await preview('projects', ...rowsOfProjects);
    const done = await Promise.all([confirm(first.number ?? 0), confirm(second.number ?? 0)]);
    expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await listProjects(bot.db)).toHaveLength(3);
  });

  test('leaves a trace of each person, before and after', async () => {
    await imported('people', ...demoPeopleRows());
    const changed = demoPeopleRows().map((row) =>
      row.工号 === 'U021' ? { ...row, 职务: '科长' } : row,
    );
    await imported('people', ...changed);
    const entry = (await logged()).find(({ type }) => type === 'personChanged');
    const before = people.find(({ id }) => id === 'U021');
    expect(entry).toMatchObject({
      actor: operator,
      data: { person: 'U021', before: { unit: before?.unit }, after: { unit: before?.unit } },
    });
    const kept = await bot.db.select().from(payloads);
    expect(kept.find(({ id }) => id === entry?.payloadId)?.body).toMatchObject({
      before: { title: before?.title },
      after: { title: '科长' },
    });
  });
});

describe('taking an import back', () => {
  test('makes no groups that are not begun yet', async () => {
    await imported('people', ...demoPeopleRows());
    const number = await imported('projects', ...rowsOfProjects);
    expect(await undo(number)).toMatchObject({ ok: true });
    expect(await listProjects(bot.db)).toEqual([]);
    await bot.process('sender').run();
    expect(bot.messenger.chats.size).toBe(0);
    expect(await loadProject(bot.db, 'P-2026-0001')).toMatchObject({
      phase: { status: 'withdrawn' },
    });
  });

  test('gives groups that stand a word', async () => {
    await imported('people', ...demoPeopleRows());
    const number = await imported('projects', ...rowsOfProjects.slice(0, 1));
    await bot.process('sender').run();
    const [group] = bot.messenger.chats.values();
    expect(await undo(number)).toMatchObject({ ok: true });
    bot.clock.real += 3_600_000;
    await bot.process('other').run();
    const said = bot.messenger
      .messagesIn(group?.chatId ?? '')
      .map(({ card }) => JSON.stringify(card));
    expect(said.join()).toContain('撤销了这个项目的导入');
  });

  test('lets the same sheet in again', async () => {
    await imported('people', ...demoPeopleRows());
    await undo(await imported('projects', ...rowsOfProjects));
    const again = await preview('projects', ...rowsOfProjects);
    expect(again.plan).toMatchObject({ faults: [], known: [] });
    expect(await confirm(again.number ?? 0)).toMatchObject({ ok: true });
  });

  test('names what somebody has done since, and changes nothing', async () => {
    await imported('people', ...demoPeopleRows());
    const number = await imported('projects', ...rowsOfProjects);
    const project = await loadProject(bot.db, 'P-2026-0001');
    const node = [...(project?.nodes.values() ?? [])].find(({ status }) => status === 'running');
    const command = {
      type: 'setDue',
      node: node?.code ?? '',
      dueAt: bot.clock.now() + 30 * DAY_MS,
      by: operator,
    } as const;
    const cause = { actor: operator, source: { kind: 'message', ref: 'om_1' } } as const;
    await inTransaction(bot.db, (tx) =>
      execute(tx, world, 'P-2026-0001', command, cause, bot.clock.now()),
    );
    const before = await logged();
    expect(await undo(number)).toMatchObject({
      ok: false,
      obstacles: [{ code: 'project-touched', project: 'P-2026-0001', by: operator, times: 1 }],
    });
    expect(await logged()).toEqual(before);
    expect(await listProjects(bot.db)).toHaveLength(3);
  });

  test('restores people as they were, and removes those it added', async () => {
    await imported('people', ...demoPeopleRows().slice(6));
    const before = await loadPeople(bot.db);
    const changed = demoPeopleRows().map((row) =>
      row.工号 === 'U021' ? { ...row, 职务: '科长' } : row,
    );
    const number = await imported('people', ...changed);
    expect(await loadPeople(bot.db)).not.toEqual(before);
    expect(await undo(number)).toMatchObject({ ok: true });
    expect(await loadPeople(bot.db)).toEqual(before);
  });

  test('leaves people who stand in a team', async () => {
    const number = await imported('people', ...demoPeopleRows());
    await imported('projects', ...rowsOfProjects.slice(0, 1));
    const refused = await undo(number);
    expect(refused).toMatchObject({ ok: false });
    expect('obstacles' in refused && refused.obstacles.map(({ code }) => code)).toContain(
      'person-in-team',
    );
    expect(await loadPeople(bot.db)).toHaveLength(people.length);
  });
});
