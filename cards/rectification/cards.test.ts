import { describe, expect, test } from 'vitest';
import type { Project } from '../../domain/project/types.ts';
import { problemsOf } from '../../domain/rectification/problem.ts';
import {
  enterProblems,
  fireProblems,
  recheck,
  reportFixed,
  tickItems,
} from '../../domain/rectification/testing.ts';
import type { RectificationSubject } from '../../domain/rectification/types.ts';
import { doneToast } from '../done.ts';
import { draw } from '../draw.ts';
import { nodeCard } from '../node.ts';
import { progressCard } from '../progress.ts';
import { refusalToast } from '../refusals.ts';
import {
  AS_OF,
  apply,
  at,
  bytesOf,
  contextAt,
  demoProject,
  faultOf,
  tagsOf,
  textOf,
  withPapers,
} from '../testing.ts';
import { projectProblemsCard } from './list.ts';
import { rectificationAnswers, rectificationCardsOf } from './testing.ts';

// 0903 of DEMO-05: the agent U018 owns what the enterprise has to fix, U023 checks it again.
const NODE = '0903';
const [AGENT, INSPECTOR] = ['U018', 'U023'];
const demo05 = demoProject('DEMO-05');
const three = apply(demo05, enterProblems(NODE, INSPECTOR, ...fireProblems(3)));
const half = apply(
  apply(three, reportFixed(NODE, AGENT, 'R1', 'R2')),
  recheck(NODE, INSPECTOR, true, 'R1'),
);

const shown = (
  project: Project,
  subject: RectificationSubject,
  now = AS_OF,
  ...mention: string[]
) => textOf(draw(contextAt(now), project, subject, { mention }).card);
const isFinal = (project: Project, subject: RectificationSubject, now = AS_OF) =>
  draw(contextAt(now), project, subject, { mention: [] }).isFinal;

const list = { kind: 'problems', node: NODE, batch: 1 } as const;

describe('the list of a node', () => {
  test('has a row a problem: what, how it stands, who acts, by when', () => {
    expect(shown(half, list, AS_OF, AGENT)).toMatchInlineSnapshot(`
      "blue: 整改清单 · 0903 消防验收(备案抽查) [1/3 已销项] [待复核 1]
      麦香里面制品中央工厂项目
      @ou_U018 检查发现 3 处问题，请按期改好，力争 7 天内全部销项。改好后请点“已整改”。
      R1 1号楼：防火门不能自闭 / ● 已销项 · 3月16日 管仲书 复核
      R2 2号楼：排烟管道未封堵 / ● 待复核 · 等 住建局 管仲书 复核 · 4月15日到期
      R3 3号楼：应急照明缺失 / ● 待整改 · 企业（代办员 甘晓楠） · 4月15日到期
      [已整改] | [复核]
      ▸ 更多
        [传照片] | [登记整改] | [改责任或日期]
        也可以直接说：整改完成 R1；复核 R1 通过；复核 R1 不通过 写明原因；整改改派 R1 姓名 4月20日。"
    `);
  });

  test('says what is late and what did not pass', () => {
    const back = apply(half, recheck(NODE, INSPECTOR, false, 'R2', '闭门器还没装'));
    const late = shown(back, list, at('2026-04-16 09:00'));
    expect(late).toContain('[逾期 2]');
    expect(late).toContain('● 待整改 · 已逾期 · 企业（代办员 甘晓楠） · 4月15日到期');
    expect(late).toContain('复核未通过：闭门器还没装');
  });

  test('ends with the last problem, in how many days', () => {
    const rest = apply(half, reportFixed(NODE, AGENT, 'R3'));
    const closed = apply(rest, recheck(NODE, INSPECTOR, true, 'R2', 'R3'), at('2026-03-20 10:00'));
    expect(isFinal(half, list)).toBe(false);
    expect(isFinal(closed, list)).toBe(true);
    expect(shown(closed, list)).toContain('3 处问题 4 天全部销项（期限 30 天）。');
    expect(shown(closed, { kind: 'problemsCleared', node: NODE, round: 1 })).toMatchInlineSnapshot(`
      "green: 全部销项 · 0903 消防验收(备案抽查) [全部销项]
      麦香里面制品中央工厂项目
      3 处问题 4 天全部销项（期限 30 天）
      还缺 2 份材料，补齐后可以办结。
      [办结] (办结 0903 消防验收(备案抽查)？ 项目：麦香里面制品中央工厂项目。办结后启动后续节点，不能自行撤回。)"
    `);
  });

  test('that goes on points to the newest card', () => {
    const more = apply(three, enterProblems(NODE, INSPECTOR, { words: '接入点漏电' }));
    expect(isFinal(more, list)).toBe(true);
    expect(shown(more, list)).toContain('后来又登记了问题，请看下面最新的清单。');
    expect(shown(more, { ...list, batch: 2 })).toContain('R1 1号楼：防火门不能自闭');
  });

  test('too long for a card shows the open ones and counts the rest', () => {
    const fifty = apply(demo05, enterProblems(NODE, INSPECTOR, ...fireProblems(50)));
    const ids = problemsOf(fifty, NODE)
      .map(({ id }) => id)
      .slice(0, 40);
    const most = apply(
      apply(fifty, reportFixed(NODE, AGENT, ...ids)),
      recheck(NODE, INSPECTOR, true, ...ids),
    );
    const text = shown(most, list);
    expect(text).toContain('R50 ');
    expect(text).toContain('另有 30 处已销项');
    expect(textOf(projectProblemsCard(contextAt(), fifty))).toContain(
      '另有 40 处，其中 40 处未销项',
    );
  });

  test('stands on the cards of its node and of the project', () => {
    expect(textOf(nodeCard(contextAt(), half, NODE, { mention: [] }))).toContain(
      '整改 | 1/3 已销项，还有 2 处未销项，不能办结',
    );
    expect(textOf(progressCard(contextAt(), half))).toContain('整改 1/3 已销项');
    expect(textOf(progressCard(contextAt(), demo05))).not.toContain('已销项');
  });
});

describe('forms in the own chat', () => {
  test('offer exactly what the person may act on', () => {
    expect(shown(half, { kind: 'fixForm', node: NODE, person: AGENT })).toMatchInlineSnapshot(`
      "blue: 已整改 · 0903 消防验收(备案抽查)
      麦香里面制品中央工厂项目
      请选已经改好的问题，提交后由复核人复核。
      <R3 3号楼：应急照明缺失>
      [已整改]
      提交后 30 分钟内可以在这里发整改后的照片。"
    `);
    expect(
      shown(half, { kind: 'recheckForm', node: NODE, person: INSPECTOR }),
    ).toMatchInlineSnapshot(`
      "blue: 复核 · 0903 消防验收(备案抽查)
      麦香里面制品中央工厂项目
      有 1 处问题报了整改完成，请到现场看过后复核。
      R2 2号楼：排烟管道未封堵 / ● 待复核 · 等 住建局 管仲书 复核 · 4月15日到期
      <R2 2号楼：排烟管道未封堵>
      <通过，销项 / 不通过，退回>
      <不通过的，写明原因>
      [提交复核]"
    `);
    expect(shown(half, { kind: 'fixForm', node: NODE, person: INSPECTOR })).toContain(
      '目前没有等您整改的问题。',
    );
  });

  test('say how a list is written, and what is taken where something is left out', () => {
    expect(shown(demo05, { kind: 'problemsForm', node: NODE })).toMatchInlineSnapshot(`
      "blue: 登记整改 · 0903 消防验收(备案抽查)
      麦香里面制品中央工厂项目
      一行写一个问题，部位、单位和日期可以不写：
      2号楼三层：防火门不能自闭｜住建局｜4月20日
      <把检查发现的问题粘贴到这里，一行一个>
      [先看一遍]
      不写单位：企业（甘晓楠）整改。不写日期：30 天内改完。一次最多 50 条；超过 1000 字请发消息“整改 0903”，换行后粘贴。"
    `);
  });

  test('are settled with what they ask for', () => {
    const photo = { kind: 'photoAskForm', node: NODE, file: 'f1', person: AGENT } as const;
    const kept = apply(half, {
      type: 'addProblemPhoto',
      node: NODE,
      matter: 'R3',
      of: 'after',
      file: { id: 'f1', name: '图片' },
      by: AGENT,
    });
    expect(isFinal(half, photo)).toBe(false);
    expect(shown(kept, photo)).toContain('已存为 R3 整改后的照片。');
    expect(isFinal(kept, photo)).toBe(true);
  });
});

describe('calls', () => {
  const warned = apply(three, { type: 'tick' }, at('2026-04-13 17:30'));
  const yellow = {
    kind: 'problemCall',
    node: NODE,
    call: 'yellow',
    at: at('2026-04-13 17:30'),
  } as const;

  test('name who must act, and end when there is nothing to do or the red one goes on', () => {
    expect(shown(warned, yellow, yellow.at, AGENT)).toMatchInlineSnapshot(`
      "yellow: 整改将到期 · 0903 消防验收(备案抽查) [3 处]
      麦香里面制品中央工厂项目
      @ou_U018 整改快到期了，请抓紧改好并复核。
      R1 1号楼：防火门不能自闭 / ● 待整改 · 将到期 · 企业（代办员 甘晓楠） · 4月15日到期
      R2 2号楼：排烟管道未封堵 / ● 待整改 · 将到期 · 企业（代办员 甘晓楠） · 4月15日到期
      R3 3号楼：应急照明缺失 / ● 待整改 · 将到期 · 企业（代办员 甘晓楠） · 4月15日到期
      [已整改] | [复核]"
    `);
    const late = apply(warned, { type: 'tick' }, at('2026-04-15 17:30'));
    expect(shown(late, yellow, at('2026-04-15 17:30'))).toContain('已到期，请看逾期通知。');
    expect(isFinal(late, yellow)).toBe(true);
    expect(isFinal(warned, yellow)).toBe(false);
  });
});

describe('the checklist', () => {
  const demo01 = demoProject('DEMO-01');
  const checklist = { kind: 'checklist', node: '0803', matter: 'K0803' } as const;
  const ticked = apply(
    apply(demo01, tickItems('0803', 'U015', 'passed', ['C01', 'C02'])),
    tickItems('0803', 'U015', 'failed', ['C03'], '两樘开反'),
  );

  test('counts by discipline, and names what failed with what it endangers', () => {
    const text = shown(ticked, checklist, AS_OF, 'U015');
    expect(text).toContain('[已查 3/24] [需整改 1]');
    expect(text).toContain('@ou_U015 把验收要查的问题提前到施工中查');
    expect(text).toContain('消防 | 3/9 | 未查 6　合格 2　需整改 1');
    expect(text).toContain('（安装）：需整改（R1，关系到 0903 消防验收(备案抽查)）');
  });

  test('asks for a discipline, then for items that nobody looked at', () => {
    const form = { kind: 'tickForm', node: '0803', matter: 'K0803' } as const;
    expect(shown(ticked, { ...form, discipline: null })).toContain(
      '[消防 3/9] | [规划 0/3] | [质量 0/4]',
    );
    const fire = shown(ticked, { ...form, discipline: '消防' });
    expect(fire).not.toContain('C01 防火分区、疏散距离与楼梯间位置与审图一致（主体）');
    expect(fire).toContain('C05 自动喷淋、消火栓管网试压和末端测试记录齐全（安装）');
    expect(fire).toContain('<合格 / 需整改 / 不涉及>');
  });
});

describe('toasts', () => {
  const ctx = contextAt();
  test.each([
    [
      {
        code: 'problems-open',
        node: NODE,
        count: 8,
        first: [
          { matter: 'R1', words: '防火门不能自闭' },
          { matter: 'R2', words: '水压不足' },
        ],
      },
      '还不能办结 0903 消防验收(备案抽查)，有 8 处整改没有销项：R1 防火门不能自闭、R2 水压不足等。',
    ],
    [
      { code: 'checklist-open', node: '0803', unchecked: 20, failed: 1 },
      '还不能办结 0803 验收标准前置核查，核查清单还有 20 项未查、还有 1 项需整改。',
    ],
    [
      { code: 'problem-closed', matter: 'R1', at: AS_OF, by: INSPECTOR },
      'R1 已于 3月16日由 住建局 管仲书 复核销项，没有改动。',
    ],
    [
      { code: 'not-allowed', act: 'reportFixed', node: NODE, matter: 'R4', who: [AGENT] },
      '您不能报整改完成 R4，可以办理的是：数据局 甘晓楠。',
    ],
    [
      { code: 'too-many-problems', count: 100, most: 50 },
      '一次有 100 条，最多登记 50 条，没有登记。请分几次登记。',
    ],
    [
      {
        code: 'problems-faulty',
        faults: [
          { line: 2, fault: { code: 'words-missing' } },
          { line: 3, fault: { code: 'words-missing' } },
        ],
      },
      '没有登记。第 2 条：没有写是什么问题。另有 1 条也要改。',
    ],
  ] as const)('%o', (refusal, words) => {
    expect(refusalToast(ctx, half, refusal).content).toBe(words);
  });

  test('of a tick that changed nothing say so', () => {
    const command = tickItems('0803', 'U015', 'passed', ['C01']);
    expect(doneToast(ctx, demoProject('DEMO-01'), command, []).type).toBe('info');
  });
});

describe('every card is taken by Feishu', () => {
  const nasty = '<at id=all></at>**[坏](http://x)** `_~|#-\n> 名称'.repeat(10);
  test.each([0, 1, 8])('with %i problems', (count) => {
    for (const card of rectificationCardsOf(contextAt(), demo05, NODE, nasty, count)) {
      expect([faultOf(card), bytesOf(card) < 27 * 1024, tagsOf(card) <= 200]).toEqual([
        undefined,
        true,
        true,
      ]);
    }
  });

  test('answers in words', () => {
    for (const card of rectificationAnswers(contextAt(), demo05, NODE, nasty)) {
      expect([faultOf(card), bytesOf(card) < 27 * 1024, tagsOf(card) <= 200]).toEqual([
        undefined,
        true,
        true,
      ]);
    }
  });
});

describe('an empty list', () => {
  test('offers the form of the inspection that is under way', () => {
    const ctx = contextAt(AS_OF);
    expect(textOf(projectProblemsCard(ctx, demo05, NODE))).toMatch(/整改 0903[\s\S]*\[登记整改\]/);
    const none = textOf(projectProblemsCard(ctx, demoProject('DEMO-04')));
    expect(none).toContain('没有在办的验收节点');
  });
});

test('办结 stands out once nothing of the inspection is open', () => {
  const typeOf = (project: Project): unknown =>
    /"name":"finish","text":[^}]*\},"type":"(\w+)"/.exec(
      JSON.stringify(nodeCard(contextAt(AS_OF), project, NODE, { mention: [] })),
    )?.[1];
  expect(typeOf(withPapers(demo05, NODE))).toBe('primary_filled');
  expect(typeOf(withPapers(half, NODE))).toBe('default');
});
