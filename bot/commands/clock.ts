import { formSentCard, resumedNote, whyCard, whyWhatCard } from '../../cards/clock/why.ts';
import { doneToast } from '../../cards/done.ts';
import { notFoundCard, refusalCard, sentenceNote } from '../../cards/notes.ts';
import { whoMay } from '../../domain/access/access.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { mayAskSupplement, mayPause } from '../../domain/clock/decide.ts';
import { openForm } from '../actions/open-form.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { findNode } from './find-node.ts';
import { type Found, findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** A node by its number or name, or that of the card replied to, and a project's name before it. */
function meant(turn: Turn, heard: Heard, words: string) {
  const named = findNode(turn.who.world, words);
  if (named) return named;
  const code = words === '' ? heard.card?.node : undefined;
  return code ? { code, said: code, project: '', rest: '' } : undefined;
}

/** 为什么 0404: explains the due instant. */
export const whyCommand: Command = {
  usage: '为什么 0404',
  what: '看时限为什么是这一天',
  read(text) {
    const words = after(text, ['为什么是这一天', '为什么', '时限说明']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const { who, now } = turn;
      const node = meant(turn, heard, words);
      // A question about something else is not for this command.
      if (!node) return words === '' ? whyWhatCard() : undefined;
      const { code, said, project: name } = node;
      if (!code) return notFoundCard('node', said);
      const found = await findProject(turn, heard, {
        words: name,
        usage: `为什么 项目名 ${code}`,
        fits: (project) => project.nodes.get(code)?.status === 'running',
      });
      return found.ok ? whyCard(cardContext(who, now), found.project, code) : found.answer;
    };
  },
};

type Act = 'pause' | 'resume' | 'supplement';

const acts: readonly (readonly [string, Act])[] = [
  ['暂停', 'pause'],
  ['恢复计时', 'resume'],
  ['恢复', 'resume'],
  ['补正', 'supplement'],
];

/** 暂停 0404 and 补正 0404 send a form to the own chat; 恢复 0404 acts at once. */
export const clockCommand: Command = {
  usage: '暂停 / 恢复 / 补正 0404',
  what: '停表、恢复计时、一次告知缺件',
  read(text) {
    const found = acts.find(([word]) => after(text, [word]) !== undefined);
    if (!found) return undefined;
    const [word, act] = found;
    const words = after(text, [word]) ?? '';
    // 恢复建设 is about the whole project.
    if (act === 'resume' && /^(建设|项目)/.test(words)) return undefined;
    return async (turn, heard) => {
      const node = meant(turn, heard, words);
      // A form changes nothing: what is said with it is written there. For the rest a guess is never
      // carried out.
      if (!node || (node.rest !== '' && act === 'resume')) return undefined;
      const { code, said, project: name } = node;
      if (!code) return notFoundCard('node', said);
      const project = await findProject(turn, heard, {
        words: name,
        usage: `${word} 项目名 ${code}`,
        fits: (each) =>
          each.nodes.get(code)?.status === 'running' &&
          whoMay(turn.who.world, each, act, code).includes(turn.person.id),
      });
      if (!project.ok) return project.answer;
      return act === 'resume' ? resume(turn, project, code) : sendForm(turn, project, code, act);
    };
  },
};

type Known = Extract<Found, { ok: true }>;

async function resume(turn: Turn, { project: { id } }: Known, node: NodeCode): Promise<object> {
  const { tx, who, now, person, cause } = turn;
  const command = { type: 'resume', node, nth: null, by: person.id } as const;
  const executed = await execute(tx, who.world, id, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const context = cardContext(who, now);
  const { project } = executed;
  return executed.ok
    ? resumedNote(doneToast(context, project, command, executed.events).content)
    : refusalCard(context, project, executed.refusal);
}

async function sendForm(
  turn: Turn,
  { project }: Known,
  node: NodeCode,
  act: 'pause' | 'supplement',
): Promise<object> {
  const { who, now, person } = turn;
  const check = act === 'pause' ? mayPause : mayAskSupplement;
  const refusal = check(who.world, project, node, person.id);
  if (refusal) return refusalCard(cardContext(who, now), project, refusal);
  const kind = act === 'pause' ? 'pauseForm' : 'supplementForm';
  await openForm(turn, project.id, { kind, node, openedAt: now });
  return formSentCard();
}
