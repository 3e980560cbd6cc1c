import { doneToast } from '../../cards/done.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import type { TeamChange } from '../../cards/team/actions.ts';
import { teamDoneCard, whichPersonCard } from '../../cards/team/answers.ts';
import { teamCard } from '../../cards/team/team.ts';
import { findPeople } from '../../domain/people/find-people.ts';
import { teamCommand } from '../actions/team/index.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import { findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** What is said for a change, the longer words first. */
const changes: readonly (readonly [string, TeamChange])[] = [
  ['牵头领导', 'lead'],
  ['牵头', 'lead'],
  ['专职代办员', 'agent'],
  ['代办员', 'agent'],
  ['代办', 'agent'],
  ['企业联系人', 'enterpriseContact'],
  ['联系人', 'enterpriseContact'],
  ['增加', 'addHelper'],
  ['加', 'addHelper'],
  ['移出', 'removeHelper'],
  ['移除', 'removeHelper'],
];

/** `测试芯片 加 时雨晴`: the project's name where one is said, what is to change, whose name follows. */
const CHANGE = new RegExp(
  `^(?:(.+?)\\s+)?(${changes.map(([word]) => word).join('|')})\\s*(.*)$`,
  'u',
);

/** 专班 shows the team; 专班 加 姓名, 专班 移出 姓名 and 专班 代办员 姓名 change it. */
export const teamWord: Command = {
  usage: '专班',
  what: '看专班有谁；“专班 加 姓名”增加帮办员',
  read(text) {
    const words = after(text, ['专班']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { tx, who, now, person, cause } = turn;
      const context = cardContext(who, now);
      const [, project = '', word, name = ''] = CHANGE.exec(words) ?? [];
      const change = changes.find(([each]) => each === word);
      const found = await findProject(turn, heard, {
        words: change ? project : words,
        usage: change ? `专班 项目名 ${change[0]} ${name}`.trim() : '专班 项目名',
      });
      if (!found.ok) return found.answer;
      if (!change) return teamCard(context, found.project);
      const named = findPeople(who.world.directory, name);
      const [only] = named;
      if (!only || named.length > 1) return whichPersonCard(context, name, named);
      const command = teamCommand(change[1], only.id, person.id);
      const executed = await execute(tx, who.world, found.project.id, command, cause, now);
      if (!executed) return sentenceNote('noProjectHere');
      return executed.ok
        ? teamDoneCard(doneToast(context, executed.project, command, executed.events).content)
        : refusalCard(context, executed.project, executed.refusal);
    };
  },
};
