import { progressCard } from '../../cards/progress.ts';
import { cardContext } from '../context.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

export const progressCommand: Command = {
  usage: '进度',
  what: '看项目走到哪一步，哪里卡住',
  read(text) {
    const words = after(text, ['进度', '项目进度', '进展']);
    // 进度款还没到账 is talk of money.
    if (words === undefined || words.startsWith('款')) return undefined;
    return async (turn, heard) => {
      // Told under the card of a matter it is that one's progress.
      if (words !== '' && heard.card?.matter) return undefined;
      // In a group the question is about its own project, however it is put.
      const name = heard.message.isGroup ? '' : words.replace(/^(如何|怎么样|怎样)$/, '');
      const found = await findProject(turn, heard, { words: name, usage: '进度 项目名' });
      return found.ok
        ? progressCard(cardContext(turn.who, turn.now), found.project, { withButtons: false })
        : found.answer;
    };
  },
};
