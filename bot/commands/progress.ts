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
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      // In a group the question is about its own project, however it is put.
      const name = heard.message.isGroup ? '' : words.replace(/^(如何|怎么样|怎样)$/, '');
      const found = await findProject(turn, heard, { words: name, usage: '进度 项目名' });
      return found.ok
        ? progressCard(cardContext(turn.who, turn.now), found.project, { withButtons: false })
        : found.answer;
    };
  },
};
