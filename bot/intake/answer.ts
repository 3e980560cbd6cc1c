import {
  brokenCard,
  sentenceNote,
  unknownPersonCard,
  unreadableKindCard,
} from '../../cards/notes.ts';
import { archivedGroupCard } from '../../cards/standing/forms.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import { type CardRow, findCardByMessage, projectOfCard } from '../../db/queries/cards.ts';
import { finishInbox } from '../../db/queries/inbox.ts';
import { findLaneByChat } from '../../db/queries/lanes.ts';
import { findHead } from '../../db/queries/projects.ts';
import { isArchived } from '../../domain/standing/phase.ts';
import { answerSentence, isTooLong, leadWords } from '../commands/index.ts';
import type { BotContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { chatLane, personLane, targetOf } from '../delivery/lane-keys.ts';
import { answerLead, type ReadAhead, readAhead } from '../lead/intake.ts';
import type { ChatMessage } from '../messenger/messenger.ts';
import { whoIn } from '../who-in.ts';
import { answerFile } from './files.ts';
import type { Turn } from './origin.ts';
import { PostedAnswer } from './posted.ts';

/** A message with where it stands: in which project's group, under which card. */
export interface Heard {
  readonly message: ChatMessage;
  /** The lane to answer in. */
  readonly lane: string;
  /** The project of the group, or of the card replied to. */
  readonly projectId: string | undefined;
  /** The tracked card replied to. */
  readonly card: CardRow | undefined;
  /** What was read of it, where it may be about leads. */
  readonly ahead?: ReadAhead;
}

/** Works off one message: what it asks for and the row's end are one transaction. */
export async function answerMessage(context: BotContext, message: ChatMessage): Promise<void> {
  const who = await context.who();
  const now = context.clock.now();
  const personId = who.personOf(message.senderOpenId);
  const person = personId ? who.world.directory.person(personId) : undefined;
  const heard = await place(context, message, personId);
  if (!person?.active) return answerStranger(context, heard);
  const closed = await findClosedGroup(context, heard);
  if (closed) return answerWith(context, heard, archivedGroupCard(closed));
  const cause = { actor: person.id, source: { kind: 'message', ref: message.messageId } } as const;
  const own = await whoIn(context.db, who, heard.projectId);
  const turnIn = (tx: Transaction): Turn => ({ context, tx, who: own, now, person, cause });
  if (message.content.kind === 'file' || message.content.kind === 'image') {
    return answerFile(context, heard, turnIn);
  }
  const text = message.content.kind === 'text' ? leadWords(message.content.text) : undefined;
  const ahead = text ? await readAhead(context, heard, text, who, person) : undefined;
  const read = ahead ? { ...heard, ahead } : heard;
  await inTransaction(context.db, async (tx) => {
    await say(tx, heard, await textAnswer(turnIn(tx), read), now);
    await finishInbox(tx, message.key);
  });
}

async function place(
  { db }: BotContext,
  message: ChatMessage,
  personId: string | undefined,
): Promise<Heard> {
  const card = message.parentId ? await findCardByMessage(db, message.parentId) : undefined;
  const known = await findLaneByChat(db, message.chatId);
  // A group that is no project's, or a stranger's own chat, still deserves an answer where it is.
  const lane =
    known ?? (message.isGroup || !personId ? chatLane(message.chatId) : personLane(personId));
  const target = targetOf(lane);
  const here = target?.kind === 'group' ? target.projectId : undefined;
  return { message, card, lane, projectId: projectOfCard(card) ?? here };
}

/** The card that answers a sentence. Order of reading: command, then help. */
async function textAnswer(turn: Turn, heard: Heard): Promise<object> {
  const { content } = heard.message;
  if (content.kind !== 'text') return unreadableKindCard();
  // So long a text is no order, but it may tell of leads.
  if (isTooLong(content.text)) {
    return (await answerLead(turn, heard)) ?? sentenceNote('tooLong');
  }
  return answerSentence(turn, heard, content.text);
}

/** Answers under the message in a group, plainly in the own chat. */
export async function say(tx: Transaction, heard: Heard, card: object, now: number): Promise<void> {
  const { isGroup, messageId, chatId } = heard.message;
  const replyTo = isGroup ? { replyTo: messageId } : {};
  if (card instanceof PostedAnswer) await card.post(tx, { lane: heard.lane, ...replyTo }, now);
  else await enqueueSay(tx, heard.lane, card, { chatId, ...replyTo }, now);
}

const answerStranger = (context: BotContext, heard: Heard): Promise<void> =>
  answerWith(context, heard, unknownPersonCard());

/** The project whose group this is, where it is archived: nothing goes on there any more. */
async function findClosedGroup({ db }: BotContext, { message, projectId }: Heard) {
  const project = message.isGroup && projectId ? await findHead(db, projectId) : undefined;
  return project && isArchived(project) ? project : undefined;
}

/** One answer to a message that is not looked at any further. */
async function answerWith(context: BotContext, heard: Heard, card: object): Promise<void> {
  await inTransaction(context.db, async (tx) => {
    await say(tx, heard, card, context.clock.now());
    await finishInbox(tx, heard.message.key);
  });
}

/** What is addressed to the bot never meets silence, even where working it off failed for good. */
export async function apologise(context: BotContext, message: ChatMessage): Promise<void> {
  const { personOf } = await context.who();
  const heard = await place(context, message, personOf(message.senderOpenId));
  await inTransaction(context.db, (tx) => say(tx, heard, brokenCard(), context.clock.now()));
}
