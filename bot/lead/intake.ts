import { randomUUID } from 'node:crypto';
import {
  followedUpCard,
  noLeadCard,
  passedOnCard,
  tooManyLeadsCard,
} from '../../cards/lead/answers.ts';
import { courtesyCard } from '../../cards/lead/courtesies.ts';
import { askedOnCard, policyCard } from '../../cards/lead/questions.ts';
import { refusalCardOf } from '../../cards/lead/refusals.ts';
import { privatelyCard } from '../../cards/notes.ts';
import { insertDraft } from '../../db/queries/drafts.ts';
import { isLeadsGroup, loadLead } from '../../db/queries/leads.ts';
import { maySeeLead, whoCarries } from '../../domain/lead/access.ts';
import { emptyDraft } from '../../domain/lead/draft.ts';
import { toldOf } from '../../domain/lead/introducer.ts';
import { isLeadSubject } from '../../domain/lead/notices.ts';
import { courtesyOf } from '../../domain/lead/read/courtesy-words.ts';
import type { Reading } from '../../domain/lead/types.ts';
import type { Person } from '../../domain/people/types.ts';
import { type BotContext, cardContext, type Who } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { type DrawnDraft, LEAD, MOST_LEADS, putDown, putDownNamed, toldIn } from './drafts.ts';
import { executeLead } from './execute.ts';
import { passOn } from './pass-on.ts';
import { policyFor } from './policies.ts';
import { dutyOfficers, passToOfficers } from './question.ts';

/** Longer than this is no message that somebody wrote. */
export const LEAD_MOST_SIGNS = 20_000;

/** What a reader made of a message before it is worked off: a model may take its time. */
export interface ReadAhead {
  readonly text: string;
  readonly reading: Reading;
}

/**
 * Reads a message where it may be about leads: in an own chat, in a group that takes leads, or behind
 * the word for one. Done before the transaction, which waits for nobody outside.
 */
export async function readAhead(
  { db, leads, log }: BotContext,
  heard: Heard,
  text: string,
  { world }: Who,
  sender: Person,
): Promise<ReadAhead | undefined> {
  const { message } = heard;
  if (text.trim() === '' || text.length > LEAD_MOST_SIGNS) return undefined;
  // Nothing to read, and a model need not be asked.
  if (courtesyOf(text)) return undefined;
  const isCalledLead = message.content.kind === 'text' && message.content.text !== text;
  const isHeard = !message.isGroup || isCalledLead || (await isLeadsGroup(db, message.chatId));
  if (!isHeard) return undefined;
  const unit = world.catalogue.units.get(sender.unit)?.name ?? sender.unit;
  try {
    const reading = await leads.reader.read({
      text,
      receivedAt: message.sentAt,
      sender: { name: sender.name, unit },
    });
    return { text, reading };
  } catch (error) {
    // A reader answers always; one that does not must not cost the sender an answer.
    log.error({ err: error, message: message.messageId }, 'a lead could not be read');
    return { text, reading: { kind: 'other', leads: [], doubts: [], by: 'rule' } };
  }
}

/** What a sentence about leads comes to; undefined: it is not about any. */
export async function answerLead(turn: Turn, heard: Heard): Promise<object | undefined> {
  const ahead = heard.ahead;
  if (!ahead) return undefined;
  const { reading, text } = ahead;
  switch (reading.kind) {
    case 'lead':
    case 'update':
      return takeDown(turn, heard, reading, text);
    case 'question':
      return answerQuestion(turn, heard, text);
    case 'other': {
      const drawn = await putDownNamed(turn, text);
      return drawn ? answerDrafts(turn, heard, [drawn]) : answerTalk(turn, heard, text);
    }
    default:
      return reading.kind satisfies never;
  }
}

/** Fewer letters than this tell of no company. */
const TELLING_LETTERS = 4;

/**
 * What is said where leads are told and is none: a word, and the way to make it one; the whole help
 * would bury a thank-you. Undefined: it was said where people ask for other things as well.
 */
async function answerTalk(turn: Turn, heard: Heard, text: string): Promise<object | undefined> {
  const { tx, now, person } = turn;
  if (person.role !== 'promoter' && !heard.message.isGroup) return undefined;
  if ((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < TELLING_LETTERS) return noLeadCard(text, null);
  const id = randomUUID();
  // Nobody is reminded of it: it waits in case that it was a lead after all.
  const body = emptyDraft(toldIn(turn, text));
  await insertDraft(tx, { id, kind: LEAD, personId: person.id, body }, now);
  return noLeadCard(text, id);
}

/** Cards of all drafts: the last one is the answer, those before it go ahead of it. */
export async function takeDown(
  turn: Turn,
  heard: Heard,
  reading: Reading,
  text: string,
): Promise<object> {
  const drawn = await putDown(turn, reading, text);
  const left = reading.leads.length - MOST_LEADS;
  return answerDrafts(turn, heard, drawn, left > 0 ? [tooManyLeadsCard(MOST_LEADS, left)] : []);
}

/** In a group that takes no leads all of it goes to the own chat, else only what is confidential. */
async function answerDrafts(
  turn: Turn,
  heard: Heard,
  drawn: readonly DrawnDraft[],
  also: readonly object[] = [],
): Promise<object> {
  const { tx, now, person } = turn;
  const { isGroup, messageId, chatId } = heard.message;
  const isOpen = !isGroup || (await isLeadsGroup(tx, chatId));
  const isHere = ({ isConfidential }: DrawnDraft) => isOpen && !(isGroup && isConfidential);
  const away = drawn.filter((one) => !isHere(one));
  for (const { card } of away) await enqueueSay(tx, personLane(person.id), card, {}, now);
  const cards = [
    ...drawn.filter(isHere).map(({ card }) => card),
    ...also,
    ...(away.length > 0 ? [privatelyCard()] : []),
  ];
  const last = cards.pop();
  if (!last) throw new Error('a message without a card');
  for (const card of cards) {
    const replyTo = isGroup ? { replyTo: messageId } : {};
    await enqueueSay(tx, heard.lane, card, { chatId, ...replyTo }, now);
  }
  return last;
}

/** By the policy file; what it does not know a promoter asks the duty officer, others get help. */
export async function answerQuestion(
  turn: Turn,
  heard: Heard,
  text: string,
): Promise<object | undefined> {
  const { who, now, person, context } = turn;
  const entry = policyFor(context.leads.policies, text);
  if (entry) return policyCard(entry);
  if (person.role !== 'promoter' && !heard.message.isGroup) return undefined;
  const officers = dutyOfficers(who.world);
  if (officers.length > 0) await passToOfficers(turn, officers, text);
  return askedOnCard(cardContext(who, now), officers);
}

/** One friendly line for 收到 and the like; under a lead's card it says that nothing was noted. */
export function answerCourtesy({ card }: Heard, words: string): object | undefined {
  const courtesy = courtesyOf(words);
  const isUnderLead = card !== undefined && isLeadSubject(card.subject);
  return courtesy && courtesyCard(courtesy, isUnderLead);
}

/** Words under a lead's card are a follow-up; undefined: it is no such card. */
export async function answerLeadReply(
  turn: Turn,
  { card }: Heard,
  words: string,
): Promise<object | undefined> {
  if (!card || !isLeadSubject(card.subject)) return undefined;
  const { tx, who, now, person, cause, context } = turn;
  const lead = await loadLead(tx, card.subject.lead);
  const told = lead && toldOf(who.world, lead).includes(person.id);
  if (
    lead &&
    !whoCarries(who.world, lead).includes(person.id) &&
    (told || maySeeLead(who.world, lead, person.id))
  ) {
    await passOn(turn, lead, emptyDraft(toldIn(turn, words)));
    return passedOnCard(cardContext(who, now), lead);
  }
  const around = { world: who.world, rules: context.leads.rules };
  const command = { type: 'followUp', words: words.slice(0, 1_000), by: person.id } as const;
  const done = await executeLead(tx, around, card.subject.lead, command, cause, now);
  if (!done) return undefined;
  const cards = cardContext(who, now);
  return done.ok ? followedUpCard(cards, done.lead) : refusalCardOf(cards, done.refusal);
}
