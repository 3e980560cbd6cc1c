import { type Drizzle, inTransaction, type Transaction } from '../../db/client.ts';
import { findUntold, markTold } from '../../db/queries/points.ts';
import { claimRun, hasRun } from '../../db/queries/runs.ts';
import { addDays, type Day, dayOf, type Instant, instantAt } from '../../domain/calendar/time.ts';
import type { UnitCode } from '../../domain/catalogue/types.ts';
import { appellantsOf, rulersOf } from '../../domain/points/appeal.ts';
import type { Posted } from '../../domain/points/state.ts';
import type { PointsSubject } from '../../domain/points/subjects.ts';
import type { Entry } from '../../domain/points/types.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import { unitHeadsOf } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { BotContext } from '../context.ts';
import { enqueueTracked } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Turn } from '../intake/origin.ts';
import { accountKey, refreshPointsCards } from './cards.ts';

/** Verifiers are asked to rule, each in their own chat; the first to rule ends it for all. */
export async function tellAppealed(
  { tx, who, now }: Pick<Turn, 'tx' | 'who' | 'now'>,
  posted: Posted,
): Promise<void> {
  const { id: entry, unit } = posted.entry;
  await post(tx, rulersOf(who.world, unit), unit, { kind: 'pointsRuling', entry }, now);
}

/** The same for one of them who asks what there is to rule on. */
export const postRuling = (
  tx: Transaction,
  person: string,
  { id: entry, unit }: Entry,
  now: Instant,
): Promise<void> => post(tx, [person], unit, { kind: 'pointsRuling', entry }, now);

/** Whoever has objected hears how it ended, and so does the unit's head. */
export async function tellRuled(
  { tx, who, now }: Pick<Turn, 'tx' | 'who' | 'now'>,
  posted: Posted,
): Promise<void> {
  const { entry, appeal } = posted;
  const people = [...unitHeadsOf(who.world, entry.unit), ...(appeal ? [appeal.by] : [])];
  const subject = { kind: 'pointsRuled', entry: entry.id } as const;
  await post(tx, people, entry.unit, subject, now);
}

/** Tracked cards in own chats, written with what they tell of: sent once, and kept true. */
async function post(
  tx: Transaction,
  people: readonly string[],
  unit: UnitCode,
  subject: PointsSubject,
  now: Instant,
): Promise<void> {
  for (const person of [...new Set(people)].sort()) {
    await enqueueTracked(
      tx,
      {
        lane: personLane(person),
        projectId: accountKey(unit),
        node: null,
        subject,
        mention: [],
        notBefore: afterQuietHours(now),
      },
      now,
    );
  }
}

/** Units hear of what is to be taken at the beginning of a working day, after what the night brought. */
const AT_TIME = '08:23';

/**
 * Tells each unit's head, once a working day at most, of the deductions that came up since: one card
 * however many there are, however many processes run. What was entered while the bot was down comes
 * the next working day; its time for an appeal runs from its entry, of which the card says the end.
 * A unit without a head on record is told through whoever may object for it.
 */
export async function tellProposals(context: BotContext, now: Instant): Promise<void> {
  const { world } = await context.who();
  const day = dayOf(now);
  if (!isTime(world, day, now) || (await hasRun(context.db, runOf(day)))) return;
  await inTransaction(context.db, async (tx) => {
    if (!(await claimRun(tx, runOf(day), now))) return;
    const untold = await findUntold(tx);
    for (const [unit, entries] of byUnit(untold)) await tellUnit(tx, context, unit, entries, now);
    await markTold(
      tx,
      untold.map(({ id }) => id),
      now,
    );
    // What stands by now can be objected to no more: the cards of the days before say so.
    await refreshPointsCards(tx, [...world.catalogue.units.keys()], now);
  });
  context.wake('delivery');
}

async function tellUnit(
  tx: Transaction,
  context: BotContext,
  unit: UnitCode,
  entries: readonly Entry[],
  now: Instant,
): Promise<void> {
  const open = entries.filter(({ appealUntil }) => appealUntil !== null && appealUntil > now);
  if (open.length === 0) return;
  const { world } = await context.who();
  const people = unitHeadsOf(world, unit).map((id) => world.directory.actingFor(id));
  const ids = open.map(({ id }) => id);
  await post(tx, people, unit, { kind: 'pointsProposals', unit, entries: ids }, now);
}

function byUnit(entries: readonly Entry[]): Map<UnitCode, Entry[]> {
  const units = new Map<UnitCode, Entry[]>();
  for (const entry of entries) units.set(entry.unit, [...(units.get(entry.unit) ?? []), entry]);
  return new Map([...units].sort(([a], [b]) => a.localeCompare(b)));
}

const runOf = (day: Day): string => `points-told:${day}`;

const isTime = ({ calendar }: World, day: Day, now: Instant): boolean =>
  calendar.isWorkday(day) && now >= instantAt(day, AT_TIME);

/** When units are told next: today's until a process has done it, else the next working day's. */
export async function nextTellingAt(db: Drizzle, world: World, now: Instant): Promise<Instant> {
  const today = dayOf(now);
  const isToday = world.calendar.isWorkday(today) && !(await hasRun(db, runOf(today)));
  if (isToday) return instantAt(today, AT_TIME);
  let day = addDays(today, 1);
  while (!world.calendar.isWorkday(day)) day = addDays(day, 1);
  return instantAt(day, AT_TIME);
}

/** Who may object to an entry at this moment. */
export const mayObject = (
  world: World,
  project: Project | undefined,
  { entry, appeal, isReversed }: Posted,
  person: string,
  now: Instant,
): boolean =>
  project !== undefined &&
  entry.appealUntil !== null &&
  now < entry.appealUntil &&
  appeal === null &&
  !isReversed &&
  appellantsOf(world, project, entry).includes(person);
