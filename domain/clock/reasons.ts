import type { NodeDefinition } from '../catalogue/types.ts';
import { type BallHolder, type PauseReason, pauseReasons } from './types.ts';

/**
 * How the catalogue's own words (`clockPauses`) are read. The first that fits decides: 现场核查整改 is
 * the enterprise's work, 招标公告 belongs to the tender. A word that fits none allows nothing.
 */
const readings: readonly (readonly [RegExp, PauseReason])[] = [
  [/补正/, 'supplement'],
  [/上级/, 'upperLevel'],
  [/停工|管控/, 'stopOrder'],
  [/不可抗力/, 'forceMajeure'],
  [/整改|修改|调试|自建|备料/, 'enterprise'],
  [/招标|拍卖|投诉/, 'tender'],
  [/公示|公告/, 'notice'],
  [/听证/, 'hearing'],
  [/检验|检测|检疫|核查/, 'inspection'],
  [/评审|评估|论证|鉴定/, 'appraisal'],
];

/** The reason that a word of the catalogue stands for; undefined: none. */
export const reasonOfWord = (word: string): PauseReason | undefined =>
  readings.find(([reading]) => reading.test(word))?.[1];

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
