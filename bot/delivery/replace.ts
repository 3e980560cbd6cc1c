import type { Transaction } from '../../db/client.ts';
import {
  type CardRow,
  findOpenCards,
  insertCards,
  type NewCard,
  reserveCardIds,
} from '../../db/queries/cards.ts';
import { insertIntents, type NewIntent } from '../../db/queries/outbox.ts';
import type { Intent } from '../../db/schema/outbox.ts';
import { HOUR, type Instant } from '../../domain/calendar/time.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import { priorities } from './priority.ts';

/** Somebody who recalls whatever is posted gets no stream of cards. */
const REPLACE_EVERY_MS = HOUR;

/** A fresh card about the matter of an old one; it calls nobody. */
export const freshOf = (
  { lane, projectId, node, matter, subject }: CardRow,
  id: number,
): NewCard => ({
  id,
  lane,
  projectId,
  node,
  matter,
  subject,
  mention: [],
});

/** What puts a fresh card in its place. */
export function postsOf({ id, lane, subject }: NewCard, notBefore: Instant): NewIntent[] {
  const intents: Intent[] = [
    { kind: 'post', card: id },
    ...(subject.kind === 'progress' ? [{ kind: 'pin', card: id } as const] : []),
  ];
  return intents.map((intent) => quietly(lane, intent, notBefore));
}

/**
 * Replaces a progress card that was recalled, or is too old to be edited, unless another stands for
 * its project: the group is never left without its bar.
 */
export async function replaceLost(tx: Transaction, old: CardRow, now: Instant): Promise<void> {
  if (old.subject.kind !== 'progress' || old.messageId === null) return;
  const open = await findOpenCards(tx, [old.projectId]);
  if (open.some(({ subject }) => subject.kind === 'progress')) return;
  const [by] = await reserveCardIds(tx, 1);
  const earliest = Math.max(now, (old.sentAt ?? now) + REPLACE_EVERY_MS);
  if (by === undefined) return;
  const fresh = freshOf(old, by);
  await insertCards(tx, [fresh]);
  await insertIntents(tx, postsOf(fresh, earliest), now);
}

/** As an intent that is not urgent, since nothing has happened. */
export const quietly = (lane: string, intent: Intent, notBefore: Instant): NewIntent => ({
  lane,
  intent,
  coalesceKey: null,
  priority: priorities.refresh,
  notBefore: afterQuietHours(notBefore),
});
