import type { RulesFile } from './rules-schema.ts';
import { type LadderRung, ladderRoles, type RungCode, rungAsks } from './rules-types.ts';

type Step = RulesFile['supervision13710']['steps'][number];
type Reading = Pick<LadderRung, 'asks' | 'climbsTo' | 'summons'>;

/**
 * 13710 as the district reads it: accept in 1 day, feedback in 3, first result in 7, done in 1 month.
 * Elsewhere the digits are read differently (Shanxi 2016: an ordinary matter is done in 7 days, a
 * large one in a month or by a dated plan); a file says so by naming what a rung asks for.
 * Source: lifecycle README, section 7.
 */
const usual: Readonly<Record<RungCode, Reading>> = {
  '1': { asks: 'accept', climbsTo: 'unitHead', summons: false },
  '3': { asks: 'feedback', climbsTo: 'portfolioLeader', summons: false },
  '7': { asks: 'firstResult', climbsTo: 'principalLeader', summons: false },
  '1M': { asks: 'completion', climbsTo: 'principalLeader', summons: true },
};

/** The dated rungs of the steps as a machine reads them; what a step leaves out is as usual. */
export const ladderOf = (steps: readonly Step[]): LadderRung[] =>
  steps.flatMap(({ code, name, within, asks, climbsTo, grade, summons }) =>
    code === '0' || within === null
      ? []
      : {
          code,
          name,
          within,
          asks: asks ?? usual[code].asks,
          climbsTo: climbsTo ?? usual[code].climbsTo,
          summons: summons ?? usual[code].summons,
          ...(grade ? { grade } : {}),
        },
  );

/** What is wrong with a ladder: it must climb, and leave no matter without an end. */
export function faultsOfLadder(ladder: readonly LadderRung[]): string[] {
  const faults: string[] = [];
  for (const grade of ['ordinary', 'major'] as const) {
    const rungs = ladder.filter((rung) => rung.grade === undefined || rung.grade === grade);
    const asked = rungs.map(({ asks }) => rungAsks.indexOf(asks));
    const heights = rungs.map(({ climbsTo }) => ladderRoles.indexOf(climbsTo));
    if (rungs[0]?.asks !== 'accept') faults.push(`${grade} matters are not accepted first`);
    if (rungs.at(-1)?.asks !== 'completion') faults.push(`${grade} matters are never completed`);
    if (!isRising(asked, true))
      faults.push(`${grade} matters are asked for the same or less again`);
    if (!isRising(heights, false)) faults.push(`${grade} matters climb down`);
  }
  return [...new Set(faults)];
}

const isRising = (values: readonly number[], strictly: boolean): boolean =>
  values.every((value, index) => {
    const before = values[index - 1];
    return before === undefined || (strictly ? value > before : value >= before);
  });
