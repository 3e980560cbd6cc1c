import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openingFields } from '../../cards/opening/actions.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import { worldWith } from '../../domain/testing.ts';
import type { Who } from '../context.ts';
import { type TestBot, testBot, testWho } from '../testing/bot.ts';
import { keepTestServer } from '../testing/database.ts';
import { facts, type OpeningDesk, openingDesk, textOf } from './testing.ts';

keepTestServer();
let bot: TestBot;
let desk: OpeningDesk;
beforeEach(async () => {
  bot = await testBot();
  desk = openingDesk(bot);
});
afterEach(() => bot.close());

describe('bad input', () => {
  test('is told whole and kept in the form', async () => {
    const [form] = await desk.say('新建项目');
    const wrong = {
      [openingFields.name]: '云'.repeat(61),
      [openingFields.owner]: ' ',
      [openingFields.location]: 'FGW',
      [openingFields.investment]: '-5亿',
      [openingFields.lead]: 'U006',
      [openingFields.agent]: 'U021',
    };
    const answer = await desk.press(form, '下一步', { form: wrong });
    expect(answer.toast).toMatchObject({ type: 'warning' });
    const text = textOf(answer.card);
    expect(text).toContain('有 5 处要改');
    expect(text).toContain('项目名称太长，请写在 60 字以内');
    expect(text).toContain('总投资“&#45;5亿”不合理');
    expect(text).toContain('云'.repeat(61));
    expect(await desk.idsOf()).toEqual([]);
  });

  test('a name on record is refused, a like one shown', async () => {
    await bot.open('DEMO-01');
    const [form] = await desk.say('新建项目');
    const taken = { ...facts, [openingFields.name]: '禾芷堂中药饮片智能炮制车间项目' };
    expect(textOf((await desk.press(form, '下一步', { form: taken })).card)).toContain(
      '已有同名项目',
    );
    const alike = { ...facts, [openingFields.name]: '禾芷堂中药饮片炮制车间' };
    expect(textOf((await desk.fillIn(alike)).card)).toContain('可能重复');
  });

  test('somebody who resigned between form and tap stops the opening', async () => {
    const { card } = await desk.fillIn();
    const who: Who = { ...testWho, world: worldWith({ id: 'U015', active: false }) };
    const answer = await desk.press(card, '开通', {
      context: bot.context({ who: async () => who }),
    });
    expect(textOf(answer.card)).toContain('已离职，代办员请另选');
    expect(await desk.idsOf()).toEqual([]);
  });

  test('a catalogue changed in between is looked at again first', async () => {
    const { card } = await desk.fillIn();
    const { world } = testWho;
    const catalogue = { ...world.catalogue, version: `${world.catalogue.version}-next` };
    const context = bot.context({
      who: async () => ({ ...testWho, world: { ...world, catalogue } }),
    });
    const first = await desk.press(card, '开通', { context });
    expect(first.toast?.content).toContain('节点目录刚更新过');
    expect(await desk.idsOf()).toEqual([]);
    await desk.press(first.card, '开通', { context });
    const project = await loadProject(bot.db, 'P-2026-0001');
    expect(project?.catalogueVersion).toBe(catalogue.version);
  });

  test("another person's draft goes no further", async () => {
    const { card } = await desk.fillIn();
    const answer = await desk.press(card, '开通', { person: 'U021' });
    expect(answer.toast?.content).toContain('这是 发改委 总一鸣 的草稿');
    expect(await desk.idsOf()).toEqual([]);
  });

  test('a draft older than a week has expired', async () => {
    const { card } = await desk.fillIn();
    bot.clock.district += 7 * DAY_MS + 1;
    const answer = await desk.press(card, '开通');
    expect(answer.toast?.content).toContain('草稿超过 7 天');
    expect(await desk.idsOf()).toEqual([]);
    expect(await desk.drafts()).toMatchObject([{ state: 'dropped', body: {} }]);
  });

  test('a dropped draft stays dropped', async () => {
    const { card } = await desk.fillIn();
    await desk.press(card, '放弃');
    expect((await desk.press(card, '开通')).toast?.content).toContain('草稿已放弃');
    expect(await desk.idsOf()).toEqual([]);
  });

  test('editing brings back what was written', async () => {
    const { card } = await desk.fillIn();
    const { card: form } = await desk.press(card, '修改');
    expect(textOf(form)).toContain('云锦家居(示例)有限公司');
    expect(textOf(form)).toContain('"initial_option":"JKQ"');
  });

  test('who may not open a project is told who may', async () => {
    const [answer] = await desk.say('新建项目', 'U021');
    expect(textOf(answer)).toContain('只有操作员可以新建项目：发改委 总一鸣');
    expect(await desk.drafts()).toEqual([]);
  });
});
