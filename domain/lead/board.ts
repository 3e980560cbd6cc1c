import type { Instant } from '../calendar/time.ts';
import {
  type DutyKind,
  isOpenLead,
  type Lead,
  type LeadId,
  type LeadStage,
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
  /** Steps whose day has passed, each kind by itself: a lead may owe two. */
  readonly late: Readonly<Record<DutyKind, number>>;
  /** What is late, the longest first, at most five. */
  readonly lates: readonly LateLead[];
  /** Open ones by stage, and those signed in the stretch, in the pipeline's order. */
  readonly funnel: readonly { readonly stage: LeadStage; readonly count: number }[];
}

export interface LateLead {
  readonly lead: LeadId;
  readonly company: string | null;
  readonly project: string | null;
  readonly owner: string;
  readonly duty: DutyKind;
  readonly dueAt: Instant;
}

const MOST_LATE = 5;

/**
 * A fold over leads: what came, moved and was signed between two instants, and what is owed since
 * its day has passed. Pass what the reader may see.
 */
export function boardOf(leads: readonly Lead[], from: Instant, until: Instant): LeadBoard {
  const isIn = (at: Instant | undefined) => at !== undefined && at >= from && at < until;
  const open = leads.filter(isOpenLead);
  const late = leads
    .flatMap((lead) => lead.duties.map((duty) => ({ lead, duty })))
    .filter(({ duty }) => duty.light === 'red')
    .sort((a, b) => a.duty.dueAt - b.duty.dueAt);
  const lateBy = (kind: DutyKind) => late.filter(({ duty }) => duty.kind === kind).length;
  const signed = leads.filter(({ stage, entered }) => stage === 'signed' && isIn(entered.signed));
  return {
    from,
    until,
    fresh: leads.filter(({ first }) => isIn(first.at)).length,
    moved: open.filter(({ entered }) => openStages.slice(1).some((stage) => isIn(entered[stage])))
      .length,
    signed: signed.length,
    lost: leads.filter(({ stage, entered }) => stage === 'lost' && isIn(entered.lost)).length,
    late: {
      respond: lateBy('respond'),
      study: lateBy('study'),
      feedback: lateBy('feedback'),
      followUp: lateBy('followUp'),
    },
    lates: late.slice(0, MOST_LATE).map(({ lead: { id, facts, owner }, duty }) => ({
      lead: id,
      company: facts.company,
      project: facts.project,
      owner,
      duty: duty.kind,
      dueAt: duty.dueAt,
    })),
    funnel: [
      ...openStages.map((stage) => ({
        stage,
        count: open.filter((lead) => lead.stage === stage).length,
      })),
      { stage: 'signed', count: signed.length },
    ],
  };
}

/** How many steps are late in all. */
export const lateCount = ({ late }: Pick<LeadBoard, 'late'>): number =>
  Object.values(late).reduce((sum, count) => sum + count, 0);

/** Whether a board says anything at all. */
export const hasNews = (board: LeadBoard): boolean =>
  board.fresh + board.moved + board.signed + board.lost + lateCount(board) > 0;

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
