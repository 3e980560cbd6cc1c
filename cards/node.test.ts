import { expect, test } from 'vitest';
import { whoMay } from '../domain/access/access.ts';
import { createDirectory } from '../domain/people/types.ts';
import { nodeCard } from './node.ts';
import { apply, at, contextAt, demoProject, textOf, withPapers, world } from './testing.ts';

const project = demoProject('DEMO-02');
const mention = { mention: ['U022'] };

test('a running node calls its person', () => {
  expect(textOf(nodeCard(contextAt(), project, '0404', mention))).toMatchInlineSnapshot(`
    "yellow: 0404 土地挂牌公告与交易 [黄灯 · 3月17日到期]
    岐禾中药配方颗粒提取项目
    @ou_U022 请接办，并补齐缺少的材料。
    责任 | 自规分局 · 俞澄
    时限 | 3月17日 17:30（周二）
    起算 | 2月13日起，32 天
    用时 | 单位 31 天（至 3月16日）
    还缺 | 宗地图（自规分局 0402 成果） / 国有建设用地出让方案（自规分局提供）
    材料 | 3/5 份：规划条件、勘测定界报告、项目准入评审意见
    [接办] | [办结] (办结 0404 土地挂牌公告与交易？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。)
    ▸ 更多
      [传材料] | [延期] | [转办]
      [暂停] | [补正] | [退回材料]
      [请代办] (请代办 0404 土地挂牌公告与交易？ 代办员可以做：挂网前48小时核对宗地图等附件，协助竞买报名与保证金) | [现场记录] | [时限说明]
    企业看到的说明：公告天数是法律规定的，谁也不能少一天，我们保证材料不缺、准时挂网。"
  `);
});

test('a node that waits for a promised paper alone is not called complete', () => {
  const promised = apply(demoProject('DEMO-02'), {
    type: 'promiseMaterials',
    node: '0303',
    materials: ['M015'],
    promisedOn: '2026-03-20',
    by: 'U010',
  });
  const text = textOf(nodeCard(contextAt(), promised, '0303', { mention: [] }));
  expect(text).toContain('请接办，容缺以外的材料已齐。');
  expect(text).toContain('容缺 | 环境影响评价文件（应于 3月20日前补交）');
});

test('a node with promisable papers offers 容缺受理', () => {
  const card = nodeCard(contextAt(), project, '0304', { mention: ['U021'] });
  expect(textOf(card)).toMatchInlineSnapshot(`
    "blue: 0304 节能审查 [正常 · 3月27日到期]
    岐禾中药配方颗粒提取项目
    @ou_U021 请接办，并补齐缺少的材料。
    责任 | 发改委 · 鲍以宁
    时限 | 3月27日 17:30（周五）
    起算 | 3月13日起，10 个工作日；缺件须在 3月20日前一次告知
    用时 | 单位 3 天（至 3月16日）
    还缺 | 可行性研究报告（企业提供） / 节能报告(含碳排放评价)（企业提供）
    材料 | 3/5 份：营业执照、法定代表人身份证明及授权(代办)委托书、项目备案(核准)证明
    [接办] | [办结] (办结 0304 节能审查？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。)
    ▸ 更多
      [传材料] | [容缺受理] | [延期]
      [转办] | [暂停] | [补正]
      [退回材料] | [请代办] (请代办 0304 节能审查？ 代办员可以做：核算能耗是否达到审查门槛，代送节能报告) | [现场记录]
      [时限说明]
    企业看到的说明：用电用能多的项目才需要，达不到门槛的直接跳过。"
  `);
});

test('a promise for another node leaves the paper missing', () => {
  // The construction drawings of DEMO-12 are demanded by two of its running nodes.
  const shared = demoProject('DEMO-12');
  const [head = ''] = whoMay(world, shared, 'promiseMaterials', '0503');
  const promised = apply(shared, {
    type: 'promiseMaterials',
    node: '0503',
    materials: ['M041'],
    promisedOn: '2026-03-20',
    by: head,
  });
  const where = (node: string) =>
    textOf(nodeCard(contextAt(), promised, node, { mention: [] }))
      .split('\n')
      .filter((line) => line.includes('全套施工图设计文件'))
      .map((line) => line.slice(0, 2));
  expect(where('0503')).toEqual(['容缺']);
  expect(where('0504')).toEqual(['还缺']);
});

test('accepting replaces the button by a name', () => {
  const ready = withPapers(project, '0404');
  const accepted = apply(ready, { type: 'accept', node: '0404', by: 'U022' });
  expect(textOf(nodeCard(contextAt(), accepted, '0404', mention))).toMatchInlineSnapshot(`
    "yellow: 0404 土地挂牌公告与交易 [黄灯 · 3月17日到期]
    岐禾中药配方颗粒提取项目
    @ou_U022 已接办，办好后请点“办结”。
    责任 | 自规分局 · 俞澄
    时限 | 3月17日 17:30（周二）
    起算 | 2月13日起，32 天
    用时 | 单位 31 天（至 3月16日）
    接办 | 已由 俞澄 接办，3月16日 09:00（周一）
    材料 | 5 份已齐：宗地图、规划条件、勘测定界报告、国有建设用地出让方案、项目准入评审意见
    [办结] (办结 0404 土地挂牌公告与交易？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。)
    ▸ 更多
      [传材料] | [延期] | [转办]
      [暂停] | [退回材料] | [请代办] (请代办 0404 土地挂牌公告与交易？ 代办员可以做：挂网前48小时核对宗地图等附件，协助竞买报名与保证金)
      [现场记录] | [时限说明]
    企业看到的说明：公告天数是法律规定的，谁也不能少一天，我们保证材料不缺、准时挂网。"
  `);
});

test('a node finished late keeps its lateness', () => {
  const ready = withPapers(project, '0404');
  const late = at('2026-03-19 10:00');
  const done = apply(ready, { type: 'finish', node: '0404', by: 'U022' }, late);
  expect(textOf(nodeCard(contextAt(late), done, '0404', mention))).toMatchInlineSnapshot(`
    "green: 0404 土地挂牌公告与交易 [已办结] [逾期办结 2 天]
    岐禾中药配方颗粒提取项目
    办结 | 3月19日 10:00（周四） · 自规分局 俞澄
    时限 | 3月17日 17:30（周二）
    时效 | 逾期办结 2 天
    用时 | 单位 34 天
    成果 | 成交确认书
    后续 | 已启动 0405 成交确认与出让合同(划拨决定)"
  `);
});

test('a node finished in time has no lateness', () => {
  const ready = withPapers(project, '0404');
  const done = apply(ready, { type: 'finish', node: '0404', by: 'U022' });
  expect(textOf(nodeCard(contextAt(), done, '0404', mention))).not.toContain('逾期');
});

test.each([
  ['0301', '项目录入时已办结'],
  ['0405', '0404 土地挂牌公告与交易办结后启动'],
  ['0302', '按项目条件，不需要办理这个节点。'],
])('a node that does not run says why: %s', (code, words) => {
  const card = nodeCard(contextAt(), project, code, { mention: [] });
  expect(textOf(card)).toContain(words);
  expect(JSON.stringify(card)).not.toContain('"button"');
});

test('an accepted node asks for its missing papers', () => {
  const accepted = apply(project, { type: 'accept', node: '0404', by: 'U022' });
  const card = nodeCard(contextAt(), accepted, '0404', mention);
  expect(textOf(card)).toContain('已接办，请把缺少的材料回复到这张卡片');
  expect(JSON.stringify(card)).toContain('"expanded":true');
});

test('an explicit deadline is shown to the minute', () => {
  const set = apply(project, {
    type: 'setDue',
    node: '0404',
    dueAt: at('2026-03-17 23:15'),
    by: 'U022',
  });
  const text = textOf(nodeCard(contextAt(), set, '0404', mention));
  expect(text).toContain('3月17日 23:15（周二）');
  expect(text).toContain('时限由责任人另行设定');
});

test('a contract period names its reason', () => {
  const text = textOf(nodeCard(contextAt(), demoProject('DEMO-16'), '0802', { mention: [] }));
  expect(text).toContain('365 天（按施工合同工期）');
});

test('a unit without people says who stands in', () => {
  const directory = createDirectory(
    ['U016', 'U006'].flatMap((id) => world.directory.person(id) ?? []),
  );
  const ctx = contextAt(undefined, { ...world, directory });
  expect(textOf(nodeCard(ctx, project, '0404', { mention: ['U016'] }))).toContain(
    '责任 | 自规分局 · 暂无在岗人员，由代办员 乔若水 代为负责',
  );
});

test('a due date in an unpublished year is provisional', () => {
  const calendar = { ...world.calendar, isCovered: (year: number) => year < 2026 };
  const ctx = contextAt(undefined, { ...world, calendar });
  expect(textOf(nodeCard(ctx, project, '0304', { mention: [] }))).toContain(
    '3月27日 17:30（周五），预计（放假安排未公布）',
  );
});
