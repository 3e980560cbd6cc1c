import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../domain/calendar/time.ts';
import type { Phase } from '../../domain/standing/types.ts';
import { groupName } from '../delivery.ts';
import { draw } from '../draw.ts';
import { progressCard } from '../progress.ts';
import { refusalToast } from '../refusals.ts';
import { AS_OF, contextAt, demoProject, textOf } from '../testing.ts';
import { closingFormCard } from './forms.ts';

const now = AS_OF + 4 * DAY_MS;
const ctx = contextAt(now);
const facts = { at: AS_OF, by: 'U066', words: '资金没有到位 <at id=all></at>' };
const suspended: Phase = { status: 'suspended', ...facts };
const terminated: Phase = { status: 'terminated', ...facts, archivedAt: null };
const mention = { mention: ['U006', 'U016'] };

const project = (phase: Phase) => demoProject('DEMO-02', { phase });
const card = (phase: Phase, subject: Parameters<typeof draw>[2]) =>
  textOf(draw(ctx, project(phase), subject, mention).card);

describe('news of a project as a whole', () => {
  test('suspended: why, by whom, and what it means', () => {
    expect(card(suspended, { kind: 'suspended', at: AS_OF })).toMatchInlineSnapshot(`
      "grey: 项目缓建 [缓建]
      岐禾中药配方颗粒提取项目
      @ou_U006 @ou_U016 项目已缓建，请知悉。
      原因 | 资金没有到位 <at id=all></at>
      决定 | 发改委 总一鸣
      时间 | 3月16日 09:00（周一）
      停在 | 第 4 阶段 用地保障，在办 6 个节点
      缓建期间全部节点停止计时，不预警、不督办；恢复建设后，时限按缓建天数顺延。
      恢复时由操作员在群里或单聊发“恢复建设”。"
    `);
  });

  test('a suspension that is over says so', () => {
    expect(card({ status: 'active' }, { kind: 'suspended', at: AS_OF })).toMatchInlineSnapshot(`
      "grey: 缓建已结束
      岐禾中药配方颗粒提取项目
      3月16日起的缓建已经结束。"
    `);
  });

  test('resumed on the same day moves nothing, and says so', () => {
    const text = card({ status: 'active' }, { kind: 'resumed', since: now, at: now });
    expect(text).toContain('6 个在办节点，当天恢复，时限不变：');
  });

  test('resumed: the new date of each running node', () => {
    expect(
      card({ status: 'active' }, { kind: 'resumed', since: AS_OF, at: now }),
    ).toMatchInlineSnapshot(`
      "blue: 恢复建设 [继续计时]
      岐禾中药配方颗粒提取项目
      @ou_U006 @ou_U016 项目已恢复建设，请继续办理。
      缓建 | 3月16日至 3月20日，4 天
      6 个在办节点，时限已按缓建天数顺延：
      0404 土地挂牌公告与交易 3月17日 17:30（周二）
      自规分局 · 俞澄
      0305 水土保持方案审批 3月20日 17:30（周五）
      水利局 · 滕秋实
      0501 总平面与设计方案审查 3月24日 17:30（周二）
      自规分局 · 俞澄
      0304 节能审查 3月27日 17:30（周五）
      发改委 · 鲍以宁
      0601 资金筹措与资本金落实 3月27日 17:30（周五）
      财政局 · 娄思源
      0303 环境影响评价审批 4月3日 17:30（周五）
      生态环境分局 · 池映雪"
    `);
  });

  test('terminated', () => {
    expect(card(terminated, { kind: 'ended' })).toMatchInlineSnapshot(`
      "grey: 项目终止 [已终止]
      岐禾中药配方颗粒提取项目
      @ou_U006 @ou_U016 项目已终止，请知悉。
      原因 | 资金没有到位 <at id=all></at>
      决定 | 发改委 总一鸣
      时间 | 3月16日 09:00（周一）
      在办节点停办，未了的堵点、整改等事项一并关闭，不再提醒。
      本群将于 4月15日归档，记录保留。"
    `);
  });

  test('archived: where the record is', () => {
    const archived = { ...terminated, archivedAt: now };
    expect(card(archived, { kind: 'archived' })).toMatchInlineSnapshot(`
      "grey: 本群已归档 [已终止] [已归档]
      岐禾中药配方颗粒提取项目
      项目已终止满 30 天，本群归档。群里不再办理，也不再提醒。
      记录全部保留，群聊内容和卡片都在。
      节点 | 办结 7/37 个
      查阅 | 在与 e点通 的单聊里发“项目 岐禾中药配方颗粒提取项目”看进度和每个节点的办结时间。"
    `);
    expect(groupName(project(archived))).toBe('【已归档】岐禾中药配方颗粒提取项目 专班');
  });

  test('a long name leaves room for what the group is', () => {
    const name = '云'.repeat(60);
    expect(groupName({ name, phase: terminated })).toHaveLength(60);
    expect(groupName({ name, phase: { ...terminated, archivedAt: now } })).toHaveLength(60);
  });
});

describe('the progress card', () => {
  const head = (phase: Phase) =>
    textOf(progressCard(ctx, project(phase)))
      .split('\n')
      .filter((line) => !line.startsWith('  '))
      .slice(0, 8)
      .join('\n');

  test('of a suspended project says since when and why', () => {
    expect(head(suspended)).toMatchInlineSnapshot(`
      "grey: 岐禾中药配方颗粒提取项目 [缓建]
      第 4 阶段 用地保障 · 7/37 节点 · 5.60 亿元
      完 | 完 | 办 | 黄 | 办 | 办 | 未 | 未 | 未 | 未 | 未
      线索 | 签约 | 立项 | 用地 | 规划 | 资金 | 许可 | 建设 | 验收 | 投产 | 达产
      项目自 3月16日起缓建，全部节点停止计时。
      原因：资金没有到位 <at id=all></at> · 发改委 总一鸣决定
      ● 黄灯 0404 土地挂牌公告与交易 / 自规分局 · 俞澄 · 缺：宗地图、国有建设用地出让方案 | 停计时
      ● 正常 0305 水土保持方案审批 / 水利局 · 滕秋实 · 缺：水土保持方案 | 停计时"
    `);
  });

  test('is the same every day, and has nothing to press after the end', () => {
    for (const phase of [suspended, terminated]) {
      const [first, later] = [0, 9 * DAY_MS].map((ms) =>
        JSON.stringify(progressCard(contextAt(now + ms), project(phase))),
      );
      expect(later).toBe(first);
    }
    expect(JSON.stringify(progressCard(ctx, project(terminated)))).not.toContain('"tag":"button"');
  });
});

describe('any other card', () => {
  test('of a suspended project shows how it stood, without buttons', () => {
    const text = card(suspended, { kind: 'node', node: '0404' });
    expect(text.split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
      "grey: 0404 土地挂牌公告与交易 [缓建]
      岐禾中药配方颗粒提取项目
      项目自 3月16日起缓建，全部节点停止计时。"
    `);
    expect(text).not.toContain('[接办]');
    const { isFinal } = draw(ctx, project(suspended), { kind: 'node', node: '0404' }, mention);
    expect(isFinal).toBe(false);
  });

  test('of a suspended project asks nobody for anything', () => {
    for (const subject of [
      { kind: 'node', node: '0404' },
      { kind: 'warning', node: '0404', warning: 'h24' },
      { kind: 'promise', material: 'M017', node: '0304', warning: 'yellow' },
    ] as const) {
      const { body } = draw(ctx, project(suspended), subject, mention).card;
      expect(JSON.stringify(body)).not.toMatch(/<at id=|请/);
    }
  });

  test('of a project that has ended is drawn for the last time', () => {
    const { isFinal } = draw(ctx, project(terminated), { kind: 'node', node: '0404' }, mention);
    expect(isFinal).toBe(true);
  });
});

describe('what is asked and refused', () => {
  test('a termination is asked about once more', () => {
    expect(
      textOf(closingFormCard('terminate', project({ status: 'active' }), '企业撤资')),
    ).toMatchInlineSnapshot(`
      "red: 终止项目
      岐禾中药配方颗粒提取项目
      终止后不能恢复：在办节点停办，堵点、整改等事项关闭，不再提醒，30 天后群归档。
      <写明原因，群里能看到>
      [终止] (确定终止这个项目？ “岐禾中药配方颗粒提取项目”终止后不能恢复。)
      不点按钮就不会有任何改动。"
    `);
  });

  test.each([
    ['suspended', suspended],
    ['terminated', terminated],
  ] as const)('%s: who decided and since when', (status, { at, by }) => {
    const refusal = { code: 'project-not-active', status, at, by } as const;
    expect(refusalToast(ctx, null, refusal).content).toMatch(
      /发改委 总一鸣 于 3月16日 09:00（周一）.*没有改动。/,
    );
  });
});
