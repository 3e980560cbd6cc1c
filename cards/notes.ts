import type { Instant } from '../domain/calendar/time.ts';
import type { NodeCode } from '../domain/catalogue/types.ts';
import type { Refusal } from '../domain/project/commands.ts';
import type { Project } from '../domain/project/types.ts';
import { textCard } from './answers.ts';
import type { CardContext } from './context.ts';
import type { Card } from './parts.ts';
import { refusalWords } from './refusals.ts';
import { cut, nodeName } from './text.ts';
import { fileWords, sentenceWords, type Toast } from './toasts.ts';
import { dayWords } from './words.ts';

/** Short answers in words to what somebody wrote or sent. */

/** A message could not be worked off although it was tried several times. */
export const brokenCard = (): Card =>
  textCard(
    '没有处理成功',
    '您刚才发来的内容没有处理成功，没有改动。请稍后再发一次；还不行请联系操作员。',
    'error',
  );

/** Somebody wrote whom the directory does not know. */
export const unknownPersonCard = (): Card =>
  textCard(
    '还没有登记',
    '您还没有登记在 e点通，暂时不能办理。请联系操作员（区发改委）登记。',
    'warning',
  );

/** A click came to nothing, and that was known only after its toast had to be shown. */
export const lateAnswerCard = ({ type, content }: Toast): Card =>
  textCard('没有改动', content, type);

/** A sentence asked for something the rules refuse. */
export const refusalCard = (ctx: CardContext, project: Project | null, refusal: Refusal): Card =>
  textCard('没有改动', refusalWords(ctx, project, refusal), 'warning');

const doneTitles = { accept: '已接办', finish: '已办结' } as const;

/** A command was carried out; `words` is the sentence of its toast. */
export const doneNote = (act: keyof typeof doneTitles, words: string): Card =>
  textCard(doneTitles[act], words, 'success');

/** What a picture is called, to which Feishu gives no name. */
export const IMAGE_NAME = '图片';

/** What was wrong with a file. */
export const fileNote = (
  problem: 'empty' | 'tooBig' | 'unasked' | 'notFetched' | 'unneeded',
  name: string,
): Card => textCard('文件没有归档', fileWords[problem](name), 'warning');

/** A voice message, a sticker, a location: the bot reads text and files. */
export const unreadableKindCard = (): Card =>
  textCard('没有看懂', '我能看懂文字、文件和图片，请用文字再说一遍。', 'info');

/** What was wrong with a sentence. */
export const sentenceNote = (problem: 'dueUnreadable' | 'noProjectHere' | 'tooLong'): Card =>
  textCard('没有改动', sentenceWords[problem], 'warning');

/** A node or a project that nobody knows by these words. */
export const notFoundCard = (what: 'node' | 'project', words: string): Card =>
  textCard(
    '没有找到',
    what === 'node' ? sentenceWords.nodeNotFound(words) : sentenceWords.projectNotFound(words),
    'warning',
  );

/** Several projects fit; `usage` has 项目名 where the person writes one of the names. */
export const whichProjectCard = (names: readonly string[], usage: string): Card =>
  textCard(
    '请写上项目名',
    [
      `有 ${names.length} 个项目符合，请写上项目名，例如：${usage.replace('项目名', cut(names[0] ?? '', 24))}`,
      ...names.slice(0, 12).map((name) => `· ${name}`),
      ...(names.length > 12 ? [`另有 ${names.length - 12} 个项目`] : []),
    ],
    'info',
  );

/** 办结 in the own chat, where no project of the person has the node running. */
export const noSuchTaskCard = (ctx: CardContext, node: NodeCode): Card =>
  textCard(
    '没有改动',
    `您没有在办的 ${nodeName(ctx.world, node)}，可发“待办”查看您的节点。`,
    'info',
  );

/** Deadlines reach into a year whose holidays the State Council has not published yet. */
export const calendarGapCard = (year: number, nodes: number): Card =>
  textCard(
    `${year} 年放假安排还没有载入`,
    [
      `有 ${nodes} 个在办节点的时限落在 ${year} 年，目前只按周末推算，卡片上标为“预计”。`,
      `国务院办公厅公布 ${year} 年放假安排后，请更新日历。`,
    ],
    'warning',
  );

/** A word that only operators may use, and only where nobody else reads the answer. */
export const operatorsOnlyCard = (word: string): Card =>
  textCard('没有查询', `“${word}”只供操作员在与 e点通 的单聊里查询。`, 'warning');

export interface UndeliveredItem {
  /** The project's or person's name. */
  readonly chat: string;
  readonly isGroup: boolean;
  /** Of an intent: `post`, `urgent`; one that nobody knows where the row is damaged. */
  readonly kind: string;
  readonly at: Instant;
}

const undeliveredWords: Readonly<Record<string, string>> = {
  createChat: '建群',
  addMembers: '拉人进群',
  removeMembers: '移人出群',
  renameChat: '改群名',
  post: '发卡片',
  say: '发回复',
  paper: '发材料文件',
  template: '发模板',
  refresh: '更新卡片',
  pin: '置顶卡片',
  supersede: '续卡',
  urgent: '加急提醒',
};

/** What was given up, the newest first; for operators. */
export function undeliveredListCard(
  items: readonly UndeliveredItem[],
  hasMore: boolean,
  now: Instant,
): Card {
  if (items.length === 0) return textCard('未送达', '没有未送达的消息。', 'success');
  return textCard(
    '未送达',
    [
      ...items.map(({ chat, isGroup, kind, at }) => {
        const where = isGroup ? `项目群“${cut(chat, 40)}”` : `${cut(chat, 40)}的单聊`;
        return `${dayWords(at, now)} · ${where} · ${undeliveredWords[kind] ?? '其他'}`;
      }),
      ...(hasMore ? ['更早的没有列出。'] : []),
      '原因见运行日志。',
    ],
    'warning',
  );
}

/** What was asked for in a group names the person's own work: it is answered in the own chat. */
export const privatelyCard = (): Card =>
  textCard('已发到单聊', '内容已发到您和 e点通 的单聊，请在那里查看。', 'info');
