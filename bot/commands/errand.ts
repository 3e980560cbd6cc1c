import { contextFor } from '../../cards/context.ts';
import { doneToast } from '../../cards/done.ts';
import { errandDoneCard } from '../../cards/errand/answers.ts';
import { notesCard } from '../../cards/errand/errand.ts';
import { notFoundCard, refusalCard, sentenceNote } from '../../cards/notes.ts';
import type { ErrandCommand } from '../../domain/errand/types.ts';
import { cardContext } from '../context.ts';
import { awaitNotePhotos } from '../errand/photos.ts';
import { execute } from '../execute.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { findNode } from './find-node.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 代办 0301: asks the agent for what the catalogue names at the node. */
export const errandCommand: Command = {
  usage: '代办 0301',
  what: '请代办员代办这个节点的事',
  read(text) {
    const words = after(text, ['请代办', '代办']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const node = nodeOf(turn, heard, words);
      if (!node) return undefined;
      if (!node.code) return notFoundCard('node', node.said);
      if (node.rest !== '') return undefined;
      const command = { type: 'askErrand', node: node.code, by: turn.person.id } as const;
      return carryOut(turn, heard, node.project, `代办 项目名 ${node.code}`, command);
    };
  },
};

/** 记录 0803 基坑已验: a note under the node; without words the last notes. */
export const noteCommand: Command = {
  usage: '记录 0803 基坑已验',
  what: '写现场记录；只写编号就是看记录',
  read(text) {
    const words = after(text, ['现场记录', '记录']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const node = nodeOf(turn, heard, words);
      if (!node) return undefined;
      const { code, rest } = node;
      if (!code) return notFoundCard('node', node.said);
      const usage = `记录 项目名 ${code} 看到的情况`;
      if (rest === '') {
        const found = await findProject(turn, heard, { words: node.project, usage });
        if (!found.ok) return found.answer;
        const context = contextFor(cardContext(turn.who, turn.now), found.project);
        return notesCard(context, found.project, code);
      }
      const command = { type: 'noteOnSite', node: code, words: rest, by: turn.person.id } as const;
      return carryOut(turn, heard, node.project, usage, command);
    };
  },
};

/** The node that words name; under a card its own, with all the words left over. */
function nodeOf({ who }: Turn, { card }: Heard, words: string) {
  const named = findNode(who.world, words);
  if (named) return named;
  return card?.node ? { code: card.node, said: card.node, project: '', rest: words } : undefined;
}

async function carryOut(
  turn: Turn,
  heard: Heard,
  name: string,
  usage: string,
  command: Extract<ErrandCommand, { type: 'askErrand' | 'noteOnSite' }>,
): Promise<object> {
  const { tx, who, now, cause } = turn;
  const found = await findProject(turn, heard, { words: name, usage });
  if (!found.ok) return found.answer;
  const executed = await execute(tx, who.world, found.project.id, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const { project } = executed;
  const context = contextFor(cardContext(who, now), project);
  if (!executed.ok) return refusalCard(context, project, executed.refusal);
  if (command.type === 'noteOnSite') await awaitNotePhotos(turn, project.id, command.node);
  return errandDoneCard(doneToast(context, project, command, executed.events).content);
}
