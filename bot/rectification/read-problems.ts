import { addDays, dayOf, type Instant, isDay } from '../../domain/calendar/time.ts';
import { findUnit } from '../../domain/catalogue/find-unit.ts';
import { ENTERPRISE } from '../../domain/project/people.ts';
import type { World } from '../../domain/project/types.ts';
import type { ProblemFault } from '../../domain/rectification/faults.ts';
import type { NewProblem } from '../../domain/rectification/types.ts';
import { readDay, readWhen } from '../commands/when.ts';
import {
  CLAUSE,
  DATE_LABELS,
  DAY_SIGNS,
  ENTERPRISE_WORDS,
  HEADS,
  LABELS,
  LAST_FACT,
  NUMBERING,
  RECHECK,
  REST_OF_DAY,
  SEPARATOR,
  STANDARD,
  WITHIN_DAYS,
} from './list-words.ts';

/** One line of a pasted list: what was read, or what nobody can read in it. */
export interface ReadLine {
  /** As it was written. */
  readonly text: string;
  readonly read: NewProblem | ProblemFault;
}

type Facts = Omit<NewProblem, 'words' | 'part'>;

const PART_SIGNS = 20;

/**
 * Reads a pasted list, a problem a line: `2号楼三层：防火门不能自闭｜住建局｜4月20日`. What follows
 * the first bar comes in any order: a unit, a person, a day, `条款 …`, `复核 …`; written without bars
 * it is recognised at the end of the line, behind blanks or commas. Empty lines and the head of a table are passed over.
 */
export function readProblems(text: string, world: World, now: Instant): ReadLine[] {
  const lines = text
    .split(/\r?\n/u)
    .map((line) => line.trim().replace(NUMBERING, '').trim())
    .filter((line) => line !== '');
  return lines.filter((line) => !isHead(line)).map((line) => readLine(line, world, now));
}

const isHead = (line: string): boolean => {
  const cells = line.split(/[｜|\t\s]+/u).filter((cell) => cell !== '');
  return cells.length > 1 && cells.every((cell) => HEADS.test(cell));
};

function readLine(text: string, world: World, now: Instant): ReadLine {
  const cells = text.split(SEPARATOR).map((cell) => cell.trim());
  const [head = '', ...rest] = /^\d{1,3}$/u.test(cells[0] ?? '') ? cells.slice(1) : cells;
  const facts: Facts[] = [];
  for (const cell of rest.filter((each) => each !== '')) {
    const read = readFact(cell, world, now);
    if (read === undefined) return { text, read: { code: 'not-understood', words: cell } };
    if ('code' in read) return { text, read };
    facts.push(read);
  }
  const tail = rest.length > 0 ? { words: head, found: [] } : trailing(head, world, now);
  if ('code' in tail) return { text, read: tail };
  const read = mergePeople(world, [...tail.found, ...facts]);
  return { text, read: 'code' in read ? read : { ...splitPart(tail.words), ...read } };
}

/**
 * What stands at the end of a line without bars, behind blanks or commas, and is no doubt a unit, a
 * person or a day. A day that there is not, or a name that two people have, is a fault, not words.
 */
function trailing(
  text: string,
  world: World,
  now: Instant,
): { words: string; found: Facts[] } | ProblemFault {
  const found: Facts[] = [];
  let words = text.trim();
  for (;;) {
    const [, before = '', token = ''] = LAST_FACT.exec(words) ?? [];
    if (before === '') break;
    const read = readFact(token, world, now);
    if (read === undefined && isNoDay(token, now)) return { code: 'not-understood', words: token };
    if (read !== undefined && 'code' in read && read.code === 'person-ambiguous') return read;
    // A bare `3-5` or `1.5` at the end of a sentence is a measure, not a day.
    const isDoubtful = read !== undefined && 'dueOn' in read && !DAY_SIGNS.test(token);
    if (read === undefined || 'code' in read || isDoubtful) break;
    found.unshift(read);
    words = before;
  }
  return { words, found };
}

/** `4月31日`: written as a day, and in no calendar. */
function isNoDay(token: string, now: Instant): boolean {
  const words = token.normalize('NFKC').replace(DATE_LABELS, '');
  const read = readDay(words, now);
  const isWhole = read !== undefined && REST_OF_DAY.test(words.slice(read.length));
  return isWhole && DAY_SIGNS.test(words) && !isDay(read.day);
}

/** A unit, a person, a day, a clause or who checks it again, where a cell is nothing else. */
export function readFact(
  cell: string,
  world: World,
  now: Instant,
): Facts | ProblemFault | undefined {
  const checker = RECHECK.exec(cell)?.[1];
  if (checker !== undefined) {
    const person = findPerson(world, checker);
    if (typeof person !== 'string') return person ?? { code: 'person-unknown', words: checker };
    return { recheckBy: person };
  }
  const clause = CLAUSE.exec(cell)?.[1] ?? (STANDARD.test(cell) ? cell : undefined);
  if (clause !== undefined) return { clause };
  const dueOn = readDue(cell, now);
  if (dueOn !== undefined) return { dueOn };
  const named = cell.replace(LABELS, '');
  if (ENTERPRISE_WORDS.test(named)) return { ownerUnit: ENTERPRISE };
  const ownerUnit = findUnit(world.catalogue, named);
  if (ownerUnit !== undefined) return { ownerUnit };
  const owner = findPerson(world, named);
  return typeof owner === 'string' ? { owner } : owner;
}

/** `4月20日`, `2026-04-20前`, `明天`, `7天内`; a time of day is not looked at. */
function readDue(cell: string, now: Instant): string | undefined {
  const words = cell.normalize('NFKC').replace(DATE_LABELS, '');
  const days = WITHIN_DAYS.exec(words)?.[1];
  if (days !== undefined) return addDays(dayOf(now), Number(days));
  const at = readWhen(words, now);
  return at === undefined ? undefined : dayOf(at);
}

/** Somebody who is called so, alone or behind their unit: 管仲书, 住建局 管仲书, 住建局管仲书. */
function findPerson(world: World, words: string): string | ProblemFault | undefined {
  const plain = words.replace(/\s/gu, '');
  const called = world.directory.everybody().filter(({ name }) => name === plain);
  const [only] = called;
  if (only && called.length === 1) return only.id;
  if (called.length > 1) return { code: 'person-ambiguous', words: plain, count: called.length };
  const ofUnit = world.directory
    .everybody()
    .filter(({ name }) => plain.endsWith(name))
    .filter(({ name, unit }) => findUnit(world.catalogue, plain.slice(0, -name.length)) === unit);
  return ofUnit.length === 1 ? ofUnit[0]?.id : undefined;
}

/** One line's facts together; what is said twice and differs is read by nobody. */
function mergePeople(world: World, facts: readonly Facts[]): Facts | ProblemFault {
  const merged: Facts = {};
  for (const fact of facts) {
    for (const [key, value] of Object.entries(fact)) {
      const before = merged[key as keyof Facts];
      if (before !== undefined && before !== value) {
        return { code: 'not-understood', words: wordsOf(world, value) };
      }
      Object.assign(merged, { [key]: value });
    }
  }
  return merged;
}

const wordsOf = ({ catalogue, directory }: World, value: string): string =>
  catalogue.units.get(value)?.shortName ?? directory.person(value)?.name ?? value;

/** `部位：问题（条款）`; a colon further in, or in a time, belongs to the words. */
function splitPart(text: string): Pick<NewProblem, 'words' | 'part' | 'clause'> {
  const basis = /[（(]((?:GB|JGJ|CJJ|XF|GA|DB|《)[^（()）]*)[)）]$/iu.exec(text);
  const main = basis ? text.slice(0, basis.index).trim() : text;
  const clause = basis?.[1] === undefined ? {} : { clause: basis[1] };
  const colon = /[:：]/u.exec(main);
  const [part, words] = colon
    ? [main.slice(0, colon.index).trim(), main.slice(colon.index + 1).trim()]
    : ['', main];
  const isTime = /\d$/u.test(part) && /^\d/u.test(words);
  if (part === '' || words === '' || isTime || [...part].length > PART_SIGNS) {
    return { words: main, ...clause };
  }
  return { words, part, ...clause };
}
