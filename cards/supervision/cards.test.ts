import { describe, expect, test } from 'vitest';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import { handle } from '../../domain/project/decide.ts';
import type { Project } from '../../domain/project/types.ts';
import type { SupervisionSubject } from '../../domain/supervision/subjects.ts';
import { draw } from '../draw.ts';
import { apply, at, contextAt, demoProject, textOf, withPapers, world } from '../testing.ts';

// 0404 of DEMO-02 is due on 17 March, 17:30.
const on = { matter: 'S1', form: null } as const;
const order = { kind: 'order', matter: 'S1' } as const;

/** The project as time leaves it at an instant. */
function timeTo(project: Project, now: string): Project {
  const outcome = handle(world, project, { type: 'tick' }, at(now));
  if (!outcome.ok) throw new Error('time is never refused');
  return outcome.project;
}
const carriedOut = (project: Project, now: string, command: ProjectCommand): Project =>
  apply(project, command, at(now));

const red = timeTo(demoProject('DEMO-02'), '2026-03-17 17:30');
const accepted = carriedOut(red, '2026-03-18 09:00', {
  type: 'acceptOrder',
  ...on,
  by: 'U022',
  responsible: 'U022',
  cause: 'priorNode',
  words: '等宗地图，明天送审',
});
const unfed = timeTo(accepted, '2026-03-20 17:30');
const unheard = ['2026-03-18', '2026-03-20', '2026-03-24', '2026-04-17'].reduce(
  (project, day) => timeTo(project, `${day} 17:30`),
  red,
);
const planned = carriedOut(unfed, '2026-03-21 09:00', {
  type: 'proposePlan',
  ...on,
  by: 'U022',
  on: '2026-04-30',
  words: '先出图，再挂牌',
});
const finished = timeTo(
  carriedOut(withPapers(accepted, '0404', at('2026-03-19 09:00')), '2026-03-19 10:00', {
    type: 'finish',
    node: '0404',
    by: 'U022',
  }),
  '2026-03-19 10:00',
);

const cardOf = (project: Project, subject: SupervisionSubject, now: string, who = ['U022']) =>
  draw(contextAt(at(now)), project, subject, { mention: who });
const show = (project: Project, subject: SupervisionSubject, now: string, who = ['U022']) =>
  textOf(cardOf(project, subject, now, who).card);

describe('the card of an order', () => {
  test('says who must do what by when, and shows the ladder', () => {
    expect(show(red, order, '2026-03-17 17:30')).toMatchInlineSnapshot(`
      "red: 督办单 S1 · 0404 土地挂牌公告与交易 [红灯 · 今天已到期] [待接办]
      岐禾中药配方颗粒提取项目
      @ou_U022 请在 3月18日 17:30 前接办，写明负责人、原因和下一步。
      1天 / 接办 | 3天 / 反馈 | 7天 / 初步解决 | 1个月 / 完成 | 0 / 销号
      3月18日 | 3月20日 | 3月24日 | 4月17日 | 办结后
      责任 | 自规分局 · 俞澄
      时限 | 3月17日 17:30（周二）
      缺件 | 宗地图、国有建设用地出让方案
      [接办] | [办结] (办结 0404 土地挂牌公告与交易？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。)
      ▸ 更多
        [发附件] | [督办单文件] | [传材料]
        [报堵点] | [指定] | [给时间]
      反馈、附件可以直接回复这张卡片。"
    `);
  });

  test('goes on with what was told', () => {
    expect(show(accepted, order, '2026-03-18 09:00')).toMatchInlineSnapshot(`
      "red: 督办单 S1 · 0404 土地挂牌公告与交易 [红灯 · 逾期 1 天] [待反馈]
      岐禾中药配方颗粒提取项目
      @ou_U022 请在 3月20日 17:30 前反馈办理情况和解决措施。
      1天 / 接办 | 3天 / 反馈 | 7天 / 初步解决 | 1个月 / 完成 | 0 / 销号
      ✓ 已办 | 3月20日 | 3月24日 | 4月17日 | 办结后
      责任 | 自规分局 · 俞澄
      时限 | 3月17日 17:30（周二）
      缺件 | 宗地图、国有建设用地出让方案
      原因 | 等前置事项
      进展 | 3月18日 09:00 自规分局 俞澄 接办：等宗地图，明天送审
      [反馈] | [已解决] | [办结] (办结 0404 土地挂牌公告与交易？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。)
      ▸ 更多
        [发附件] | [督办单文件] | [申请限期方案]
        [传材料] | [报堵点] | [指定]
        [给时间]
      反馈、附件可以直接回复这张卡片。"
    `);
  });

  test('says what was missed and to whom it has climbed', () => {
    const text = show(unfed, order, '2026-03-20 17:30');
    expect(text).toContain('反馈逾期（应于 3月20日 17:30 前），请马上反馈办理情况和解决措施。');
    expect(text).toContain('✓ 已办 | ✗ 逾期 | 3月24日 | 4月17日 | 办结后');
    expect(text).toContain('上报 | 已提请 分管领导 邬思齐');
  });

  test('names roles that nobody holds and people who have left or cannot be reached', () => {
    const [old] = [...unfed.matters.values()];
    if (old?.kind !== 'order' || !old.climb) throw new Error('no order');
    const skipped = [
      { role: 'unitHead', person: null, why: 'nobody' },
      { role: 'portfolioLeader', person: 'U006', why: 'left' },
      { role: 'portfolioLeader', person: 'U005', why: 'unreachable' },
    ] as const;
    const climb = { role: 'principalLeader', called: ['U001'], skipped } as const;
    const passed = { ...unfed, matters: new Map([['S1', { ...old, climb }]]) };
    expect(show(passed, order, '2026-03-20 17:30')).toContain(
      '已提请 区主要领导 顾承砚（单位一把手岗位空缺、分管领导 邬思齐 已离职、分管领导 项亦安 联系不上）',
    );
  });

  test('says that it runs as help where the enterprise is the cause', () => {
    const own = carriedOut(red, '2026-03-18 09:00', {
      type: 'acceptOrder',
      ...on,
      by: 'U022',
      responsible: 'U022',
      cause: 'enterprise',
      words: '企业资料没有补齐',
    });
    expect(show(own, order, '2026-03-18 09:00')).toMatch(
      /企业原因，待企业或代办员确认[\s\S]*\[确认是企业原因\]/,
    );
    const confirmed = carriedOut(own, '2026-03-18 10:00', {
      type: 'confirmCause',
      matter: 'S1',
      by: 'U032',
    });
    const text = show(confirmed, order, '2026-03-18 10:00');
    expect(text).toMatch(/\[帮办\][\s\S]*左怀瑾 已确认，按帮办处理，不计积分/);
    expect(text).not.toContain('[确认是企业原因]');
  });

  test('says until when it is left alone and who said so', () => {
    const spared = carriedOut(accepted, '2026-03-18 10:00', {
      type: 'spareOrder',
      ...on,
      by: 'U006',
      until: '2026-03-23',
      words: '',
    });
    expect(show(spared, order, '2026-03-18 10:00')).toContain(
      '宽限 | 邬思齐 给到 3月23日 17:30，期间不再逐级上报',
    );
    expect(show(spared, order, '2026-03-24 10:00')).not.toContain('宽限');
  });

  test('waits without a button for its verifiers, and is green once closed out', () => {
    const text = show(finished, order, '2026-03-19 10:00');
    expect(text).toMatch(/^blue.*\[待销号\][\s\S]*等 卫执中、毕慎之 复核销号/);
    expect(text).not.toContain('[反馈]');
    const closed = carriedOut(finished, '2026-03-20 10:00', {
      type: 'closeOrder',
      ...on,
      by: 'U062',
      words: '属实',
    });
    const { card, isFinal } = cardOf(closed, order, '2026-03-20 10:00');
    expect(textOf(card)).toMatch(/^green.*\[已销号\][\s\S]*✓ 已销[\s\S]*销号意见：属实/);
    expect(JSON.stringify(card)).not.toContain('"button"');
    expect(isFinal).toBe(true);
  });

  test('presses nothing while the deadline lies ahead again', () => {
    const moved = carriedOut(red, '2026-03-18 09:00', {
      type: 'setDue',
      node: '0404',
      dueAt: at('2026-04-10 17:30'),
      by: 'U022',
    });
    expect(show(moved, order, '2026-03-18 09:00')).toMatch(
      /^grey.*\[暂停督办\][\s\S]*到期还没有办结，督办继续[\s\S]*暂停 \| 暂停/,
    );
  });
});

describe('a missed rung', () => {
  const told = at('2026-03-20 17:30');

  test('calls in the group whoever must act now', () => {
    const call = { kind: 'orderCall', matter: 'S1', at: told, call: 'missed', step: '3' } as const;
    expect(show(unfed, call, '2026-03-20 17:30', ['U006'])).toMatchInlineSnapshot(`
      "red: 督办单 S1 · 3天反馈逾期 [红灯 · 3月17日已到期] [反馈逾期]
      岐禾中药配方颗粒提取项目
      @ou_U006 责任单位应于 3月20日 17:30 前反馈，还没有反馈。请协调解决。
      节点 | 0404 土地挂牌公告与交易
      责任 | 自规分局 · 俞澄
      进展 | 3月18日 09:00 自规分局 俞澄 接办：等宗地图，明天送审
      [反馈] | [已解决] | [指定]
      详情见群里的督办单 S1。"
    `);
    const fed = carriedOut(unfed, '2026-03-21 09:00', {
      type: 'feedBackOrder',
      ...on,
      by: 'U022',
      words: '图已送审',
    });
    const over = show(fed, call, '2026-03-21 09:00', ['U006']);
    expect(over).toMatch(/^grey[\s\S]*这一步不用再办。/);
    // It is not drawn again: what is true of the order now would soon be wrong.
    expect(over).not.toMatch(/待初步解决|红灯/);
    expect(over).not.toContain('@');
  });

  test('asks the head for what the unit owes, without an instruction that is not theirs', () => {
    const head = show(
      timeTo(red, '2026-03-18 17:30'),
      { kind: 'orderLeader', matter: 'S1', step: '1', at: at('2026-03-18 17:30') },
      '2026-03-18 17:30',
    );
    expect(head).toContain(
      '您单位应于 3月18日 17:30 前接办，还没有接办。请督促接办，或指定负责人。',
    );
    expect(head).toContain('[接办] | [指定] | [知道了]');
    expect(head).not.toContain('批示');
  });

  test('asks whoever may know whether the enterprise is the cause', () => {
    const now = '2026-03-18 09:00';
    const named = carriedOut(red, now, {
      type: 'acceptOrder',
      ...on,
      by: 'U022',
      responsible: 'U022',
      cause: 'enterprise',
      words: '企业图纸没到',
    });
    const call = { kind: 'orderCall', matter: 'S1', at: at(now), call: 'causeNamed' } as const;
    const text = show(named, call, now, ['U016']);
    expect(text).toMatch(/@ou_U016 责任单位说逾期是企业原因，请核实。[\s\S]*\[确认是企业原因\]/);
    const confirmed = carriedOut(named, now, { type: 'confirmCause', matter: 'S1', by: 'U016' });
    expect(show(confirmed, call, now)).not.toContain('[确认是企业原因]');
  });

  test('says who has given time, and until when', () => {
    const now = '2026-03-18 09:00';
    const spared = carriedOut(red, now, {
      type: 'spareOrder',
      ...on,
      by: 'U006',
      until: '2026-03-20',
      words: '',
    });
    const call = { kind: 'orderCall', matter: 'S1', at: at(now), call: 'spared' } as const;
    expect(show(spared, call, now, [])).toContain(
      '邬思齐 给到 3月20日 17:30，期间不再逐级上报，请按时办好。',
    );
  });

  test('over, tells the leader nothing that may have changed since', () => {
    const first = {
      kind: 'orderLeader',
      matter: 'S1',
      step: '1',
      at: at('2026-03-18 17:30'),
    } as const;
    const over = show(unheard, first, '2026-03-20 17:30');
    expect(over).toContain('这一步不用再办。后续情况发“督办”查看。');
    expect(over).not.toMatch(/没有接办|逾期 \d+ 天\]|4月17日/);
  });

  test('blames no unit where the order runs as help', () => {
    const own = carriedOut(red, '2026-03-18 09:00', {
      type: 'acceptOrder',
      ...on,
      by: 'U022',
      responsible: 'U022',
      cause: 'enterprise',
      words: '企业图纸没到',
    });
    const help = carriedOut(own, '2026-03-18 10:00', {
      type: 'confirmCause',
      matter: 'S1',
      by: 'U016',
    });
    const late = timeTo(help, '2026-03-20 17:30');
    const missed = { matter: 'S1', step: '3', at: at('2026-03-20 17:30') } as const;
    const call = { kind: 'orderCall', call: 'missed', ...missed } as const;
    const leader = { kind: 'orderLeader', ...missed } as const;
    expect(show(late, call, '2026-03-20 17:30')).toContain(
      '应于 3月20日 17:30 前反馈，还没有反馈。',
    );
    expect(show(late, leader, '2026-03-20 17:30')).toContain('企业方面还没有办好，请您帮助协调。');
    for (const subject of [call, leader]) {
      expect(show(late, subject, '2026-03-20 17:30')).not.toContain('责任单位');
    }
  });

  test('tells the leader what is late, what was tried and what waits', () => {
    const leader = { kind: 'orderLeader', matter: 'S1', at: told, step: '3' } as const;
    expect(show(unfed, leader, '2026-03-20 17:30')).toMatchInlineSnapshot(`
      "red: 督办单 S1 · 3天反馈逾期 [红灯 · 3月17日已到期] [反馈逾期]
      岐禾中药配方颗粒提取项目
      责任单位应于 3月20日 17:30 前反馈，还没有反馈。请您协调解决。
      1天 / 接办 | 3天 / 反馈 | 7天 / 初步解决 | 1个月 / 完成 | 0 / 销号
      ✓ 已办 | ✗ 逾期 | 3月24日 | 4月17日 | 办结后
      节点 | 0404 土地挂牌公告与交易
      责任 | 自规分局 · 俞澄
      时限 | 3月17日 17:30（周二），上报时已逾期 3 天
      缺件 | 宗地图、国有建设用地出让方案
      影响 | 0405 成交确认与出让合同(划拨决定)、0406 建设用地规划许可与土地登记(交地即交证)等 21 个后续节点不能启动
      原因 | 等前置事项
      进展 | 3月18日 09:00 自规分局 俞澄 接办：等宗地图，明天送审
      [批示] | [指定] | [知道了]
      ▸ 更多
        [给时间]"
    `);
  });

  test('at the top proposes a summons with a draft record', () => {
    const summons = { kind: 'summons', matter: 'S1', at: at('2026-04-17 17:30') } as const;
    expect(show(unheard, summons, '2026-04-17 17:30')).toMatchInlineSnapshot(`
      "red: 约谈建议 · 督办单 S1 [待您决定]
      岐禾中药配方颗粒提取项目
      满 1 个月没有完成，按规定建议约谈。下面是记录草稿。
      对象 | 自规分局一把手 卓文渊；责任人 自规分局 俞澄
      事由 | 0404 土地挂牌公告与交易 逾期 31 天，督办满 1 个月没有完成
      事实 | 3月17日 17:30 应办结，没有办结 / 3月18日 17:30 1天接办逾期 / 3月20日 17:30 3天反馈逾期 / 3月24日 17:30 7天初步解决逾期 / 4月17日 17:30 1个月完成逾期
      进展 | 责任单位没有接办，没有反馈
      <意见（可以不写）>
      [约谈] | [不约谈]"
    `);
    const held = carriedOut(unheard, '2026-04-18 09:00', {
      type: 'decideSummons',
      ...on,
      by: 'U001',
      decision: 'hold',
      words: '周五谈',
    });
    const decided = cardOf(held, summons, '2026-04-18 09:00');
    expect(decided.isFinal).toBe(true);
    expect(textOf(decided.card)).toMatch(/^grey[\s\S]*顾承砚 决定约谈[\s\S]*约谈意见：周五谈/);
  });
});

describe('what is decided in own chats', () => {
  test('a plan shows its date, its words and both answers', () => {
    const plan = { kind: 'planDecision', matter: 'S1', at: at('2026-03-21 09:00') } as const;
    expect(show(planned, plan, '2026-03-21 09:00')).toMatchInlineSnapshot(`
      "blue: 限期方案 · 督办单 S1 [待您决定]
      岐禾中药配方颗粒提取项目
      节点 | 0404 土地挂牌公告与交易
      责任 | 自规分局 · 俞澄
      时限 | 3月17日 17:30（周二）
      申请 | 自规分局 俞澄，3月21日 09:00
      完成 | 4月30日，比时限晚 44 天
      方案 | 先出图，再挂牌
      缺件 | 宗地图、国有建设用地出让方案
      原因 | 等前置事项
      <意见；不同意的写原因>
      [同意] (同意 4月30日前完成？ 同意后按这个日期督办，责任单位每月反馈一次。) | [不同意]
      同意后按新的日期督办，责任单位每月反馈一次，直到办结。"
    `);
    const refused = carriedOut(planned, '2026-03-21 10:00', {
      type: 'decidePlan',
      ...on,
      by: 'U006',
      approve: false,
      words: '太晚',
    });
    expect(show(refused, plan, '2026-03-21 10:00')).toMatch(
      /^grey[\s\S]*邬思齐 不同意延到 4月30日[\s\S]*意见 \| 太晚/,
    );
  });

  test('a verifier sees the whole record', () => {
    const verify = { kind: 'orderVerify', matter: 'S1', at: at('2026-03-19 10:00') } as const;
    expect(show(finished, verify, '2026-03-19 10:00')).toMatchInlineSnapshot(`
      "blue: 销号复核 · 督办单 S1 [待销号]
      岐禾中药配方颗粒提取项目
      节点已办结，请复核结果：销号，或退回补办。
      1天 / 接办 | 3天 / 反馈 | 7天 / 初步解决 | 1个月 / 完成 | 0 / 销号
      ✓ 已办 | — | — | ✓ 已办 | 待复核
      节点 | 0404 土地挂牌公告与交易
      责任 | 自规分局 · 俞澄
      督办 | 3月17日 17:30（周二）起
      时限 | 3月17日 17:30（周二）
      办结 | 3月19日 10:00（周四），自规分局 俞澄，逾期 2 天
      原因 | 等前置事项
      企业 | 还没有答复（不影响销号）
      进展 | 3月18日 09:00 自规分局 俞澄 接办：等宗地图，明天送审
      <复核意见；退回的写原因>
      [销号] (销号督办单 S1？ 销号后督办结束，不能自行撤回。) | [退回]
      参与办理的人不能销号。企业不答复不影响销号。"
    `);
  });

  test('the enterprise is asked in its own words', () => {
    const asked = { kind: 'orderEnterprise', matter: 'S1', at: at('2026-03-19 10:00') } as const;
    expect(show(finished, asked, '2026-03-19 10:00')).toMatchInlineSnapshot(`
      "blue: 问题解决了吗 · 0404 土地挂牌公告与交易
      岐禾中药配方颗粒提取项目
      0404 土地挂牌公告与交易 比时限晚了 2 天，已在 3月19日办结。您的问题解决了吗？
      <想说明的情况（可以不写）>
      [已解决] | [还没有]
      您的答复只给督办员参考。"
    `);
  });
});

test('a finished project keeps the buttons of its close-out, and no others', () => {
  const phase = {
    status: 'finished',
    at: at('2026-03-19 10:00'),
    by: null,
    words: '',
    archivedAt: null,
  } as const;
  const over = { ...finished, phase };
  const verify = { kind: 'orderVerify', matter: 'S1', at: at('2026-03-19 10:00') } as const;
  expect(show(over, verify, '2026-03-19 11:00')).toContain('[销号]');
  expect(show(over, order, '2026-03-19 11:00')).toContain('[发附件]');
  const node = draw(contextAt(), over, { kind: 'node', node: '0303' }, { mention: [] });
  expect(JSON.stringify(node.card)).not.toContain('"button"');
});

describe('an order whose clock stands', () => {
  const paused = carriedOut(unfed, '2026-03-23 09:00', {
    type: 'pause',
    node: '0404',
    reason: 'upperLevel',
    expectedOn: '2026-04-10',
    words: '等市局批复',
    paper: '市局受理通知',
    materials: [],
    by: 'U008',
  });
  const missed = { matter: 'S1', at: at('2026-03-20 17:30'), step: '3' } as const;

  test('asks nothing of anybody on the cards that called for it', () => {
    const call = show(paused, { kind: 'orderCall', call: 'missed', ...missed }, '2026-03-23 09:00');
    const leader = show(paused, { kind: 'orderLeader', ...missed }, '2026-03-23 09:00');
    for (const card of [call, leader]) {
      expect(card).toContain('grey: ');
      expect(card).toContain('节点已暂停计时，督办同时暂停，恢复计时后继续。');
      expect(card).not.toMatch(/@ou_|请协调/);
    }
  });
});

test('what was missed as help is said of the order, and not of whoever is called', () => {
  const helped = timeTo(demoProject('DEMO-21'), '2026-03-17 17:30');
  const missed = { matter: 'S1', at: at('2026-03-17 17:30'), call: 'missed', step: '1' } as const;
  expect(show(helped, { kind: 'orderCall', ...missed }, '2026-03-17 17:30', ['U012'])).toContain(
    '@ou_U012 督办单应于 3月18日 17:30 前接办，还没有接办。',
  );
});

test('whoever is named by another reads who has taken the order on, and what is owed next', () => {
  const named = carriedOut(red, '2026-03-18 09:00', {
    type: 'acceptOrder',
    ...on,
    by: 'U008',
    responsible: 'U022',
    cause: 'unit',
    words: '明天送审',
  });
  const call = {
    kind: 'orderCall',
    matter: 'S1',
    at: at('2026-03-18 09:00'),
    call: 'named',
  } as const;
  expect(show(named, call, '2026-03-18 09:00')).toContain(
    '@ou_U022 卓文渊 已接办，由您负责，请在 3月20日 17:30 前反馈办理情况和解决措施。',
  );
});
