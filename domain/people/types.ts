import type { Day } from '../calendar/time.ts';
import type { UnitCode } from '../catalogue/types.ts';

/** A person's `union_id`: the same for every app of one developer, so it outlives a change of app. */
export type PersonId = string;

export const roles = [
  'principalLeader',
  'portfolioLeader',
  'unitHead',
  'agent',
  'helper',
  'enterpriseContact',
  'verifier',
  'promoter',
  'operator',
] as const;

export type Role = (typeof roles)[number];

const workers: readonly Role[] = ['helper', 'unitHead', 'agent', 'promoter'];

/** Whether a role does a unit's work; the others lead, check, or look after the system. */
export const isWorkerRole = (role: Role): boolean => workers.includes(role);

/** Leave (请假): somebody else acts for a person, from one day up to and with another. */
export interface Absence {
  /** The first day of a leave that has not begun; absent: it has. */
  readonly from?: Day;
  readonly standIn: PersonId;
  readonly until: Day;
}

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** A unit of the district, or `ENT` for somebody of an enterprise. */
  readonly unit: UnitCode;
  readonly role: Role;
  readonly title: string;
  /** False once a person has resigned: never called, never responsible. */
  readonly active: boolean;
  /** The leave on record, which may lie ahead or be over; absent: none. */
  readonly away?: Absence;
  /** No message reaches them: the app does not know them. Absent: they can be reached. */
  readonly unreachable?: true;
}

/** Everybody who can act, looked up by id or by unit and role, in a stable order. */
export interface Directory {
  person(id: PersonId): Person | undefined;
  inUnit(unit: UnitCode, role: Role): readonly Person[];
  withRole(role: Role): readonly Person[];
  /** All who are active. */
  everybody(): readonly Person[];
  /** All on record, those who have left as well. */
  known(): readonly Person[];
  /** The leave that a person is on today. */
  absenceOf(id: PersonId): Absence | undefined;
  /** Who acts for a person today: the person, or while they are on leave their stand-in. */
  actingFor(id: PersonId): PersonId;
  /** For whom a person acts today, besides themselves. */
  standsInFor(id: PersonId): readonly PersonId[];
}

const isWithin = ({ from, until }: Absence, day: Day): boolean =>
  day <= until && (from === undefined || day >= from);

/**
 * Indexes people as they stand on `today`; where no day is named nobody is on leave. `person` also
 * finds those who have left, so that the past keeps its names; the lists have the active only, in
 * the order of `people`. Where a stand-in cannot act either, the head of the unit does for those who
 * do its work, and nobody for the others.
 */
export function createDirectory(people: readonly Person[], today: Day | null = null): Directory {
  const byId = new Map(people.map((person) => [person.id, person]));
  const active = people.filter((person) => person.active);
  const byRole = new Map(
    roles.map((role) => [role, active.filter((person) => person.role === role)]),
  );
  const inUnit = (unit: UnitCode, role: Role) =>
    (byRole.get(role) ?? []).filter((person) => person.unit === unit);
  const absenceOf = (id: PersonId): Absence | undefined => {
    const person = byId.get(id);
    const isAway = person?.active && person.away && today !== null && isWithin(person.away, today);
    return isAway ? person.away : undefined;
  };
  const isHere = (id: PersonId) => byId.get(id)?.active === true && !absenceOf(id);
  const acting = new Map(
    active.flatMap(({ id, unit, role }) => {
      const away = absenceOf(id);
      if (!away) return [];
      const heads = isWorkerRole(role) ? inUnit(unit, 'unitHead').map((head) => head.id) : [];
      return [[id, [away.standIn, ...heads].find(isHere) ?? id] as const];
    }),
  );
  return {
    person: (id) => byId.get(id),
    withRole: (role) => byRole.get(role) ?? [],
    inUnit,
    everybody: () => active,
    known: () => people,
    absenceOf,
    actingFor: (id) => acting.get(id) ?? id,
    standsInFor: (id) =>
      [...acting].flatMap(([absent, by]) => (by === id && absent !== id ? absent : [])),
  };
}
