import { dueSetCard } from '../../cards/answers.ts';
import { notFoundCard, refusalCard, sentenceNote } from '../../cards/notes.ts';
import { whoMay } from '../../domain/access/access.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import { findNode } from './find-node.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';
import { readWhen } from './when.ts';

export const setDueCommand: Command = {
  usage: '时限 0404 3月17日23:15',
  what: '给节点定一个准确的截止时刻',
  read(text) {
    const words = after(text, ['时限']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { tx, who, now, person, cause } = turn;
      const named = findNode(who.world, words);
      const code = named ? named.code : heard.card?.node;
      if (!code) return notFoundCard('node', named?.said ?? words);
      const { project: name, rest } = named ?? { project: '', rest: words };
      const dueAt = readWhen(rest, now);
      if (dueAt === undefined) return sentenceNote('dueUnreadable');
      const found = await findProject(turn, heard, {
        words: name,
        usage: `时限 项目名 ${code} 3月17日23:15`,
        fits: (project) =>
          project.nodes.get(code)?.status === 'running' &&
          whoMay(who.world, project, 'setDue', code).includes(person.id),
      });
      if (!found.ok) return found.answer;
      const command = { type: 'setDue', node: code, dueAt, by: person.id } as const;
      const executed = await execute(tx, who.world, found.project.id, command, cause, now);
      if (!executed) return sentenceNote('noProjectHere');
      const context = cardContext(who, now);
      return executed.ok
        ? dueSetCard(context, executed.project, code, { by: person.id })
        : refusalCard(context, executed.project, executed.refusal);
    };
  },
};
