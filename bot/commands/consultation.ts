import { itemDoneCard } from '../../cards/consultation/answers.ts';
import { consultationsCard } from '../../cards/consultation/consultation.ts';
import { contextFor } from '../../cards/context.ts';
import { doneToast } from '../../cards/done.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
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
      const found = await findProject(turn, heard, { words, usage: '会商 项目名' });
      if (!found.ok) return found.answer;
      const { project } = found;
      return consultationsCard(contextFor(cardContext(turn.who, turn.now), project), project);
    };
  },
};

/** 完成 T3: an item out of a meeting is done. */
export const finishItemCommand: Command = {
  usage: '完成 T1',
  what: '完成会商定下的事项',
  read(text) {
    const matter = after(text, ['完成'])
      ?.toUpperCase()
      .match(/^T\d{1,4}$/)?.[0];
    if (matter === undefined) return undefined;
    return async (turn, heard) => {
      const { tx, who, now, person, cause } = turn;
      const found = await findProject(turn, heard, {
        words: '',
        usage: `完成 ${matter}`,
        fits: (project) => project.matters.has(matter),
      });
      if (!found.ok) return found.answer;
      const command = { type: 'finishItem', matter, by: person.id } as const;
      const executed = await execute(tx, who.world, found.project.id, command, cause, now);
      if (!executed) return sentenceNote('noProjectHere');
      const { project } = executed;
      const context = contextFor(cardContext(who, now), project);
      return executed.ok
        ? itemDoneCard(doneToast(context, project, command, executed.events).content)
        : refusalCard(context, project, executed.refusal);
    };
  },
};
