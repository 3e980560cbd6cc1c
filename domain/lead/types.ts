import type { Day, Instant } from '../calendar/time.ts';

/**
 * What a promoter's message says, as a reader understood it. A draft: nothing of it is saved until
 * a person confirms. Source of every field's meaning: eval/leads/README.md.
 */
export interface Reading {
  readonly kind: MessageKind;
  /** Empty for questions and other messages. */
  readonly leads: readonly ReadLead[];
  /** Where the readers read differently: the person is asked. */
  readonly doubts: readonly Doubt[];
  /** Who read it; `rule` too where the model failed and the rule reader stood in. */
  readonly by: 'rule' | 'model';
}

/** `update` tells only of leads that were reported before. */
export type MessageKind = 'lead' | 'update' | 'question' | 'other';

/** A value and the words of the message it was read from, exactly as they stand there. */
export interface Read<Value> {
  readonly value: Value;
  readonly words: string;
}

export interface ReadLead {
  readonly company: Read<string> | null;
  readonly project: Read<string> | null;
  readonly industry: Read<Industry> | null;
  /** The total investment, in ten thousands of its own currency. */
  readonly investment: Read<Investment> | null;
  /** Land to build on, in mu. */
  readonly landMu: Read<Range> | null;
  /** Buildings of all kinds, in square metres. */
  readonly plantM2: Read<Range> | null;
  readonly origin: Read<string> | null;
  /** People on the investor's side. */
  readonly contacts: readonly ReadContact[];
  readonly channel: Read<Channel> | null;
  readonly stage: Read<SaidStage> | null;
  readonly nextAction: ReadAction | null;
  readonly needs: readonly Read<string>[];
  /** The words that ask for silence; null where nothing does. */
  readonly confidential: Read<true> | null;
}

export interface ReadContact {
  /** Null where only a number is known. */
  readonly name: Read<string> | null;
  readonly title: Read<string> | null;
  /** Digits only. */
  readonly phone: Read<string> | null;
}

export interface ReadAction {
  readonly what: Read<string>;
  readonly date: Read<Day> | null;
}

/** A single figure has `min` equal to `max`. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

export interface Investment extends Range {
  readonly currency: Currency;
}

export const CURRENCIES = ['CNY', 'USD', 'HKD', 'EUR', 'JPY'] as const;
export type Currency = (typeof CURRENCIES)[number];

export type Industry =
  | 'chinese-medicine'
  | 'liquor-and-food'
  | 'farm-products'
  | 'equipment'
  | 'new-energy'
  | 'new-materials'
  | 'electronics'
  | 'textiles'
  | 'biomedicine'
  | 'logistics'
  | 'culture-and-tourism'
  | 'construction'
  | 'services'
  | 'other';

/** How the lead first came. */
export type Channel =
  | 'chamber'
  | 'by-business'
  | 'exhibition'
  | 'friends'
  | 'online'
  | 'outpost'
  | 'visit'
  | 'agency'
  | 'from-above'
  | 'self';

/** How far it has come by the message's own words; not the stage of the pipeline. */
export type SaidStage = 'contact' | 'interest' | 'inspected' | 'talks' | 'signing';

/** A figure on which the readers differ; `lead` is its place in `leads`. */
export interface Doubt {
  readonly field: 'investment' | 'landMu' | 'plantM2' | 'phone' | 'date';
  readonly lead: number;
  /** What stands in the reading, as people say it, a date as its day; null where nothing does. */
  readonly taken: string | null;
  readonly other: string | null;
}

/** What a reader may look at. */
export interface LeadMessage {
  readonly text: string;
  readonly receivedAt: Instant;
  readonly sender: { readonly name: string; readonly unit: string };
}

/** Reads one message by itself. Never throws and always answers: in doubt with the rule reader's reading. */
export interface LeadReader {
  read(message: LeadMessage): Promise<Reading>;
}

/** What the first look at a lead needs. Missing ones become questions, at most three. */
export const WANTED_FIELDS = [
  'company',
  'project',
  'investment',
  'space',
  'contact',
  'phone',
] as const;
export type WantedField = (typeof WANTED_FIELDS)[number];

/** A lead as it was read or as it is on record: only whether something is known matters here. */
interface Wanted {
  readonly company: unknown;
  readonly project: unknown;
  readonly industry: unknown;
  readonly investment: unknown;
  readonly landMu: unknown;
  readonly plantM2: unknown;
  readonly contacts: readonly { readonly name: unknown; readonly phone: unknown }[];
}

/** What the lead does not say yet, in the order in which it should be asked for. */
export function missingFields(lead: Wanted): WantedField[] {
  const has: Record<WantedField, boolean> = {
    company: lead.company !== null,
    project: lead.project !== null || lead.industry !== null,
    investment: lead.investment !== null,
    space: lead.landMu !== null || lead.plantM2 !== null,
    contact: lead.contacts.some(({ name }) => name !== null),
    phone: lead.contacts.some(({ phone }) => phone !== null),
  };
  return WANTED_FIELDS.filter((field) => !has[field]);
}
