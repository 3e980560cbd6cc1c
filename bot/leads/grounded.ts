import { isDay } from '../../domain/calendar/time.ts';
import { CHANNEL_NAMES, INDUSTRY_NAMES, SAID_STAGE_NAMES } from '../../domain/lead/name-words.ts';
import { numeralsOf } from '../../domain/lead/read/numeral-words.ts';
import { phonesOf } from '../../domain/lead/read/phone-words.ts';
import { plain } from '../../domain/lead/read/text.ts';
import type { Range, Read, ReadContact, ReadLead } from '../../domain/lead/types.ts';
import type { AnsweredLead } from './answer.ts';

/** Whether words stand in the message, white space and forms of characters apart. */
export type Stands = (words: string) => boolean;

const bare = (text: string) => plain(text).replace(/\s+/g, '').toLowerCase();

/** `safe`: the message with instructions to a program blanked; what stands only in those is not there. */
export function standsIn(safe: string): Stands {
  const text = bare(safe);
  return (words) => {
    const sought = bare(words);
    return sought !== '' && text.includes(sought);
  };
}

const codeOf = <Code extends string>(names: Readonly<Record<Code, string>>, name: string) =>
  (Object.keys(names) as Code[]).find((code) => names[code] === name);

/** A place may be put right (义务 to 义乌), so its value need not stand in the message. */
const PLACE = /^[\p{L}·\s]{1,30}$/u;
/** No message tells of more; an answer without an end is cut off. */
const MOST_CONTACTS = 20;
const MOST_NEEDS = 10;

const isRange = ({ min, max }: Range) => min > 0 && max >= min && Number.isFinite(max);

/** A model's lead with everything left out that the message does not say. */
export function groundedLead(lead: AnsweredLead, stands: Stands): ReadLead {
  const kept = <Value>(field: Read<Value> | null): Read<Value> | null =>
    field && stands(field.words) ? field : null;
  /** The value itself must be words of the message, too. */
  const quoted = (field: Read<string> | null) => {
    const found = kept(field);
    return found && stands(found.value) ? found : null;
  };
  const range = <Value extends Range>(field: Read<Value> | null) => {
    const found = kept(field);
    return found && isRange(found.value) && numeralsOf(plain(found.words)).length > 0
      ? found
      : null;
  };
  const coded = <Code extends string>(
    field: Read<string> | null,
    names: Readonly<Record<Code, string>>,
  ): Read<Code> | null => {
    const found = kept(field);
    const code = found && codeOf(names, found.value);
    return found && code ? { value: code, words: found.words } : null;
  };
  /** Told in the model's words; where those are not the message's, the message's stand for them. */
  const said = (field: Read<string>): Read<string> =>
    stands(field.value) ? field : { value: field.words, words: field.words };
  const date = kept(lead.nextAction?.date ?? null);
  const what = lead.nextAction && kept(lead.nextAction.what);
  return {
    company: quoted(lead.company),
    project: quoted(lead.project),
    industry: coded(lead.industry, INDUSTRY_NAMES),
    investment: range(lead.investment),
    landMu: range(lead.landMu),
    plantM2: range(lead.plantM2),
    origin: lead.origin && PLACE.test(lead.origin.value) ? kept(lead.origin) : null,
    contacts: lead.contacts
      .slice(0, MOST_CONTACTS)
      .map(({ name, title, phone }) => ({
        name: quoted(name),
        title: quoted(title),
        phone: phoneOf(phone, stands),
      }))
      .filter(isSomebody),
    channel: coded(lead.channel, CHANNEL_NAMES),
    stage: coded(lead.stage, SAID_STAGE_NAMES),
    nextAction: what ? { what: said(what), date: date && isDay(date.value) ? date : null } : null,
    needs: lead.needs
      .filter(({ words }) => stands(words))
      .map(said)
      .filter(isFirst)
      .slice(0, MOST_NEEDS),
    confidential: kept(lead.confidential),
  };
}

/** Said once, however often it was told. */
const isFirst = ({ value }: Read<string>, place: number, all: readonly Read<string>[]) =>
  all.findIndex((other) => other.value === value) === place;

const isSomebody = ({ name, phone }: ReadContact) => name !== null || phone !== null;

/** The digits are read from the words by the house's own rules: a model does not count zeros. */
function phoneOf(phone: Read<string> | null, stands: Stands): Read<string> | null {
  if (!phone || !stands(phone.words)) return null;
  const [found] = phonesOf(plain(phone.words));
  return found ? { value: found.digits, words: phone.words } : null;
}

/** Whether anything is left that makes it a lead. */
export const saysSomething = (lead: ReadLead): boolean =>
  lead.company !== null ||
  lead.contacts.length > 0 ||
  lead.project !== null ||
  lead.investment !== null;
