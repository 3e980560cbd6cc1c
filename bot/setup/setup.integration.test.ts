import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../db/client.ts';
import { listProjects, loadProject } from '../../db/queries/projects.ts';
import { events } from '../../db/schema/events.ts';
import { shippedCatalogue } from '../../domain/catalogue/load.ts';
import {
  demoPeopleRows,
  demoProjectRow,
  peopleHeads,
  projectHeads,
  seen,
  sheet,
} from '../../domain/import/testing.ts';
import type { Cell } from '../../domain/import/types.ts';
import { demoProjects, people } from '../../domain/testing.ts';
import { readWorkbook } from '../sheets/read.ts';
import { type NewSheet, writeWorkbook } from '../sheets/write.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { createWho } from '../who.ts';
import { readArgs } from './args.ts';
import { carryOut } from './orders.ts';
import type { Session } from './session.ts';

keepTestServer();

const shipped = shippedCatalogue();
const first = demoProjects[0]!;

let bot: TestBot;
let folder: string;
beforeEach(async () => {
  bot = await testBot();
  bot.messenger.directory = [...seen];
  folder = await mkdtemp(join(tmpdir(), 'e-diantong-setup-'));
});
afterEach(async () => {
  await bot.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs one order as the console does: each in a session of its own. */
async function run(line: string): Promise<{ ok: boolean; text: string }> {
  const read = readArgs(line.split(' '));
  if (!read.ok) throw new Error(read.wrong.code);
  const { db, clock, messenger } = bot;
  const { who } = createWho({ db, appId: 'cli_test', catalogue: shipped, clock });
  const session: Session = {
    db,
    clock,
    messenger,
    shipped,
    who,
    async turn(by, work) {
      const { world } = await who();
      return inTransaction(db, (tx) =>
        work({ tx, world, now: clock.now(), appId: 'cli_test', by: by?.id ?? null }),
      );
    },
    close: async () => {},
  };
  const { ok, lines } = await carryOut(session, read);
  return { ok, text: lines.join('\n') };
}

type Row = Readonly<Record<string, Cell>>;
const sheetOf = (heads: readonly string[], rows: readonly Row[], name = '表'): NewSheet => {
  const [head = [], ...filled] = sheet(heads, ...rows) as (string | number | null)[][];
  return { name, heads: head.map(String), rows: filled, widths: [] };
};
const file = (name: string) => join(folder, name);
const write = async (name: string, ...sheets: NewSheet[]) =>
  writeFile(file(name), await writeWorkbook(sheets));

async function enterPeople(): Promise<void> {
  await write('人员.xlsx', sheetOf(peopleHeads, demoPeopleRows()));
  await run(`people ${file('人员.xlsx')}`);
  await run('--confirm 1');
}

async function enterProject(): Promise<void> {
  await write('项目.xlsx', sheetOf(projectHeads, [demoProjectRow(first)]));
  await run(`projects ${file('项目.xlsx')}`);
  await run('--confirm 2');
}

/** Changes cells of the exported sheet of nodes, by code and head. */
async function editNodes(changes: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const workbook = await readWorkbook(await readFile(file('目录.xlsx')));
  if (!workbook.ok) throw new Error(workbook.problem);
  const sheets = workbook.sheets.map(({ name, rows }): NewSheet => {
    const [heads = [], ...below] = rows as (string | number | null)[][];
    const changed = below.map((row) =>
      row.map(
        (cell, n) => (name === '节点' && changes[String(row[0])]?.[String(heads[n])]) || cell,
      ),
    );
    return { name, heads: heads.map(String), rows: changed, widths: [] };
  });
  await writeFile(file('目录.xlsx'), await writeWorkbook(sheets));
}

describe('sheets at the console', () => {
  test('templates are written, filled in, previewed, confirmed and taken back', async () => {
    const written = await run(`templates ${folder}`);
    expect(written.text).toContain('人员.xlsx');
    expect((await readWorkbook(await readFile(file('项目.xlsx')))).ok).toBe(true);
    await enterPeople();
    await write('项目.xlsx', sheetOf(projectHeads, [demoProjectRow(first)]));
    const preview = await run(`projects ${file('项目.xlsx')}`);
    expect(preview).toMatchObject({ ok: true });
    expect(preview.text).toContain('npm run setup -- --confirm 2');
    expect(await listProjects(bot.db)).toEqual([]);
    expect((await run('--confirm 2')).text).toContain('已导入：新建 1 个项目');
    expect(await listProjects(bot.db)).toHaveLength(1);
    expect(await run('--confirm 2')).toEqual({ ok: false, text: '第 2 号已经导入过，没有改动。' });
    expect((await run('--undo 2')).text).toContain('已撤销 1 个项目');
    expect(await listProjects(bot.db)).toEqual([]);
    expect((await run('imports')).text).toMatch(/第 2 号 {2}项目 {2}已撤销[\s\S]*第 1 号 {2}人员/);
  });

  test('every fault is printed, and nothing can be confirmed', async () => {
    await enterPeople();
    const rows = Array.from({ length: 30 }, (_, n) => ({
      ...demoProjectRow(first),
      项目名称: `项目 ${n} 号`,
      属地: '没有的镇',
    }));
    await write('项目.xlsx', sheetOf(projectHeads, rows));
    const { ok, text } = await run(`projects ${file('项目.xlsx')}`);
    expect(ok).toBe(false);
    expect(text.match(/没有“没有的镇”这个单位/g)).toHaveLength(30);
    expect(await run('--confirm 2')).toEqual({
      ok: false,
      text: '第 2 号导入已不存在，没有改动。',
    });
  });

  test('shows whom the app sees in Feishu', async () => {
    await enterPeople();
    const { text } = await run('people --from-feishu');
    expect(text).toContain(`能看到 ${people.length} 人，其中 ${people.length} 人已登记`);
    expect(text).toContain('顾承砚  工号 U001  政府办 区主要领导');
  });

  test('what cannot be done is told', async () => {
    for (const [line, words] of [
      ['--confirm 9', '第 9 号导入已不存在'],
      ['--undo 9', '第 9 号导入已不存在'],
      ['--drop 9', '第 9 号导入已不存在'],
      ['projects /nowhere/项目.xlsx', '没有找到文件'],
      ['catalogue check /nowhere', '请先导出'],
      ['catalogue move 某项目', '还没有操作员'],
      ['templates /proc/nowhere', '写不进去'],
      ['catalogue export /proc/nowhere', '写不进去'],
    ] as const) {
      const { ok, text } = await run(line);
      expect([line, ok]).toEqual([line, false]);
      expect(text).toContain(words);
    }
  });
});

describe('the catalogue at the console', () => {
  test('exported and left alone there is nothing to publish', async () => {
    await run(`catalogue export ${folder}`);
    expect(await run(`catalogue publish ${folder} --yes`)).toEqual({
      ok: true,
      text: '与现用目录没有不同，不用发布。',
    });
  });

  test('a published version is for new projects; others keep theirs until they are moved', async () => {
    await enterPeople();
    await enterProject();
    await run(`catalogue export ${folder}`);
    await editNodes({ '0802': { 时限: '200 天' }, '0101': { 时限: '5 个工作日' } });
    const shown = await run(`catalogue publish ${folder}`);
    expect(shown.text).toContain('节点 0802 基础与主体施工 · 时限：150 天 → 200 天');
    expect(shown.text).toContain('时限 0802 基础与主体施工：2026年6月8日 → 2026年7月27日');
    expect(shown.text).toContain('没有发布');
    expect((await run(`catalogue publish ${folder} --yes`)).text).toContain('版本号 2026-03-16');
    const kept = await loadProject(bot.db, 'P-2026-0001');
    expect(kept?.catalogueVersion).toBe(shipped.version);

    const fresh = { ...demoProjectRow(first), 项目名称: '全新的工厂', 已办结节点: null };
    await write('新项目.xlsx', sheetOf(projectHeads, [{ ...fresh, 在办节点及开始日: null }]));
    await run(`projects ${file('新项目.xlsx')}`);
    await run('--confirm 3');
    const opened = await loadProject(bot.db, 'P-2026-0002');
    expect(opened?.catalogueVersion).toBe('2026-03-16');
    expect(opened?.nodes.get('0101')).toMatchObject({
      dueAt: Date.parse('2026-03-23T17:30+08:00'),
    });

    expect((await run('catalogue move 禾芷堂')).text).toContain('没有改动');
    expect((await run('catalogue move 禾芷堂 --yes')).text).toContain('1 个项目已换用');
    const moved = await loadProject(bot.db, 'P-2026-0001');
    expect(moved?.catalogueVersion).toBe('2026-03-16');
    expect(moved?.nodes.get('0802')).toMatchObject({ dueAt: Date.parse('2026-07-27T17:30+08:00') });
    expect(await run('catalogue move 禾芷堂 --yes')).toMatchObject({ ok: false });

    const [entry] = (await bot.db.select().from(events)).filter(
      ({ type }) => type === 'cataloguePublished',
    );
    expect(entry?.data).toMatchObject({
      version: '2026-03-16',
      before: shipped.version,
      changes: [
        { code: '0101', part: 'limit', before: { days: 3 }, after: { days: 5 } },
        { code: '0802', part: 'limit', before: { days: 150 }, after: { days: 200 } },
      ],
    });
  });

  test('every fault is printed, and nothing is published', async () => {
    await run(`catalogue export ${folder}`);
    await editNodes({ '0802': { 时限: '尽快' }, '0301': { 责任单位: '发改局' } });
    const { ok, text } = await run(`catalogue publish ${folder} --yes`);
    expect(ok).toBe(false);
    expect(text).toContain('“尽快”看不懂');
    expect(text).toContain('没有“发改局”，是不是“发改委”？');
  });

  test('what makes no sense is told as such', async () => {
    await run(`catalogue export ${folder}`);
    await editNodes({ '0404': { 时限: '10 天' } });
    expect((await run(`catalogue check ${folder}`)).text).toContain('短于法定最短期限');
    await writeFile(file('目录.json'), '{ kaputt');
    expect((await run(`catalogue check ${folder}`)).text).toContain('不是正确的 JSON');
  });

  test('a second version of one day has its own name', async () => {
    await run(`catalogue export ${folder}`);
    await editNodes({ '0101': { 时限: '5 个工作日' } });
    await run(`catalogue publish ${folder} --yes`);
    await editNodes({ '0101': { 时限: '6 个工作日' } });
    expect((await run(`catalogue publish ${folder} --yes`)).text).toContain('版本号 2026-03-16-2');
  });
});
