import type { Day, Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectId } from '../project/types.ts';
import type { Channel, Industry, Investment, Range } from './types.ts';

/** A lead (招商线索) on record: an aggregate of its own, which becomes a project when it is signed. */

/** `L-2026-0001` */
export type LeadId = string;

/** The pipeline, in its order: 新线索, 研判, 对接, 洽谈, 拟签约. Source: design, section 3 "Leads". */
export const openStages = ['new', 'study', 'contact', 'talks', 'signing'] as const;
export type OpenStage = (typeof openStages)[number];
/** 已签约 and 已流失 end it; a lost one may be revived. */
export type LeadStage = OpenStage | 'signed' | 'lost';

export interface LeadContact {
  /** Null where only a number is known. */
  readonly name: string | null;
  readonly title: string | null;
  /** Digits only. */
  readonly phone: string | null;
}

/** What is known of a lead; unknown stays null or empty. */
export interface LeadFacts {
  readonly company: string | null;
  readonly project: string | null;
  readonly industry: Industry | null;
  /** The total investment, in ten thousands of its own currency. */
  readonly investment: Investment | null;
  readonly landMu: Range | null;
  readonly plantM2: Range | null;
  readonly origin: string | null;
  readonly contacts: readonly LeadContact[];
  readonly channel: Channel | null;
  /** Who brought it, besides the people of the district: a chamber, a business, a friend. */
  readonly introducer: string | null;
  readonly needs: readonly string[];
  readonly nextAction: { readonly what: string; readonly date: Day | null } | null;
}

export const noFacts: LeadFacts = {
  company: null,
  project: null,
  industry: null,
  investment: null,
  landMu: null,
  plantM2: null,
  origin: null,
  contacts: [],
  channel: null,
  introducer: null,
  needs: [],
  nextAction: null,
};

/** What somebody owes on a lead by a day. */
export const dutyKinds = ['respond', 'study', 'feedback', 'followUp'] as const;
export type DutyKind = (typeof dutyKinds)[number];

export type DutyLight = 'blue' | 'yellow' | 'red';

export interface Duty {
  readonly kind: DutyKind;
  /** Not counted itself. */
  readonly startedOn: Day;
  readonly dueAt: Instant;
  /** As last decided; time turns it. */
  readonly light: DutyLight;
}

/** Only these people see a confidential lead, besides its owner. */
export interface Confidential {
  readonly leaders: readonly PersonId[];
}

/** Who told of it first, when, and in which words: never changed. */
export interface FirstReport {
  readonly by: PersonId;
  readonly at: Instant;
  /** SHA-256 of the message, in hex. */
  readonly hash: string;
}

export interface LeadNote {
  readonly by: PersonId;
  readonly at: Instant;
  readonly words: string;
}

/** Two who say that a lead was theirs first. */
export interface Dispute {
  readonly by: PersonId;
  readonly at: Instant;
  /** The record of whoever disputes. */
  readonly other: LeadId;
  readonly words: string;
}

export interface Lead {
  readonly id: LeadId;
  readonly facts: LeadFacts;
  readonly owner: PersonId;
  readonly first: FirstReport;
  readonly confidential: Confidential | null;
  readonly stage: LeadStage;
  /** When each stage was last entered. */
  readonly entered: Readonly<Partial<Record<LeadStage, Instant>>>;
  readonly duties: readonly Duty[];
  /** The newest last; the log has all of them. */
  readonly notes: readonly LeadNote[];
  /** When a person last did something about it. */
  readonly movedAt: Instant;
  /** Why it was lost. */
  readonly lost: { readonly reason: string; readonly from: OpenStage } | null;
  readonly signed: { readonly on: Day; readonly amountWan: number } | null;
  /** The project that it became, or that was opened for it in reserve. */
  readonly project: ProjectId | null;
  readonly dispute: Dispute | null;
  readonly version: number;
}

export const isOpenStage = (stage: LeadStage): stage is OpenStage =>
  stage !== 'signed' && stage !== 'lost';

export const isOpenLead = ({ stage }: Lead): boolean => isOpenStage(stage);

/** The worst light of what is owed on a lead; green once it is signed, grey where nothing runs. */
export function leadLight({ stage, duties }: Lead): DutyLight | 'green' | 'grey' {
  if (stage === 'signed') return 'green';
  if (stage === 'lost') return 'grey';
  const lights = duties.map(({ light }) => light);
  if (lights.includes('red')) return 'red';
  if (lights.includes('yellow')) return 'yellow';
  return lights.length > 0 ? 'blue' : 'grey';
}
