import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import shippedRules from '../../domain/lead/data/leads.json' with { type: 'json' };
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';
import { keepTestServer } from '../testing/database.ts';
import { createLeadDesk, type LeadDesk } from './desk.ts';
import { tellFileNews } from './file-news.ts';
import { testReader } from './testing.ts';

keepTestServer();

const [PROMOTER, OPERATOR] = ['U064', 'U066'];
const folder = mkdtempSync(join(tmpdir(), 'lead-files-'));
const POLICY_FILE = join(folder, 'policy.json');
const LEAD_RULES_FILE = join(folder, 'leads.json');

const entry = (answer: string) => ({
  keys: ['设备补贴'],
  question: '设备补贴有多少？',
  answer,
  source: '区若干政策',
});
const write = (file: string, content: unknown) =>
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 1));

let desk: LeadDesk;
let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
beforeEach(async () => {
  write(POLICY_FILE, [entry('按投资额的百分之五')]);
  write(LEAD_RULES_FILE, shippedRules);
  desk = createLeadDesk({ POLICY_FILE, LEAD_RULES_FILE }, testReader);
  bot = await testBot({ leads: desk });
  chat = chatWith(bot);
});
afterEach(() => bot.close());
afterAll(() => rmSync(folder, { recursive: true }));

const own = (person: string) => chat.ownChat(person);
const ask = async () => (await chat.say(PROMOTER, own(PROMOTER), '设备补贴政策是多少？'))[0]?.text;

/** Two looks: a file that still changes is left alone. */
async function look() {
  await tellFileNews(bot.context(), bot.clock.now());
  await tellFileNews(bot.context(), bot.clock.now());
  await chat.deliver();
}
const told = () => chat.cards(own(OPERATOR)).map(({ title }) => title);

describe('the policy file', () => {
  test('takes effect as it is edited, and the operators hear so once', async () => {
    expect(await ask()).toContain('百分之五');
    await look();
    expect(told()).toEqual([]);
    write(POLICY_FILE, [entry('按投资额的百分之八')]);
    expect(await ask()).toContain('百分之八');
    await look();
    await look();
    expect(told()).toEqual(['政策问答已更新']);
  });

  test('that is broken leaves the former one standing and says where it is wrong', async () => {
    write(POLICY_FILE, '[\n {"keys": ["设备补贴"]，"question": "x"}\n]');
    expect(await ask()).toContain('百分之五');
    await look();
    const card = chat.card(own(OPERATOR), '政策问答文件有错，仍用原来的');
    expect(card.text).toContain('第 2 行第 19 个字：“，”是中文标点，请改成英文标点。');
    const [list] = await chat.say(OPERATOR, own(OPERATOR), '政策');
    expect(list?.text).toContain('有错，以上是改错之前的');
    expect((await chat.say(PROMOTER, own(PROMOTER), '政策'))[0]?.text).not.toContain('有错');
    write(POLICY_FILE, [entry('按投资额的百分之八')]);
    await look();
    expect(told()).toContain('政策问答已更新');
    expect(await ask()).toContain('百分之八');
  });

  test.each<[string, unknown, string]>([
    ['lacks an answer', [{ ...entry('x'), answer: undefined }], '第 1 项 answer：没有写。'],
    ['has an empty answer', [entry(' ')], '第 1 项 answer：不能为空'],
    ['has a word too many', [{ ...entry('x'), anwser: 'y' }], '第 1 项：不认识“anwser”这一项'],
    ['has no list of keys', [{ ...entry('x'), keys: '补贴' }], '第 1 项 keys：应填列表 [ … ]。'],
    ['is no list', {}, '整个文件：应填列表 [ … ]。'],
    ['ends too early', '[{"keys": ["设备补贴"]', '第 1 行：文件没有写完'],
  ])('that %s names the place', async (_what, content, words) => {
    write(POLICY_FILE, content);
    await look();
    expect(chat.card(own(OPERATOR), '政策问答文件有错').text).toContain(words);
  });

  test('that is gone leaves the former one standing', async () => {
    rmSync(POLICY_FILE);
    expect(await ask()).toContain('百分之五');
    await look();
    expect(chat.card(own(OPERATOR), '政策问答文件有错').text).toContain('文件不存在');
  });

  test('that is still being written is not told of', async () => {
    write(POLICY_FILE, '[');
    await tellFileNews(bot.context(), bot.clock.now());
    write(POLICY_FILE, [entry('按投资额的百分之八')]);
    await tellFileNews(bot.context(), bot.clock.now());
    await chat.deliver();
    expect(told()).toEqual([]);
  });

  test('that is broken at the start stops it and names the place', () => {
    write(POLICY_FILE, '[\n{]');
    expect(() => createLeadDesk({ POLICY_FILE }, testReader)).toThrow(/line 2, column 2/);
    write(POLICY_FILE, [{ ...entry('x'), keys: [] }]);
    expect(() => createLeadDesk({ POLICY_FILE }, testReader)).toThrow(/0\.keys: empty/);
  });
});

describe('the rules of leads', () => {
  test('take effect as they are edited, too', async () => {
    write(LEAD_RULES_FILE, { ...shippedRules, landmarkFromWan: 20_000 });
    expect(desk.rules.landmarkFromWan).toBe(20_000);
    await look();
    expect(told()).toEqual(['线索规则已更新']);
  });

  test('that are broken leave the former ones standing', async () => {
    const respond = { days: 0, kind: 'working' };
    write(LEAD_RULES_FILE, { ...shippedRules, limits: { ...shippedRules.limits, respond } });
    expect(desk.rules.limits.respond.days).toBe(1);
    await look();
    const card = chat.card(own(OPERATOR), '线索规则文件有错');
    expect(card.text).toContain('limits respond days：不能为空，数字不能太小。');
  });
});
