import type { Toast } from '../toasts.ts';
import { type DoneFacts, doneGist } from './import-cards.ts';

/** What is said when an operator decides about an import. */
export const importToasts = {
  done: (facts: DoneFacts): Toast => ({ type: 'success', content: `已导入：${doneGist(facts)}。` }),
  changed: (): Toast => ({
    type: 'warning',
    content: '预览之后情况有变，没有导入。请看新的预览，再确认一次。',
  }),
  dropped: (): Toast => ({ type: 'success', content: '已放弃，什么都没有保存。' }),
  undone: ({ kind, added, projects }: DoneFacts): Toast => ({
    type: 'success',
    content: kind === 'people' ? `已撤销，移除 ${added} 人。` : `已撤销 ${projects} 个项目。`,
  }),
  blocked: (count: number): Toast => ({
    type: 'warning',
    content: `有 ${count} 处后续，不能撤销，没有改动。清单已发到单聊。`,
  }),
  /** Pressed again, or on a card of an import that was decided elsewhere. */
  settled(number: number, state: 'previewed' | 'done' | 'dropped' | 'undone' | undefined): Toast {
    return { type: 'info', content: settledSentence(number, state) };
  },
} as const;

/** Why there is nothing left to decide about an import. */
export const settledSentence = (
  number: number,
  state: keyof typeof settledWords | undefined,
): string => `第 ${number} 号${settledWords[state ?? 'none']}，没有改动。`;

const settledWords = {
  none: '导入已不存在',
  previewed: '还没有导入，不用撤销',
  done: '已经导入过',
  dropped: '已经放弃',
  undone: '已经撤销',
} as const;
