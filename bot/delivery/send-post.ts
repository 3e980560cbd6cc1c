import { type CardRow, isAboutProject } from '../../db/queries/cards.ts';
import { DAY_MS } from '../../domain/calendar/time.ts';
import { warningKinds } from '../../domain/points/warned.ts';
import { cardContext } from '../context.ts';
import { type FailureKind, MessengerError, type SentMessage } from '../messenger/messenger.ts';
import { addressOf } from './address.ts';
import { type Job, type Outcome, skipped, type Work } from './job.ts';
import type { FoundCard } from './kept-projects.ts';
import { isCleared, isOvertaken } from './overtaken.ts';
import { bytesOf, drawCard, fingerprintOf, fitting, MAX_CARD_BYTES } from './render.ts';

/** Feishu takes edits for 14 days; a fresh card takes the place a day earlier. */
export const ROLL_AFTER_MS = 13 * DAY_MS;

/** Posts a tracked card as it stands now; one whose matter is settled already calls nobody. */
export async function post(job: Job<'post'>): Promise<Outcome> {
  const { context, intent } = job;
  const found = await job.projects.card(intent.card);
  const { row } = found;
  if (row.messageId !== null || row.state !== 'queued') return skipped(`card is ${row.state}`);
  const project = isAboutProject(row.subject) ? await found.project() : null;
  const drawn = await drawCard(context.db, cardContext(job.who, job.now), project, row);
  const isSettled = drawn.isFinal && !drawn.isOld && !isAskedFor(row);
  if (isSettled || (project && isCleared(project, row))) {
    return settledUnsent(row, 'settled before it was sent');
  }
  // After a night a node would be called for once for each of its warnings.
  if (await isOvertaken(context.db, row)) return settledUnsent(row, 'a later warning follows');
  const card = sized(job, drawn.card);
  const { messageId, chatId } = await send(job, card, intent.replyTo);
  const sentAt = context.clock.now();
  return {
    type: 'done',
    chatId,
    cards: [
      {
        id: row.id,
        change: {
          state: drawn.isFinal ? 'final' : 'live',
          messageId,
          sentAt,
          rollAt: drawn.isFinal ? null : sentAt + ROLL_AFTER_MS,
          shown: fingerprintOf(card),
        },
      },
    ],
    events: isWarning(row) ? [delivered(row, messageId, sentAt)] : [],
  };
}

/** Posts an answer. */
export async function say(job: Job<'say'>): Promise<Outcome> {
  const { messageId, chatId } = await send(job, job.intent.content, job.intent.replyTo);
  return { type: 'done', messageId, chatId };
}

const settledUnsent = ({ id }: CardRow, why: string): Outcome => ({
  ...skipped(why),
  cards: [{ id, change: { state: 'final' } }],
});

/** Somebody waits for it: it comes even where it can only say that there is nothing to do. */
const isAskedFor = ({ subject }: CardRow): boolean =>
  ['fileAsk', 'lead', 'leadNews', 'pointsRuled'].includes(subject.kind) ||
  subject.kind.endsWith('Form');

/** Cards that warn somebody: whether they came is part of the record. */
const isWarning = ({ subject }: CardRow): boolean =>
  subject.kind === 'promise' || warningKinds.has(subject.kind);

/** Points depend on it: nobody loses any where the warning was not delivered. */
const delivered = ({ id, projectId, node, subject }: CardRow, ref: string, at: number) => ({
  projectId,
  node,
  type: 'messageDelivered',
  at,
  actor: null,
  source: { kind: 'delivery', ref } as const,
  data: { subject, card: id },
});

/** The card as it stands now. */
export async function draw({ context, who, now }: Work, { row, project }: FoundCard) {
  const about = isAboutProject(row.subject) ? await project() : null;
  return drawCard(context.db, cardContext(who, now), about, row);
}

export function sized({ context, row }: Work, card: Parameters<typeof fitting>[0]) {
  const bytes = bytesOf(card);
  if (bytes > MAX_CARD_BYTES) context.log.error({ row: row.id, bytes }, 'card too large');
  return fitting(card);
}

/** The message was recalled, or cannot be replied to: the answer still is owed. */
const noLongerReplied: ReadonlySet<FailureKind> = new Set(['gone', 'refused']);

/** Under the message where that is asked for; in the chat where that message is gone. */
export async function send(job: Work, card: object, replyTo?: string): Promise<SentMessage> {
  const { call, context, uuid } = job;
  const { messenger } = context;
  if (replyTo) {
    try {
      return await call('reply', () => messenger.postCard({ to: { replyTo }, card, uuid }));
    } catch (error) {
      if (!(error instanceof MessengerError) || !noLongerReplied.has(error.kind)) throw error;
    }
  }
  const to = addressOf(job);
  // Another call wants another uuid than the reply that was refused.
  const own = replyTo ? `${uuid}-c` : uuid;
  return call('send', () => messenger.postCard({ to, card, uuid: own }));
}
