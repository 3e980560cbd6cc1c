import type { Transaction } from '../../db/client.ts';
import { findOpenCards, reopenCards } from '../../db/queries/cards.ts';
import { appendEvents } from '../../db/queries/events.ts';
import { leadLogEntryOf, loadLeadForChange, saveLead } from '../../db/queries/leads.ts';
import { insertIntents, lockLanes } from '../../db/queries/outbox.ts';
import { type Instant, MINUTE } from '../../domain/calendar/time.ts';
import {
  handleLead,
  type LeadCommand,
  type LeadRefusal,
  type LeadWorld,
} from '../../domain/lead/decide.ts';
import { nextLeadCheck } from '../../domain/lead/duties.ts';
import type { LeadEvent } from '../../domain/lead/events.ts';
import { evolveLeadAll } from '../../domain/lead/evolve.ts';
import type { Lead, LeadId } from '../../domain/lead/lead.ts';
import { type LeadNotice, planLeadNotices } from '../../domain/lead/notices.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { refreshOf } from '../delivery/refreshes.ts';
import type { Cause } from '../execute.ts';
import { postLeadCards } from './cards.ts';

export type ExecutedLead =
  | { readonly ok: true; readonly lead: Lead; readonly events: readonly LeadEvent[] }
  | { readonly ok: false; readonly refusal: LeadRefusal; readonly lead: Lead };

export interface LeadChange {
  readonly after: Lead;
  readonly events: readonly LeadEvent[];
}

/** An update that waits until the answer to a click that shows it has surely come. */
const CONFIRM_AFTER_MS = MINUTE;

/**
 * The one way in which a lead changes: events appended, the row saved and what people must see
 * written, all in the caller's transaction. `shown` is the card that a click's answer shows.
 */
export async function commitLead(
  tx: Transaction,
  { world }: LeadWorld,
  { after, events }: LeadChange,
  cause: Cause,
  now: Instant,
  shown?: number,
): Promise<void> {
  if (events.length === 0) return;
  await saveLead(tx, after, nextLeadCheck(world, after));
  await appendEvents(
    tx,
    events.map((event) => {
      const isTimes = event.type === 'leadDutyTurned' || ('by' in event && event.by === null);
      const by: Cause = isTimes ? { actor: null, source: { kind: 'timer' } } : cause;
      return leadLogEntryOf(after.id, event, { at: now, ...by });
    }),
  );
  // A card that showed the end shows what follows it.
  if (events.some(({ type }) => type === 'leadRevived')) await reopenCards(tx, after.id, now);
  await enqueueLeadNotices(tx, after, planLeadNotices(world, after, events, now), now, shown);
}

async function enqueueLeadNotices(
  tx: Transaction,
  lead: Lead,
  notices: readonly LeadNotice[],
  now: Instant,
  shown?: number,
): Promise<void> {
  const posts = notices.flatMap((notice) => (notice.type === 'postToPerson' ? notice : []));
  const isChanged = notices.some(({ type }) => type === 'refreshLead');
  const open = isChanged ? await findOpenCards(tx, [lead.id]) : [];
  // In one go, in the order of their keys, or two transactions would wait for one another.
  await lockLanes(tx, [
    ...posts.map(({ person }) => personLane(person)),
    ...open.map(({ lane }) => lane),
  ]);
  await insertIntents(
    tx,
    open.map((card) => refreshOf(card, card.id === shown ? now + CONFIRM_AFTER_MS : now)),
    now,
  );
  await postLeadCards(
    tx,
    lead,
    posts.map(({ person, ...post }) => ({ ...post, lane: personLane(person) })),
    now,
  );
}

/** Loads a lead, decides on the command and commits. Undefined: there is no such lead. */
export async function executeLead(
  tx: Transaction,
  around: LeadWorld,
  id: LeadId,
  command: LeadCommand,
  cause: Cause,
  readAt: Instant,
  shown?: number,
): Promise<ExecutedLead | undefined> {
  const before = await loadLeadForChange(tx, id);
  if (!before) return undefined;
  // Time never goes back for a lead, whichever machine's clock is behind.
  const now = Math.max(readAt, before.movedAt);
  const decided = handleLead(around, before, command, now);
  if (!decided.ok) return { ok: false, refusal: decided.refusal, lead: before };
  const after = evolveLeadAll(before, decided.events, now) ?? before;
  await commitLead(tx, around, { after, events: decided.events }, cause, now, shown);
  return { ok: true, lead: after, events: decided.events };
}
