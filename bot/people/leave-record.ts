import { afterCommit, type Transaction } from '../../db/client.ts';
import { appendEvents } from '../../db/queries/events.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { AbsenceEvent } from '../../domain/handover/absence.ts';
import { createDirectory, type Person, type PersonId } from '../../domain/people/types.ts';
import type { Refusal } from '../../domain/project/commands.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import type { World } from '../../domain/project/types.ts';
import type { BotContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Cause } from '../execute.ts';

// What recording, beginning and ending a leave have in common.

/** What was said to whoever recorded it, or why nothing was. */
export type Recorded =
  | { readonly ok: true; readonly card: object }
  | { readonly ok: false; readonly refusal: Refusal };

/** The world in which these people are who they are on the day of `now`. */
export const worldOf = (world: World, people: readonly Person[], now: Instant): World => ({
  ...world,
  directory: createDirectory(people, dayOf(now)),
});

/** The same person with no leave on record. */
export const withoutLeave =
  (id: PersonId) =>
  (person: Person): Person => {
    const { away: _away, ...here } = person;
    return person.id === id ? here : person;
  };

/** Puts what happened to people on record; who is who is read anew. */
export async function record(
  context: BotContext,
  tx: Transaction,
  events: readonly AbsenceEvent[],
  { actor, source }: Cause,
  at: Instant,
): Promise<void> {
  await appendEvents(
    tx,
    events.map(({ type, ...data }) => ({
      projectId: null,
      node: null,
      type,
      at,
      actor,
      source,
      data,
    })),
  );
  afterCommit(tx, () => context.forgetPeople());
}

/** In the own chat, by day. */
export const tell = (
  tx: Transaction,
  person: PersonId,
  card: object,
  now: Instant,
): Promise<void> =>
  enqueueSay(tx, personLane(person), card, { notBefore: afterQuietHours(now) }, now);
