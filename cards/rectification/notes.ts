import { textCard } from '../answers.ts';
import type { Card } from '../parts.ts';
import type { Toast } from '../toasts.ts';

// Short answers in words to what somebody sent or pressed.

/** A picture under the list of a group: of which problem it is asked in the sender's own chat. */
export const askedPrivatelyCard = (): Card =>
  textCard('收到照片', '请到您和 e点通 的单聊里选它是哪一处问题的。', 'info');

/** A picture from somebody who has no problem to show. */
export const nothingToPhotographCard = (): Card =>
  textCard('照片没有保存', '这个节点没有您可以传照片的整改问题。', 'warning');

/** The pasted list was read; the answer waits below the form. */
export const readToast = (isSound: boolean): Toast =>
  isSound
    ? { type: 'success', content: '已读完，请在下面核对后确认，确认前没有保存。' }
    : { type: 'warning', content: '有内容要改，没有登记，请看下面的说明。' };

/** The list was confirmed or dropped before, or nobody settled it in time. */
export const draftGoneToast = (): Toast => ({
  type: 'info',
  content: '这份清单已经处理过，没有再登记。',
});

/** Somebody else pressed what only its author may confirm. */
export const notYoursToast = (): Toast => ({
  type: 'error',
  content: '这份清单由粘贴它的人确认，没有改动。',
});

export const droppedToast = (): Toast => ({ type: 'success', content: '好的，没有登记。' });

/** The form was answered: what is to be sent now stands below it. */
export const photosAwaitedToast = (): Toast => ({
  type: 'success',
  content: '好的，请把照片直接发到这里。',
});

/** A discipline of the checklist was chosen. */
export const itemsBelowToast = (): Toast => ({
  type: 'success',
  content: '请在下面选查过的项目和结果。',
});

/** A picture that has its place already. */
export const photoSettledToast = (): Toast => ({
  type: 'info',
  content: '这张照片已经保存过，没有改动。',
});

/** 整改完成, 复核, 整改改派 and 撤销整改 in words: how to write it. */
export const howToCard = (what: keyof typeof usages): Card =>
  textCard('没有改动', usages[what], 'warning');

const usages = {
  fixed: '请写编号，例如：整改完成 R1。几处一起写：整改完成 R1 R2',
  recheck: '请写编号和结果，例如：复核 R1 通过；复核 R1 不通过 闭门器还没装',
  change:
    '请写编号，再写责任人、单位或日期，例如：整改改派 R1 姓名 4月20日；只改日期：整改改派 R1 4月25日',
  withdraw: '请写编号和原因，例如：撤销整改 R1 重复登记',
} as const;

/** No project of the person has such problems. */
export const noSuchProblemCard = (ids: readonly string[]): Card =>
  textCard(
    '没有改动',
    `您的项目里没有等您处理的 ${ids.slice(0, 3).join('、')}，可发“整改”查看。`,
    'info',
  );

/** Numbers of several lists in one sentence. */
export const severalNodesCard = (): Card =>
  textCard('没有改动', '这些编号不在同一个节点，请分开写。', 'warning');

/** Carried out in words; the sentence is that of the toast. */
export const doneCard = (title: string, words: string): Card => textCard(title, words, 'success');

/** 核查 where no checklist runs. */
export const noChecklistCard = (): Card =>
  textCard('没有核查清单', '项目到 0803 验收标准前置核查时才有现场核查清单。', 'info');
