import { addDays, type Day, dayOf, type Instant } from '../calendar/time.ts';
import { accept, type Decision, refuse } from '../decision.ts';
import type { Absence, PersonId } from '../people/types.ts';
import { FARTHEST_DAYS } from '../project/act.ts';
import type { Refusal } from '../project/commands.ts';
import type { World } from '../project/types.ts';
import { mayHandOver } from './duties.ts';
import { absenceRefusal, canReplace } from './receiver.ts';

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
      readonly until: Day;
      readonly by: PersonId;
    }
  | {
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

/** People who can act for a person on leave today. */
export const standInsFor = (world: World, person: PersonId): PersonId[] =>
  world.directory
    .everybody()
    .map(({ id }) => id)
    .filter((id) => standInRefusal(world, person, id) === undefined);

/**
 * What recording a leave comes to at `now`. A leave that is on record already is replaced. Chains are
 * refused both ways: the stand-in must be here, and who stands in for somebody does not leave.
 */
export function decideLeave(
  world: World,
  { person, standIn, until, by }: LeaveCommand,
  now: Instant,
): AbsenceDecision {
  const forbidden = arrangeRefusal(world, person, by);
  if (forbidden) return refuse(forbidden);
  const today = dayOf(now);
  const latestDay = addDays(today, FARTHEST_DAYS);
  if (until < today) return refuse({ code: 'date-not-ahead', latestPastDay: until });
  if (until > latestDay) return refuse({ code: 'date-too-far', latestDay });
  const refusal = standInRefusal(world, person, standIn);
  if (refusal) return refuse(refusal);
  const absent = world.directory.standsInFor(person).filter((id) => id !== person);
  if (absent.length > 0) return refuse({ code: 'absence-stands-in', person, absent });
  const known = world.directory.absenceOf(person);
  return known?.standIn === standIn && known.until === until
    ? refuse({ code: 'absence-stands', person, standIn, until })
    : accept({ type: 'personAway', person, standIn, until, by });
}

/** What the end of a leave comes to before its last day. */
export function decideReturn(world: World, { person, by }: ReturnCommand): AbsenceDecision {
  const forbidden = arrangeRefusal(world, person, by);
  if (forbidden) return refuse(forbidden);
  return world.directory.absenceOf(person)
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

function standInRefusal(world: World, person: PersonId, standIn: PersonId): Refusal | undefined {
  if (person === standIn) return { code: 'same-person', person };
  const absent = absenceRefusal(world, standIn);
  if (absent) return absent;
  const [one, other] = [person, standIn].map((id) => world.directory.person(id));
  return one && other && canReplace(other, one)
    ? undefined
    : { code: 'receiver-unfit', person: standIn, from: person };
}
