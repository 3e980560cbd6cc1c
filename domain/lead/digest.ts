import { addDays, addMonths, type Day, dayOf, type Instant, startOfDay } from '../calendar/time.ts';
import type { Cycle, Scope } from '../dispatch/types.ts';
import type { World } from '../project/types.ts';
import { boardOf, hasNews, type LeadBoard, landmarks } from './board.ts';
import type { Lead } from './lead.ts';
import type { LeadRules } from './rules.ts';

/** What a digest says of leads. */
export interface LeadSection {
  readonly board: LeadBoard;
  /** Signed in the month from a hundred million on (招商亿元项目); of the monthly tier. */
  readonly landmarks: { readonly count: number; readonly amountWan: number } | null;
}

const WEEK_DAYS = 7;

/**
 * Leads for a digest: weekly those of the unit, monthly the district's, none for the tier between.
 * Confidential leads are in none. Null: there is nothing to tell.
 */
export function leadSection(
  { directory }: World,
  { landmarkFromWan }: LeadRules,
  leads: readonly Lead[],
  of: { readonly cycle: Cycle; readonly scope: Scope; readonly period: Day },
  now: Instant,
): LeadSection | null {
  const { cycle, scope, period } = of;
  if (cycle === 'half-monthly') return null;
  const open = leads.filter(({ confidential }) => confidential === null);
  if (scope.kind === 'unit') {
    const own = open.filter(({ owner }) => directory.person(owner)?.unit === scope.unit);
    const board = boardOf(own, startOfDay(addDays(dayOf(now), -WEEK_DAYS)), now);
    return hasNews(board) ? { board, landmarks: null } : null;
  }
  if (scope.kind === 'lead') return null;
  const until = addMonths(period, 1);
  const board = boardOf(open, startOfDay(period), Math.min(now, startOfDay(until)));
  const large = landmarks(open, landmarkFromWan, period, until);
  return hasNews(board) || large.count > 0 ? { board, landmarks: large } : null;
}
