import { contextFor } from '../../cards/context.ts';
import { doneToast } from '../../cards/done.ts';
import { itemDoneCard } from '../../cards/item/answers.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import type { MatterId } from '../../domain/matter/types.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';
import { findProject } from './find-project.ts';
import type { MatterReply } from './matter-replies.ts';
import { after, bare, normalise, reasonIn } from './text.ts';
import type { Command } from './types.ts';

const DONE = ['已办', '完成'];

/** 已办 T3 图已入库: a dated item is done, and what came of it. */
export const finishItemCommand: Command = {
  usage: '已办 T1 图已入库',
  what: '办好一件批示或会议事项，结果可以不写',
  read(text) {
    const said = after(text, DONE);
    const matter = /^T\d{1,4}(?!\d)/u.exec(said?.toUpperCase() ?? '')?.[0];
    if (said === undefined || matter === undefined) return undefined;
    const words = reasonIn(said.slice(matter.length));
    return async (turn, heard) => {
      const found = await findProject(turn, heard, {
        words: '',
        usage: `已办 ${matter}`,
        fits: (project) => project.matters.has(matter),
      });
      if (!found.ok) return found.answer;
      return finish(turn, found.project.id, matter, words);
    };
  },
};

const HEAD = /^(?:已办好?|已完成|完成了?|办好了|已办结)(?=$|[\s,，:：。;；、])/u;

/** 已办 and what came of it, under the card of an item. */
export async function replyToItem(
  turn: Turn,
  { project, matter, words: written }: MatterReply<'datedItem'>,
): Promise<object | undefined> {
  const text = bare(normalise(written));
  const head = HEAD.exec(text)?.[0];
  if (head === undefined) return undefined;
  return finish(turn, project.id, matter.id, reasonIn(text.slice(head.length)));
}

async function finish(
  { tx, who, now, person, cause }: Turn,
  projectId: ProjectId,
  matter: MatterId,
  words: string,
): Promise<object> {
  const said = words ? { words } : {};
  const command = { type: 'finishItem', matter, ...said, by: person.id } as const;
  const executed = await execute(tx, who.world, projectId, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const { project } = executed;
  const context = contextFor(cardContext(who, now), project);
  return executed.ok
    ? itemDoneCard(doneToast(context, project, command, executed.events).content)
    : refusalCard(context, project, executed.refusal);
}
