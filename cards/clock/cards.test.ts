import { describe, expect, test } from 'vitest';
import { HEAD, HELPER, pause, resume, supplement } from '../../domain/clock/testing.ts';
import type { ClockSubject } from '../../domain/clock/types.ts';
import { waitingFor } from '../../domain/matter/waiting.ts';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import { handle } from '../../domain/project/decide.ts';
import type { Project } from '../../domain/project/types.ts';
import {
  at,
  carryOut,
  demoProject,
  file,
  finish,
  setDue,
  TICK,
  world,
} from '../../domain/testing.ts';
import { doneToast, type PersonalCommand } from '../done.ts';
import { draw } from '../draw.ts';
import { nodeCard } from '../node.ts';
import { progressCard } from '../progress.ts';
import { refusalWords } from '../refusals.ts';
import { contextAt, textOf } from '../testing.ts';
import { todoCard } from '../todo.ts';
import { waitingWords } from '../waiting.ts';
import { warningCard } from '../warning.ts';
import { whyCard } from './why.ts';

const monday = at('2026-03-16 10:00');
const nextTuesday = at('2026-03-24 09:00');
const demo = demoProject('DEMO-02');
const paused = () =>
  carryOut(demo, monday, pause('2026-03-20', 'appraisal', { paper: '谯发改函〔2026〕8号' }));

const drawn = (project: Project, subject: ClockSubject, now: number, mention: string[] = []) =>
  textOf(draw(contextAt(now), project, subject, { mention }).card);
const isFinal = (project: Project, subject: ClockSubject, now: number) =>
  draw(contextAt(now), project, subject, { mention: [] }).isFinal;

/** The card of a node down to what is missing: what follows is not about its clock. */
function headOf(project: Project): string {
  const text = textOf(nodeCard(contextAt(nextTuesday), project, '0304', { mention: [HELPER] }));
  return text.slice(0, text.indexOf('\n还缺'));
}

test('the card of a paused node keeps its colour and says who holds the ball', () => {
  expect(headOf(paused())).toMatchInlineSnapshot(`
    "blue: 0304 节能审查 [暂停] [正常]
    岐禾中药配方颗粒提取项目
    @ou_U021 计时已暂停，办好后请点“更多”里的“恢复”。
    责任 | 发改委 · 鲍以宁
    时限 | 3月27日 17:30（周五），暂停中，恢复后顺延
    起算 | 3月13日起，10 个工作日
    暂停 | 评审评估鉴定 · 预计 3月20日结束 / 3月16日 10:00（周一）起，发改委 鲍以宁 登记 / 委托评审机构评审 / 不计单位和企业用时
    用时 | 单位 3 天 · 不计责任 8 天（至 3月24日）"
  `);
});

test.each([
  ['runs', demo, ['[暂停]', '[补正]', '[时限说明]']],
  ['is paused', paused(), ['[恢复]', '[时限说明]']],
  [
    'waits for all its papers',
    carryOut(demo, monday, supplement(['M013', 'M017'])),
    ['[时限说明]'],
  ],
])('a node that %s offers what can be done', (_state, project, offered) => {
  const text = textOf(nodeCard(contextAt(nextTuesday), project, '0304', { mention: [] }));
  const more = text.slice(text.indexOf('▸ 更多'));
  const own = ['[暂停]', '[恢复]', '[补正]', '[时限说明]'];
  expect(own.filter((label) => more.includes(label))).toEqual(offered);
});

test('a pause is told to the group, and the same card tells its end', () => {
  const subject = { kind: 'pause', node: '0304', nth: 0 } as const;
  expect(drawn(paused(), subject, monday)).toMatchInlineSnapshot(`
    "grey: 暂停 · 0304 节能审查 [不计单位和企业用时]
    岐禾中药配方颗粒提取项目
    原因 | 评审评估鉴定 · 预计 3月20日结束 / 3月16日 10:00（周一）起，发改委 鲍以宁 登记 / 委托评审机构评审 / 书面告知：谯发改函〔2026〕8号
    时限 | 暂停期间不计时，不预警；恢复后按暂停天数顺延。
    [恢复] (恢复计时？ 从明天起继续计时，时限按暂停天数顺延。) | [时限说明]"
  `);
  expect(isFinal(paused(), subject, monday)).toBe(false);
  const resumed = carryOut(paused(), nextTuesday, resume(HEAD));
  expect(drawn(resumed, subject, nextTuesday)).toMatchInlineSnapshot(`
    "grey: 已恢复 · 0304 节能审查
    岐禾中药配方颗粒提取项目
    原因 | 评审评估鉴定 · 预计 3月20日结束 / 3月16日 10:00（周一）起，发改委 鲍以宁 登记 / 委托评审机构评审 / 书面告知：谯发改函〔2026〕8号
    恢复 | 3月24日 09:00（周二），发改委 闻人景 恢复，时限顺延 6 个工作日"
  `);
  expect(isFinal(resumed, subject, nextTuesday)).toBe(true);
});

test('who answers for the node is called when the clock goes on', () => {
  const resumed = carryOut(paused(), nextTuesday, resume(HEAD));
  const subject = { kind: 'clockRuns', node: '0304', after: 'pause', nth: 0 } as const;
  expect(drawn(resumed, subject, nextTuesday, [HELPER])).toMatchInlineSnapshot(`
    "blue: 恢复计时 · 0304 节能审查 [4月7日到期]
    岐禾中药配方颗粒提取项目
    @ou_U021 发改委 闻人景 已恢复计时，时限顺延 6 个工作日，请抓紧办理。
    时限 | 4月7日 17:30（周二）
    责任 | 发改委 · 鲍以宁
    [时限说明]"
  `);
  expect(isFinal(resumed, subject, nextTuesday)).toBe(false);
  expect(isFinal(resumed, subject, at('2026-03-26 09:00'))).toBe(true);
});

test.each([
  ['ended', '暂停已到预计日期，还没有恢复。'],
  ['tooLong', '累计暂停的时间已超过它的办理时限'],
  ['tooMany', '已是第三次以上暂停'],
] as const)('a reminder says why it comes: %s', (cause, words) => {
  const subject = { kind: 'pauseReminder', node: '0304', nth: 0, cause } as const;
  expect(drawn(paused(), subject, nextTuesday)).toContain(words);
  const resumed = carryOut(paused(), nextTuesday, resume(HEAD));
  expect(drawn(resumed, subject, nextTuesday)).toContain('这次暂停已经结束。');
});

describe('whoever owes papers', () => {
  const asked = carryOut(demo, monday, supplement(['M017']));
  const remindedAt = at('2026-03-24 07:00');
  const reminded = carryOut(asked, remindedAt, TICK);
  const subject = {
    kind: 'supplementReminder',
    node: '0304',
    person: 'U032',
    at: remindedAt,
  } as const;

  test('is reminded in the own chat', () => {
    expect(drawn(reminded, subject, remindedAt)).toMatchInlineSnapshot(`
      "yellow: 补正提醒 · 0304 节能审查 [待补正 1 份]
      岐禾中药配方颗粒提取项目
      告知补正后已有 5 个工作日没有进展。材料到齐当天才开始计时，请尽快补交。
      材料 | 节能报告(含碳排放评价)（企业提供）
      告知 | 发改委 鲍以宁，3月16日 10:00（周一）
      责任 | 发改委 · 鲍以宁
      [传材料] | [时限说明]
      补不了或要晚些补的，请早点告诉责任单位。"
    `);
    expect(isFinal(reminded, subject, remindedAt)).toBe(false);
  });

  test('is told of the day that was named for them', () => {
    const waits = pause('2026-03-25', 'supplement', { materials: ['M017'] });
    const onTheDay = at('2026-03-25 07:00');
    const project = carryOut(carryOut(demo, monday, waits), onTheDay, TICK);
    expect(drawn(project, { ...subject, at: onTheDay }, onTheDay)).toContain(
      '下面的材料应在 3月25日补齐，还没有到。',
    );
  });

  test('has nothing to do once they are there', () => {
    const done = carryOut(reminded, nextTuesday, file('M017', 'U032'));
    expect(drawn(done, subject, nextTuesday)).toContain('您要补的材料已齐，不用再办。');
    expect(isFinal(done, subject, nextTuesday)).toBe(true);
  });

  test('is told of them in the to-do list', () => {
    const waiting = waitingFor(world, asked, 'U032').map((each) =>
      waitingWords(contextAt(monday), asked, each),
    );
    expect(waiting).toEqual([{ ask: '待补正', what: '0304 节能审查 缺 1 份材料' }]);
  });
});

test('papers named to the enterprise are named with who brings them', () => {
  const asked = carryOut(demo, monday, supplement(['M017']));
  const subject = { kind: 'supplement', node: '0304', nth: 0 } as const;
  expect(drawn(asked, subject, monday, ['U016', 'U032'])).toMatchInlineSnapshot(`
    "orange: 补正告知 · 0304 节能审查 [待补正 1 份]
    岐禾中药配方颗粒提取项目
    @ou_U016 @ou_U032 请补齐下面的材料，最后一份到齐当天开始计时。
    材料 | 节能报告(含碳排放评价)（企业提供）
    说明 | 请一次补齐
    告知 | 发改委 鲍以宁，3月16日 10:00（周一）
    [传材料] | [时限说明]"
  `);
  const done = carryOut(asked, nextTuesday, file('M017', 'U032'));
  expect(drawn(done, subject, nextTuesday)).toMatchInlineSnapshot(`
    "green: 补正已齐 · 0304 节能审查
    岐禾中药配方颗粒提取项目
    材料 | 节能报告(含碳排放评价)
    告知 | 发改委 鲍以宁，3月16日 10:00（周一）
    补齐 | 3月24日 09:00（周二），当天起算"
  `);
  expect(isFinal(done, subject, nextTuesday)).toBe(true);
});

test('a second round that names what the first did not is marked for good', () => {
  const asked = carryOut(demo, monday, supplement(['M017']));
  const again = carryOut(asked, at('2026-03-17 10:00'), supplement(['M013']));
  const mark = '第二次补正，首次未一次告知：可行性研究报告';
  const second = { kind: 'supplement', node: '0304', nth: 1 } as const;
  expect(drawn(again, second, monday)).toContain(mark);
  expect(drawn(again, { ...second, nth: 0 }, monday)).not.toContain(mark);
  const ready = carryOut(again, nextTuesday, file('M017', 'U032'), file('M013', 'U032'));
  expect(textOf(nodeCard(contextAt(nextTuesday), ready, '0304', { mention: [] }))).toContain(mark);
});

test('a node that waits for papers shows no deadline', () => {
  expect(headOf(carryOut(demo, monday, supplement(['M013', 'M017'])))).toMatchInlineSnapshot(`
    "blue: 0304 节能审查 [待补正] [正常]
    岐禾中药配方颗粒提取项目
    @ou_U021 已告知补正，材料到齐后自动开始计时。
    责任 | 发改委 · 鲍以宁
    时限 | 补正材料到齐当天起算
    待补正 | 可行性研究报告、节能报告(含碳排放评价) / 3月16日 10:00（周一）由 发改委 鲍以宁 告知 / 请一次补齐 / 等企业
    用时 | 单位 3 天 · 企业 8 天（至 3月24日）"
  `);
});

test('lists show 暂停 and 待补正 instead of the days left', () => {
  const both = carryOut(paused(), monday, supplement(['M015'], 'U024', '0303'));
  const text = textOf(progressCard(contextAt(nextTuesday), both));
  expect(text).toMatch(/● 正常 0304 节能审查 .*\| 暂停\n/);
  expect(text).toMatch(/● 正常 0303 环境影响评价审批 .*\| 待补正\n/);
  expect(text).toContain('用时合计 单位 78 天 · 企业 8 天 · 不计责任 8 天');
  const node = both.nodes.get('0304');
  if (node?.status !== 'running') throw new Error('0304 does not run');
  const todo = textOf(todoCard(contextAt(nextTuesday), HELPER, [{ project: both, node }]));
  expect(todo).toContain('| 暂停');
});

test('a warning that hangs over a paused node asks for nothing', () => {
  const yellow = carryOut(
    demo,
    monday,
    pause('2026-03-20', 'forceMajeure', { node: '0404', by: 'U008' }),
  );
  const text = textOf(
    warningCard(contextAt(nextTuesday), yellow, '0404', 'yellow', { mention: ['U022'] }),
  );
  expect(text).toContain('[黄灯 · 暂停]');
  expect(text).toContain('计时已暂停');
  expect(text).not.toContain('已到期');
});

test('a due day explains itself', () => {
  const stopped = carryOut(demo, at('2026-03-27 10:00'), pause('2026-04-02'));
  const resumed = carryOut(stopped, at('2026-04-01 09:00'), resume());
  expect(
    textOf(whyCard(contextAt(at('2026-04-01 10:00')), resumed, '0304')),
  ).toMatchInlineSnapshot(`
    "yellow: 时限说明 · 0304 节能审查 [黄灯]
    岐禾中药配方颗粒提取项目
    4月1日 17:30（周三）到期
    起算 | 3月13日，前置节点都已办结；当天不计。3月20日前（5 个工作日内）没有告知补正，视为就绪当日受理（《行政许可法》第三十二条）
    时限 | 10 个工作日
    计算 | 3月14日起数 10 个工作日，到 3月27日
    不计 | 周末 3月14日至15日、3月21日至22日，共 4 天
    暂停 | 评审评估鉴定：3月27日停，4月1日恢复，顺延 3 个工作日
    用时 | 单位 14 天 · 不计责任 5 天（自然日）
    工作日按国务院办公厅放假安排计算，起算当天不计，最后一天 17:30 到期。"
  `);
});

test('a node with a legal minimum says how far it may be shortened', () => {
  expect(textOf(whyCard(contextAt(monday), demo, '0404'))).toMatchInlineSnapshot(`
    "yellow: 时限说明 · 0404 土地挂牌公告与交易 [黄灯]
    岐禾中药配方颗粒提取项目
    3月17日 17:30（周二）到期
    起算 | 2月13日，前置节点都已办结；当天不计
    时限 | 32 天
    计算 | 2月14日起数 32 天（含休息日），到 3月17日
    法定 | 出让公告 20 天、挂牌期 10 天，不能压缩，最早 3月15日办结（《招标拍卖挂牌出让国有建设用地使用权规定》第八条、第十八条）
    用时 | 单位 31 天（自然日）
    工作日按国务院办公厅放假安排计算，起算当天不计，最后一天 17:30 到期。"
  `);
});

test('who set a deadline, and what a pause would make of it', () => {
  const set = carryOut(demo, monday, setDue('0304', '2026-03-25 23:15', HELPER));
  const text = textOf(
    whyCard(contextAt(monday), carryOut(set, monday, pause('2026-03-20')), '0304'),
  );
  expect(text).toContain(
    '设定 | 发改委 鲍以宁 3月16日 10:00（周一），由 3月27日 17:30（周五）改为 3月25日 23:15（周三）',
  );
  expect(text).toContain('按预计 3月20日恢复，时限顺延到 3月29日 23:15（周日）');
});

test('days on which the project stood still are told', () => {
  const operator = world.directory.withRole('operator')[0]?.id ?? '';
  const stopped = carryOut(demo, monday, {
    type: 'suspendProject',
    words: '资金没有到位',
    by: operator,
  });
  const resumed = carryOut(stopped, nextTuesday, { type: 'resumeProject', by: operator });
  const text = textOf(whyCard(contextAt(nextTuesday), resumed, '0304'));
  expect(text).toContain('计算 | 3月14日起数 10 个工作日，到 3月27日');
  expect(text).toContain('调整 | 项目缓建（3月16日至24日）不计，时限调整到 4月7日 17:30（周二）');
  expect(text).toContain('用时 | 单位 3 天 · 不计责任 8 天（自然日）');
});

test.each([
  ['0405', '这个节点还没有启动'],
  ['0101', '这个节点已经办结'],
  ['0401', '这个节点不涉及本项目'],
])('%s has no deadline to explain', (node, words) => {
  expect(textOf(whyCard(contextAt(monday), demo, node))).toContain(words);
});

test('the form of a pause offers the node’s own reasons first', () => {
  const subject = { kind: 'pauseForm', node: '0303', openedAt: monday } as const;
  const text = drawn(demo, subject, monday);
  expect(text).toContain(
    '<法定公示公告（受理公示、拟审批公示） / 听证 / 评审评估鉴定（技术评估、专家评审） / ',
  );
  expect(text).toContain('不可抗力（须一把手办理）');
  expect(text).not.toContain('补正材料');
  expect(drawn(paused(), { ...subject, node: '0304' }, monday)).toContain('已登记暂停');
});

test('the form of a supplement follows its five working days', () => {
  const subject = { kind: 'supplementForm', node: '0304', openedAt: monday } as const;
  expect(drawn(demo, subject, monday)).toContain('[一次性告知]');
  const late = drawn(demo, subject, nextTuesday);
  expect(late).toContain('已过 3月20日，没有在 5 个工作日内告知，按 3月13日起算');
  expect(late).toContain('[确认暂停]');
  const asked = carryOut(demo, monday, supplement(['M017']));
  expect(drawn(asked, subject, monday)).toContain('已告知补正');
  // One that was opened afterwards asks for the rest.
  const again = drawn(asked, { ...subject, openedAt: monday + 1 }, monday);
  expect(again).toContain('<可行性研究报告（企业提供）>');
  expect(again).toContain('首次没有列出的材料会标记');
});

const refusalOf = (project: Project, command: ProjectCommand, now: number): string => {
  const outcome = handle(world, project, command, now);
  return outcome.ok ? '' : refusalWords(contextAt(now), project, outcome.refusal);
};

test.each<[string, ProjectCommand, string]>([
  [
    'a pause of a paused node',
    pause('2026-03-25'),
    '0304 节能审查 正在暂停：发改委 鲍以宁 3月16日 10:00（周一）登记，预计 3月20日结束。请先恢复计时。',
  ],
  [
    'a reason that needs the head',
    pause('2026-03-25', 'upperLevel', { node: '0303', by: 'U024' }),
    '0303 环境影响评价审批 因“上级审批”暂停，须由 生态环境分局 厉清和 办理。',
  ],
  [
    'an end in the past',
    pause('2026-03-16', 'notice', { node: '0303', by: 'U024' }),
    '预计结束日期最早选 3月17日。',
  ],
  [
    'resuming what runs',
    { type: 'resume', node: '0303', nth: null, by: 'U024' },
    '0303 环境影响评价审批 没有暂停，不用恢复。',
  ],
  [
    'papers of other nodes',
    supplement(['M025'], 'U024', '0303'),
    '0303 环境影响评价审批 不需要宗地图，不能要求补正。',
  ],
  [
    'papers that are there',
    supplement(['M001'], 'U024', '0303'),
    '0303 环境影响评价审批 没有选到缺少的材料，不用补正。',
  ],
])('%s is refused in words', (_name, command, words) => {
  expect(refusalOf(paused(), command, monday)).toBe(words);
});

test('what the law protects is refused with the rule and the date', () => {
  const project = carryOut(demo, monday, file('M025', 'U022'), file('M030', 'U022'));
  const node = project.nodes.get('0404');
  if (node?.status !== 'running') throw new Error('0404 does not run');
  const young = {
    ...project,
    nodes: new Map(project.nodes).set('0404', { ...node, startedOn: '2026-03-13' }),
  };
  const rule = '《招标拍卖挂牌出让国有建设用地使用权规定》第八条、第十八条';
  expect(refusalOf(young, finish('0404', 'U022'), monday)).toBe(
    `0404 土地挂牌公告与交易 有法定最短期限（${rule}），从 3月13日起算，不能压缩，最早 4月12日办结。`,
  );
  expect(refusalOf(young, setDue('0404', '2026-03-20 23:15', 'U022'), monday)).toContain(
    '时限最早可定在 4月12日。',
  );
});

test.each<[PersonalCommand, string]>([
  [pause('2026-03-20'), '已暂停 0304 节能审查，预计 3月20日结束，到时请恢复计时。'],
  [supplement(['M017']), '已告知补正：节能报告(含碳排放评价)。0304 节能审查 等材料到齐再起算。'],
])('a carried out %j is told in a sentence', (command, words) => {
  const outcome = handle(world, demo, command, monday);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const toast = doneToast(contextAt(monday), outcome.project, command, outcome.events);
  expect(toast).toEqual({ type: 'success', content: words });
});
