import { mayOperate } from '../access/access.ts';
import { type Day, dayOf, type Instant } from '../calendar/time.ts';
import { accept, type Decision, refuse } from '../decision.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectId, World } from '../project/types.ts';
import { whoCarries, whomToAsk } from './access.ts';
import { ownerFor } from './assign.ts';
import { dutiesEntering, dutyOf, isIntroduced, starting, turned } from './duties.ts';
import type { LeadEvent } from './events.ts';
import { evolveLead, evolveLeadAll } from './evolve.ts';
import {
  type Confidential,
  type FirstReport,
  isOpenStage,
  type Lead,
  type LeadFacts,
  type LeadId,
  type LeadStage,
  type OpenStage,
  openStages,
} from './lead.ts';
import type { LeadRules } from './rules.ts';

/** What people ask of a lead on record, and what time does. */
export type LeadCommand =
  | {
      readonly type: 'correct';
      readonly facts: LeadFacts;
      readonly confidential: Confidential | null;
      readonly by: PersonId;
    }
  | { readonly type: 'advance'; readonly to: OpenStage; readonly by: PersonId }
  | { readonly type: 'followUp'; readonly words: string; readonly by: PersonId }
  | { readonly type: 'feedBack'; readonly words: string; readonly by: PersonId }
  | { readonly type: 'handOver'; readonly to: PersonId; readonly by: PersonId }
  | { readonly type: 'lose'; readonly reason: string; readonly by: PersonId }
  | { readonly type: 'revive'; readonly by: PersonId }
  | {
      readonly type: 'dispute';
      readonly other: LeadId;
      readonly words: string;
      readonly by: PersonId;
    }
  | { readonly type: 'ruleDispute'; readonly owner: PersonId; readonly by: PersonId }
  | {
      readonly type: 'sign';
      readonly on: Day;
      readonly amountWan: number;
      readonly by: PersonId;
    }
  | { readonly type: 'openProject'; readonly project: ProjectId; readonly by: PersonId }
  /** The project that was opened for it in reserve has come so far. */
  | { readonly type: 'follow'; readonly to: OpenStage }
  | { readonly type: 'tick' };

/** Why nothing happens. `cards/lead/refusals.ts` has the sentences. */
export type LeadRefusal =
  | { readonly code: 'lead-not-yours'; readonly may: readonly PersonId[] }
  | { readonly code: 'lead-ended'; readonly stage: 'signed' | 'lost' }
  | { readonly code: 'lead-stands-there'; readonly stage: LeadStage }
  | { readonly code: 'lead-not-backwards'; readonly stage: OpenStage }
  | { readonly code: 'lead-not-lost' }
  | { readonly code: 'lead-words-missing' }
  | { readonly code: 'lead-same-owner' }
  | { readonly code: 'lead-nobody-such' }
  | { readonly code: 'lead-no-feedback-owed' }
  | { readonly code: 'lead-confidential' }
  | { readonly code: 'lead-has-project'; readonly project: ProjectId }
  | { readonly code: 'lead-signed-ahead' }
  | { readonly code: 'lead-in-dispute' }
  | { readonly code: 'lead-own' }
  | { readonly code: 'lead-no-dispute' }
  | { readonly code: 'lead-not-operator' };

export type LeadDecision = Decision<LeadEvent, LeadRefusal>;

/** What leads are decided by. */
export interface LeadWorld {
  readonly world: World;
  readonly rules: LeadRules;
}

/** What a confirmed draft brings with it. */
export interface NewLead {
  readonly id: LeadId;
  readonly facts: LeadFacts;
  readonly confidential: Confidential | null;
  readonly first: FirstReport;
}

/**
 * Events that put a confirmed draft on record: it has an owner at once, the clocks of the first stage
 * run from the day it was told. `load` counts a person's open leads.
 */
export function openLead(
  { world, rules }: LeadWorld,
  { id, facts, confidential, first }: NewLead,
  now: Instant,
  load?: (person: PersonId) => number,
): LeadEvent[] {
  // What is to stay between a few people is not sent on by rule.
  const owner = confidential ? first.by : ownerFor(world, rules, facts, first.by, load);
  const opened: LeadEvent = {
    type: 'leadOpened',
    id,
    owner,
    first,
    confidential,
    said: { facts },
  };
  const lead = evolveLead(null, opened, now);
  return [
    opened,
    ...dutiesEntering(world, rules, lead, 'new', now),
    ...(isIntroduced(rules, facts, owner === first.by)
      ? [starting(world, rules, 'feedback', now)]
      : []),
  ];
}

/** Decides on a command; what time had done already comes first. */
export function handleLead(
  around: LeadWorld,
  before: Lead,
  command: LeadCommand,
  now: Instant,
): LeadDecision {
  const ticked = turned(around.world, before, now);
  const lead = evolveLeadAll(before, ticked, now) ?? before;
  if (command.type === 'tick') return accept(...ticked);
  const decision = decideLead(around, lead, command, now);
  return decision.ok ? accept(...ticked, ...decision.events) : decision;
}

type Asked = Exclude<LeadCommand, { type: 'tick' }>;

function decideLead(around: LeadWorld, lead: Lead, command: Asked, now: Instant): LeadDecision {
  const { world, rules } = around;
  if (command.type === 'follow') return follow(around, lead, command.to, now);
  const barred = mayNot(world, lead, command) ?? cannot(world, lead, command, now);
  if (barred) return refuse(barred);
  const enter = (stage: LeadStage) => dutiesEntering(world, rules, lead, stage, now);
  const { by } = command;
  switch (command.type) {
    case 'correct': {
      const { facts, confidential } = command;
      return accept(
        { type: 'leadCorrected', by, confidential, said: { facts } },
        ...(isNewlyIntroduced(lead, facts) ? [starting(world, rules, 'feedback', now)] : []),
      );
    }
    case 'advance':
      return accept({ type: 'leadMoved', by, to: command.to }, ...enter(command.to));
    case 'followUp':
      return accept(
        { type: 'leadFollowedUp', by, said: { words: command.words.trim() } },
        ...(dutyOf(lead, 'followUp') ? [starting(world, rules, 'followUp', now)] : []),
      );
    case 'feedBack':
      return accept(
        { type: 'leadFedBack', by, said: { words: command.words.trim() } },
        { type: 'leadDutyMet', duty: 'feedback' },
      );
    case 'handOver':
      return accept(
        { type: 'leadHandedOver', by, from: lead.owner, to: command.to },
        // Who takes it over has a day to respond where nobody has yet.
        ...(lead.stage === 'new' ? [starting(world, rules, 'respond', now)] : []),
      );
    case 'lose':
      return accept(
        { type: 'leadLost', by, said: { reason: command.reason.trim() } },
        ...enter('lost'),
      );
    case 'revive':
      return accept({ type: 'leadRevived', by }, ...enter(lead.lost?.from ?? 'new'));
    case 'dispute': {
      const { other, words } = command;
      return accept({ type: 'leadDisputed', by, other, said: { words: words.trim() } });
    }
    case 'ruleDispute': {
      const parties = [...new Set([lead.owner, ...(lead.dispute ? [lead.dispute.by] : [])])];
      return accept({ type: 'leadDisputeRuled', by, owner: command.owner, parties });
    }
    case 'sign': {
      const { on, amountWan } = command;
      return accept({ type: 'leadSigned', by, on, amountWan }, ...enter('signed'));
    }
    case 'openProject':
      return accept({ type: 'leadProjectOpened', by, project: command.project });
    default:
      return command satisfies never;
  }
}

/** Somebody waits for word who was not known before. */
const isNewlyIntroduced = (lead: Lead, { introducer }: LeadFacts): boolean =>
  isOpenStage(lead.stage) &&
  introducer !== null &&
  lead.facts.introducer === null &&
  !dutyOf(lead, 'feedback');

/** A lead never goes back because of its project, and one that has ended stays so. */
function follow({ world, rules }: LeadWorld, lead: Lead, to: OpenStage, now: Instant) {
  if (!isOpenStage(lead.stage) || rank(to) <= rank(lead.stage)) return accept<LeadEvent>();
  return accept<LeadEvent>(
    { type: 'leadMoved', by: null, to },
    ...dutiesEntering(world, rules, lead, to, now),
  );
}

const rank = (stage: OpenStage): number => openStages.indexOf(stage);

type ByPerson = Exclude<Asked, { type: 'follow' }>;

function mayNot(world: World, lead: Lead, { type, by }: ByPerson): LeadRefusal | null {
  if (type === 'ruleDispute' || type === 'openProject') {
    return mayOperate(world, by) ? null : { code: 'lead-not-operator' };
  }
  // Whoever reported it as well may say so, whosever it is.
  if (type === 'dispute') return null;
  return whoCarries(world, lead).includes(by)
    ? null
    : { code: 'lead-not-yours', may: whomToAsk(world, lead) };
}

function cannot(
  { directory }: World,
  lead: Lead,
  command: ByPerson,
  now: Instant,
): LeadRefusal | null {
  const { stage } = lead;
  const ended: LeadRefusal | null = isOpenStage(stage) ? null : { code: 'lead-ended', stage };
  switch (command.type) {
    case 'correct':
      return null;
    case 'advance':
      if (ended || !isOpenStage(stage)) return ended;
      if (command.to === stage) return { code: 'lead-stands-there', stage };
      return rank(command.to) < rank(stage) ? { code: 'lead-not-backwards', stage } : null;
    case 'followUp':
      return ended ?? (command.words.trim() === '' ? { code: 'lead-words-missing' } : null);
    case 'feedBack':
      if (!dutyOf(lead, 'feedback')) return { code: 'lead-no-feedback-owed' };
      return command.words.trim() === '' ? { code: 'lead-words-missing' } : null;
    case 'handOver':
      if (ended) return ended;
      if (command.to === lead.owner) return { code: 'lead-same-owner' };
      return directory.person(command.to)?.active ? null : { code: 'lead-nobody-such' };
    case 'lose':
      return ended ?? (command.reason.trim() === '' ? { code: 'lead-words-missing' } : null);
    case 'revive':
      return stage === 'lost' ? null : { code: 'lead-not-lost' };
    case 'dispute':
      if (lead.dispute) return { code: 'lead-in-dispute' };
      if (lead.owner === command.by) return { code: 'lead-own' };
      return command.words.trim() === '' ? { code: 'lead-words-missing' } : null;
    case 'ruleDispute':
      if (!lead.dispute) return { code: 'lead-no-dispute' };
      return directory.person(command.owner)?.active ? null : { code: 'lead-nobody-such' };
    case 'sign':
      if (ended) return ended;
      if (command.on > dayOf(now)) return { code: 'lead-signed-ahead' };
      // A project is seen by its whole team: what is confidential must be opened up by hand first.
      return lead.confidential ? { code: 'lead-confidential' } : null;
    case 'openProject':
      if (lead.confidential) return { code: 'lead-confidential' };
      return lead.project ? { code: 'lead-has-project', project: lead.project } : null;
    default:
      return command satisfies never;
  }
}
