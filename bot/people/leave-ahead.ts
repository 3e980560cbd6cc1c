import {
  awayAheadCard,
  calledOffCard,
  standInAheadCard,
  standInSparedCard,
} from '../../cards/handover/leave-ahead.ts';
import { awayCard, standInCard } from '../../cards/handover/lists.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import { findBegunAbsences, lockPeople, saveAbsence } from '../../db/queries/absences.ts';
import { loadPeople } from '../../db/queries/people.ts';
import { type Day, dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { LeaveCommand, ReturnCommand } from '../../domain/handover/absence.ts';
import type { Absence, PersonId } from '../../domain/people/types.ts';
import type { World } from '../../domain/project/types.ts';
import { type BotContext, cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import { type Recorded, record, tell, withoutLeave, worldOf } from './leave-record.ts';
import { takeOver } from './takeover.ts';

/** A leave that lies ahead: nothing changes hands before its first day, but the stand-in knows of it. */
export async function planLeave(
  turn: Turn,
  world: World,
  leave: LeaveCommand & { readonly from: Day },
): Promise<Recorded> {
  const { tx, who, now } = turn;
  const { person, standIn, from, until, by } = leave;
  await saveAbsence(tx, person, { from, standIn, until });
  await spare(turn, world, person, standIn);
  const context = { ...cardContext(who, now), world };
  await tell(tx, standIn, standInAheadCard(context, leave), now);
  const card = awayAheadCard(context, leave);
  if (by !== person) await tell(tx, person, card, now);
  return { ok: true, card };
}

/** Whoever was to act in a leave that lay ahead, and is not any more, is told. */
export async function spare(
  { tx, who, now }: Turn,
  before: World,
  person: PersonId,
  standIn: PersonId,
): Promise<void> {
  const earlier = before.directory.person(person)?.away;
  if (!earlier?.from || earlier.standIn === standIn) return;
  const context = { ...cardContext(who, now), world: before };
  await tell(tx, earlier.standIn, standInSparedCard(context, person), now);
}

/** A leave that has not begun is taken off the record; nothing had changed hands. */
export async function callOff(
  { context, tx, who, now, cause }: Turn,
  world: World,
  { person, by }: ReturnCommand,
  { standIn }: Absence,
): Promise<Recorded> {
  await record(context, tx, [{ type: 'personBack', person, by }], cause, now);
  await saveAbsence(tx, person, null);
  const drawn = { ...cardContext(who, now), world };
  await tell(tx, standIn, standInSparedCard(drawn, person), now);
  const card = calledOffCard(drawn, person);
  if (by !== person) await tell(tx, person, card, now);
  return { ok: true, card };
}

/**
 * Lets every leave begin that was recorded ahead and whose first day has come: the cards name the
 * stand-in, and both are told. Who answers for what follows from the day itself.
 */
export async function beginLeaves(context: BotContext, now: Instant): Promise<void> {
  for (const person of await findBegunAbsences(context.db, dayOf(now))) {
    await inTransaction(context.db, (tx) => begin(context, tx, person, now));
    context.wake('delivery');
  }
}

async function begin(
  context: BotContext,
  tx: Transaction,
  person: PersonId,
  now: Instant,
): Promise<void> {
  await lockPeople(tx, [person]);
  const people = await loadPeople(tx);
  const planned = people.find(({ id }) => id === person)?.away;
  // Another process was quicker, or it was called off.
  if (!planned?.from || planned.from > dayOf(now)) return;
  const { standIn, until } = planned;
  const who = await context.who();
  const before = worldOf(who.world, people.map(withoutLeave(person)), now);
  const after = worldOf(who.world, people, now);
  const cause = { actor: null, source: { kind: 'timer' } } as const;
  await record(context, tx, [{ type: 'leaveBegan', person }], cause, now);
  await saveAbsence(tx, person, { standIn, until });
  const acting = after.directory.actingFor(person);
  const taken = await takeOver(tx, { before, after }, { person, newcomer: acting }, now);
  const drawn = { ...cardContext(who, now), world: after };
  if (acting !== person) {
    await tell(tx, acting, standInCard(drawn, { person, until, by: person }, taken), now);
  }
  await tell(
    tx,
    person,
    awayCard(drawn, { person, standIn: acting, until, by: person }, taken, true),
    now,
  );
}
