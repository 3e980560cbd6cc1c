import { DUE_TIME, dueAt } from '../calendar/due.ts';
import { addDays, dayOf, daysBetween, type Instant, instantAt } from '../calendar/time.ts';
import type { NodeCode, Rectification, UnitCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { FARTHEST_DAYS } from '../project/act.ts';
import { definitionOf } from '../project/node-view.ts';
import { ENTERPRISE, responsibleOfUnit, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { FaultyLine, ProblemFault } from './faults.ts';
import { openProblems, recheckersFor } from './problem.ts';
import type { EnteredProblem, NewProblem, ProblemWords } from './types.ts';

// Fills in what was left out of problems, and finds what is wrong with them.

/** A problem is a sentence, not a report. */
export const MOST_SIGNS = 200;

/** A problem ready to be entered; its id comes with the entry. */
export type CompleteProblem = Omit<EnteredProblem, 'id' | 'source'> & ProblemWords;

export interface Completed {
  readonly problems: readonly CompleteProblem[];
  readonly faults: readonly FaultyLine[];
}

/** Something read, or why it cannot be. */
export type OrFault<Part> = Part | ProblemFault;

/** What the catalogue says where a node names no days of its own. Source: lifecycle, section 2. */
const usual: Pick<Rectification, 'defaultDays' | 'targetDays' | 'kind'> = {
  defaultDays: 30,
  targetDays: 7,
  kind: 'calendar',
};

/** Days allowed for the problems of a node, and how soon they should be closed. */
export const daysFor = (world: World, node: NodeCode) =>
  definitionOf(world, node).rectification ?? usual;

/**
 * Whose work it is to fix what an inspection finds: the node's unit where the clock is joint; else
 * the enterprise's, whose building it is and whose time it costs. Source: lifecycle, section 6
 * (企业整改: not authority time).
 */
export function usualOwnerUnit(
  world: World,
  project: Pick<Project, 'location'>,
  node: NodeCode,
): UnitCode {
  return definitionOf(world, node).clockOwner === 'joint'
    ? unitOfNode(world, project, node)
    : ENTERPRISE;
}

/** Every problem of a list filled in, with what is wrong line by line; faulty ones are left out. */
export function completeProblems(
  world: World,
  project: Project,
  entry: {
    readonly node: NodeCode;
    readonly by: PersonId;
    readonly problems: readonly NewProblem[];
  },
  now: Instant,
): Completed {
  const { node, by } = entry;
  const lines = entry.problems.map((problem, index) => {
    const done = complete(world, project, { node, by, problem }, now);
    return isFault(done) ? done : (sameAs(project, entry, index) ?? done);
  });
  return {
    problems: lines.flatMap((line) => (isFault(line) ? [] : line)),
    faults: lines.flatMap((line, index) => (isFault(line) ? { line: index + 1, fault: line } : [])),
  };
}

const isFault = (line: object): line is ProblemFault => 'code' in line;

function complete(
  world: World,
  project: Project,
  { node, by, problem }: { node: NodeCode; by: PersonId; problem: NewProblem },
  now: Instant,
): OrFault<CompleteProblem> {
  const said = wordsOf(problem);
  if (isFault(said)) return said;
  const owner = ownerFor(world, project, node, problem);
  if (isFault(owner)) return owner;
  const recheck = recheckFor(world, project, node, by, owner.owner, problem.recheckBy);
  if (isFault(recheck)) return recheck;
  const due = dueFor(world, node, problem, now);
  return isFault(due) ? due : { ...said, ...owner, ...recheck, ...due };
}

const signsOf = (text: string): number => [...text].length;

function wordsOf({ words, part = '', clause = '' }: NewProblem): OrFault<ProblemWords> {
  const said = { words: words.trim(), part: part.trim(), clause: clause.trim() };
  if (said.words === '') return { code: 'words-missing' };
  const signs = signsOf(said.words) + signsOf(said.part) + signsOf(said.clause);
  return signs > MOST_SIGNS ? { code: 'words-too-long', signs, most: MOST_SIGNS } : said;
}

/** Who is to fix a problem: whom it names, else whoever answers for its unit, else the usual one. */
export function ownerFor(
  world: World,
  project: Project,
  node: NodeCode,
  problem: NewProblem,
): OrFault<Pick<CompleteProblem, 'owner' | 'ownerUnit'>> {
  const { owner: named, ownerUnit: unit } = problem;
  if (unit !== undefined && unit !== ENTERPRISE && !world.catalogue.units.has(unit)) {
    return { code: 'unit-unknown', words: unit };
  }
  if (named !== undefined) {
    const person = activePerson(world, named);
    if (!person) return { code: 'person-unknown', words: named };
    return { owner: named, ownerUnit: unit ?? person.unit };
  }
  const ownerUnit = unit ?? usualOwnerUnit(world, project, node);
  const { person } = responsibleOfUnit(world, project, ownerUnit);
  return person ? { owner: person, ownerUnit } : { code: 'nobody-answers' };
}

function recheckFor(
  world: World,
  project: Project,
  node: NodeCode,
  by: PersonId,
  owner: PersonId,
  named: PersonId | undefined,
): OrFault<Pick<CompleteProblem, 'recheckBy'>> {
  if (named === owner) return { code: 'rechecks-own-work', person: owner };
  if (named !== undefined && !activePerson(world, named)) {
    return { code: 'person-unknown', words: named };
  }
  const recheckBy = named ?? recheckersFor(world, project, node, by, [owner])[0];
  return recheckBy === undefined ? { code: 'nobody-rechecks' } : { recheckBy };
}

const activePerson = ({ directory }: World, id: PersonId) => {
  const person = directory.person(id);
  return person?.active ? person : undefined;
};

/** By default the catalogue's days, counted like any limit; a named day ends with its office hours. */
export function dueFor(
  world: World,
  node: NodeCode,
  { dueOn }: NewProblem,
  now: Instant,
): OrFault<Pick<CompleteProblem, 'dueAt' | 'limitDays'>> {
  const today = dayOf(now);
  if (dueOn === undefined) {
    const { defaultDays: days, kind } = daysFor(world, node);
    return { dueAt: dueAt(world.calendar, today, { days, kind }), limitDays: days };
  }
  const latestDay = addDays(today, FARTHEST_DAYS);
  const at = instantAt(dueOn, DUE_TIME);
  if (at <= now) return { code: 'date-not-ahead', day: dueOn };
  if (dueOn > latestDay) return { code: 'date-too-far', latestDay };
  return { dueAt: at, limitDays: daysBetween(today, dueOn) };
}

const plain = (text = ''): string => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
const keyOf = ({ words, part }: NewProblem): string => `${plain(part)}|${plain(words)}`;

/** The same words for the same place stand in the list already, or further up among the new ones. */
function sameAs(
  project: Project,
  { node, problems }: { readonly node: NodeCode; readonly problems: readonly NewProblem[] },
  index: number,
): ProblemFault | undefined {
  const problem = problems[index];
  if (!problem) return undefined;
  const key = keyOf(problem);
  const listed = openProblems(project, node).find((item) => keyOf(item) === key);
  if (listed) return { code: 'listed-already', matter: listed.id };
  const before = problems.slice(0, index).findIndex((other) => keyOf(other) === key);
  return before === -1 ? undefined : { code: 'said-twice', line: before + 1 };
}
