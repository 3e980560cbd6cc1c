import { expect, test } from 'vitest';
import { chooseProjectCard, dueSetCard, helpCard, textCard } from './answers.ts';
import { apply, at, contextAt, demoProject, textOf } from './testing.ts';

test('an unknown sentence is quoted as it is', () => {
  const card = helpCard(contextAt(), {
    scope: 'group',
    sections: [
      { topic: 'look', commands: [{ usage: '进度', what: '看项目进度' }] },
      { topic: 'node', commands: [{ usage: '办结 0304', what: '办结一个节点' }] },
      { topic: 'operator', commands: [] },
    ],
    unknown: `<at id=all></at>${'啊'.repeat(100)}`,
  });
  expect(textOf(card)).toMatchInlineSnapshot(`
    "grey: 没有看懂这句话
    “<at id=all></at>啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊啊…”
    没有做任何改动。
    在群里先 @e点通，再写下面的话：
    看情况
    进度　看项目进度
    办节点
    办结 0304　办结一个节点
    交材料：回复节点卡片发文件，或点“传材料”后在单聊里发送。"
  `);
  expect(JSON.stringify(card)).not.toMatch(/"markdown","content":"[^"]*<at/);
});

test('help on demand quotes nothing', () => {
  const card = helpCard(contextAt(), {
    scope: 'own',
    sections: [{ topic: 'look', commands: [{ usage: '待办', what: '看我的待办' }] }],
  });
  expect(textOf(card)).toMatchInlineSnapshot(`
    "blue: e点通 帮助
    在这里直接发下面的话：
    看情况
    待办　看我的待办
    交材料：回复节点卡片发文件，或点“传材料”后在单聊里发送。"
  `);
});

test('several projects are told apart by name', () => {
  const projects = [demoProject('DEMO-02'), demoProject('DEMO-22')];
  expect(textOf(chooseProjectCard(contextAt(), '0304', 'finish', projects))).toMatchInlineSnapshot(`
    "blue: 办结 0304 节能审查
    请选是哪个项目
    您有 2 个项目在办这个节点，要办结哪一个？
    [岐禾中药配方颗粒提取项目] (办结 0304 节能审查？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。)
    [牛集冷链物流园项目] (办结 0304 节能审查？ 项目：牛集冷链物流园项目。办结后启动后续节点，不能自行撤回。)"
  `);
});

test('an explicit deadline is confirmed with its light', () => {
  const dueAt = at('2026-03-17 23:15');
  const set = apply(demoProject('DEMO-02'), { type: 'setDue', node: '0404', dueAt, by: 'U022' });
  expect(textOf(dueSetCard(contextAt(), set, '0404', { by: 'U022' }))).toMatchInlineSnapshot(`
    "yellow: 时限已设定 · 0404 土地挂牌公告与交易 [黄灯]
    岐禾中药配方颗粒提取项目
    时限 | 3月17日 23:15（周二），剩 1 天 14 小时
    设定 | 自规分局 俞澄
    责任 | 自规分局 · 俞澄"
  `);
});

test('a short answer keeps its lines apart', () => {
  expect(textOf(textCard('没有改动', ['第一句。', '第二句。'], 'warning'))).toBe(
    'yellow: 没有改动\n第一句。\n第二句。',
  );
});
