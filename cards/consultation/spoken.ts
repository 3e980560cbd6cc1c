import type { ConsultationCommand, ConsultationRefusal } from '../../domain/consultation/types.ts';
import { itemFaultWords } from '../item/spoken.ts';
import type { DoneWords, RefusalWords } from '../spoken.ts';
import { cut } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';

/** How the acts of this part are named where a person may not do them. */
export const consultationActs: Readonly<Record<ConsultationCommand['type'], string>> = {
  callConsultation: '发起会商',
  moveConsultation: '给会商改期',
  cancelConsultation: '取消会商',
  recordOutcome: '登记会商结果',
};

export const consultationRefusals: RefusalWords<ConsultationRefusal> = {
  'consultation-unknown': (_ctx, _project, { matter }) => [
    'error',
    `没有编号为“${cut(matter, 8)}”的会商，请核对编号。`,
  ],
  'consultation-words-missing': () => ['warning', '没有写会商什么，没有改动。请写一句话。'],
  'consultation-words-too-long': (_ctx, _project, { most }) => [
    'warning',
    `会商内容和地点太长，没有改动。请一共写在 ${most} 字以内。`,
  ],
  'consultation-not-ahead': ({ now }, _project, { meetAt }) => [
    'warning',
    `${dayWords(meetAt, now)}已经过去，没有改动。请选以后的时间。`,
  ],
  'consultation-too-far': ({ now }, _project, { latestDay }) => [
    'warning',
    `时间太远，没有改动。最晚可到 ${dateWords(latestDay, now)}。`,
  ],
  'consultation-no-units': () => ['warning', '没有选参加单位，没有改动。请至少选一个。'],
  'consultation-unknown-unit': (_ctx, _project, { unit }) => [
    'warning',
    `没有叫“${cut(unit, 20)}”的单位，没有改动。`,
  ],
  'consultation-over': (_ctx, _project, { state }) => [
    'info',
    state === 'held' ? '这次会商的结果已经登记，没有改动。' : '这次会商已经取消，没有改动。',
  ],
  'outcome-empty': () => ['warning', '没有写会商定下的事项，没有改动。请一行写一件。'],
  'outcome-too-long': (_ctx, _project, { count, most }) => [
    'warning',
    `一次登记了 ${count} 件，最多 ${most} 件，没有改动。请合并或分次登记。`,
  ],
  'outcome-faulty': (ctx, _project, { faults }) => [
    'warning',
    `没有登记。${faults.map(({ line, fault }) => `第 ${line} 行：${itemFaultWords(ctx, fault)}`).join('')}`,
  ],
};

export const consultationDone: DoneWords<ConsultationCommand> = {
  callConsultation: ({ now }, _project, { meetAt }) => ({
    type: 'success',
    content: `会商已发到项目群，时间是 ${dayWords(meetAt, now)}。`,
  }),
  moveConsultation: ({ now }, _project, { meetAt }) => ({
    type: 'success',
    content: `会商已改到 ${dayWords(meetAt, now)}，已通知参加的人。`,
  }),
  cancelConsultation: () => ({ type: 'success', content: '会商已取消，已通知参加的人。' }),
  recordOutcome: (_ctx, _project, { items }) => ({
    type: 'success',
    content: `已登记 ${items.length} 件事项，已发到项目群并通知责任人。`,
  }),
};
