import { randomUUID } from 'node:crypto';
import { raisedCard } from '../../cards/blocker/forms.ts';
import { formSentCard } from '../../cards/blocker/notes.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import { answeredBy } from '../../domain/blocker/raise.ts';
import { dayOf } from '../../domain/calendar/time.ts';
import { categoryOf, expectPhotos } from '../actions/blocker/raise.ts';
import { openForm } from '../actions/open-form.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { listBlockers, listOf } from './blocker-list.ts';
import { type Found, findProject } from './find-project.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** The word and the signs between it and what is reported. */
const HEAD = /^[\s\S]*?堵点[\s:：,，、。]*/u;
const LISTS = ['', '清单', '列表', '有哪些', '情况'];

/** 堵点 临时用电没接通 reports at once; 堵点 alone lists; 报堵点 alone asks in the own chat. */
export const blockerCommand: Command = {
  usage: '堵点 临时用电没接通',
  what: '报堵点；只写“堵点”看清单，“报堵点”填表',
  read(text) {
    const asksForForm = after(text, ['报堵点', '上报堵点']) === '';
    if (asksForForm) return async (turn, heard) => form(turn, heard);
    const words = after(text, ['堵点', '报堵点', '上报堵点']);
    if (words === undefined) return undefined;
    if (LISTS.includes(words)) return async (turn, heard) => listBlockers(turn, heard);
    return async (turn, heard) => raise(turn, heard, words);
  },
};

async function form(turn: Turn, heard: Heard): Promise<object> {
  const found = await findProject(turn, heard, { words: '', usage: '堵点 项目名 哪里卡住了' });
  if (!found.ok) return found.answer;
  const node = heard.card?.node ?? null;
  await openForm(turn, found.project.id, {
    kind: 'blockerForm',
    form: randomUUID(),
    node,
    fromGroup: heard.message.isGroup,
  });
  return formSentCard();
}

async function raise(turn: Turn, heard: Heard, said: string): Promise<object | undefined> {
  const { content, messageId } = heard.message;
  const { tx, who, now, person, cause } = turn;
  const { found, before } = await projectMeant(turn, heard, said);
  if (!found.ok) return found.answer;
  // Nothing but the project's name: its list is asked for.
  if (before === said) return listOf(turn, found.project);
  const written = content.kind === 'text' ? content.text.replace(HEAD, '') : said;
  const words = written.slice(before.length);
  const command = {
    type: 'raiseBlocker',
    category: categoryOf(who.world.catalogue, words),
    units: [],
    words,
    since: dayOf(now),
    node: heard.card?.node ?? null,
    fromGroup: heard.message.isGroup,
    form: messageId,
    by: person.id,
  } as const;
  const executed = await execute(tx, who.world, found.project.id, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const context = cardContext(who, now);
  const { project } = executed;
  if (!executed.ok) return refusalCard(context, project, executed.refusal);
  const raised = answeredBy(project, messageId);
  if (!raised) return undefined;
  await expectPhotos(turn, project, raised);
  return raisedCard(context, project, raised);
}

/**
 * The project of the group; in the own chat the one whose name stands before the words, else the
 * person's only one. `before` is that name, which is no part of the report.
 */
async function projectMeant(
  turn: Turn,
  heard: Heard,
  said: string,
): Promise<{ found: Found; before: string }> {
  const usage = `堵点 项目名 ${said.slice(0, 40)}`;
  const [name = ''] = said.split(' ');
  if (!heard.projectId && !heard.message.isGroup) {
    const found = await findProject(turn, heard, { words: name, usage });
    if (found.ok) return { found, before: name };
  }
  return { found: await findProject(turn, heard, { words: '', usage }), before: '' };
}
