import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../../cards/testing.ts';
import { loadProject } from '../../../db/queries/projects.ts';
import { blockerOf } from '../../../domain/blocker/testing.ts';
import { type TestBot, testBot } from '../../testing/bot.ts';
import { chatWith } from '../../testing/chat.ts';

// DEMO-06: enterprise U035, agent U015; 0702 is the housing office's, whose helper is U023.
const PROJECT = 'DEMO-06';
const [ENTERPRISE, AGENT] = ['U035', 'U015'] as const;

let bot: TestBot;
let chat: ReturnType<typeof chatWith>;
let group: string;
beforeAll(async () => {
  bot = await testBot();
  const [project] = await bot.open(PROJECT);
  chat = chatWith(bot);
  await chat.deliver();
  group = chat.groupOf(project!.name);
});
afterAll(() => bot.close());

const paper = (material: string) =>
  ({
    type: 'fileMaterial',
    material,
    node: '0702',
    file: { id: randomUUID(), name: `${material}.pdf` },
    by: 'U023',
  }) as const;

const blocker = async (id = 'B1') => blockerOf((await loadProject(bot.db, PROJECT))!, id);

describe('a plain sentence', () => {
  test('is a report only once somebody taps', async () => {
    const [question] = await chat.say(ENTERPRISE, group, '临时用电还没接通');
    expect(question?.text).toMatchInlineSnapshot(`
      "blue: 是要报堵点吗？
      钧拓丘陵农机装备制造项目
      “临时用电还没接通”
      类别 | 用电
      责任 | 供电公司 · 解东升
      [报这个堵点]
      现在还没有改动，点了按钮才办理。不是这个意思，不用理会。"
    `);
    expect((await loadProject(bot.db, PROJECT))?.matters.has('B1')).toBe(false);
    const answer = await chat.press(AGENT, question!, '报这个堵点');
    expect(answer.toast?.type).toBe('success');
    expect(textOf(answer.card as never)).toContain('堵点已登记 · B1 临时用电还没接通');
    expect((await blocker()).raised.by).toBe(AGENT);
    const twice = await chat.press(ENTERPRISE, question!, '报这个堵点');
    expect(twice.toast).toEqual({
      type: 'info',
      content: '已经提交过，编号 B1，没有重复登记。',
    });
    expect(textOf(twice.card as never)).toContain('堵点已登记 · B1');
    const [again] = await chat.say(ENTERPRISE, group, '临时用电还没接通');
    const known = await chat.press(ENTERPRISE, again!, '报这个堵点');
    expect(textOf(known.card as never)).toMatchInlineSnapshot(`
      "blue: 没有改动
      这个堵点已经登记过，编号 B1，还没有解决，不用重报。有新情况请回复它的卡片。"
    `);
  });

  test('that tells of an outcome offers to finish its node', async () => {
    const [question] = await chat.say('U023', group, '施工许可证今天拿到了');
    expect(question?.text).toMatchInlineSnapshot(`
      "blue: 是要办结这个节点吗？
      钧拓丘陵农机装备制造项目
      “施工许可证今天拿到了”
      节点 | 0702 施工许可(合并质量安全监督)
      责任 | 住建局 · 管仲书
      还缺 | 施工组织设计与质量安全措施、农民工工资专户与保证金凭证，要先补齐才能办结
      [办结]
      现在还没有改动，点了按钮才办理。不是这个意思，不用理会。"
    `);
    const { toast, card } = await chat.press('U023', question!, '办结');
    expect(toast?.content).toContain('还不能办结 0702');
    // The papers may still come: the question stays.
    expect(card).toBeUndefined();
    await bot.execute(PROJECT, paper('M050'));
    await bot.execute(PROJECT, paper('M051'));
    const done = await chat.press('U023', question!, '办结');
    expect(done.toast?.type).toBe('success');
    expect(textOf(done.card as never)).toMatch(
      /^green: 已办结 · 0702[\s\S]*\n办结 \| 住建局 管仲书，3月16日/,
    );
    expect(textOf(done.card as never)).not.toContain('[办结]');
    const late = await chat.press('U023', question!, '办结');
    expect(late.toast?.type).toBe('info');
    expect(textOf(late.card as never)).toContain('green: 已办结 · 0702');
  });

  test.each([
    ['U021', '施工许可证今天拿到了'],
    ['U023', '施工许可证明天才能拿到'],
    ['U023', '施工许可证拿到了吗'],
    ['U035', '今天食堂吃什么'],
    ['U035', '用电没问题'],
    ['U035', '用电还缺什么材料'],
  ])('of %s, %s, gets help', async (person, words) => {
    const [said] = await chat.say(person, group, words);
    expect(said?.title).toBe('没有看懂这句话');
  });
});

test('in the own chat the only project is meant, and nobody else may tap', async () => {
  const own = chat.ownChat(ENTERPRISE);
  const [question] = await chat.say(ENTERPRISE, own, '第三期进度款迟迟没有拨付');
  expect(question?.text).toMatch(/是要报堵点吗？\n钧拓[\s\S]*类别 \| 资金/);
  expect((await chat.press('U031', question!, '报这个堵点')).toast).toEqual({
    type: 'error',
    content: '只有本项目专班的成员可以报堵点。',
  });
  const [help] = await chat.say('U031', chat.ownChat('U031'), '第三期进度款迟迟没有拨付');
  expect(help?.title).toBe('没有改动');
});
