import { doneToast } from '../../cards/done.ts';
import {
  formInOwnChatCard,
  handoverNote,
  handoverUsageCard,
  noSuchDayCard,
} from '../../cards/handover/answers.ts';
import { notFoundCard, refusalCard, sentenceNote } from '../../cards/notes.ts';
import { whoMay } from '../../domain/access/access.ts';
import { isDay } from '../../domain/calendar/time.ts';
import { mayAskExtension } from '../../domain/extension/decide.ts';
import { openForm } from '../actions/open-form.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import { findNode } from './find-node.ts';
import { findProject } from './find-project.ts';
import { after, reasonIn } from './text.ts';
import type { Command } from './types.ts';
import { readDay } from './when.ts';

/** 延期 0404 4月20日 原因 asks at once; 延期 0404 alone sends the form to the own chat. */
export const extensionCommand: Command = {
  usage: '延期 0404 4月20日 原因',
  what: '申请延长时限，由牵头领导决定；撤回写：撤回延期 0404',
  read(text) {
    const words = after(text, ['申请延期', '延期']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { tx, who, now, person, cause } = turn;
      const named = findNode(who.world, words);
      const code = named ? named.code : heard.card?.node;
      if (!code)
        return words === '' || named ? notFoundCard('node', named?.said ?? words) : undefined;
      const { project: name, rest } = named ?? { project: '', rest: words };
      const asked = rest.replace(/^(?:延?到|至|延期到|延至)\s*/u, '');
      const day = readDay(asked, now);
      if (day && !isDay(day.day)) return noSuchDayCard('extension', asked.slice(0, day.length));
      if (asked !== '' && !day) return handoverUsageCard('extension');
      const found = await findProject(turn, heard, {
        words: name,
        usage: `延期 项目名 ${code} 4月20日 原因`,
        fits: (project) =>
          project.nodes.get(code)?.status === 'running' &&
          whoMay(who.world, project, 'askExtension', code).includes(person.id),
      });
      if (!found.ok) return found.answer;
      const context = cardContext(who, now);
      if (!day) {
        const refusal = mayAskExtension(who.world, found.project, code, person.id);
        if (refusal) return refusalCard(context, found.project, refusal);
        const form = { kind: 'extensionForm', node: code, openedAt: now } as const;
        await openForm(turn, found.project.id, form);
        return formInOwnChatCard(heard.message.isGroup);
      }
      const command = {
        type: 'askExtension',
        node: code,
        dueOn: day.day,
        words: reasonIn(asked.slice(day.length)),
        by: person.id,
      } as const;
      const executed = await execute(tx, who.world, found.project.id, command, cause, now);
      if (!executed) return sentenceNote('noProjectHere');
      const { project } = executed;
      return executed.ok
        ? handoverNote('extension', doneToast(context, project, command, executed.events).content)
        : refusalCard(context, project, executed.refusal);
    };
  },
};

/** 撤回延期 0404: whoever asked for more time does so no more. */
export const withdrawExtensionCommand: Command = {
  usage: '撤回延期 0404',
  what: '撤回还没有决定的延期申请',
  read(text) {
    const words = after(text, ['撤回延期申请', '撤回延期', '撤销延期申请', '撤销延期', '取消延期']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { tx, who, now, person, cause } = turn;
      const named = findNode(who.world, words);
      const code = named ? named.code : heard.card?.node;
      if (!code || (named ? named.rest !== '' : words !== '')) {
        return handoverUsageCard('withdrawExtension');
      }
      const context = cardContext(who, now);
      const found = await findProject(turn, heard, {
        words: named?.project ?? '',
        usage: `撤回延期 项目名 ${code}`,
        fits: (project) =>
          whoMay(who.world, project, 'withdrawExtension', code).includes(person.id),
        none: () => refusalCard(context, null, { code: 'extension-none', node: code }),
      });
      if (!found.ok) return found.answer;
      const command = {
        type: 'withdrawExtension',
        node: code,
        request: null,
        by: person.id,
      } as const;
      const executed = await execute(tx, who.world, found.project.id, command, cause, now);
      if (!executed) return sentenceNote('noProjectHere');
      const { project } = executed;
      return executed.ok
        ? handoverNote(
            'withdrawExtension',
            doneToast(context, project, command, executed.events).content,
          )
        : refusalCard(context, project, executed.refusal);
    };
  },
};
