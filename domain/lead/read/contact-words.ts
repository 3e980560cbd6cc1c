import { isTheirs, MOST_PEOPLE, namedOf } from './contact-named-words.ts';
import { personAfter, personBefore } from './contact-near-words.ts';
import { ADDRESS, SURNAME, TITLE_HEAD } from './person-words.ts';
import type { Phone } from './phone-words.ts';
import { blanked, type Span } from './text.ts';

/** A person of the investor's as the text names them. */
export interface Person {
  readonly name: Span | null;
  readonly title: Span | null;
  readonly phone: Phone | null;
  /** Words to show where the name is made of several places (老板姓钱). */
  readonly called?: string;
}

/** All of the investor's people in the stretch, those with a number first in order. */
export function peopleOf(text: string, phones: readonly Phone[]): Person[] {
  let limit = 0;
  let rest = text;
  const people: Person[] = [];
  for (const phone of phones.slice(0, MOST_PEOPLE)) {
    const near = personBefore(text, phone.start, limit) ?? personAfter(text, phone.end);
    const isOurs = near && !isTheirs(text, near.name);
    if (!isOurs) people.push({ name: near?.name ?? null, title: near?.title ?? null, phone });
    if (near) rest = blanked(rest, near.name.start, near.name.end);
    limit = phone.end;
  }
  return completed(text, merged(text, [...people, ...namedOf(rest, people)]));
}

const nameOf = (text: string, { name, called }: Person) =>
  called ?? (name ? text.slice(name.start, name.end) : '');

/** One person told twice (何老板, 何广平) is one; a number without a name goes to a name without one. */
function merged(text: string, people: readonly Person[]): Person[] {
  const out: Person[] = [];
  for (const one of people) {
    const name = nameOf(text, one);
    const at = out.findIndex((had) => isSame(nameOf(text, had), name) && name !== '');
    const had = out[at];
    if (had) {
      const keepOld =
        nameOf(text, had).length >= name.length &&
        !/[总老板经理女士先生工娘长]$/.test(nameOf(text, had));
      const base = keepOld || isAddress(name) ? had : one;
      out[at] = { ...base, title: had.title ?? one.title, phone: had.phone ?? one.phone };
      continue;
    }
    const lacking = out.findIndex((other) => other.name === null && other.phone !== null);
    const lone = out[lacking];
    if (lone && one.phone === null) out[lacking] = { ...one, phone: lone.phone };
    else if (one.name === null && one.phone) {
      const nameless = out.findIndex((other) => other.phone === null);
      const other = out[nameless];
      if (other) out[nameless] = { ...other, phone: one.phone };
      else out.push(one);
    } else out.push(one);
  }
  // A second number of somebody who is there already is left out: the first one counts.
  return out.filter(({ name, phone }, place) => name !== null || (phone !== null && place === 0));
}

const ADDRESS_ONLY = new RegExp(`^(?:${SURNAME}${ADDRESS}|[老小阿].)$`);
const isAddress = (name: string) => ADDRESS_ONLY.test(name);

function isSame(a: string, b: string): boolean {
  if (a === b) return true;
  if (isAddress(a) === isAddress(b)) return false;
  const [short, long] = isAddress(a) ? [a, b] : [b, a];
  return long.startsWith(short[0] ?? '-') && long.length >= 2;
}

const IS_TITLED = new RegExp(`^是(?:他们)?([\\u4e00-\\u9fa5]{0,6}${TITLE_HEAD})(?=[,。;\\s]|$)`);
const TITLE_FIRST = new RegExp(`^(?:${TITLE_HEAD})`);

/** Titles that stand elsewhere: 康宁远教授团队 … 康宁远139. */
function completed(text: string, people: readonly Person[]): Person[] {
  return people.map((one) => {
    const name = nameOf(text, one);
    if (one.title || name.length < 2 || !one.name) return one;
    const told = IS_TITLED.exec(text.slice(one.name.end, one.name.end + 16))?.[1];
    if (told)
      return {
        ...one,
        title: {
          start: one.name.end + text.slice(one.name.end, one.name.end + 16).indexOf(told),
          end:
            one.name.end + text.slice(one.name.end, one.name.end + 16).indexOf(told) + told.length,
        },
      };
    if (isAddress(name)) return one;
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const end = at + name.length;
      const after = TITLE_FIRST.exec(text.slice(end, end + 6))?.[0];
      if (after && !/^(?:翻译|销售|采购|代表)/.test(after))
        return { ...one, title: { start: end, end: end + after.length } };
    }
    return one;
  });
}
