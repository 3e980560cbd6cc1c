import { doneToast } from '../../cards/done.ts';
import { formInOwnChatCard, handoverNote, usageOf, whoCard } from '../../cards/handover/answers.ts';
import { notFoundCard, refusalCard, sentenceNote } from '../../cards/notes.ts';
import { whoMay } from '../../domain/access/access.ts';
import { checkAct } from '../../domain/project/act.ts';
import { responsibleFor } from '../../domain/project/people.ts';
import { openForm } from '../actions/open-form.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import { findNode } from './find-node.ts';
import { findPerson } from './find-person.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 转办 0404 姓名 acts at once; 转办 0404 alone sends the form to the own chat. */
export const handOverCommand: Command = {
  usage: '转办 0404 姓名',
  what: '把节点转给本单位的人办',
  read(text) {
    const words = after(text, ['转办', '转交']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { tx, who, now, person, cause } = turn;
      const named = findNode(who.world, words);
      const code = named ? named.code : heard.card?.node;
      if (!code)
        return words === '' || named ? notFoundCard('node', named?.said ?? words) : undefined;
      const { project: name, rest } = named ?? { project: '', rest: words };
      const context = cardContext(who, now);
      const receiver = rest.replace(/^(?:转?给|由|到)\s*/u, '').replace(/\s*(?:接?办|负责)$/u, '');
      const people = receiver === '' ? [] : findPerson(who.world, receiver);
      const [to] = people;
      if (receiver !== '' && (!to || people.length > 1)) {
        return whoCard(context, receiver, people, usageOf('handOver'));
      }
      const found = await findProject(turn, heard, {
        words: name,
        usage: `转办 项目名 ${code} 姓名`,
        fits: (project) =>
          project.nodes.get(code)?.status === 'running' &&
          whoMay(who.world, project, 'handOverNode', code).includes(person.id),
      });
      if (!found.ok) return found.answer;
      const { id } = found.project;
      if (!to) {
        const act = { type: 'handOverNode', node: code, by: person.id } as const;
        const check = checkAct(who.world, found.project, act);
        if (!check.ok) return refusalCard(context, found.project, check.refusal);
        const holder = responsibleFor(who.world, found.project, code).person;
        await openForm(turn, id, { kind: 'handOverForm', node: code, holder, openedAt: now });
        return formInOwnChatCard(heard.message.isGroup);
      }
      const command = { type: 'handOverNode', node: code, to: to.id, by: person.id } as const;
      const executed = await execute(tx, who.world, id, command, cause, now);
      if (!executed) return sentenceNote('noProjectHere');
      const { project } = executed;
      return executed.ok
        ? handoverNote('handOver', doneToast(context, project, command, executed.events).content)
        : refusalCard(context, project, executed.refusal);
    };
  },
};
