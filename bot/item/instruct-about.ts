import { contextFor } from '../../cards/context.ts';
import { instructionFormSentCard, unreadInstructionCard } from '../../cards/item/answers.ts';
import { instructionProposal } from '../../cards/item/proposal.ts';
import { refusalCard } from '../../cards/notes.ts';
import { sentence } from '../../cards/words.ts';
import { completeItem } from '../../domain/item/complete.ts';
import { mayInstruct } from '../../domain/item/may.ts';
import { unitAbout } from '../../domain/item/target.ts';
import type { InstructionDraft, ItemAbout } from '../../domain/item/types.ts';
import { worldFor } from '../../domain/project/edition.ts';
import type { Project } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { PostedAnswer } from '../intake/posted.ts';
import { openInstructionForm } from './instruction-form.ts';
import { readSentence } from './sentence-words.ts';

/**
 * An instruction in words: read and shown, and given once its author confirms it. Without words, or
 * where they do not say who is to do it, the form comes to the own chat.
 */
export async function instructAbout(
  turn: Turn,
  heard: Heard,
  project: Project,
  about: ItemAbout,
  words: string,
): Promise<object> {
  const { who, now, person } = turn;
  const world = worldFor(who.world, project);
  const context = contextFor(cardContext(who, now), project);
  const refusal = mayInstruct(world, project, about, person.id);
  if (refusal) return refusalCard(context, project, refusal);
  if (words === '') {
    return answerWithForm(turn, heard, project, about, {}, instructionFormSentCard());
  }
  // The sentence was evened out for reading; a card shows Chinese marks.
  const read = readSentence(sentence(words), world, now);
  if ('code' in read) return unreadInstructionCard(read);
  const complete = completeItem(world, read, unitAbout(world, project, about), now);
  if ('code' in complete) {
    if (complete.code !== 'doer-missing') {
      return refusalCard(context, project, { code: 'instruction-faulty', fault: complete });
    }
    const sent = instructionFormSentCard('doer');
    return answerWithForm(turn, heard, project, about, draftOf(read), sent);
  }
  const form = heard.message.messageId;
  return instructionProposal(context, project, { ...read, about, form, by: person.id });
}

/** The form: in the own chat it is the answer itself, in a group `sent` says where it went. */
async function answerWithForm(
  turn: Turn,
  { message }: Heard,
  project: Project,
  about: ItemAbout,
  draft: InstructionDraft,
  sent: object,
): Promise<object> {
  if (!message.isGroup) {
    return new PostedAnswer(() => openInstructionForm(turn, project, about, draft));
  }
  await openInstructionForm(turn, project, about, draft);
  return sent;
}

const draftOf = ({ words, dueOn }: { words: string; dueOn?: string }) => ({
  words,
  ...(dueOn ? { dueOn } : {}),
});
