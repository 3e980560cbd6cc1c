import { type Day, dayOf } from '../../calendar/time.ts';
import type { LeadMessage, Read, ReadContact, Reading, ReadLead } from '../types.ts';
import { actionOf } from './action-words.ts';
import { landOf, plantOf } from './area-words.ts';
import { companyOf } from './company-words.ts';
import { type Person, peopleOf } from './contact-words.ts';
import { channelOf, secrecyOf, stageOf } from './cue-words.ts';
import { type DayMention, daysOf } from './day-words.ts';
import { channelInForm, stageInForm } from './form-words.ts';
import { withoutFullNames } from './full-name-words.ts';
import { industryOf, isOfMedicine } from './industry-words.ts';
import { withoutInstructions } from './instruction-words.ts';
import { type Found, kindOf, LOST } from './kind-words.ts';
import { leadParagraphs } from './long-words.ts';
import { investmentOf } from './money-words.ts';
import { needsOf } from './need-words.ts';
import { numeralsOf } from './numeral-words.ts';
import { originOf } from './origin-words.ts';
import { type Phone, phonesOf } from './phone-words.ts';
import { projectOf } from './project-words.ts';
import { inTurn, isOfAll, partsOf, saidOf, saysWhich } from './split-words.ts';
import { subjectOf } from './subject-words.ts';
import { blankedAll, plain, type Span } from './text.ts';
import { isBrand } from './trade-words.ts';
import { correctedPhones, pairOf } from './update-words.ts';

/** A stretch of the message that tells of one lead. */
interface Stretch {
  /** Plain, instructions blanked. */
  readonly text: string;
  /** Where it begins in the message. */
  readonly base: number;
  readonly raw: string;
  readonly today: Day;
}

const quote = ({ raw, base }: Stretch, { start, end }: Span): string =>
  raw.slice(base + start, base + end);
const read = <Value>(stretch: Stretch, span: Span, value: Value): Read<Value> => ({
  value,
  words: quote(stretch, span),
});
const text = (stretch: Stretch, span: Span): Read<string> =>
  read(stretch, span, quote(stretch, span));

function contactOf(stretch: Stretch, person: Person): ReadContact {
  const { name, title, phone, called } = person;
  return {
    name: name ? (called ? read(stretch, name, called) : text(stretch, name)) : null,
    title: title ? text(stretch, title) : null,
    phone: phone ? read(stretch, phone, phone.digits) : null,
  };
}

/** The stretch with telephone numbers and dates blanked, so that their digits are no figures. */
function withoutNumbers(
  source: string,
  phones: readonly Phone[],
  days: readonly DayMention[],
): string {
  const dates = days.filter(({ start, end }) => /\d/.test(source.slice(start, end)));
  return blankedAll(source, [...phones, ...dates]);
}

/** A lead, and how surely its company was told. */
interface Understood {
  readonly lead: ReadLead;
  readonly score: number;
}

const leadOf = (stretch: Stretch, isUpdate: boolean): ReadLead =>
  understand(stretch, isUpdate).lead;

function understand(stretch: Stretch, isUpdate: boolean): Understood {
  const source = stretch.text;
  const phones = correctedPhones(source, phonesOf(source));
  const days = daysOf(source, stretch.today);
  const figures = withoutNumbers(source, phones, days);
  const numerals = numeralsOf(figures);
  const money = investmentOf(figures, numerals);
  const land = landOf(figures, numerals);
  const plant = plantOf(figures, numerals);
  const found = companyOf(source);
  const subject = isUpdate ? subjectOf(source) : undefined;
  const company = isUpdate && !(found && found.score >= 7) ? (subject ?? found) : found;
  const project = projectOf(withoutFullNames(source), company);
  const name = company ? source.slice(company.start, company.end) : '';
  const projectWords = project ? source.slice(project.start, project.end) : '';
  const action = actionOf(source, days);
  const origin = originOf(source, company);
  const channel = isUpdate ? undefined : (channelInForm(source) ?? channelOf(source));
  const isLost = isUpdate && LOST.test(source);
  const stage = isLost
    ? undefined
    : (stageInForm(source) ?? stageOf(source, action?.isVisit ?? false));
  const secret = secrecyOf(source);
  const fromProject = industryOf(projectWords);
  const fromName = isUpdate ? undefined : industryOf(name);
  const told = fromProject ?? fromName ?? (project && !isUpdate ? 'other' : undefined);
  const industry =
    told === 'logistics' && isOfMedicine(projectWords + name) ? 'chinese-medicine' : told;
  const industrySpan = fromProject || !fromName ? project : company;
  const lead: ReadLead = {
    company: company ? text(stretch, company) : null,
    project: project && !(isUpdate && !fromProject) ? text(stretch, project) : null,
    industry: industry && industrySpan ? read(stretch, industrySpan, industry) : null,
    investment: money ? read(stretch, money, money.value) : null,
    landMu: land ? read(stretch, land, land.value) : null,
    plantM2: plant ? read(stretch, plant, plant.value) : null,
    origin: origin ? read(stretch, origin, origin.value ?? quote(stretch, origin)) : null,
    contacts: peopleOf(source, phones).map((person) => contactOf(stretch, person)),
    channel: channel ? read(stretch, channel, channel.value) : null,
    stage: stage ? read(stretch, stage.end > 0 ? stage : (action ?? stage), stage.value) : null,
    nextAction: action
      ? {
          what: text(stretch, action),
          date: action.date ? read(stretch, action.date, action.date.day) : null,
        }
      : null,
    needs: (isLost ? [] : needsOf(source)).map((span) => text(stretch, span)),
    confidential: secret ? read(stretch, secret, secret.value) : null,
  };
  return { lead, score: found?.score ?? 0 };
}

const signalsOf = (stretch: Stretch, { lead, score }: Understood): Found => ({
  phones: lead.contacts.filter(({ phone }) => phone).length,
  hasCompany: lead.company !== null,
  hasFullCompany: score >= 6,
  hasProject: lead.project !== null,
  hasFigures: lead.investment !== null || lead.landMu !== null || lead.plantM2 !== null,
  hasContact: lead.contacts.length > 0,
  hasSubject: subjectOf(stretch.text) !== undefined,
  hasStage: lead.stage !== null,
  isSecret: lead.confidential !== null,
  isFirm: isFirmName(stretch.text, subjectOf(stretch.text)),
});

const isFirmName = (words: string, name: Span | undefined) =>
  name !== undefined && isBrand(words.slice(name.start, name.end));

const isWorth = (lead: ReadLead) =>
  lead.company !== null ||
  lead.contacts.length > 0 ||
  (lead.project !== null &&
    (lead.investment !== null || lead.landMu !== null || lead.plantM2 !== null));

/** What is said of all leads of a message goes to those that say nothing of it themselves. */
function withShared(lead: ReadLead, shared: readonly Stretch[]): ReadLead {
  let out = lead;
  for (const stretch of shared) {
    const channel = out.channel ?? fromCue(stretch, channelOf(stretch.text));
    const secret =
      out.confidential ??
      (saysWhich(stretch.text) ? null : fromCue(stretch, secrecyOf(stretch.text)));
    const stage =
      out.stage ?? (isOfAll(stretch.text) ? fromCue(stretch, stageOf(stretch.text, false)) : null);
    out = { ...out, channel, stage, confidential: secret };
  }
  return out;
}
const fromCue = <Value>(
  stretch: Stretch,
  cue: (Span & { value: Value }) | undefined,
): Read<Value> | null => (cue ? read(stretch, cue, cue.value) : null);

/**
 * Reads a message by the grammar in this folder. Pure and in time that grows with the text's length;
 * the same message read on the same day gives the same reading.
 */
export function readByRule(message: LeadMessage): Reading {
  const today = dayOf(message.receivedAt);
  const { text: safe } = withoutInstructions(plain(message.text));
  const whole: Stretch = { text: safe, base: 0, raw: message.text, today };
  const result = readWhole(whole);
  return { ...result, doubts: [], by: 'rule' };
}

const part = (whole: Stretch, { start, end }: Span): Stretch => ({
  ...whole,
  text: whole.text.slice(start, end),
  base: whole.base + start,
});

function readWhole(whole: Stretch): Pick<Reading, 'kind' | 'leads'> {
  const paragraphs = leadParagraphs(whole.text);
  if (paragraphs) {
    const leads = paragraphs.map((span) => leadOf(part(whole, span), false)).filter(isWorth);
    return leads.length > 0 ? { kind: 'lead', leads } : { kind: 'other', leads: [] };
  }
  const pair = pairOf(whole.text);
  if (pair) return { kind: 'update', leads: pair.map((one) => leadOfPair(whole, one)) };
  const { items, shared } = partsOf(whole.text);
  if (items.length > 1) {
    const several = readSeveral(whole, items, shared);
    if (several) return several;
  }
  const understood = understand(whole, false);
  const { lead } = understood;
  const kind = kindOf(whole.text, signalsOf(whole, understood));
  if (kind === 'update') return { kind, leads: [leadOf(whole, true)] };
  return kind === 'lead' ? { kind, leads: [lead] } : { kind, leads: [] };
}

function leadOfPair(whole: Stretch, one: { name: Span; text: string }): ReadLead {
  const lead = leadOf({ ...whole, text: one.text }, true);
  return { ...lead, company: text(whole, one.name), origin: null };
}

function readSeveral(
  whole: Stretch,
  items: readonly Span[],
  shared: readonly Span[],
): Pick<Reading, 'kind' | 'leads'> | undefined {
  const rest = shared.map((span) => part(whole, span));
  const turns = rest.map(({ text: words }) => inTurn(words, items.length));
  const kinds: string[] = [];
  const leads = items.map((span, place) => {
    const stretch = part(whole, span);
    const first = understand(stretch, false);
    const kind = kindOf(stretch.text, signalsOf(stretch, first));
    const own = kind === 'update' ? leadOf(stretch, true) : first.lead;
    kinds.push(kind);
    let lead = withShared(own, rest);
    turns.forEach((spans, at) => {
      const base = rest[at];
      const turn = spans?.[place];
      if (base && turn && lead.contacts.length === 0) {
        const there = part(base, turn);
        lead = {
          ...lead,
          contacts: peopleOf(there.text, phonesOf(there.text)).map((person) =>
            contactOf(there, person),
          ),
        };
      }
    });
    for (const stretch of rest) {
      const said = saidOf(stretch.text, place);
      const secret = said !== undefined ? secrecyOf(said) : undefined;
      const at = secret && said ? stretch.text.indexOf(said.slice(secret.start, secret.end)) : -1;
      if (secret && at >= 0)
        lead = {
          ...lead,
          confidential: read(stretch, { start: at, end: at + secret.end - secret.start }, true),
        };
    }
    return lead;
  });
  const worth = leads.filter(isWorth);
  if (worth.length < 2 || worth.length < leads.length / 2) return undefined;
  const kind = kindOf(whole.text, signalsOf(whole, understand(whole, false)));
  if (
    kind === 'question' ||
    (kind === 'other' && worth.every(({ contacts }) => contacts.length === 0))
  )
    return undefined;
  const isUpdate = kinds.every((one) => one === 'update');
  return { kind: isUpdate ? 'update' : 'lead', leads: worth };
}
