import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../../cards/parts.ts';
import { textOf } from '../../cards/testing.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import { mattersOf } from '../../domain/matter/machine.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { responsibleFor, unitOfNode } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { at, people, world } from '../../domain/testing.ts';
import { type TestBot, testBot } from '../testing/bot.ts';
import { chatWith } from '../testing/chat.ts';

const [PROJECT, OTHER] = ['DEMO-04', 'DEMO-05'] as const;

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let group: string;
let project: Project;
let other: Project;
let lead: string;
let doer: string;
let node: string;
let unit: string;
let unitName: string;
const [principal = '', second = ''] = people
  .filter(({ role }) => role === 'principalLeader')
  .map(({ id }) => id);
const operator = people.find(({ role }) => role === 'operator')?.id ?? '';

beforeAll(async () => {
  bot = await testBot();
  [project, other] = (await bot.open(PROJECT, OTHER)) as [Project, Project];
  chat = chatWith(bot);
  await chat.deliver();
  group = chat.groupOf(project.name);
  lead = project.team.lead;
  const workable = runningNodes(project).find(({ code }) => {
    const { person } = responsibleFor(world, project, code);
    return person !== null && world.directory.person(person)?.unit === unitOf(code);
  });
  node = workable?.code ?? '';
  doer = responsibleFor(world, project, node).person ?? '';
  unit = unitOf(node);
  unitName = world.catalogue.units.get(unit)?.shortName ?? '';
});
afterAll(() => bot.close());

const unitOf = (code: string) => unitOfNode(world, project, code);
const items = async () => mattersOf((await loadProject(bot.db, PROJECT)) ?? project, 'datedItem');
const own = (person: string) => chat.ownChat(person);
/** What waits for the pace of a busy group. */
async function settle(): Promise<void> {
  bot.clock.real += 5 * MINUTE;
  await chat.deliver();
}
const newest = (chatId: string) => chat.card(chatId, '');

describe('批示 in words', () => {
  test('is only for the lead and above', async () => {
    const [answer] = await chat.say(doer, group, `批示 ${node} 抓紧办`);
    expect(answer?.title).toBe('没有改动');
  });

  test('is shown before it is given, and given by one tap of its author', async () => {
    const words = `批示 ${node} 请${unitName}3月20日前补齐宗地图，入库`;
    const [asked] = await chat.say(lead, group, words);
    expect(asked?.title).toBe('请确认批示');
    expect(asked?.text).toContain('补齐宗地图，入库');
    expect(asked?.text).toContain('3月20日 17:30');
    expect(await items()).toEqual([]);
    expect((await chat.press(principal, asked!, '确认')).toast?.type).toBe('error');
    const { toast, card } = await chat.press(lead, asked!, '确认');
    expect(toast?.content).toContain('批示 T1 已发到项目群');
    expect(textOf(card as Card)).toContain('已批示');
    expect((await chat.press(lead, asked!, '确认')).toast?.type).toBe('info');
    const posted = chat.card(group, '批示 T1');
    expect(JSON.stringify(posted.card)).toContain(`<at id=ou_${doer}></at>`);
  });

  test('alone lists what is open', async () => {
    const [inGroup] = await chat.say(doer, group, '批示');
    expect(inGroup?.text).toContain('T1 正常 补齐宗地图');
    const [ofLeader] = await chat.say(lead, own(lead), '批示');
    expect(ofLeader?.text).toContain('T1 正常 补齐宗地图');
  });

  test('of a day gone by, or for nobody, gives nothing', async () => {
    const [past] = await chat.say(lead, group, `批示 ${node} 3月1日前办好`);
    expect(past?.text).toContain('已经过去');
    const [whole] = await chat.say(lead, group, '批示 抓紧推进');
    expect(whole?.text).toContain('没有看出由哪个单位办');
    expect(JSON.stringify(newest(own(lead)).card)).toContain('抓紧推进');
    expect(await items()).toHaveLength(1);
  });

  test('done in a reply, with a file and words, is told to the leader in the own chat', async () => {
    const card = chat.card(group, '批示 T1');
    const result = Buffer.from('result');
    const [kept] = await chat.sendFile(doer, group, '办理情况.pdf', result, card.messageId);
    expect(kept?.title).toBe('附件已收');
    const [answer] = await chat.say(doer, group, '已办，图已入库', card.messageId);
    expect(answer?.title).toBe('已办');
    const told = chat.card(own(lead), '批示已办');
    expect(told.text).toContain('结果 | 图已入库');
    expect(told.text).toContain('附件 | 办理情况.pdf');
    expect(chat.card(group, '批示 T1').text).toContain('[已办]');
  });
});

test('批示 on a card opens a filled form, whose answer goes to the group', async () => {
  const [list] = await chat.say(principal, group, '批示');
  expect((await chat.press(doer, list!, '批示')).toast?.type).toBe('error');
  expect((await chat.press(principal, list!, '批示')).toast?.type).toBe('success');
  const whole = chat.card(own(principal), '批示 · 项目整体');
  expect(whole.text).toContain('<哪天前办好>');
  await chat.say(principal, group, `批示 ${node}`);
  const form = chat.card(own(principal), `批示 · ${node}`);
  const filled = { words: '先补图', unit, day: '2026-03-27 +0800' };
  expect((await chat.press(principal, form, '发到项目群', { unit })).toast?.type).toBe('warning');
  const { toast } = await chat.press(principal, form, '发到项目群', filled);
  expect(toast?.content).toContain('T2');
  expect((await chat.press(principal, form, '发到项目群', filled)).toast?.type).toBe('info');
  expect(chat.card(group, '批示 T2').text).toContain('先补图');
});

test('of two leaders the higher, then the later stands, and both are told', async () => {
  await chat.say(second, group, `批示 ${node}`);
  const form = chat.card(own(second), `批示 · ${node}`);
  expect(form.text).toContain('已有 | T2');
  const filled = { words: '改报市局', unit, day: '2026-03-24' };
  const { toast } = await chat.press(second, form, '发到项目群', filled);
  expect(toast?.content).toContain('此前的 T2 不再执行');
  for (const leader of [principal, second]) {
    const told = chat.card(own(leader), '两条批示，以 T3 为准');
    expect(told.text).toContain('不再执行 T2');
  }
  expect(chat.card(group, '批示 T2').text).toContain('不再执行：以');
  const [lower] = await chat.say(lead, group, `批示 ${node} 请${unitName}再等等`);
  const answer = await chat.press(lead, lower!, '只办一条');
  expect(answer.toast?.type).toBe('warning');
  await settle();
  for (const leader of [lead, second]) {
    expect(newest(own(leader)).title).toBe('两条批示，以 T3 为准');
  }
  expect(chat.card(group, '批示 T4').text).toContain('不再执行：以');
});

test('another matter on the same node stands beside what stands already', async () => {
  const [other] = await chat.say(lead, group, `批示 ${node} 请${unitName}3月25日前送一份情况说明`);
  const { toast } = await chat.press(lead, other!, '两条都办');
  expect(toast?.type).toBe('success');
  await settle();
  expect(chat.card(group, '批示 T5').text).not.toContain('不再执行');
  expect(chat.card(group, '批示 T3').title).toContain('改报市局');
  expect(chat.card(group, '批示 T3').text).toContain('[已办]');
});

test('批示 in the own chat is answered once, with a form that has a day and a person', async () => {
  const answers = await chat.say(lead, own(lead), `批示 ${project.name} ${node}`);
  expect(answers.map(({ title }) => title)).toEqual([expect.stringContaining(`批示 · ${node}`)]);
  const drawn = JSON.stringify(answers[0]?.card);
  // Three working days from Monday, 16 March.
  expect(drawn).toContain('"initial_date":"2026-03-19"');
  expect(drawn).toContain(`"initial_option":"${doer}"`);
});

describe("a meeting's list", () => {
  test('is shown line by line; what was read is entered, what was not is kept', async () => {
    const { agent } = project.team;
    const before = (await items()).length;
    const lines = [
      '会议 第3次调度会',
      '事项｜决定｜单位｜期限',
      `1. 宗地图｜补齐并入库｜${unitName}｜3月20日`,
      '2. 临时用电；接通；没有的局；3月25日',
      `3. 评审｜3月1日｜${unitName}`,
      '4. 交用电申请｜企业',
    ];
    const [preview] = await chat.say(agent, group, lines.join('\n'));
    expect(preview?.text).toContain('没有叫“没有的局”的单位');
    expect(preview?.text).toContain('3月1日已经过去');
    expect(await items()).toHaveLength(before);
    expect((await chat.press(lead, preview!, '确认 2 件')).toast?.type).toBe('error');
    const saved = await chat.press(agent, preview!, '确认 2 件');
    expect(saved.toast?.content).toContain('已登记 2 件');
    expect(await items()).toHaveLength(before + 2);
    expect(chat.card(group, '会议事项 · 第3次调度会').text).toContain('补齐并入库');
    const rest = chat.card(own(agent), '已登记 2 件，还有 2 行要改');
    await chat.press(agent, rest, '改');
    const form = chat.card(own(agent), '改会议清单');
    expect(JSON.stringify(form.card)).toContain('没有的局');
    const changed = `临时用电｜接通｜供电公司｜3月25日\n评审｜${unitName}｜3月31日`;
    const reread = await chat.press(agent, form, '重新读', { lines: changed });
    expect(reread.toast?.type).toBe('success');
    const again = chat.card(own(agent), '请核对');
    expect((await chat.press(agent, again, '确认 2 件')).toast?.type).toBe('success');
    expect((await chat.press(agent, again, '确认 2 件')).toast?.type).toBe('info');
    expect(await items()).toHaveLength(before + 4);
  });

  test('in the own chat goes to the groups of the projects it names', async () => {
    const text = `会议清单\n项目：${project.name}\n催办｜${unitName}\n${other.name}｜现场核查｜住建局｜3月31日`;
    const [preview] = await chat.say(operator, own(operator), text);
    const saved = await chat.press(operator, preview!, '确认 2 件');
    expect(textOf(saved.card as Card)).toContain(other.name);
    expect(chat.card(chat.groupOf(other.name), '会议事项').text).toContain('现场核查');
  });

  test('of others than leaders, operators and the agent is entered for none', async () => {
    const [preview] = await chat.say(doer, group, `会议清单\n催办｜${unitName}`);
    expect(preview?.text).toContain('只有项目的牵头领导、代办员和操作员可以登记');
  });

  test('that is empty, too long or given up enters nothing', async () => {
    const { agent } = project.team;
    const [empty] = await chat.say(agent, own(agent), '会议');
    expect(empty?.text).toContain('没有读到事项');
    const list = (count: number) =>
      `会议清单\n${Array(count).fill(`做事｜${unitName}`).join('\n')}`;
    const [long] = await chat.say(agent, group, list(61));
    expect(long?.text).toContain('最多 60 行');
    const before = (await items()).length;
    const [preview] = await chat.say(agent, group, list(60));
    expect(preview?.text).toContain('读到 60 件');
    expect((await chat.press(agent, preview!, '不登记')).toast?.type).toBe('success');
    expect(await items()).toHaveLength(before);
  });
});

test('an item that is late says so in the group and on its card', async () => {
  bot.clock.district = at('2026-03-25 09:00');
  await bot.execute(PROJECT, { type: 'tick' });
  await settle();
  expect(chat.card(group, '批示逾期').text).toContain('改报市局');
  expect(chat.card(group, '批示 T3').text).toContain('红灯');
});

test('a withdrawn instruction is told in the group to whoever was to do it', async () => {
  const [early] = await chat.say(second, own(second), '撤回批示 T3');
  expect(early?.text).toContain('请写一句原因');
  const [denied] = await chat.say(doer, group, '撤回批示 T3 不用办了');
  expect(denied?.title).toBe('没有改动');
  const card = chat.card(group, '批示 T3');
  expect((await chat.press(second, card, '撤回批示')).toast?.type).toBe('success');
  const form = chat.card(own(second), '撤回批示 T3');
  const { toast } = await chat.press(second, form, '撤回批示', { words: '市里已统一安排' });
  expect(toast?.content).toContain('批示 T3 已撤回');
  await settle();
  const told = chat.card(group, '批示已撤回');
  expect(JSON.stringify(told.card)).toContain(`<at id=ou_${doer}></at>`);
  expect(told.text).toContain('市里已统一安排');
  expect(chat.card(group, '批示 T3').text).toContain('[已撤回]');
  const [again] = await chat.say(second, group, '撤回批示 T3 再撤一次');
  expect(again?.text).toContain('没有改动');
});
