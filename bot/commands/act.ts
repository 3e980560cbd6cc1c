import { chooseProjectCard } from '../../cards/answers.ts';
import {
  doneNote,
  noSuchTaskCard,
  notFoundCard,
  refusalCard,
  sentenceNote,
} from '../../cards/notes.ts';
import { findRunningProjectIds, loadProjects } from '../../db/queries/projects.ts';
import { whoMay } from '../../domain/access/access.ts';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import { doneToast } from '../actions/command.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { findNode } from './find-node.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 办结 0304 and 接办 0304: in the group at once, in the own chat in the project that is meant. */
function actCommand(word: string, what: string, type: 'accept' | 'finish'): Command {
  return {
    usage: `${word} 0304`,
    what,
    read(text) {
      const words = after(text, [word]);
      if (words === undefined) return undefined;
      return async (turn, heard) => {
        const { code, words: said } = findNode(turn.who.world, heard, words);
        if (!code || !turn.who.world.catalogue.nodes.has(code)) return notFoundCard('node', said);
        const projectId = heard.projectId ?? (await projectInOwnChat(turn, heard, code, type));
        return typeof projectId === 'string'
          ? carryOut(turn, projectId, { type, node: code, by: turn.person.id }, `已${word}`)
          : projectId;
      };
    },
  };
}

/** A command by words: the sentence of its outcome as a card. */
export async function carryOut(
  turn: Turn,
  projectId: string,
  command: Exclude<ProjectCommand, { type: 'tick' }>,
  title: string,
): Promise<object> {
  const { tx, who, now, cause } = turn;
  const executed = await execute(tx, who.world, projectId, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const context = cardContext(who, now);
  return executed.ok
    ? doneNote(title, doneToast(context, executed.project, command, executed.events).content)
    : refusalCard(context, executed.project, executed.refusal);
}

/** The project meant in the own chat, or the card that asks or explains. */
async function projectInOwnChat(
  { tx, who, now, person }: Turn,
  { message }: Heard,
  node: string,
  type: 'accept' | 'finish',
): Promise<string | object> {
  if (message.isGroup) return sentenceNote('noProjectHere');
  const projects = (await loadProjects(tx, await findRunningProjectIds(tx))).filter(
    (project) =>
      project.nodes.get(node)?.status === 'running' &&
      whoMay(who.world, project, type, node).includes(person.id),
  );
  const [only] = projects;
  const context = cardContext(who, now);
  if (!only) return noSuchTaskCard(context, node);
  return projects.length === 1 ? only.id : chooseProjectCard(context, node, type, projects);
}

export const acceptCommand = actCommand('接办', '接下这个节点', 'accept');
export const finishCommand = actCommand('办结', '办完一个节点，写四位编号', 'finish');
