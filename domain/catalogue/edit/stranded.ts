import { ENTERPRISE } from '../../project/people.ts';
import type { Catalogue } from '../types.ts';
import type { EditFault } from './types.ts';

/** Units that a version no longer has although people or projects on record belong to them. */
export function strandedUnits(
  next: Catalogue,
  people: readonly { readonly unit: string; readonly active: boolean }[],
  projects: readonly { readonly location: string }[],
): EditFault[] {
  const known = new Set([...next.units.keys(), ENTERPRISE]);
  const staff = people.filter(({ active }) => active).map(({ unit }) => unit);
  const places = projects.map(({ location }) => location);
  const gone = new Set([...staff, ...places].filter((unit) => !known.has(unit)));
  const count = (units: readonly string[], unit: string) =>
    units.filter((each) => each === unit).length;
  return [...gone].map((unit) => ({
    kind: 'stranded',
    unit,
    people: count(staff, unit),
    projects: count(places, unit),
  }));
}
