import { findUnit } from '../catalogue/find-unit.ts';
import type { Catalogue, UnitCode } from '../catalogue/types.ts';
import { roleWords } from '../people/role-words.ts';
import { type Person, type PersonId, type Role, roles } from '../people/types.ts';
import { found, type Read, wrong } from './cells.ts';
import { enterpriseWords } from './column-words.ts';
import { nearest, plain } from './likeness.ts';

/** A unit by its code, name, short name or an alias; `ENT` by a word for enterprises. */
export function readUnit(catalogue: Pick<Catalogue, 'units'>, words: string): Read<UnitCode> {
  if (enterpriseWords.has(plain(words))) return found('ENT');
  const unit = findUnit(catalogue, words);
  if (unit !== undefined) return found(unit);
  const byName = new Map(
    [...catalogue.units.values()].flatMap((each) =>
      [each.name, each.shortName, ...each.aliases].map((name) => [name, each] as const),
    ),
  );
  const likest = byName.get(nearest(words, byName.keys()) ?? '')?.shortName ?? null;
  return wrong({ code: 'unknown', what: 'unit', found: words, nearest: likest, choices: [] });
}

/** A role by any of its words. */
export function readRole(words: string): Read<Role> {
  const wanted = plain(words);
  const hit = roles.find(
    (role) => role === wanted || roleWords[role].some((word) => plain(word) === wanted),
  );
  if (hit) return found(hit);
  const choices = roles.map((role) => roleWords[role][0] ?? role);
  const likest = nearest(words, Object.values(roleWords).flat());
  return wrong({ code: 'unknown', what: 'role', found: words, nearest: likest, choices });
}

/** People by name, for the columns of a team. */
export interface People {
  /**
   * The active person called so: `俞澄`, or with the unit where two share a name: `自规分局 俞澄`,
   * `俞澄（自规分局）`. Of several the one whose role `may` do it.
   */
  find(words: string, may: readonly Role[]): Read<PersonId>;
}

export function createPeople(catalogue: Pick<Catalogue, 'units'>, all: readonly Person[]): People {
  const active = all.filter((person) => person.active);
  const byName = new Map<string, Person[]>();
  for (const person of active) {
    byName.set(plain(person.name), [...(byName.get(plain(person.name)) ?? []), person]);
  }

  const called = (words: string): readonly Person[] => {
    const whole = byName.get(plain(words));
    if (whole) return whole;
    const parts = words
      .normalize('NFKC')
      .split(/[\s()[\]/·:]+/u)
      .filter(Boolean);
    const name = parts.find((part) => byName.has(plain(part)));
    if (name === undefined) return [];
    const same = byName.get(plain(name)) ?? [];
    const units = parts.flatMap((part) => {
      const unit = part === name ? undefined : readUnit(catalogue, part);
      return unit?.ok ? unit.value : [];
    });
    return units.length > 0 ? same.filter(({ unit }) => units.includes(unit)) : same;
  };

  return {
    find(words, may) {
      const people = called(words);
      const fitting = people.filter(({ role }) => may.includes(role));
      const [only] = fitting;
      if (only && fitting.length === 1) return found(only.id);
      if (only) {
        const units = fitting.map(({ unit }) => unit);
        return wrong({ code: 'several-people', found: words, units });
      }
      const [other] = people;
      if (other) return wrong({ code: 'wrong-role', person: other.id, is: other.role, may });
      const likest = nearest(
        words,
        active.map(({ name }) => name),
      );
      return wrong({ code: 'unknown', what: 'person', found: words, nearest: likest, choices: [] });
    },
  };
}
