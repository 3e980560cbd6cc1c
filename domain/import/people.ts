import { findUnit } from '../catalogue/find-unit.ts';
import type { Catalogue, UnitCode } from '../catalogue/types.ts';
import type { Person } from '../people/types.ts';
import { readText } from './cells.ts';
import { EXAMPLE_MARK, peopleWords } from './column-words.ts';
import { plain } from './likeness.ts';
import { readRole, readUnit } from './look-ups.ts';
import { type RowReader, readRow } from './row.ts';
import { type Column, readTable, textOf } from './table.ts';
import type { Fault, PeoplePlan, PersonDraft, Rows, SeenPerson } from './types.ts';

/** What a sheet of people is checked against. */
export interface PeopleAround {
  readonly catalogue: Catalogue;
  /** Everybody on record. */
  readonly people: readonly Person[];
  /** Everybody whom the app sees in Feishu's directory. */
  readonly seen: readonly SeenPerson[];
}

export const MOST_PEOPLE = 5_000;
const NAME_SIGNS = 20;
const TITLE_SIGNS = 60;
const NUMBER_SIGNS = 40;

const required: ReadonlySet<string> = new Set(['name', 'unit', 'role']);

export const peopleColumns: readonly Column[] = Object.entries(peopleWords).map(([key, words]) => ({
  key,
  words,
  isRequired: required.has(key),
}));

/**
 * Checks a sheet of people, row by row; nothing throws. People are found in Feishu by employee
 * number, else by a name that is there once; whoever is on record already is changed to what the
 * sheet says. A mobile number is never read. Source: design, section 3 "Access" (`union_id`).
 */
export function checkPeople(around: PeopleAround, rows: Rows): PeoplePlan {
  const table = readTable(rows, peopleColumns);
  const faults: Fault[] = [...table.faults];
  const filled = table.rows.filter(
    ({ cells }) => !textOf(cells.get('name')).startsWith(EXAMPLE_MARK),
  );
  const plan = { kind: 'people', ignored: table.ignored } as const;
  if (filled.length > MOST_PEOPLE) {
    const problem = { code: 'too-many-rows', most: MOST_PEOPLE, found: filled.length } as const;
    const faults = [{ row: null, column: null, problem }];
    return { ...plan, faults, added: [], changed: [], same: [] };
  }
  if (filled.length === 0 && faults.length === 0) {
    faults.push({ row: null, column: null, problem: { code: 'no-rows' } });
  }
  const find = createFinder(around.seen);
  const seenAt = new Map<string, number>();
  const drafts = filled.flatMap((each): PersonDraft[] => {
    const row = readRow(table, peopleColumns, each, faults);
    const draft = readPerson(around.catalogue, find, row);
    if (!draft) return [];
    const twin = seenAt.get(draft.person.id);
    if (twin !== undefined) row.report('name', { code: 'duplicate-in-sheet', row: twin });
    else seenAt.set(draft.person.id, each.row);
    return row.isSound() ? [draft] : [];
  });
  const sorted = sortOut(around.people, drafts);
  if (faults.length === 0 && !hasOperator(around.people, drafts)) {
    faults.push({ row: null, column: null, problem: { code: 'no-operator' } });
  }
  return { ...plan, faults, ...sorted };
}

type Finder = (row: RowReader, name: string, number: string) => SeenPerson | undefined;

function createFinder(seen: readonly SeenPerson[]): Finder {
  const byNumber = new Map(
    seen.flatMap((one) => (one.employeeNumber ? [[plain(one.employeeNumber), one] as const] : [])),
  );
  const byName = new Map<string, SeenPerson[]>();
  for (const one of seen) {
    byName.set(plain(one.name), [...(byName.get(plain(one.name)) ?? []), one]);
  }
  return (row, name, number) => {
    if (number !== '') {
      const one = byNumber.get(plain(number));
      if (!one) row.report('number', { code: 'not-in-feishu', found: number });
      else if (plain(one.name) !== plain(name)) {
        row.report('name', { code: 'other-name-in-feishu', found: name, name: one.name });
      }
      return one;
    }
    const same = byName.get(plain(name)) ?? [];
    const [one] = same;
    if (!one) row.report('name', { code: 'not-in-feishu', found: name });
    else if (same.length > 1) {
      row.report('name', { code: 'several-in-feishu', found: name, count: same.length });
    }
    return one;
  };
}

/** The row as a person; undefined where it does not say who that is. */
function readPerson(catalogue: Catalogue, find: Finder, row: RowReader): PersonDraft | undefined {
  const name = row.need('name', (cell) => readText(cell, NAME_SIGNS));
  const role = row.need('role', (cell) => readRole(textOf(cell)));
  const unit =
    role === 'enterpriseContact'
      ? contactUnit(catalogue, textOf(row.cell('unit')))
      : row.need('unit', (cell) => readUnit(catalogue, textOf(cell)));
  const title = row.may('title', (cell) => readText(cell, TITLE_SIGNS), '');
  const number = row.may('number', (cell) => readText(cell, NUMBER_SIGNS), '');
  if (name === undefined || number === undefined) return undefined;
  const seen = find(row, name, number);
  if (!seen || role === undefined || unit === undefined || title === undefined) return undefined;
  const person = { id: seen.unionId, name: seen.name, unit, role, title, active: true };
  return { row: row.row, person, openId: seen.openId };
}

/** A contact's unit is the enterprise, by whatever name it stands there; of a public project a unit. */
const contactUnit = (catalogue: Catalogue, words: string): UnitCode =>
  findUnit(catalogue, words) ?? 'ENT';

function sortOut(
  people: readonly Person[],
  drafts: readonly PersonDraft[],
): Pick<PeoplePlan, 'added' | 'changed' | 'same'> {
  const stored = new Map(people.map((person) => [person.id, person]));
  const added = drafts.filter(({ person }) => !stored.has(person.id));
  const known = drafts.flatMap((draft) => {
    const before = stored.get(draft.person.id);
    return before ? [{ draft, before }] : [];
  });
  return {
    added,
    changed: known.filter(({ draft, before }) => !isSame(draft.person, before)),
    same: known
      .filter(({ draft, before }) => isSame(draft.person, before))
      .map(({ draft }) => draft),
  };
}

const isSame = (a: Person, b: Person): boolean =>
  a.name === b.name &&
  a.unit === b.unit &&
  a.role === b.role &&
  a.title === b.title &&
  a.active === b.active;

/** Without one nobody could open or mend anything any more. */
function hasOperator(people: readonly Person[], drafts: readonly PersonDraft[]): boolean {
  const after = new Map(
    [...people, ...drafts.map(({ person }) => person)].map((one) => [one.id, one]),
  );
  return [...after.values()].some(({ role, active }) => role === 'operator' && active);
}
