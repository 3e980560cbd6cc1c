import type { Person } from '../api/types.ts';

export interface UnitGroup {
  unit: string;
  people: Person[];
}

/** People whose name, unit or role holds every word of the query. */
export function searchPeople(people: readonly Person[], query: string): Person[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    const text = `${person.name} ${person.unit} ${person.role}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Units in the order in which the directory first names them. */
export function groupByUnit(people: readonly Person[]): UnitGroup[] {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const group = groups.get(person.unit);
    if (group) group.push(person);
    else groups.set(person.unit, [person]);
  }
  return [...groups].map(([unit, members]) => ({ unit, people: members }));
}

/** What fits a round avatar: the last two characters of a Chinese name. */
export function initials(name: string): string {
  return /[a-z]/i.test(name) ? name.slice(0, 1) : name.slice(-2);
}

const tones = 8;

/** A steady tone (0 to 7) for a name, so that a person keeps a colour. */
export function toneOf(name: string): number {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
  return sum % tones;
}
