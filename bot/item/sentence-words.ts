import type { UnitCode } from '../../domain/catalogue/types.ts';
import type { NewItem } from '../../domain/item/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { ENTERPRISE } from '../../domain/project/people.ts';
import type { World } from '../../domain/project/types.ts';
import { dayAtEnd, dayAtHead, findDay, type NoDay } from './day-words.ts';

/** A sentence in which two people may be meant. */
export interface Ambiguous {
  readonly code: 'person-ambiguous';
  readonly words: string;
  readonly count: number;
}

const ASK = '(?:请|由|让|责成|要求|安排|指定|督促)?';

/**
 * What is to be done, by whom and by when, out of a plain sentence: 请自规分局3月20日前补齐宗地图. It
 * is a guess, which somebody confirms before anything is done. What says who and when at the head or
 * the end is left out of the words.
 */
export function readSentence(
  sentence: string,
  world: World,
  now: number,
): NewItem | Ambiguous | NoDay {
  const text = sentence.trim();
  const named = unitIn(world, text);
  const person = personIn(world, text, named?.code);
  if (person && 'code' in person) return person;
  // A person answers for their own unit: another one beside the name is part of what is to be done.
  const unit = person && named && !isBefore(text, named.name, person.name) ? undefined : named;
  const dueOn = findDay(text, now);
  if (typeof dueOn === 'object') return dueOn;
  const names = [unit?.name, person?.name].filter((name): name is string => name !== undefined);
  return {
    words: strip(text, names),
    ...(unit ? { unit: unit.code } : {}),
    ...(person ? { owner: person.id } : {}),
    ...(dueOn ? { dueOn } : {}),
  };
}

/** 自规分局 俞澄, 企业的代办员乔若水: the unit stands right before the name. */
const isBefore = (text: string, unit: string, name: string): boolean =>
  new RegExp(
    `${literal(unit)}的?\\s*(?:代办员|帮办员|责任人|负责人)?\\s*${literal(name)}`,
    'u',
  ).test(text);

const ENTERPRISE_NAMES = ['企业', '项目公司', '建设单位'];

/** The unit that is named, by its longest name: of several the one that stands first. */
function unitIn(world: World, text: string): { code: UnitCode; name: string } | undefined {
  const named = [...world.catalogue.units.values()].flatMap(({ code, name, shortName, aliases }) =>
    [name, shortName, ...aliases].map((each) => ({ code, name: each })),
  );
  const all = [...named, ...ENTERPRISE_NAMES.map((name) => ({ code: ENTERPRISE, name }))];
  const found = all
    .filter(({ name }) => [...name].length > 1 && text.includes(name))
    .map((each) => ({ ...each, at: text.indexOf(each.name) }));
  // One name may hold another: what begins first is meant, and of these the longest.
  return found.sort((a, b) => a.at - b.at || b.name.length - a.name.length)[0];
}

/** The person who is named; of several of one name the one of the unit. */
function personIn(
  { directory }: World,
  text: string,
  unit: UnitCode | undefined,
): { id: PersonId; name: string } | Ambiguous | undefined {
  const called = directory.everybody().filter(({ name }) => text.includes(name));
  const [first] = called;
  if (!first) return undefined;
  const same = called.filter(({ name }) => name === first.name);
  const ofUnit = same.filter((person) => person.unit === unit);
  const meant = same.length === 1 ? same : ofUnit;
  const [only] = meant;
  return only && meant.length === 1
    ? { id: only.id, name: only.name }
    : { code: 'person-ambiguous', words: first.name, count: same.length };
}

const FEWEST_SIGNS = 2;

/** Without who and when at the head, and without when at the end, unless nothing would be left. */
function strip(text: string, names: readonly string[]): string {
  let rest = text;
  for (let before = ''; before !== rest; ) {
    before = rest;
    for (const name of names) {
      const at = new RegExp(
        `^${ASK}\\s*${literal(name)}(?:同志)?(?:(?:负责|牵头)(?=[,，:：、]))?[,，:：、\\s]*`,
        'u',
      );
      rest = rest.replace(at, '');
    }
    rest = rest.replace(dayAtHead, '');
  }
  rest = rest.replace(dayAtEnd, '').replace(/[。.,，;；\s]+$/u, '');
  return [...rest].length >= FEWEST_SIGNS ? rest : text;
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
