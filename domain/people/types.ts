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

export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** A unit of the district, or `ENT` for somebody of an enterprise. */
  readonly unit: UnitCode;
  readonly role: Role;
  readonly title: string;
  /** False once a person has resigned: never called, never responsible. */
  readonly active: boolean;
}

/** Everybody who can act, looked up by id or by unit and role, in a stable order. */
export interface Directory {
  person(id: PersonId): Person | undefined;
  inUnit(unit: UnitCode, role: Role): readonly Person[];
  withRole(role: Role): readonly Person[];
}

/**
 * Indexes people as they stand. `person` also finds those who have left, so that the past keeps its
 * names; the two lists have the active only, in the order of `people`.
 */
export function createDirectory(people: readonly Person[]): Directory {
  const byId = new Map(people.map((person) => [person.id, person]));
  const active = people.filter((person) => person.active);
  const byRole = new Map(
    roles.map((role) => [role, active.filter((person) => person.role === role)]),
  );
  return {
    person: (id) => byId.get(id),
    withRole: (role) => byRole.get(role) ?? [],
    inUnit: (unit, role) => (byRole.get(role) ?? []).filter((person) => person.unit === unit),
  };
}
