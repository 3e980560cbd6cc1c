import { chooseProjectCard } from '../../cards/answers.ts';
import { doneToast } from '../../cards/done.ts';
import {
  doneNote,
  noSuchTaskCard,
  notFoundCard,
  refusalCard,
  sentenceNote,
} from '../../cards/notes.ts';
import { whoMay } from '../../domain/access/access.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import { findNode } from './find-node.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

const underCard = (code: string) => ({ code, said: code, project: '', rest: '' });

/** 办结 0304 and 接办 0304: in the group at once, in the own chat in the project that is meant. */
function actCommand(word: string, what: string, type: 'accept' | 'finish'): Command {
  return {
    usage: `${word} 0304`,
    what,
    read(text) {
      const words = after(text, [word]);
      if (words === undefined) return undefined;
      return async (turn, heard) => {
        const { tx, who, now, person, cause } = turn;
        const named = findNode(who.world, words);
        // Under a card the bare word is enough. Anything else that is said with it (办结不了, 办结 0304
        // 要什么材料) is no order: a guess is never carried out.
        const meant =
          named ?? (words === '' && heard.card?.node ? underCard(heard.card.node) : undefined);
        if (meant?.rest !== '') return undefined;
        const { code, said, project: name } = meant;
        if (!code) return notFoundCard('node', said);
        const context = cardContext(who, now);
        const found = await findProject(turn, heard, {
          words: name,
          usage: `${word} 项目名 ${code}`,
          fits: (project) =>
            project.nodes.get(code)?.status === 'running' &&
            whoMay(who.world, project, type, code).includes(person.id),
          none: () => noSuchTaskCard(context, code),
          choose: (projects) => chooseProjectCard(context, code, type, projects),
        });
        if (!found.ok) return found.answer;
        const command = { type, node: code, by: person.id } as const;
        const executed = await execute(tx, who.world, found.project.id, command, cause, now);
        if (!executed) return sentenceNote('noProjectHere');
        const { project } = executed;
        return executed.ok
          ? doneNote(type, doneToast(context, project, command, executed.events).content)
          : refusalCard(context, project, executed.refusal);
      };
    },
  };
}

export const acceptCommand = actCommand('接办', '接下这个节点', 'accept');
export const finishCommand = actCommand('办结', '办完一个节点，写四位编号', 'finish');
