import type { RulesFile } from './rules-schema.ts';
import type { PointsCap, PointsRules, PointsThresholds } from './rules-types.ts';

/**
 * What the words of the shipped rules say, in numbers; a file that words them otherwise names its own
 * under `cap` and `thresholds`. Source: lifecycle README, section 9 (values are proposals there).
 */
const usualCaps: Readonly<Record<string, PointsCap>> = {
  D2: { per: 'node', points: 10 },
  A1: { per: 'unitMonth', points: 10 },
  A6: { per: 'unitMonth', points: 5 },
};

const usual: PointsThresholds = {
  earlyShare: 0.7,
  closeOutDays: 7,
  red: { top: 5, mostNewReds: 0 },
  black: { newReds: 3, missedMonths: 1, below: 85 },
  talk: {
    remindBelow: 90,
    summonBelow: 80,
    summonBlackMonths: 2,
    summonOverdueDays: 30,
    censureSummons: 2,
  },
};

/** The rules of points as a machine reads them; what a file leaves out is as usual. */
export function pointsOf({ rules, thresholds, ...points }: RulesFile['points']): PointsRules {
  return {
    ...points,
    rules: rules.map(({ cap, ...rule }) => {
      const limit = cap ?? usualCaps[rule.code];
      return { ...rule, ...(limit ? { cap: limit } : {}) };
    }),
    thresholds: {
      ...usual,
      ...thresholds,
      red: { ...usual.red, ...thresholds?.red },
      black: { ...usual.black, ...thresholds?.black },
      talk: { ...usual.talk, ...thresholds?.talk },
    },
  };
}
