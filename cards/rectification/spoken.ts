import { dayOf } from '../../domain/calendar/time.ts';
import { mattersOf } from '../../domain/matter/machine.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import type { Project } from '../../domain/project/types.ts';
import type {
  RectificationCommand,
  RectificationItem,
  RectificationRefusal,
} from '../../domain/rectification/types.ts';
import type { CardContext } from '../context.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { cut, nodeName, personLine } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { dateWords } from '../words.ts';
import { clearedWords, idWords, ownerWords, recheckerWords, tickWord } from './facts.ts';
import { faultWords } from './preview.ts';

/** How the acts of this part are named where a person may not do them. */
export const rectificationActs: Readonly<Record<RectificationCommand['type'], string>> = {
  enterProblems: '登记整改',
  reportFixed: '报整改完成',
  recheckProblems: '复核',
  withdrawProblems: '撤销整改',
  changeProblems: '改整改的责任人或日期',
  addProblemPhoto: '传整改照片',
  tickChecklist: '现场核查',
};

const QUOTE_SIGNS = 20;

export const rectificationRefusals: RefusalWords<RectificationRefusal> = {
  'no-inspection': ({ world }, _project, { node }) => [
    'warning',
    `${nodeName(world, node)} 不是验收检查节点，不能登记整改。`,
  ],
  'no-problems': () => ['warning', '没有选是哪一处问题，没有改动。'],
  'too-many-problems': (_ctx, _project, { count, most }) => [
    'warning',
    `一次有 ${count} 条，最多登记 ${most} 条，没有登记。请分几次登记。`,
  ],
  'problems-faulty': (ctx, _project, { faults }) => {
    const [first] = faults;
    const where = first ? `第 ${first.line} 条：${faultWords(ctx, first.fault)}` : '';
    const more = faults.length > 1 ? `另有 ${faults.length - 1} 条也要改。` : '';
    return ['warning', `没有登记。${where}${more}`];
  },
  'unknown-problem': (_ctx, _project, { matter }) => [
    'warning',
    `没有编号为“${cut(matter, QUOTE_SIGNS)}”的整改问题，没有改动。`,
  ],
  'problem-closed': ({ world, now }, _project, { matter, at, by }) => [
    'info',
    `${matter} 已于 ${dateWords(dayOf(at), now)}由 ${personLine(world, by)} 复核销项，没有改动。`,
  ],
  'problem-fixed': ({ world, now }, _project, { matter, at, by, recheckBy }) => {
    const waits = recheckBy ? `，正等 ${personLine(world, recheckBy)} 复核` : '';
    const when = dateWords(dayOf(at), now);
    return ['info', `${matter} 已由 ${personLine(world, by)} 于 ${when}报整改完成${waits}。`];
  },
  'problem-waits': (_ctx, _project, { matter }) => [
    'info',
    `${matter} 已报整改完成，正等复核，没有改动。复核不通过退回后才能改。`,
  ],
  'problem-change-missing': () => ['warning', '没有选新的责任人或日期，没有改动。'],
  'problem-change-faulty': (ctx, _project, { fault }) => [
    'warning',
    `没有改动：${faultWords(ctx, fault)}`,
  ],
  'problem-unchanged': () => ['info', '责任人和日期本来就是这样，没有改动。'],
  'problem-not-fixed': (_ctx, _project, { matter }) => [
    'warning',
    `${matter} 还没有报整改完成，先不用复核。`,
  ],
  'problem-withdrawn': ({ world, now }, _project, { matter, at, by }) => [
    'info',
    `${matter} 已于 ${dateWords(dayOf(at), now)}由 ${personLine(world, by)} 撤销，没有改动。`,
  ],
  'problem-reason-missing': (_ctx, _project, { act }) => [
    'warning',
    `${act === 'recheck' ? '不通过' : '撤销'}要写明原因，没有改动。`,
  ],
  'problem-reason-too-long': (_ctx, _project, { most }) => [
    'warning',
    `原因最多 ${most} 个字，没有改动。`,
  ],
  'too-many-photos': (_ctx, _project, { matter, most }) => [
    'warning',
    `${matter} 已有 ${most} 张照片，没有再保存。`,
  ],
  'problems-open': ({ world }, _project, { node, count, first }) => {
    const named = first.map(({ matter, words }) => `${matter} ${cut(words, 16)}`).join('、');
    const more = count > first.length ? '等' : '';
    return [
      'warning',
      `还不能办结 ${nodeName(world, node)}，有 ${count} 处整改没有销项：${named}${more}。`,
    ];
  },
  'no-checklist': ({ world }, _project, { node }) => [
    'warning',
    `${nodeName(world, node)} 没有核查清单。`,
  ],
  'nothing-ticked': () => ['warning', '没有选核查项目，没有改动。'],
  'unknown-checklist-item': (_ctx, _project, { item }) => [
    'warning',
    `清单里没有“${cut(item, QUOTE_SIGNS)}”这一项，没有改动。`,
  ],
  'checklist-item-failed': (_ctx, _project, { item, matter }) => [
    'info',
    `${item} 正在整改（${matter}），改好并复核后自动算合格，没有改动。`,
  ],
  'tick-words-too-long': (_ctx, _project, { most }) => [
    'warning',
    `说明最多 ${Math.max(0, most)} 个字，没有改动。`,
  ],
  'checklist-open': ({ world }, _project, { node, unchecked, failed }) => {
    const parts = [
      ...(unchecked > 0 ? [`还有 ${unchecked} 项未查`] : []),
      ...(failed > 0 ? [`还有 ${failed} 项需整改`] : []),
    ];
    return ['warning', `还不能办结 ${nodeName(world, node)}，核查清单${parts.join('、')}。`];
  },
};

const done = (content: string): Toast => ({ type: 'success', content });

export const rectificationDone: DoneWords<RectificationCommand> = {
  enterProblems: (_ctx, _project, _command, events) => {
    const ids = enteredIds(events);
    return done(`已登记 ${ids.length} 处问题（${idWords(ids)}），清单发到项目群。`);
  },
  reportFixed(ctx, project, { matters }) {
    const [first] = itemsOf(project, matters);
    const waits = first ? `，等 ${recheckerWords(ctx.world, project, first)} 复核` : '';
    return done(`${idWords(matters)} 已报整改完成${waits}。`);
  },
  recheckProblems(ctx, project, { matters, isPassed }, events) {
    if (!isPassed)
      return done(`${idWords(matters)} 复核未通过，已退回 ${backTo(ctx, project, matters)}。`);
    const cleared = events.find((event) => event.type === 'problemsCleared');
    return done(`${idWords(matters)} 已销项${cleared ? `。${clearedWords(cleared)}` : ''}。`);
  },
  withdrawProblems: (_ctx, _project, { matters }) => done(`${idWords(matters)} 已撤销。`),
  changeProblems({ world, now }, project, { matters }) {
    const [first] = itemsOf(project, matters);
    const facts = first
      ? `：${ownerWords(world, project, first)} 整改，${dateWords(dayOf(first.dueAt), now)}到期`
      : '';
    const each = matters.length > 1 ? '，详见项目群' : facts;
    return done(`已改 ${idWords(matters)}${each}。`);
  },
  addProblemPhoto(_ctx, project, { matter, of }) {
    const count = itemsOf(project, [matter])[0]?.photos[of].length ?? 0;
    return done(`照片已存到 ${matter}，${of === 'before' ? '整改前' : '整改后'}共 ${count} 张。`);
  },
  tickChecklist(_ctx, _project, { state }, events) {
    const ticked = events.find((event) => event.type === 'checklistTicked');
    if (!ticked) return { type: 'info', content: '这些项目已经是这个结果，没有改动。' };
    const ids = enteredIds(events);
    const listed = ids.length > 0 ? `，已列入整改 ${idWords(ids)}` : '';
    return done(`已记下：${tickWord(state)} ${ticked.items.length} 项${listed}。`);
  },
};

const enteredIds = (events: readonly ProjectEvent[]): MatterId[] =>
  events.flatMap((event) =>
    event.type === 'problemsEntered' ? event.problems.map(({ id }) => id) : [],
  );

const itemsOf = (project: Project, matters: readonly MatterId[]): RectificationItem[] =>
  mattersOf(project, 'rectification').filter(({ id }) => matters.includes(id));

function backTo(ctx: CardContext, project: Project, matters: readonly MatterId[]): string {
  const owners = itemsOf(project, matters).map((item) => ownerWords(ctx.world, project, item));
  return [...new Set(owners)].join('、');
}
