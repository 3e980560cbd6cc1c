import { addDays, type Day, dayOf, type Instant } from '../calendar/time.ts';
import { accept, type Decision, refuse } from '../decision.ts';
import type { Absence, PersonId } from '../people/types.ts';
import { FARTHEST_DAYS } from '../project/act.ts';
import type { Refusal } from '../project/commands.ts';
import type { World } from '../project/types.ts';
import { mayHandOver } from './duties.ts';
import { canReplace } from './receiver.ts';

// Leave (请假) is about a person and not about one project: while it lasts somebody else acts for
// them in all of them. Source: the whole life of a project, item 4.

export interface LeaveCommand extends Absence {
  readonly person: PersonId;
  readonly by: PersonId;
}

export interface ReturnCommand {
  readonly person: PersonId;
  readonly by: PersonId;
}

/** What is put on record about people; it changes no project. */
export type AbsenceEvent =
  | {
      readonly type: 'personAway';
      readonly person: PersonId;
      readonly standIn: PersonId;
      /** Absent: from the day on which it is recorded. */
      readonly from?: Day;
      readonly until: Day;
      readonly by: PersonId;
    }
  /** The first day of a leave that was recorded before it has come. */
  | { readonly type: 'leaveBegan'; readonly person: PersonId }
  | {
      /** Or, of a leave that has not begun, stays. */
      readonly type: 'personBack';
      readonly person: PersonId;
      /** Null where the last day has passed. */
      readonly by: PersonId | null;
    };

type AbsenceDecision = Decision<AbsenceEvent, Refusal>;

/** Who may record that a person is on leave: they themselves, the head of their unit, an operator. */
export const mayArrange = (world: World, person: PersonId): PersonId[] => [
  ...new Set([person, ...mayHandOver(world, person)]),
];

/** People who can act for a person on leave, those aside who are on leave today. */
export const standInsFor = (world: World, person: PersonId): PersonId[] =>
  world.directory
    .everybody()
    .filter(({ id }) => id !== person && isFit(world, person, id) && !world.directory.absenceOf(id))
    .map(({ id }) => id);

/**
 * What recording a leave comes to at `now`. A leave that is on record already is replaced, but not one
 * that runs by one that lies ahead. Chains are refused both ways: on none of its days is the stand-in
 * on leave, or the person to stand in for somebody.
 */
export function decideLeave(
  world: World,
  { person, standIn, from, until, by }: LeaveCommand,
  now: Instant,
): AbsenceDecision {
  const forbidden = arrangeRefusal(world, person, by);
  if (forbidden) return refuse(forbidden);
  const today = dayOf(now);
  const latestDay = addDays(today, FARTHEST_DAYS);
  if (until < today) return refuse({ code: 'date-not-ahead', latestPastDay: until });
  if (until > latestDay) return refuse({ code: 'date-too-far', latestDay });
  if (from !== undefined && from < today) {
    return refuse({ code: 'date-not-ahead', latestPastDay: from });
  }
  if (from !== undefined && from > until) return refuse({ code: 'absence-order', from, until });
  const span = { from: from ?? today, until };
  const refusal = standInRefusal(world, person, standIn, span, today);
  if (refusal) return refuse(refusal);
  const absent = standsInDuring(world, person, span, today);
  if (absent.length > 0) return refuse({ code: 'absence-stands-in', person, absent });
  const running = world.directory.absenceOf(person);
  const known = onRecord(world, person, today);
  if (running && span.from > today) {
    return refuse({ code: 'absence-runs', person, until: running.until });
  }
  const isSame =
    known?.standIn === standIn && known.until === until && (known.from ?? today) === span.from;
  if (isSame) return refuse({ code: 'absence-stands', person, ...known });
  const ahead = span.from > today ? { from: span.from } : {};
  return accept({ type: 'personAway', person, standIn, ...ahead, until, by });
}

/** The leave of a person that runs or lies ahead on a day. */
function onRecord({ directory }: World, person: PersonId, today: Day): Absence | undefined {
  const known = directory.person(person);
  const away = known?.active ? known.away : undefined;
  return away && away.until >= today ? away : undefined;
}

interface Span {
  readonly from: Day;
  readonly until: Day;
}

const overlaps = (away: Absence, { from, until }: Span): boolean =>
  away.until >= from && (away.from === undefined || away.from <= until);

/** For whom a person has promised to act on a day of a span. */
const standsInDuring = (world: World, person: PersonId, span: Span, today: Day): PersonId[] =>
  world.directory
    .everybody()
    .map(({ id }) => id)
    .filter((id) => {
      const away = id === person ? undefined : onRecord(world, id, today);
      return away?.standIn === person && overlaps(away, span);
    });

/** What the end of a leave comes to before its last day, or before its first. */
export function decideReturn(
  world: World,
  { person, by }: ReturnCommand,
  now: Instant,
): AbsenceDecision {
  const forbidden = arrangeRefusal(world, person, by);
  if (forbidden) return refuse(forbidden);
  return onRecord(world, person, dayOf(now))
    ? accept({ type: 'personBack', person, by })
    : refuse({ code: 'absence-none', person });
}

function arrangeRefusal(world: World, person: PersonId, by: PersonId): Refusal | undefined {
  const who = mayArrange(world, person);
  if (!who.includes(by)) return { code: 'absence-not-allowed', person, who };
  const known = world.directory.person(person);
  if (!known?.active) return { code: 'receiver-gone', person };
  return known.role === 'enterpriseContact' ? { code: 'absence-of-enterprise', person } : undefined;
}

function standInRefusal(
  world: World,
  person: PersonId,
  standIn: PersonId,
  span: Span,
  today: Day,
): Refusal | undefined {
  if (person === standIn) return { code: 'same-person', person };
  if (!world.directory.person(standIn)?.active) return { code: 'receiver-gone', person: standIn };
  const away = onRecord(world, standIn, today);
  if (away && overlaps(away, span)) {
    const { from, until } = away;
    return { code: 'receiver-away', person: standIn, ...(from ? { from } : {}), until };
  }
  return isFit(world, person, standIn)
    ? undefined
    : { code: 'receiver-unfit', person: standIn, from: person };
}

function isFit({ directory }: World, person: PersonId, standIn: PersonId): boolean {
  const [one, other] = [person, standIn].map((id) => directory.person(id));
  return one !== undefined && other !== undefined && canReplace(other, one);
}
