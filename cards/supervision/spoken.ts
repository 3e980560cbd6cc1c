import { matterOf } from '../../domain/matter/machine.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { SupervisionCommand, SupervisionRefusal } from '../../domain/supervision/commands.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { cut, nameList, nodeName, personLine, personName } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { dateWords, momentWords } from '../words.ts';
import { causeWords, names } from './words.ts';

/** How the acts of this part are named where a person may not do them; the order is named in each. */
export const supervisionActs: Readonly<Record<SupervisionCommand['type'], string>> = {
  acceptOrder: '接办督办单',
  feedBackOrder: '反馈督办单',
  giveResult: '报督办单的解决结果',
  addOrderFile: '给督办单传附件',
  proposePlan: '申请督办单的限期方案',
  decidePlan: '决定督办单的限期方案',
  spareOrder: '给督办单时间',
  assignOrder: '指定督办单的负责人',
  noteOrder: '签阅督办单',
  confirmCause: '确认督办单的企业原因',
  answerOrder: '代企业答复督办单是否解决',
  closeOrder: '给督办单销号',
  returnOrder: '退回督办单',
  resolveOrder: '报督办单的补办结果',
  decideSummons: '决定督办单的约谈',
};

export const supervisionRefusals: RefusalWords<SupervisionRefusal> = {
  'order-unknown': (_ctx, _project, { matter }) => [
    'error',
    `没有编号为“${cut(matter, 10)}”的督办单，没有改动。发“督办”可以看清单。`,
  ],
  'order-closed': ({ world, now }, _project, { matter, at, by }) => [
    'info',
    by === null
      ? `督办单 ${matter} 已于 ${momentWords(at, now)} 撤销，不用再办。`
      : `督办单 ${matter} 已由 ${personName(world, by)} 于 ${momentWords(at, now)} 销号，不用再办。`,
  ],
  'order-accepted': ({ world, now }, _project, { matter, by, at }) => [
    'info',
    `督办单 ${matter} 已由 ${personLine(world, by)} 于 ${momentWords(at, now)} 接办。`,
  ],
  'order-not-accepted': (_ctx, _project, { matter }) => [
    'warning',
    `督办单 ${matter} 还没有接办，没有改动。请先点“接办”。`,
  ],
  'order-completed': ({ now }, _project, { matter, at }) => [
    'info',
    `督办单 ${matter} 的节点已于 ${momentWords(at, now)} 办结，正在等销号，没有改动。`,
  ],
  'order-not-completed': ({ world }, _project, { matter, node }) => [
    'warning',
    `${nodeName(world, node)} 还没有办结，督办单 ${matter} 不能销号。`,
  ],
  'order-own-work': ({ world }, _project, { matter, who }) => [
    'error',
    who.length > 0
      ? `您参与办理过督办单 ${matter}，不能由您销号或退回。请由 ${whoWords(world, who)} 复核。`
      : `您参与办理过督办单 ${matter}，不能由您销号或退回。目前没有其他人可以复核，请联系操作员。`,
  ],
  'order-not-returned': (_ctx, _project, { matter }) => [
    'info',
    `督办单 ${matter} 没有被退回，不用补办。`,
  ],
  'order-returned': ({ world, now }, _project, { matter, at, by }) => [
    'info',
    `督办单 ${matter} 已由 ${personName(world, by)} 于 ${momentWords(at, now)} 退回，正在等责任单位补办，没有改动。`,
  ],
  'order-form-answered': (_ctx, _project, { matter }) => [
    'info',
    `这张表单已经提交过（督办单 ${matter}），没有重复登记。`,
  ],
  'order-words-missing': () => ['warning', '没有写内容，没有改动。请写明情况后再提交。'],
  'order-words-too-long': (_ctx, _project, { mostSigns }) => [
    'warning',
    `内容太长，没有改动。请写在 ${mostSigns} 字以内。`,
  ],
  'order-person-unknown': () => ['warning', '没有这个在岗人员，没有改动。请重新选择。'],
  'order-person-elsewhere': ({ world }, _project, { person }) => [
    'warning',
    `${personLine(world, person)} 不是责任单位的人员，没有改动。请选本单位的人。`,
  ],
  'order-noted': () => ['info', '您已经点过“知道了”。'],
  'order-result-given': ({ world, now }, _project, { matter, by, at }) => [
    'info',
    `${personLine(world, by)} 已于 ${momentWords(at, now)} 报过督办单 ${matter} 的解决结果，没有改动。有新情况请点“反馈”。`,
  ],
  'order-cause-confirmed': (_ctx, _project, { matter }) => [
    'info',
    `督办单 ${matter} 的企业原因已经确认过。`,
  ],
  'order-cause-not-named': (_ctx, _project, { matter, cause }) => [
    'warning',
    cause === null
      ? `督办单 ${matter} 还没有接办，责任单位没有说是企业原因，没有改动。`
      : `责任单位说的是“${causeWords[cause]}”，不是企业原因，没有改动。有异议的请反馈给督考办。`,
  ],
  'order-answered': () => ['info', '已经答复过，没有改动。'],
  'plan-date-not-ahead': ({ now }, _project, { earliest }) => [
    'warning',
    `完成日期要在今天以后，没有改动。最早可选 ${dateWords(earliest, now)}。`,
  ],
  'plan-date-too-far': ({ now }, _project, { latest }) => [
    'warning',
    `完成日期太远，没有改动。最晚可选 ${dateWords(latest, now)}。`,
  ],
  'plan-waits': ({ now }, _project, { on }) => [
    'info',
    `已经申请 ${dateWords(on, now)}前完成，正在等领导决定，不用重复申请。`,
  ],
  'plan-not-open': () => ['info', '这份限期方案已经有结果，没有改动。'],
  'spare-date': ({ now }, _project, { earliest, latest }) => [
    'warning',
    `可以给到 ${dateWords(earliest, now)}至${dateWords(latest, now)}中的一天，没有改动。要更长时间，请责任单位申请限期方案。`,
  ],
  'summons-not-open': () => ['info', '约谈建议已经有结果，没有改动。'],
};

const whoWords = (world: World, who: readonly PersonId[]): string =>
  nameList(
    who.map((person) => personLine(world, person)),
    3,
    '人',
  );

const success = (content: string): Toast => ({ type: 'success', content });

const verifiers = (world: World, project: Project, matter: string): string => {
  const called = matterOf(project, 'order', matter)?.climb?.called ?? [];
  return called.length > 0 ? ` ${names(world, called)} ` : '督办员';
};

export const supervisionDone: DoneWords<SupervisionCommand> = {
  acceptOrder: ({ world }, _project, { matter, responsible, cause }) =>
    success(
      `已接办督办单 ${matter}，负责人 ${personName(world, responsible)}。${
        cause === 'enterprise' ? '企业原因要由企业或代办员确认。' : ''
      }`,
    ),
  feedBackOrder: (_ctx, _project, { matter }) => success(`已记下督办单 ${matter} 的反馈。`),
  giveResult: (_ctx, _project, { matter, result }) =>
    success(
      result === 'solved'
        ? `已记下督办单 ${matter} 的解决结果。节点办结后由督办员销号。`
        : `已记下督办单 ${matter} 的方案。1 个月内办不完的，请在“更多”里申请限期方案。`,
    ),
  addOrderFile: (_ctx, _project, { matter }) => success(`附件已存入督办单 ${matter}。`),
  proposePlan: ({ world, now }, project, { matter, on }) => {
    const to = matterOf(project, 'order', matter)?.plan?.to ?? null;
    const whom = to === null ? '领导' : ` ${personLine(world, to)} `;
    return success(`已申请 ${dateWords(on, now)}前完成，待${whom}决定。结果会发到项目群。`);
  },
  decidePlan: ({ now }, project, { matter, approve }) => {
    const on = matterOf(project, 'order', matter)?.plan?.on;
    return success(
      approve && on
        ? `已同意 ${dateWords(on, now)}前完成，项目群会收到通知。`
        : '已答复不同意，项目群会收到通知。',
    );
  },
  spareOrder: ({ now }, _project, { matter, until }) =>
    success(`督办单 ${matter} 给到 ${dateWords(until, now)}，期间不再逐级上报，督办员能看到。`),
  assignOrder: ({ world }, _project, { matter, to }) =>
    success(`督办单 ${matter} 已指定由 ${personLine(world, to)} 负责，已在项目群通知。`),
  noteOrder: () => success('已记下您知道了。'),
  confirmCause: (_ctx, _project, { matter }) =>
    success(`已确认督办单 ${matter} 是企业原因，改按帮办处理，不计积分。`),
  answerOrder: () => success('已答复，谢谢。'),
  closeOrder: (_ctx, _project, { matter }) => success(`督办单 ${matter} 已销号。`),
  returnOrder: ({ now }, project, { matter }) => {
    const due = matterOf(project, 'order', matter)?.returned?.dueAt;
    const by = due === undefined ? '' : `，要在 ${momentWords(due, now)} 前补办`;
    return success(`督办单 ${matter} 已退回${by}。`);
  },
  resolveOrder: ({ world }, project, { matter }) =>
    success(`已记下补办结果，请${verifiers(world, project, matter)}复核销号。`),
  decideSummons: (_ctx, _project, { decision }) =>
    success(decision === 'hold' ? '已决定约谈，记录草稿留在督办单里。' : '已决定不约谈。'),
};
