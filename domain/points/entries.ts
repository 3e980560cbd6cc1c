import { matterOf } from '../matter/machine.ts';
import { worldFor } from '../project/edition.ts';
import type { ProjectEventType } from '../project/events.ts';
import type { World } from '../project/types.ts';
import { ruleOf } from './amounts.ts';
import { awardsOf } from './awards.ts';
import type { Candidate, PointsChange, Withdrawal } from './candidate.ts';
import { deductionsOf } from './deductions.ts';

/** Events that points may follow from: a change without any of them is not looked at. */
export const pointsEvents: ReadonlySet<ProjectEventType> = new Set([
  'lightTurned',
  'redDayCounted',
  'rungMissed',
  'supplementAsked',
  'nodePaused',
  'problemWarned',
  'nodeFinished',
  'orderClosed',
  'causeConfirmed',
]);

export interface Meant {
  readonly candidates: readonly Candidate[];
  readonly withdrawals: readonly Withdrawal[];
}

/**
 * What a committed change means for the accounts of units, by the district's rules: what it gives and
 * takes, and what it exempts afterwards. Rules that are switched off mean nothing. Nothing here looks
 * at who read or answered what. Source: lifecycle README, section 9; design, section 3 "Points".
 */
export function entriesFor(around: World, change: PointsChange): Meant {
  const world = worldFor(around, change.after);
  const candidates: Candidate[] = [];
  const withdrawals: Withdrawal[] = [];
  for (const { id, event } of change.events) {
    const cause = { id, type: event.type, at: change.at };
    candidates.push(...deductionsOf(world, change.after, event, cause));
    candidates.push(...awardsOf(world, change, event, cause));
    if (event.type !== 'causeConfirmed') continue;
    const order = matterOf(change.after, 'order', event.matter);
    if (!order) continue;
    const { node, id: matter } = order;
    withdrawals.push({ projectId: change.after.id, node, matter, reason: 'enterprise', cause });
  }
  const { points } = around.catalogue.rules;
  return { candidates: candidates.filter(({ rule }) => ruleOf(points, rule)), withdrawals };
}
