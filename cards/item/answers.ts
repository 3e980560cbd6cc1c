import { textCard } from '../answers.ts';
import type { Card } from '../parts.ts';
import { cut } from '../text.ts';
import type { Toast } from '../toasts.ts';

// Short answers in words to what somebody wrote, sent or pressed.

/** Some of the chosen items were done; `refused` is why the others were not. */
export function itemsDoneToast(done: number, refused: readonly string[]): Toast {
  const [why] = refused;
  if (why === undefined) return { type: 'success', content: `已办 ${done} 件事项。` };
  const rest = `${refused.length} 件没有改动：${why}`;
  return done > 0
    ? { type: 'success', content: `已办 ${done} 件，${rest}` }
    : { type: 'warning', content: rest };
}

/** An item was done by word; `words` is the sentence of its toast. */
export const itemDoneCard = (words: string): Card => textCard('已办', words, 'success');

/** An instruction was withdrawn by word; `words` is the sentence of its toast. */
export const withdrawnCard = (words: string): Card => textCard('批示已撤回', words, 'success');

/** A file was kept as the result of an item; `words` is the sentence of its toast. */
export const itemFileCard = (words: string): Card => textCard('附件已收', words, 'success');

/** An instruction was given; `words` is the sentence of its toast. */
export const instructedCard = ({ type, content }: Toast): Card =>
  textCard(type === 'success' ? '已批示' : '批示已记录', content, type);

/** The form of an instruction waits in the own chat; `why`: what could not be read. */
export const instructionFormSentCard = (why?: 'doer'): Card =>
  textCard(
    '批示',
    why === 'doer'
      ? '没有看出由哪个单位办。表单已发到您和 e点通 的单聊，请选单位后发出。'
      : '表单已发到您和 e点通 的单聊，请在那里填写。',
    'info',
  );

/** A name that two people have, or a day that there is not: nothing was given. */
export const unreadInstructionCard = (
  fault:
    | { readonly code: 'person-ambiguous'; readonly words: string; readonly count: number }
    | { readonly code: 'not-understood'; readonly words: string },
): Card =>
  textCard(
    '批示没有发出',
    fault.code === 'person-ambiguous'
      ? `有 ${fault.count} 位“${cut(fault.words, 20)}”，请写明是哪个单位的，再发一次。`
      : `没有“${cut(fault.words, 20)}”这一天，请改好日期再发一次。`,
    'warning',
  );

/** Somebody else pressed what only its author may confirm. */
export const notYourInstructionToast = (): Toast => ({
  type: 'error',
  content: '这条批示由写它的领导本人确认，没有改动。',
});

/** A meeting's list was confirmed or dropped before, or nobody settled it in time. */
export const meetingGoneToast = (): Toast => ({
  type: 'info',
  content: '这份清单已经处理过，没有再登记。',
});

export const notYourMeetingToast = (): Toast => ({
  type: 'error',
  content: '这份清单由粘贴它的人确认，没有改动。',
});

/** The changed lines were read; what came of it waits below. */
export const meetingReadToast = (): Toast => ({
  type: 'success',
  content: '已读完，请核对下面的清单，确认前没有保存。',
});

export const meetingDroppedToast = (): Toast => ({ type: 'success', content: '好的，没有登记。' });

/** A list that was read and not wanted. */
export const meetingDroppedCard = (): Card =>
  textCard('没有登记', '好的，这份会议清单没有登记。', 'info');

/** 会议 without lines: how to write it. */
export const meetingUsageCard = (): Card =>
  textCard(
    '登记会议清单',
    [
      '没有读到事项，没有登记。请这样写，一行一件：',
      '会议 第3次调度会',
      '项目：项目名',
      '宗地图｜补齐并入库｜自规分局｜3月20日',
      '依次是事项、决定、单位或人、期限，可以缺事项和期限；在项目群里不用写项目名。',
    ],
    'info',
  );

/** More lines than one list may have. */
export const meetingTooLongCard = (count: number, most: number): Card =>
  textCard(
    '一次登记太多',
    `读到 ${count} 行，一次最多 ${most} 行，没有登记。请分几次发。`,
    'warning',
  );

export const meetingTooLongToast = (count: number, most: number): Toast => ({
  type: 'warning',
  content: `改后共 ${count} 行，一次最多 ${most} 行，没有改动。请减少几行再提交。`,
});

export const meetingSavedToast = (count: number): Toast => ({
  type: 'success',
  content: `已登记 ${count} 件事项，已通知责任人。`,
});
