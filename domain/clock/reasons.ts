import type { NodeDefinition } from '../catalogue/types.ts';
import { reasonOfWord } from './reason-words.ts';
import { type BallHolder, type PauseReason, pauseReasons } from './types.ts';

/** Reasons for which a node's own people may stop its clock, with the catalogue's words for each. */
export function namedReasons({
  clockPauses,
}: Pick<NodeDefinition, 'clockPauses'>): ReadonlyMap<PauseReason, readonly string[]> {
  const named = new Map<PauseReason, string[]>();
  for (const word of clockPauses) {
    const reason = reasonOfWord(word);
    if (reason) named.set(reason, [...(named.get(reason) ?? []), word]);
  }
  return new Map([...named].sort(([a], [b]) => pauseReasons.indexOf(a) - pauseReasons.indexOf(b)));
}

/**
 * Who holds the ball while a clock stands still for this reason. What the law takes out of the count
 * is nobody's day. Source: lifecycle README, section 6.
 */
export const holderOf: Readonly<Record<PauseReason, BallHolder>> = {
  notice: 'nobody',
  hearing: 'nobody',
  appraisal: 'nobody',
  inspection: 'nobody',
  tender: 'nobody',
  supplement: 'enterprise',
  enterprise: 'enterprise',
  upperLevel: 'upperLevel',
  stopOrder: 'nobody',
  forceMajeure: 'nobody',
};
