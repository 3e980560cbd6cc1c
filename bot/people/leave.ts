import {
  awayCard,
  backCard,
  leaveEndedCard,
  standInCard,
  standInEndedCard,
} from '../../cards/handover/lists.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import {
  findEndedAbsences,
  listAbsences,
  lockPeople,
  saveAbsence,
} from '../../db/queries/absences.ts';
import { loadPeople } from '../../db/queries/people.ts';
import { addDays, dayOf, type Instant, startOfDay } from '../../domain/calendar/time.ts';
import {
  decideLeave,
  decideReturn,
  type LeaveCommand,
  type ReturnCommand,
} from '../../domain/handover/absence.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { type BotContext, cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import { callOff, planLeave, spare } from './leave-ahead.ts';
import { type Recorded, record, tell, withoutLeave, worldOf } from './leave-record.ts';
import { takeOver } from './takeover.ts';

/** 请假: from now on the stand-in acts for the person, and learns what came to them. */
export async function takeLeave(turn: Turn, command: LeaveCommand): Promise<Recorded> {
  const { tx, who, now, cause } = turn;
  const { person, standIn, until, by } = command;
  await lockPeople(tx, [person, standIn]);
  const people = await loadPeople(tx);
  const before = worldOf(who.world, people, now);
  const decision = decideLeave(before, command, now);
  if (!decision.ok) return decision;
  await record(turn.context, tx, decision.events, cause, now);
  const [from] = decision.events.flatMap((event) =>
    event.type === 'personAway' && event.from ? event.from : [],
  );
  if (from) return planLeave(turn, before, { ...command, from });
  const away = { standIn, until };
  await saveAbsence(tx, person, away);
  await spare(turn, before, person, standIn);
  const changed = people.map((each) => (each.id === person ? { ...each, away } : each));
  const after = worldOf(who.world, changed, now);
  const taken = await takeOver(tx, { before, after }, { person, newcomer: standIn }, now);
  const context = { ...cardContext(who, now), world: after };
  await tell(tx, standIn, standInCard(context, { person, until, by }, taken), now);
  const card = awayCard(context, command, taken);
  if (by !== person) await tell(tx, person, card, now);
  return { ok: true, card };
}

/** 销假, before the last day or before the first. */
export async function endLeave(turn: Turn, command: ReturnCommand): Promise<Recorded> {
  const { tx, who, now, cause } = turn;
  const { person, by } = command;
  await lockPeople(tx, [person]);
  const people = await loadPeople(tx);
  const before = worldOf(who.world, people, now);
  const decision = decideReturn(before, command, now);
  if (!decision.ok) return decision;
  const known = before.directory.person(person)?.away;
  if (known?.from && known.from > dayOf(now)) return callOff(turn, before, command, known);
  const standIn = before.directory.actingFor(person);
  await record(turn.context, tx, decision.events, cause, now);
  await saveAbsence(tx, person, null);
  const after = worldOf(who.world, people.map(withoutLeave(person)), now);
  const taken = await takeOver(tx, { before, after }, { person, newcomer: person }, now);
  const context = { ...cardContext(who, now), world: after };
  if (standIn !== person) await tell(tx, standIn, standInEndedCard(context, person), now);
  const card = backCard(context, person, taken);
  if (by !== person) await tell(tx, person, card, now);
  return { ok: true, card };
}

/**
 * Puts away every leave whose last day has passed: the cards name the person again, and both are
 * told. Who answers for what follows from the day itself and does not wait for this.
 */
export async function endLeaves(context: BotContext, now: Instant): Promise<void> {
  for (const person of await findEndedAbsences(context.db, dayOf(now))) {
    await inTransaction(context.db, (tx) => putAway(context, tx, person, now));
    context.wake('delivery');
  }
}

/** The next instant at which a leave begins or is over; null: none is on record. */
export async function nextLeaveChange({ db }: BotContext): Promise<Instant | null> {
  const days = (await listAbsences(db)).map(({ from, until }) => from ?? addDays(until, 1));
  const [first] = days.sort();
  return first === undefined ? null : startOfDay(first);
}

async function putAway(
  context: BotContext,
  tx: Transaction,
  person: PersonId,
  now: Instant,
): Promise<void> {
  await lockPeople(tx, [person]);
  const people = await loadPeople(tx);
  const known = people.find(({ id }) => id === person);
  const away = known?.away;
  // Another process was quicker, or it was prolonged.
  if (!away || dayOf(now) <= away.until) return;
  const who = await context.who();
  const lastDay = startOfDay(away.until);
  const before = worldOf(who.world, people, lastDay);
  const after = worldOf(who.world, people.map(withoutLeave(person)), lastDay);
  const cause = { actor: null, source: { kind: 'timer' } } as const;
  await record(context, tx, [{ type: 'personBack', person, by: null }], cause, now);
  await saveAbsence(tx, person, null);
  const taken = await takeOver(tx, { before, after }, { person, newcomer: person }, now);
  const drawn = { ...cardContext(who, now), world: after };
  const standIn = before.directory.actingFor(person);
  if (standIn !== person) await tell(tx, standIn, standInEndedCard(drawn, person), now);
  if (known?.active) await tell(tx, person, leaveEndedCard(drawn, person, taken), now);
}
