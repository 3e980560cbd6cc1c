import { describe, expect, test } from 'vitest';
import type { ItemCommand } from '../../domain/item/types.ts';
import { mattersOf } from '../../domain/matter/machine.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { AS_OF, apply, at, contextAt, demoProject, textOf, world } from '../testing.ts';
import { instructionFormCard } from './forms.ts';
import { itemCallCard, itemCard, meetingItemsCard } from './item.ts';
import { openItemsCard } from './list.ts';
import { meetingPreviewCard } from './meeting.ts';
import { instructionProposal } from './proposal.ts';
import { doneToldCard, supersededToldCard } from './told.ts';
import { withdrawFormCard } from './withdraw.ts';

const project = demoProject('DEMO-05');
const { lead, helpers } = project.team;
const principal = world.directory.withRole('principalLeader')[0]?.id ?? '';
const [helper = ''] = helpers;
const unit = world.directory.person(helper)?.unit ?? '';
const node = runningNodes(project)[0]?.code ?? '';
const nobody = { mention: [] };

const instruct: ItemCommand = {
  type: 'instruct',
  about: node,
  words: '补齐宗地图',
  unit,
  owner: helper,
  dueOn: '2026-03-20',
  form: null,
  by: lead,
};
const given = apply(project, instruct);
const replaced = apply(given, { ...instruct, words: '先停下', by: principal });
const itemOf = (state: typeof project, id: string) => {
  const item = mattersOf(state, 'datedItem').find((each) => each.id === id);
  if (!item) throw new Error(`no ${id}`);
  return item;
};

describe('an instruction', () => {
  test('says in the group what, by whom, by when', () => {
    const card = itemCard(contextAt(), given, itemOf(given, 'T1'), { mention: [helper] });
    expect(textOf(card)).toMatchInlineSnapshot(`
      "blue: 批示 T1 · 补齐宗地图 [正常 · 3月20日 17:30 到期]
      麦香里面制品中央工厂项目
      @ou_U023 请在 3月20日 17:30（周五）前办好。
      对象 | 0903 消防验收(备案抽查)
      责任 | 住建局 管仲书
      批示 | 政府办 岑怀远
      [已办] | [已办并写结果]
      也可以回复这张卡片：写“已办”和结果，或直接发文件。
      ▸ 更多（批示人用）
        [撤回批示]"
    `);
  });

  test('that is withdrawn says so, by whom and why', () => {
    const by = instruct.by;
    const command = { type: 'withdrawInstruction', matter: 'T1', words: '已统一安排', by } as const;
    const state = apply(given, command);
    const item = itemOf(state, 'T1');
    expect(textOf(itemCard(contextAt(), state, item, nobody))).toMatchInlineSnapshot(`
      "grey: 批示 T1 · 补齐宗地图 [已撤回]
      麦香里面制品中央工厂项目
      政府办 岑怀远 于 3月16日 09:00（周一）撤回：已统一安排
      对象 | 0903 消防验收(备案抽查)
      责任 | 住建局 管仲书
      批示 | 政府办 岑怀远"
    `);
    const call = itemCallCard(contextAt(), state, item, 'withdrawn', { mention: [helper] });
    expect(textOf(call)).toMatchInlineSnapshot(`
      "grey: 批示已撤回 · 补齐宗地图 [已撤回]
      麦香里面制品中央工厂项目
      @ou_U023 请停办。政府办 岑怀远 于 3月16日 09:00（周一）撤回：已统一安排
      编号 | T1
      责任 | 住建局 管仲书"
    `);
    expect(
      textOf(withdrawFormCard(contextAt(), given, itemOf(given, 'T1'))),
    ).toMatchInlineSnapshot(`
      "blue: 撤回批示 T1 · 补齐宗地图
      麦香里面制品中央工厂项目
      对象 | 0903 消防验收(备案抽查)
      责任 | 住建局 管仲书
      批示 | 政府办 岑怀远
      <为什么撤回，例如：已由区里统一安排>
      [撤回批示]
      撤回后不再催办，并在项目群告知责任人。"
    `);
  });

  test('of a unit head has a form with the own unit alone', () => {
    const subject = {
      kind: 'instructionForm',
      about: instruct.about,
      form: 'f',
      draft: { dueOn: '2026-03-20' },
      within: 'ZJJ',
      openedAt: AS_OF,
    } as const;
    expect(textOf(instructionFormCard(contextAt(), project, subject))).toMatchInlineSnapshot(`
      "blue: 批示 · 0903 消防验收(备案抽查)
      麦香里面制品中央工厂项目
      <要办什么，例如：补齐宗地图>
      <住建局>
      <住建局 管仲书 / 住建局 祁明岳>
      <哪天前办好>
      [发到项目群]
      会在项目群通知责任人，到期前提醒；办好后在这里告诉您。"
    `);
  });

  test('turns yellow and red with words', () => {
    const states = ['2026-03-19 09:00', '2026-03-21 09:00'].map(
      (when) =>
        textOf(itemCard(contextAt(at(when)), given, itemOf(given, 'T1'), nobody)).split('\n')[0],
    );
    expect(states).toMatchInlineSnapshot(`
      [
        "yellow: 批示 T1 · 补齐宗地图 [黄灯 · 3月20日 17:30 到期]",
        "red: 批示 T1 · 补齐宗地图 [红灯 · 3月20日已到期]",
      ]
    `);
    const late = itemCallCard(
      contextAt(at('2026-03-21 09:00')),
      given,
      itemOf(given, 'T1'),
      'red',
      {
        mention: [helper],
      },
    );
    expect(textOf(late)).toMatchInlineSnapshot(`
      "red: 批示逾期 · 补齐宗地图
      麦香里面制品中央工厂项目
      @ou_U023 应在 3月20日 17:30（周五）前办好，请尽快办。
      编号 | T1
      责任 | 住建局 管仲书
      [已办] | [已办并写结果]"
    `);
  });

  test('done is told to its leader with what came of it', () => {
    const finish = { type: 'finishItem', matter: 'T1', words: '图已入库', by: helper } as const;
    const done = apply(given, finish, at('2026-03-21 10:00'));
    const card = doneToldCard(contextAt(at('2026-03-21 10:00')), done, itemOf(done, 'T1'));
    expect(textOf(card)).toMatchInlineSnapshot(`
      "green: 批示已办 · 补齐宗地图
      麦香里面制品中央工厂项目
      办结 | 住建局 管仲书，3月21日 10:00（周六），逾期 1 天
      结果 | 图已入库
      编号 | T1
      对象 | 0903 消防验收(备案抽查)
      责任 | 住建局 管仲书
      批示 | 政府办 岑怀远"
    `);
  });

  test('that does not stand names the one that does, to both leaders', () => {
    const gone = itemOf(replaced, 'T1');
    expect(textOf(itemCard(contextAt(), replaced, gone, nobody))).toMatchInlineSnapshot(`
      "grey: 批示 T1 · 补齐宗地图 [不再执行]
      麦香里面制品中央工厂项目
      不再执行：以政府办 顾承砚的批示 T2 为准。
      对象 | 0903 消防验收(备案抽查)
      责任 | 住建局 管仲书
      批示 | 政府办 岑怀远"
    `);
    expect(textOf(supersededToldCard(contextAt(), replaced, gone))).toMatchInlineSnapshot(`
      "orange: 两条批示，以 T2 为准
      麦香里面制品中央工厂项目
      对象 | 0903 消防验收(备案抽查)
      执行 T2 政府办 顾承砚：先停下 · 住建局 管仲书 · 3月20日前
      不再执行 T1 政府办 岑怀远：补齐宗地图 · 住建局 管仲书 · 3月20日前
      以职务高的为准。有不同意见，请两位领导商定后重新批示。"
    `);
  });

  test('read from a sentence asks first, and says what stands already', () => {
    const read = { about: node, words: '补齐宗地图', unit, form: 'om_1', by: principal };
    expect(textOf(instructionProposal(contextAt(), given, read))).toMatchInlineSnapshot(`
      "blue: 请确认批示
      麦香里面制品中央工厂项目
      补齐宗地图
      对象 | 0903 消防验收(备案抽查)
      责任 | 住建局 管仲书
      期限 | 3月23日 17:30（周一）（没有写日期，按 7 天）
      已有 | T1 政府办 岑怀远：补齐宗地图。同一件事只办一条：职务高的为准，同级以后一条为准。
      [两条都办] | [只办一条] | [改]
      确认后才发到项目群并通知责任人。不是这个意思，不用理会。"
    `);
  });
});

test("a meeting's items stand on one card, and open ones in the list", () => {
  const entered = apply(given, {
    type: 'recordMeeting',
    meeting: '第3次调度会',
    items: [
      { topic: '临时用电', words: '接通', unit: 'GDG', dueOn: '2026-03-18' },
      { words: '交用电申请', unit: 'ENT' },
    ],
    form: null,
    by: lead,
  });
  const ctx = contextAt(at('2026-03-19 09:00'));
  expect(textOf(meetingItemsCard(ctx, entered, 'T2', nobody))).toMatchInlineSnapshot(`
    "red: 会议事项 · 第3次调度会 [已办 0/2]
    麦香里面制品中央工厂项目
    请按时办好会议定下的事项。
    ● T2 红灯 临时用电：接通 / 供电公司 解东升 | 3月18日
    ● T3 正常 交用电申请 / 企业，代办员 甘晓楠 负责 | 3月23日
    [标记已办]
    也可以发“已办”加编号和结果，例如：已办 T1 图已入库"
  `);
  expect(textOf(openItemsCard(ctx, entered))).toMatchInlineSnapshot(`
    "red: 批示和会议事项 [未办 3] [逾期 1]
    麦香里面制品中央工厂项目
    批示
    ● T1 黄灯 补齐宗地图 / 住建局 管仲书 | 3月20日
    会议、会商定下的事项
    ● T2 红灯 临时用电：接通 / 供电公司 解东升 | 3月18日
    ● T3 正常 交用电申请 / 企业，代办员 甘晓楠 负责 | 3月23日
    [批示]"
  `);
  expect(textOf(openItemsCard(ctx, project))).toMatchInlineSnapshot(`
    "blue: 批示和会议事项
    麦香里面制品中央工厂项目
    没有未办的批示和会议事项。
    [批示]"
  `);
});

test("a meeting's list shows line by line what was read and what was not", () => {
  const card = meetingPreviewCard(contextAt(), {
    draft: '3f2b2f0e-0000-4000-8000-000000000000',
    meeting: '第3次调度会',
    isOneProject: false,
    lines: [
      {
        line: 1,
        topic: '宗地图',
        words: '补齐并入库',
        doer: '自规分局 俞澄',
        dueAt: AS_OF,
        isUsualDay: false,
        project: project.name,
      },
      {
        line: 2,
        text: '临时用电｜接通｜没有的局',
        fault: { code: 'unit-unknown', words: '没有的局' },
      },
      { line: 3, text: '催办', fault: { code: 'doer-missing' } },
    ],
  });
  expect(textOf(card)).toMatchInlineSnapshot(`
    "orange: 请核对 · 会议清单 3 行 [读到 1 件] [要改 2 行]
    第3次调度会
    2. 临时用电｜接通｜没有的局
    ● 要改：没有叫“没有的局”的单位。
    3. 催办
    ● 要改：没有写由哪个单位办。
    1. 宗地图：补齐并入库
    自规分局 俞澄 · 3月16日前 · 麦香里面制品中央工厂项目
    [确认 1 件] | [改] | [不登记]
    确认前没有保存。确认后发到各项目群，并通知责任人。要改的行会保留，确认后再改也可以。"
  `);
});
