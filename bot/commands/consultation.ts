import { consultationsCard } from '../../cards/consultation/consultation.ts';
import { contextFor } from '../../cards/context.ts';
import { cardContext } from '../context.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 会商: what is planned and what is still to be done, with the button that calls one. */
export const consultationCommand: Command = {
  usage: '会商',
  what: '看会商和定下的事项，发起会商',
  read(text) {
    const words = after(text, ['会商', '发起会商']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      // In a group what is said with it is no name: when and who is asked by the form behind the button.
      const named = heard.message.isGroup ? '' : words;
      const found = await findProject(turn, heard, { words: named, usage: '会商 项目名' });
      if (!found.ok) return found.answer;
      const { project } = found;
      return consultationsCard(contextFor(cardContext(turn.who, turn.now), project), project);
    };
  },
};
