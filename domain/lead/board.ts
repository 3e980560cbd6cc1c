import type { Instant } from '../calendar/time.ts';
import { dutyOf } from './duties.ts';
import {
  isOpenLead,
  type Lead,
  type LeadId,
  type LeadStage,
  leadLight,
  openStages,
} from './lead.ts';

/** The leads of a stretch of time in figures. Confidential ones are left out before it is made. */
export interface LeadBoard {
  readonly from: Instant;
  readonly until: Instant;
  /** Reported in the stretch. */
  readonly fresh: number;
  /** Came a step further in it; those signed or lost are counted there. */
  readonly moved: number;
  readonly signed: number;
  readonly lost: number;
  /** Open, and somebody owes something on them since its day has passed. */
  readonly red: number;
  /** Open, the longest without any word first, at most five. */
  readonly silent: readonly SilentLead[];
  readonly silentCount: number;
  /** Open ones by stage, and those signed in the stretch, in the pipeline's order. */
  readonly funnel: readonly { readonly stage: LeadStage; readonly count: number }[];
}

export interface SilentLead {
  readonly lead: LeadId;
  readonly company: string | null;
  readonly project: string | null;
  readonly owner: string;
  readonly since: Instant;
}

const MOST_SILENT = 5;

/**
 * A fold over leads: what came, moved, was signed and fell silent between two instants. Silent is an
 * open lead whose follow-up is overdue. Pass what the reader may see.
 */
export function boardOf(leads: readonly Lead[], from: Instant, until: Instant): LeadBoard {
  const isIn = (at: Instant | undefined) => at !== undefined && at >= from && at < until;
  const open = leads.filter(isOpenLead);
  const silent = open
    .filter((lead) => dutyOf(lead, 'followUp')?.light === 'red' || isUnanswered(lead))
    .sort((a, b) => a.movedAt - b.movedAt);
  const signed = leads.filter(({ stage, entered }) => stage === 'signed' && isIn(entered.signed));
  return {
    from,
    until,
    fresh: leads.filter(({ first }) => isIn(first.at)).length,
    moved: open.filter(({ entered }) => openStages.slice(1).some((stage) => isIn(entered[stage])))
      .length,
    signed: signed.length,
    lost: leads.filter(({ stage, entered }) => stage === 'lost' && isIn(entered.lost)).length,
    red: open.filter((lead) => leadLight(lead) === 'red').length,
    silent: silent.slice(0, MOST_SILENT).map(({ id, facts, owner, movedAt }) => ({
      lead: id,
      company: facts.company,
      project: facts.project,
      owner,
      since: movedAt,
    })),
    silentCount: silent.length,
    funnel: [
      ...openStages.map((stage) => ({
        stage,
        count: open.filter((lead) => lead.stage === stage).length,
      })),
      { stage: 'signed', count: signed.length },
    ],
  };
}

/** Nobody has answered a fresh one in its day. */
const isUnanswered = (lead: Lead): boolean => dutyOf(lead, 'respond')?.light === 'red';

/** Whether a board says anything at all. */
export const hasNews = ({ fresh, moved, signed, lost, red }: LeadBoard): boolean =>
  fresh + moved + signed + lost + red > 0;

/** Leads signed between two days, from `fromWan` on: investment landmarks of the month (招商亿元项目). */
export function landmarks(
  leads: readonly Lead[],
  fromWan: number,
  from: string,
  until: string,
): { readonly count: number; readonly amountWan: number } {
  const large = leads.flatMap(({ signed }) =>
    signed && signed.amountWan >= fromWan && signed.on >= from && signed.on < until
      ? signed.amountWan
      : [],
  );
  return { count: large.length, amountWan: large.reduce((sum, amount) => sum + amount, 0) };
}
