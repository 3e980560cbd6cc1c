import { materialsCard } from '../../cards/materials.ts';
import { cardContext } from '../context.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

export const materialsCommand: Command = {
  usage: '材料',
  what: '看在办节点还缺哪些材料',
  read(text) {
    const words = after(text, ['材料']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const found = await findProject(turn, heard, {
        words: heard.message.isGroup ? '' : words,
        usage: '材料 项目名',
      });
      return found.ok
        ? materialsCard(cardContext(turn.who, turn.now), found.project)
        : found.answer;
    };
  },
};
