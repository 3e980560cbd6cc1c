import { meetingUsageCard } from '../../cards/item/answers.ts';
import { previewMeeting } from '../item/meeting.ts';
import { after, bare, normalise } from './text.ts';
import type { Command } from './types.ts';

/** Sixty lines of two hundred signs and more, with room for units, days and names. */
const LIST_SIGNS = 30_000;
const WORDS = ['会议清单', '会议纪要', '会议'];

/** 会议 第3次调度会 with lines below it: a pasted list, shown for confirmation. */
export const meetingCommand: Command = {
  usage: '会议 会议名称',
  what: '登记会议定下的事项；换行后一行一件：事项｜决定｜单位｜期限',
  mostSigns: LIST_SIGNS,
  read(text) {
    if (after(text, WORDS) === undefined) return undefined;
    return async (turn, heard) => {
      const { content, isGroup } = heard.message;
      const written = content.kind === 'text' ? content.text.trim() : '';
      const [first = '', ...below] = written.split(/\r?\n/u);
      const head = after(normalise(bare(normalise(first))), WORDS) ?? '';
      const meeting = head.replace(/^[:：,，\s]+|[:：,，\s]+$/gu, '');
      // Signs of a list in the first line: an item stands beside the word.
      const isItem = /[|;\t]/u.test(meeting);
      const lines = isItem ? [behind(first), ...below] : below;
      const list = lines.join('\n');
      // A plain sentence that begins with the word is nothing to enter.
      if (list.trim() === '') return meeting === '' ? meetingUsageCard() : undefined;
      const here = isGroup ? (heard.projectId ?? null) : null;
      return previewMeeting(turn, {
        meeting: isItem ? '' : meeting.slice(0, 40),
        here,
        text: list,
      });
    };
  },
};

const behind = (line: string): string =>
  line.replace(/^.*?(?:会议清单|会议纪要|会议)[\s:：]*/u, '');
