import { doneToast } from '../../cards/done.ts';
import {
  formInOwnChatCard,
  handoverNote,
  handoverUsageCard,
} from '../../cards/handover/answers.ts';
import { notFoundCard, refusalCard, sentenceNote } from '../../cards/notes.ts';
import { operatorRefusal } from '../../domain/handover/decide.ts';
import { openForm } from '../actions/open-form.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import { findNode } from './find-node.ts';
import { findProject } from './find-project.ts';
import { after, reasonIn } from './text.ts';
import type { Command } from './types.ts';

const forms = { reopen: 'reopenForm', skip: 'skipForm' } as const;

/** 重开 0304 原因 and 跳过 0304 原因 act at once; without a reason a form asks for it. */
function decisionCommand(
  act: 'reopen' | 'skip',
  word: string,
  help: Pick<Command, 'usage' | 'what'>,
): Command {
  return {
    ...help,
    only: 'operator',
    read(text) {
      const words = after(text, [word]);
      if (words === undefined) return undefined;
      return async (turn, heard) => {
        const { tx, who, now, person, cause } = turn;
        const named = findNode(who.world, words);
        const code = named ? named.code : heard.card?.node;
        if (!code)
          return words === '' || named ? notFoundCard('node', named?.said ?? words) : undefined;
        const { project: name, rest } = named ?? { project: '', rest: words };
        const found = await findProject(turn, heard, {
          words: name,
          usage: `${word} 项目名 ${code} 原因`,
          // Operators look after all projects: none is meant unless it is named.
          fits: () => false,
          none: () => handoverUsageCard(act),
        });
        if (!found.ok) return found.answer;
        const context = cardContext(who, now);
        const reason = reasonIn(rest);
        const by = person.id;
        const refusal = operatorRefusal(who.world, found.project, { type: act, node: code, by });
        if (!refusal && reason === '') {
          const form = { kind: forms[act], node: code, openedAt: now } as const;
          await openForm(turn, found.project.id, form);
          return formInOwnChatCard(heard.message.isGroup);
        }
        const command = { type: act, node: code, words: reason, by } as const;
        const executed = await execute(tx, who.world, found.project.id, command, cause, now);
        if (!executed) return sentenceNote('noProjectHere');
        const { project } = executed;
        return executed.ok
          ? handoverNote(act, doneToast(context, project, command, executed.events).content)
          : refusalCard(context, project, executed.refusal);
      };
    },
  };
}

export const reopenCommand = decisionCommand('reopen', '重开', {
  usage: '重开 / 跳过 项目名 0304 原因',
  what: '节点重新办 / 不用办；跳过错了可以重开',
});
/** The help names it beside the other. */
export const skipCommand = decisionCommand('skip', '跳过', {
  usage: '跳过 项目名 0304 原因',
  what: '这个项目不用办的节点',
});
