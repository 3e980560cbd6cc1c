import type { Transaction } from '../../db/client.ts';
import {
  type CardRow,
  findOpenCards,
  insertCards,
  reserveCardIds,
} from '../../db/queries/cards.ts';
import { insertIntents, type NewIntent } from '../../db/queries/outbox.ts';
import type { Intent } from '../../db/schema/outbox.ts';
import { HOUR, type Instant } from '../../domain/calendar/time.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import { priorities } from './priority.ts';

/** Somebody who recalls whatever is posted gets no stream of cards. */
const REPLACE_EVERY_MS = HOUR;

/** Posts a fresh card `by` about the matter of an old one, whose lane is locked; it calls nobody. */
export async function postInPlace(
  tx: Transaction,
  { lane, projectId, node, matter, subject }: CardRow,
  by: number,
  now: Instant,
  notBefore: Instant = now,
): Promise<void> {
  await insertCards(tx, [{ id: by, lane, projectId, node, matter, subject, mention: [] }]);
  const intents: Intent[] = [
    { kind: 'post', card: by },
    ...(subject.kind === 'progress' ? [{ kind: 'pin', card: by } as const] : []),
  ];
  await insertIntents(
    tx,
    intents.map((intent) => quietly(lane, intent, notBefore)),
    now,
  );
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
  if (by !== undefined) await postInPlace(tx, old, by, now, earliest);
}

/** As an intent that is not urgent, since nothing has happened. */
export const quietly = (lane: string, intent: Intent, notBefore: Instant): NewIntent => ({
  lane,
  intent,
  coalesceKey: null,
  priority: priorities.refresh,
  notBefore: afterQuietHours(notBefore),
});
