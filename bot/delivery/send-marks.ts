import { findCard, findProgressMessages } from '../../db/queries/cards.ts';
import { MessengerError } from '../messenger/messenger.ts';
import { chatOf } from './address.ts';
import { type Job, mustHave, type Outcome, skipped } from './job.ts';

/** Pins a progress card and takes down the pins of those before it. */
export async function pin(job: Job<'pin'>): Promise<Outcome> {
  const { context, intent, call } = job;
  const { messenger } = context;
  const row = mustHave(await findCard(context.db, intent.card), `no card ${intent.card}`);
  const { messageId } = row;
  if (!messageId) return skipped('the card was not sent');
  const chatId = chatOf(job);
  const pinned = new Set(await call('listPins', () => messenger.listPins(chatId)));
  if (!pinned.has(messageId)) await call('pin', () => messenger.pin(messageId));
  const older = await findProgressMessages(context.db, row.projectId, row.id);
  for (const old of older.filter((message) => pinned.has(message))) {
    await call('unpin', () => messenger.unpin(old)).catch(ignoreGone);
  }
  return { type: 'done', sent: false };
}

/** A recalled message needs no unpinning, and says nothing about the card that is pinned. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof MessengerError) || error.kind !== 'gone') throw error;
}

/**
 * Marks a message as urgent, in the app or by a text message. The platform knows no uuid here: a mark whose outcome is unknown is
 * taken for made, since buzzing somebody twice is worse.
 */
export async function urgent(job: Job<'urgent'>): Promise<Outcome> {
  const { context, intent, who, call } = job;
  if (intent.by === 'sms' && !context.urgentSms) return skipped('no text messages are configured');
  const row = mustHave(await findCard(context.db, intent.card), `no card ${intent.card}`);
  const { messageId } = row;
  if (!messageId) return skipped('the card was not sent');
  if (row.state === 'final') return skipped('its matter is settled');
  const openId = who.openIdOf(intent.person);
  if (!openId) throw new MessengerError('unreachable', `no account of ${intent.person}`);
  const { unreached } = await call('urge', () =>
    context.messenger.urge(messageId, [openId], intent.by ?? 'app'),
  );
  return unreached.length === 0
    ? { type: 'done', sent: false }
    : { ...skipped('the person could not be reached'), failed: 'unreachable' };
}
