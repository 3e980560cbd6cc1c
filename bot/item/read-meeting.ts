import type { LineFault } from '../../cards/item/meeting.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { MeetingItem } from '../../domain/item/types.ts';
import type { ProjectId, World } from '../../domain/project/types.ts';
import { findNode } from '../commands/find-node.ts';
import { NUMBERING } from '../rectification/list-words.ts';
import { readFact } from '../rectification/read-problems.ts';
import { findDay, isDayCell } from './day-words.ts';
import { findNamed, type Named } from './find-named.ts';
import {
  BRACKETS,
  DAY_LABEL,
  DAY_LIKE,
  DOER_LABEL,
  isHead,
  isPersonLike,
  PROJECT_LABEL,
  SEPARATORS,
  UNIT_LIKE,
  withoutLabel,
} from './meeting-words.ts';
import { readSentence } from './sentence-words.ts';

/** One line of a meeting's list: what was read, or what nobody can read in it. */
export interface MeetingLine {
  /** As it was written. */
  readonly text: string;
  /** Null where none is named. */
  readonly project: ProjectId | null;
  readonly read: MeetingItem | LineFault;
}

type Place = ProjectId | LineFault | null;

interface Around {
  readonly world: World;
  readonly projects: readonly Named[];
  /** The project of the group, which no line need name; null: the own chat. */
  readonly here: ProjectId | null;
  readonly now: Instant;
}

/**
 * Reads a meeting's list, an item a line: 事项、决定、单位、期限, parted by tabs, bars or semicolons, in
 * any order and with parts left out. A line of its own names the project of those below it, or the
 * first cell of a line that of the line.
 */
export function readMeeting(text: string, around: Around): MeetingLine[] {
  let place: Place = around.here;
  const lines: MeetingLine[] = [];
  for (const raw of text.split(/\r?\n/u)) {
    const line = raw.trim().replace(NUMBERING, '').trim();
    const cells = cellsOf(line);
    if (cells.length === 0 || isHead(cells)) continue;
    const heading = headingOf(cells, around);
    if (heading !== undefined) place = heading;
    else lines.push(readLine(line, cells, place, around));
  }
  return lines;
}

function cellsOf(line: string): string[] {
  const cells = line
    .split(SEPARATORS)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');
  return /^\d{1,3}$/u.test(cells[0] ?? '') ? cells.slice(1) : cells;
}

/** The project that a line names and nothing else; undefined: it is no heading. */
function headingOf(cells: readonly string[], around: Around): Place | undefined {
  const [only] = cells;
  if (only === undefined || cells.length > 1) return undefined;
  const isLabelled = PROJECT_LABEL.test(only);
  const name = only.replace(PROJECT_LABEL, '').replace(BRACKETS, '');
  const found = findNamed(around.projects, name);
  if (found.length === 0) {
    return isLabelled ? { code: 'project-unknown', words: name } : undefined;
  }
  return placeOf(found, name, around);
}

function placeOf(found: readonly Named[], words: string, { here }: Around): Place {
  const [only] = found;
  if (!only || found.length > 1) {
    return { code: 'project-ambiguous', words, count: found.length };
  }
  return here !== null && only.id !== here ? { code: 'project-other', words } : only.id;
}

function readLine(
  text: string,
  cells: readonly string[],
  above: Place,
  around: Around,
): MeetingLine {
  const [first = '', ...others] = cells;
  const name = first.replace(PROJECT_LABEL, '').replace(BRACKETS, '');
  const named = others.length > 0 ? findNamed(around.projects, name) : [];
  const isLabelled = PROJECT_LABEL.test(first);
  const place =
    named.length > 0
      ? placeOf(named, name, around)
      : isLabelled
        ? ({ code: 'project-unknown', words: name } as const)
        : above;
  const rest = named.length > 0 || isLabelled ? others : cells;
  if (typeof place !== 'string') {
    return { text, project: null, read: place ?? { code: 'project-missing' } };
  }
  return { text, project: place, read: readCells(rest, around) };
}

type Facts = Pick<MeetingItem, 'unit' | 'owner' | 'dueOn'>;

function readCells(cells: readonly string[], around: Around): MeetingItem | LineFault {
  const texts: string[] = [];
  let facts: Facts = {};
  for (const [index, cell] of cells.entries()) {
    const read = factOf(cell, index, around);
    if (read === undefined) texts.push(withoutLabel(cell));
    else if ('code' in read) return read;
    else facts = { ...facts, ...read };
  }
  const [topic = '', ...decided] = texts;
  const said = decided.length > 0 ? decided.join('；') : topic;
  const sentence = readSentence(said, around.world, around.now);
  if ('code' in sentence) {
    const isKnown = sentence.code === 'person-ambiguous' ? facts.owner : facts.dueOn;
    return isKnown ? withTopic(decided.length > 0 ? topic : '', said, facts, around) : sentence;
  }
  const last = decided.at(-1) ?? '';
  const isNobody = !facts.unit && !facts.owner && !sentence.unit && !sentence.owner;
  if (isNobody && isPersonLike(last)) return { code: 'person-unknown', words: last };
  const isDoerSaid = facts.unit !== undefined || facts.owner !== undefined;
  const { words, dueOn, ...doer } = sentence;
  const item = { ...(dueOn ? { dueOn } : {}), ...(isDoerSaid ? {} : doer), ...facts };
  // Where the cells say who and when, the sentence stays as it was written.
  const isPlain = isDoerSaid && (facts.dueOn !== undefined || dueOn === undefined);
  return withTopic(decided.length > 0 ? topic : '', isPlain ? said : words, item, around);
}

function withTopic(topic: string, words: string, facts: Facts, { world }: Around): MeetingItem {
  const node = findNode(world, `${topic} ${words}`)?.code;
  return {
    words,
    ...facts,
    ...(topic && topic !== words ? { topic } : {}),
    ...(node ? { node } : {}),
  };
}

/** A unit, a person or a day; a fault where the cell is meant to be one; undefined: it is words. */
function factOf(
  cell: string,
  index: number,
  { world, now }: Around,
): Facts | LineFault | undefined {
  const doer = DOER_LABEL.exec(cell)?.[1];
  const day = DAY_LABEL.exec(cell)?.[1];
  const read = readFact(cell, world, now);
  if (read && 'code' in read) {
    return read.code === 'person-ambiguous' ? read : { code: 'not-understood', words: cell };
  }
  if (read?.dueOn) return { dueOn: read.dueOn };
  if (read?.ownerUnit) return { unit: read.ownerUnit };
  if (read?.owner) return { owner: read.owner };
  if (isDayCell(day ?? cell)) {
    const dueOn = findDay(day ?? cell, now);
    return typeof dueOn === 'string' ? { dueOn } : dueOn;
  }
  if (doer !== undefined) return unknownDoer(doer);
  if (day !== undefined || (index > 0 && DAY_LIKE.test(cell))) {
    return { code: 'not-understood', words: day ?? cell };
  }
  if (index > 0 && UNIT_LIKE.test(cell)) return { code: 'unit-unknown', words: cell };
  return undefined;
}

const unknownDoer = (words: string): LineFault =>
  UNIT_LIKE.test(words) ? { code: 'unit-unknown', words } : { code: 'person-unknown', words };
