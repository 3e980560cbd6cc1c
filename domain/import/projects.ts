import type { Day } from '../calendar/time.ts';
import { contradictionsIn } from '../catalogue/contradictions.ts';
import type {
  AttributeDefinition,
  AttributeValue,
  Catalogue,
  ProjectAttributes,
} from '../catalogue/types.ts';
import { similarTo } from '../opening/similar.ts';
import type { KnownProject } from '../opening/types.ts';
import type { Person, PersonId, Role } from '../people/types.ts';
import type { HelpTeam } from '../project/types.ts';
import {
  found,
  listIn,
  type Read,
  readNumber,
  readText,
  readWan,
  readYesNo,
  wrong,
} from './cells.ts';
import {
  answerWord,
  attributeHead,
  choiceWords,
  EXAMPLE_MARK,
  projectWords,
} from './column-words.ts';
import { nameKey, nearest, plain } from './likeness.ts';
import { createPeople, type People, readUnit } from './look-ups.ts';
import { readHistory } from './nodes.ts';
import { type RowReader, readRow } from './row.ts';
import { type Column, readTable, textOf } from './table.ts';
import type { Cell, Fault, ProjectDraft, ProjectsPlan, Rows } from './types.ts';

/** What a sheet of projects is checked against. */
export interface ProjectsAround {
  readonly catalogue: Catalogue;
  readonly people: readonly Person[];
  /** The projects on record. */
  readonly projects: readonly KnownProject[];
  readonly today: Day;
}

/** More is no district's list of projects. */
export const MOST_PROJECTS = 2_000;
/** Nothing that runs today began before. */
const EARLIEST: Day = '2000-01-01';
const NAME_SIGNS = 100;

const required: ReadonlySet<string> = new Set([
  'name',
  'owner',
  'location',
  'investment',
  'lead',
  'agent',
]);

/** The columns of a sheet of projects: its own, and one for each attribute of the catalogue. */
export const projectColumns = (catalogue: Catalogue): Column[] => [
  ...Object.entries(projectWords).map(([key, words]) => ({
    key,
    words,
    isRequired: required.has(key),
  })),
  ...catalogue.attributes.map((attribute) => ({
    key: attribute.key,
    words: [attributeHead(attribute), attribute.key],
    isRequired: false,
  })),
];

/**
 * Checks a sheet of projects, row by row; nothing throws. A project that is on record by its name is
 * no fault: it is left as it is. Source: design, section 3 "Access" (import), issue "Onboarding".
 */
export function checkProjects(around: ProjectsAround, rows: Rows): ProjectsPlan {
  const { catalogue } = around;
  const columns = projectColumns(catalogue);
  const table = readTable(rows, columns);
  const faults: Fault[] = [...table.faults];
  const filled = table.rows.filter(({ cells }) => !isExample(cells.get('name')));
  const empty = {
    kind: 'projects',
    ignored: table.ignored,
    drafts: [],
    known: [],
    similar: [],
    defaulted: [],
  };
  if (filled.length > MOST_PROJECTS) {
    const problem = { code: 'too-many-rows', most: MOST_PROJECTS, found: filled.length } as const;
    return { ...empty, kind: 'projects', faults: [{ row: null, column: null, problem }] };
  }
  if (filled.length === 0 && faults.length === 0) {
    faults.push({ row: null, column: null, problem: { code: 'no-rows' } });
  }
  const people = createPeople(catalogue, around.people);
  const stored = new Set(around.projects.map(({ name }) => nameKey(name)));
  const seen = new Map<string, number>();
  const known: { row: number; name: string }[] = [];
  const drafts = filled.flatMap((each): ProjectDraft[] => {
    const row = readRow(table, columns, each, faults);
    const name = row.need('name', (cell) => readText(cell, NAME_SIGNS));
    const key = name === undefined ? '' : nameKey(name);
    const twin = seen.get(key);
    if (twin !== undefined && key !== '') {
      row.report('name', { code: 'duplicate-in-sheet', row: twin });
    }
    if (!seen.has(key)) seen.set(key, each.row);
    if (name !== undefined && stored.has(key)) {
      known.push({ row: each.row, name });
      return [];
    }
    const draft = readDraft(around, people, row, name);
    return draft && row.isSound() ? [draft] : [];
  });
  return {
    kind: 'projects',
    faults,
    ignored: table.ignored,
    drafts,
    known,
    similar: drafts.flatMap(({ row, name, owner }) => {
      const [like] = similarTo({ name, owner }, around.projects).filter(({ by }) => by === 'name');
      return like ? [{ row, like: like.project.name }] : [];
    }),
    defaulted: defaultedIn(catalogue, filled),
  };
}

const isExample = (cell: Cell | undefined): boolean => textOf(cell).startsWith(EXAMPLE_MARK);

/** The row as a project; undefined where something without which there is none is missing. */
function readDraft(
  { catalogue, today }: ProjectsAround,
  people: People,
  row: RowReader,
  name: string | undefined,
): ProjectDraft | undefined {
  const owner = row.need('owner', (cell) => readText(cell, NAME_SIGNS));
  const location = row.need('location', (cell) => readPlace(catalogue, cell));
  const investmentWan = row.need('investment', (cell) => readWan(cell, row.head('investment')));
  const keyProject = row.may('keyProject', readYesNo, false);
  const attributes = Object.fromEntries(
    catalogue.attributes.map((attribute) => [
      attribute.key,
      row.may(attribute.key, (cell) => readAttribute(attribute, cell), attribute.default) ??
        attribute.default,
    ]),
  );
  reportContradictions(catalogue, attributes, row);
  const team = readTeam(people, row);
  const history = readHistory(catalogue, attributes, row, { from: EARLIEST, to: today });
  if (
    name === undefined ||
    owner === undefined ||
    location === undefined ||
    investmentWan === undefined ||
    keyProject === undefined ||
    team === undefined
  )
    return undefined;
  return {
    row: row.row,
    name,
    owner,
    location,
    investmentWan,
    keyProject,
    attributes,
    team,
    history,
  };
}

function reportContradictions(
  { attributes: definitions }: Catalogue,
  attributes: ProjectAttributes,
  row: RowReader,
): void {
  const wordOf = (key: string) => {
    const definition = definitions.find((each) => each.key === key);
    const value = attributes[key];
    return definition && value !== undefined ? answerWord(definition, value) : '';
  };
  for (const { attribute, against } of contradictionsIn(attributes)) {
    const said = { found: wordOf(attribute), other: row.head(against), says: wordOf(against) };
    row.report(attribute, { code: 'contradicts', ...said });
  }
}

/** Kinds of units in which a project can lie. Source: lifecycle, `@SITE` is a park or a town. */
export const placeKinds: ReadonlySet<string> = new Set(['park', 'subdistrict', 'town', 'township']);

function readPlace(catalogue: Catalogue, cell: Cell): Read<string> {
  const unit = readUnit(catalogue, textOf(cell));
  if (!unit.ok) return unit;
  const kind = catalogue.units.get(unit.value)?.kind ?? '';
  return placeKinds.has(kind) ? unit : wrong({ code: 'not-a-place', unit: unit.value });
}

function readAttribute(definition: AttributeDefinition, cell: Cell): Read<AttributeValue> {
  if (definition.type === 'boolean') return readYesNo(cell);
  if (definition.type === 'number') return readNumber(cell);
  const text = textOf(cell);
  const choices = choiceWords(definition);
  const at = [choices, definition.values]
    .map((words) => words.findIndex((word) => plain(word) === plain(text)))
    .find((place) => place >= 0);
  const value = at === undefined ? undefined : definition.values[at];
  if (value !== undefined) return found(value);
  return wrong({
    code: 'unknown',
    what: 'choice',
    found: text,
    nearest: nearest(text, choices),
    choices,
  });
}

/** Who may stand where in a 1+1+N team. Source: design, section 1. */
export const mayBe = {
  lead: ['portfolioLeader', 'principalLeader'],
  agent: ['agent'],
  helpers: ['helper', 'unitHead'],
  unitHeads: ['unitHead'],
  enterpriseContact: ['enterpriseContact'],
} as const satisfies Readonly<Record<keyof HelpTeam, readonly Role[]>>;

function readTeam(people: People, row: RowReader): HelpTeam | undefined {
  const one = (cell: Cell, may: readonly Role[]) => people.find(textOf(cell), may);
  const many = (key: 'helpers' | 'unitHeads'): PersonId[] =>
    listIn(row.cell(key)).flatMap((words) => {
      const read = people.find(words, mayBe[key]);
      if (read.ok) return read.value;
      row.report(key, read.problem);
      return [];
    });
  const lead = row.need('lead', (cell) => one(cell, mayBe.lead));
  const agent = row.need('agent', (cell) => one(cell, mayBe.agent));
  const contact = row.may<PersonId | null>(
    'enterpriseContact',
    (cell) => one(cell, mayBe.enterpriseContact),
    null,
  );
  const helpers = [...new Set(many('helpers'))];
  const unitHeads = [...new Set(many('unitHeads'))];
  if (lead === undefined || agent === undefined || contact === undefined) return undefined;
  return { lead, agent, helpers, unitHeads, enterpriseContact: contact };
}

function defaultedIn(
  catalogue: Catalogue,
  rows: readonly { readonly cells: ReadonlyMap<string, Cell> }[],
): ProjectsPlan['defaulted'] {
  return catalogue.attributes.flatMap((attribute) => {
    const count = rows.filter(({ cells }) => textOf(cells.get(attribute.key)) === '').length;
    return count > 0 ? [{ column: attributeHead(attribute), count }] : [];
  });
}
