import type { Transaction } from '../../db/client.ts';
import { findOpenCards, insertCards, reserveCardIds } from '../../db/queries/cards.ts';
import { insertIntents, lockLanes, type NewIntent } from '../../db/queries/outbox.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Lead } from '../../domain/lead/lead.ts';
import type { LeadSubject } from '../../domain/lead/notices.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { priorities } from '../delivery/priority.ts';
import { quietly } from '../delivery/replace.ts';

export interface LeadPost {
  readonly lane: string;
  readonly card: LeadSubject;
  readonly notBefore: Instant;
  readonly replyTo?: string;
}

/**
 * Posts tracked cards about a lead. A chat has one living card of it: the one before says that a
 * fresh one took its place. `busy` are lanes that the caller writes to as well.
 */
export async function postLeadCards(
  tx: Transaction,
  lead: Lead,
  posts: readonly LeadPost[],
  now: Instant,
): Promise<void> {
  if (posts.length === 0) return;
  // In one go, in the order of their keys, or two transactions would wait for one another.
  await lockLanes(
    tx,
    posts.map(({ lane }) => lane),
  );
  const open = await findOpenCards(tx, [lead.id]);
  const ids = await reserveCardIds(tx, posts.length);
  const fresh = posts.map((post, index) => ({ ...post, id: ids[index] ?? 0 }));
  await insertCards(
    tx,
    fresh.map(({ id, lane, card: subject }) => ({
      id,
      lane,
      projectId: lead.id,
      node: null,
      subject,
      mention: [],
    })),
  );
  const intents = fresh.flatMap(({ id, lane, card, notBefore, replyTo }): NewIntent[] => {
    const intent = { kind: 'post', card: id, ...(replyTo ? { replyTo } : {}) } as const;
    const before = open.filter(
      ({ lane: where, subject, state }) =>
        card.kind === 'lead' && subject.kind === 'lead' && where === lane && state === 'live',
    );
    return [
      { lane, intent, coalesceKey: null, priority: priorities.call, notBefore },
      ...before.map((old) => quietly(lane, { kind: 'supersede', card: old.id, by: id }, notBefore)),
    ];
  });
  await insertIntents(tx, intents, now);
}

/** The card of a lead in somebody's own chat. */
export const showLeadCard = (tx: Transaction, lead: Lead, person: string, now: Instant) =>
  postLeadCards(
    tx,
    lead,
    [{ lane: personLane(person), card: { kind: 'lead', lead: lead.id }, notBefore: now }],
    now,
  );
