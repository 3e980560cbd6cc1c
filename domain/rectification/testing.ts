import type { NodeCode } from '../catalogue/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { NewProblem, RectificationCommand, TickState } from './types.ts';

// Builders for tests of rectification.

export const enterProblems = (
  node: NodeCode,
  by: PersonId,
  ...problems: readonly NewProblem[]
): RectificationCommand => ({ type: 'enterProblems', node, problems, by });

export const reportFixed = (
  node: NodeCode,
  by: PersonId,
  ...matters: readonly MatterId[]
): RectificationCommand => ({ type: 'reportFixed', node, matters, by });

/** The last of `rest` is the reason where it is no number of a problem. */
export const recheck = (
  node: NodeCode,
  by: PersonId,
  isPassed: boolean,
  ...rest: readonly string[]
): RectificationCommand => ({
  type: 'recheckProblems',
  node,
  matters: rest.filter((each) => /^R\d+$/.test(each)),
  isPassed,
  words: rest.find((each) => !/^R\d+$/.test(each)) ?? '',
  by,
});

export const tickItems = (
  node: NodeCode,
  by: PersonId,
  state: TickState,
  items: readonly string[],
  words = '',
): RectificationCommand => ({ type: 'tickChecklist', node, items, state, words, by });

const found = ['防火门不能自闭', '排烟管道未封堵', '应急照明缺失', '消火栓水压不足'] as const;

/** So many problems as a fire acceptance finds them, each at another place. */
export const fireProblems = (count: number): NewProblem[] =>
  Array.from({ length: count }, (_, index) => ({
    words: found[index % found.length] ?? '',
    part: `${index + 1}号楼`,
  }));
