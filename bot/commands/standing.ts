import { doneToast, type PersonalCommand } from '../../cards/done.ts';
import { notFoundCard, refusalCard, sentenceNote } from '../../cards/notes.ts';
import { progressCard } from '../../cards/progress.ts';
import {
  type ClosingAct,
  closingFormCard,
  formElsewhereCard,
  type StandingAct,
  standingNote,
  standingUsageCard,
} from '../../cards/standing/forms.ts';
import { listProjects } from '../../db/queries/projects.ts';
import { whoMay } from '../../domain/access/access.ts';
import type { Project } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { execute } from '../execute.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { type Found, findProject } from './find-project.ts';
import { splitName } from './split-name.ts';
import { after, bare } from './text.ts';
import type { Command } from './types.ts';

/** A project as a whole: 缓建, 恢复建设, 终止, and a look at it. */

const types = {
  suspend: 'suspendProject',
  terminate: 'terminateProject',
} as const;

const closing = (
  act: ClosingAct,
  words: readonly string[],
  help: Pick<Command, 'usage' | 'what'>,
): Command => ({
  ...help,
  only: 'operator',
  read(text) {
    const said = after(text, words);
    if (said === undefined) return undefined;
    return async (turn, heard) => {
      const { found, reason } = await findNamed(turn, heard, said, act);
      if (!found.ok) return found.answer;
      return close(turn, heard, act, found.project, reason);
    };
  },
});

/** Acts at once where the reason is said; a termination always asks first, in the own chat. */
async function close(
  turn: Turn,
  heard: Heard,
  act: ClosingAct,
  project: Project,
  reason: string,
): Promise<object> {
  const { tx, who, now, person } = turn;
  const { status } = project.phase;
  const isPossible = status === 'active' || (act === 'terminate' && status === 'suspended');
  const isAllowed = whoMay(who.world, project, types[act], null).includes(person.id);
  const isSaid = act === 'suspend' && reason !== '';
  // What cannot be done is refused here and now, with who may or since when.
  if (isSaid || !isAllowed || !isPossible) {
    return carryOut(turn, project, act, { type: types[act], words: reason, by: person.id });
  }
  const form = closingFormCard(act, project, reason);
  if (!heard.message.isGroup) return form;
  await enqueueSay(tx, personLane(person.id), form, {}, now);
  return formElsewhereCard();
}

async function carryOut(
  { tx, who, now, cause }: Turn,
  { id }: Project,
  act: StandingAct,
  command: PersonalCommand,
): Promise<object> {
  const executed = await execute(tx, who.world, id, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const context = cardContext(who, now);
  const { project } = executed;
  return executed.ok
    ? standingNote(act, doneToast(context, project, command, executed.events))
    : refusalCard(context, project, executed.refusal);
}

/** The project that the head of the words names, and what is said after it. */
async function findNamed(
  turn: Turn,
  heard: Heard,
  said: string,
  act: StandingAct,
): Promise<{ readonly found: Found; readonly reason: string }> {
  const { project, name, rest } = splitName(said, await listProjects(turn.tx));
  if (heard.projectId) {
    const found = await findProject(turn, heard, { words: '', usage: '' });
    // Another project's name in this group is a slip: nothing is done to the wrong one.
    const isOther = project !== undefined && project.id !== heard.projectId;
    if (!isOther) return { found, reason: project ? rest : said };
    return { found: { ok: false, answer: notFoundCard('project', name) }, reason: '' };
  }
  const found = await findProject(turn, heard, {
    words: project?.id ?? name,
    usage: `${act === 'suspend' ? '缓建' : '终止'} 项目名 原因`,
    fits: () => false,
    none: () => standingUsageCard(act),
  });
  return { found, reason: rest };
}

/** One line of the help tells all three. */
export const suspendCommand = closing('suspend', ['缓建'], {
  usage: '缓建 / 终止 项目名 原因',
  what: '项目停止计时 / 不再办；“恢复建设 项目名”接着办',
});

export const terminateCommand = closing('terminate', ['终止项目', '终止'], {
  usage: '终止 项目名 原因',
  what: '项目不再办，先填原因再确认',
});

export const resumeCommand: Command = {
  usage: '恢复建设 项目名',
  what: '缓建的项目继续办，时限顺延',
  only: 'operator',
  read(text) {
    const said = after(text, ['恢复建设', '恢复项目']);
    if (said === undefined) return undefined;
    return async (turn, heard) => {
      const found = await findProject(turn, heard, {
        words: said,
        usage: '恢复建设 项目名',
        fits: () => false,
        none: () => standingUsageCard('resume'),
      });
      if (!found.ok) return found.answer;
      const command = { type: 'resumeProject', by: turn.person.id } as const;
      return carryOut(turn, found.project, 'resume', command);
    };
  },
};

/** Answers with the project's card, whatever became of it. */
export const projectCommand: Command = {
  usage: '项目 项目名',
  what: '看一个项目，已办结和已归档的也能看',
  read(text) {
    const said = /^项目\s+(.+)$/u.exec(bare(text))?.[1];
    if (said === undefined) return undefined;
    return async (turn, heard) => {
      const found = await findProject(turn, heard, { words: said, usage: '项目 项目名' });
      return found.ok
        ? progressCard(cardContext(turn.who, turn.now), found.project, { withButtons: false })
        : found.answer;
    };
  },
};
