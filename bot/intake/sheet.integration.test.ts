import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { loadPeople } from '../../db/queries/people.ts';
import { listProjects } from '../../db/queries/projects.ts';
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
import { writeWorkbook } from '../sheets/write.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';

const OPERATOR = people.find(({ role }) => role === 'operator')!.id;
const HELPER = people.find(({ role }) => role === 'helper')!.id;

keepTestServer();
let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let own: string;
beforeEach(async () => {
  bot = await testBot();
  bot.messenger.directory = [...seen];
  chat = chatWith(bot);
  own = chat.ownChat(OPERATOR);
});
afterEach(() => bot.close());

type Row = Readonly<Record<string, Cell>>;

function workbook(heads: readonly string[], rows: readonly Row[]): Promise<Uint8Array> {
  const [head = [], ...filled] = sheet(heads, ...rows);
  return writeWorkbook([
    {
      name: '表',
      heads: head.map(String),
      rows: filled.map((row) =>
        row.map((cell) => (typeof cell === 'number' ? cell : (cell as string))),
      ),
      widths: [],
    },
  ]);
}

const send = async (name: string, heads: readonly string[], rows: readonly Row[]) =>
  chat.sendFile(OPERATOR, own, name, await workbook(heads, rows));

async function importPeople(): Promise<void> {
  const [preview] = await send('人员.xlsx', peopleHeads, demoPeopleRows());
  await chat.press(OPERATOR, preview!, '确认导入');
}

const projectRows = demoProjects.slice(0, 2).map(demoProjectRow);

describe('a sheet in the own chat of an operator', () => {
  test('is previewed, confirmed and taken back', async () => {
    await importPeople();
    expect(await loadPeople(bot.db)).toHaveLength(people.length);
    const [preview] = await send('项目.xlsx', projectHeads, projectRows);
    expect(preview?.title).toBe('导入预览 · 项目 · 第 2 号');
    expect(preview?.text).toContain('新建 2 个项目，其中 2 个从在办节点接着办');
    expect(await listProjects(bot.db)).toEqual([]);
    const done = await chat.press(OPERATOR, preview!, '确认导入');
    expect(done.toast).toEqual({ type: 'success', content: '已导入：新建 2 个项目。' });
    expect(await listProjects(bot.db)).toHaveLength(2);
    expect(textOf(done.card as Card)).toContain('已导入 · 项目 · 第 2 号');
    const shown = { ...preview!, card: done.card as Card };
    const undone = await chat.press(OPERATOR, shown, '撤销导入');
    expect(undone.toast?.content).toBe('已撤销 2 个项目。');
    expect(textOf(undone.card as Card)).not.toContain('[撤销导入]');
    expect(await listProjects(bot.db)).toEqual([]);
  });

  test('with faults names them row by row and has nothing to press', async () => {
    await importPeople();
    const rows = projectRows.map((row) => ({ ...row, 属地: '经开区管委' }));
    const [preview] = await send('项目.xlsx', projectHeads, rows);
    expect(preview?.text).toContain('第 2 行 · 属地：没有“经开区管委”这个单位，是不是“经开区”？');
    expect(preview?.text).toContain('第 3 行 · 属地');
    expect(preview?.text).not.toContain('[确认导入]');
  });

  test('names at most fifteen faults and counts the rest', async () => {
    const rows = Array.from({ length: 40 }, (_, n) => ({
      姓名: `无此人${n}`,
      单位: '发改委',
      角色: '操作员',
    }));
    const [preview] = await send('人员.xlsx', peopleHeads, rows);
    expect(preview?.text.match(/在飞书里找不到/g)).toHaveLength(15);
    expect(preview?.text).toContain('另有 25 处');
  });

  test('can be put away; an old click changes nothing and says so', async () => {
    const [preview] = await send('人员.xlsx', peopleHeads, demoPeopleRows());
    expect((await chat.press(OPERATOR, preview!, '放弃')).toast?.type).toBe('success');
    const again = await chat.press(OPERATOR, preview!, '确认导入');
    expect(again.toast).toEqual({ type: 'info', content: '第 1 号已经放弃，没有改动。' });
    expect(await loadPeople(bot.db)).toEqual([]);
  });

  test('is confirmed by operators alone', async () => {
    const [preview] = await send('人员.xlsx', peopleHeads, demoPeopleRows());
    const { toast } = await chat.press(HELPER, preview!, '确认导入');
    expect(toast?.type).toBe('error');
    expect(await loadPeople(bot.db)).toEqual([]);
  });

  test('of the other kind is taken for what it is', async () => {
    const [preview] = await send('项目.xlsx', peopleHeads, demoPeopleRows());
    expect(preview?.title).toContain('人员');
  });

  test('that is none is told as what it is', async () => {
    const old = Buffer.from('d0cf11e0a1b11ae100000000', 'hex');
    const [answer] = await chat.sendFile(OPERATOR, own, '旧版.xls', old);
    expect(answer?.title).toBe('表格没有导入');
    expect(answer?.text).toContain('旧版 Excel');
  });
});

test('a sheet of somebody else is no import', async () => {
  const bytes = await workbook(peopleHeads, demoPeopleRows());
  const [answer] = await chat.sendFile(HELPER, chat.ownChat(HELPER), '人员.xlsx', bytes);
  expect(answer?.title).toBe('文件没有归档');
});

describe('模板', () => {
  test('sends both sheets as files, once', async () => {
    bot.messenger.loseAnswers('postCard', 1);
    await chat.say(OPERATOR, own, '模板');
    bot.clock.real += 120_000;
    await chat.deliver();
    const files = bot.messenger
      .messagesIn(own)
      .flatMap(({ card }) => ('fileKey' in card ? String(card.fileKey) : []));
    expect(files.map((key) => bot.messenger.fileNames.get(key))).toEqual([
      '人员.xlsx',
      '项目.xlsx',
    ]);
    const read = await readWorkbook(bot.messenger.files.get(files[1] ?? '') ?? new Uint8Array());
    expect(read.ok && read.sheets.map(({ name }) => name)).toEqual([
      '项目',
      '说明',
      '节点',
      '单位',
    ]);
  });

  test('is for operators', async () => {
    const [answer] = await chat.say(HELPER, chat.ownChat(HELPER), '模板');
    expect(answer?.text).toContain('只供操作员');
  });
});
