import { doneToast } from '../../cards/done.ts';
import { refusalCard, sentenceNote } from '../../cards/notes.ts';
import { noFeedbackNote, orderNote, resolveToPressNote } from '../../cards/supervision/notes.ts';
import { cardContext } from '../context.ts';
import { execute } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';
import { SAYS_NOTHING } from './blocker-reply.ts';
import type { MatterReply } from './matter-replies.ts';

const HEAD = /^\s*反馈[\s:：,，]*/u;

/** Words under the card of an order are its feedback; that somebody has read it is none. */
export async function replyToOrder(
  { tx, who, now, person, cause }: Turn,
  { project, matter, words: written, heard }: MatterReply<'order'>,
): Promise<object | undefined> {
  const words = written.replace(HEAD, '');
  if (SAYS_NOTHING.test(words.trim())) return noFeedbackNote(words.trim());
  const command = {
    type: 'feedBackOrder',
    matter: matter.id,
    words,
    form: heard.message.messageId,
    by: person.id,
  } as const;
  const executed = await execute(tx, who.world, project.id, command, cause, now);
  if (!executed) return sentenceNote('noProjectHere');
  const context = cardContext(who, now);
  // What was sent back is owed a result, and a guess is never carried out.
  const { returned } = matter;
  if (executed.ok && returned && returned.resolvedAt === null) return resolveToPressNote(matter);
  return executed.ok
    ? orderNote(doneToast(context, executed.project, command, executed.events).content)
    : refusalCard(context, executed.project, executed.refusal);
}
