import { contextFor } from '../../cards/context.ts';
import { doneToast } from '../../cards/done.ts';
import { withdrawnCard } from '../../cards/item/answers.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import { standingInstructions } from '../../domain/item/target.ts';
import type { Project } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';
import { findProject } from './find-project.ts';
import { after, reasonIn } from './text.ts';
import type { Command } from './types.ts';

/** 撤回批示 T3 已由区里统一安排: nobody does it any more, and why. */
export const withdrawInstructionCommand: Command = {
  usage: '撤回批示 T1 已由区里统一安排',
  what: '撤回自己的批示，要写原因；在项目群告知责任人',
  read(text) {
    const said = after(text, ['撤回批示', '撤销批示', '取消批示']);
    const matter = /^T\d{1,4}(?!\d)/u.exec(said?.toUpperCase() ?? '')?.[0];
    if (said === undefined || matter === undefined) return undefined;
    const words = reasonIn(said.slice(matter.length));
    return async (turn, heard) => {
      const isOwn = (project: Project) =>
        standingInstructions(project).some(
          ({ id, set }) => id === matter && set.by === turn.person.id,
        );
      const found = await findProject(turn, heard, {
        words: '',
        usage: `撤回批示 ${matter} 原因`,
        fits: isOwn,
      });
      return found.ok ? withdraw(turn, found.project.id, matter, words) : found.answer;
    };
  },
};

async function withdraw(
  { tx, who, now, person, cause }: Turn,
  project: string,
  matter: string,
  words: string,
): Promise<object> {
  const command = { type: 'withdrawInstruction', matter, words, by: person.id } as const;
  const executed = await execute(tx, who.world, project, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const context = contextFor(cardContext(who, now), executed.project);
  return executed.ok
    ? withdrawnCard(doneToast(context, executed.project, command, executed.events).content)
    : refusalCard(context, executed.project, executed.refusal);
}
