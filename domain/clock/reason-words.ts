import type { PauseReason } from './types.ts';

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
