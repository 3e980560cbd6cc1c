import type { Limit } from '../calendar/calendar.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { Project, RunningNode } from '../project/types.ts';
import { aProject, at } from '../testing.ts';
import { type ClockCommand, type PauseReason, pauseReasons } from './types.ts';

// Builders for tests of the clock. 0304 belongs to the development bureau: U021 helps, U007 heads it.

export const HELPER = 'U021';
export const HEAD = 'U007';

/** A project whose 0304 runs from a day with a limit of its own. */
export const running = (
  startedOn: string,
  limit: Limit,
  opened = `${startedOn} 09:00`,
  node: NodeCode = '0304',
): Project =>
  aProject(
    { running: [{ node, startedOn, limitOverride: { limit, reason: '合同' } }] },
    at(opened),
  );

export const nodeOf = (project: Project, node: NodeCode = '0304'): RunningNode => {
  const state = project.nodes.get(node);
  if (state?.status !== 'running') throw new Error(`${node} does not run`);
  return state;
};

type PauseCommand = Extract<ClockCommand, { type: 'pause' }>;

export const pause = (
  expectedOn: string,
  reason: PauseReason = 'appraisal',
  more: Partial<PauseCommand> = {},
): PauseCommand => ({
  type: 'pause',
  node: '0304',
  reason,
  expectedOn,
  words: '委托评审机构评审',
  paper: '',
  materials: [],
  by: HELPER,
  ...more,
});

export const resume = (by: PersonId = HELPER, nth: number | null = null): ClockCommand => ({
  type: 'resume',
  node: '0304',
  nth,
  by,
});

export const supplement = (
  materials: readonly MaterialCode[],
  by: PersonId = HELPER,
  node: NodeCode = '0304',
): ClockCommand => ({ type: 'supplement', node, materials, words: '请一次补齐', by });

interface ClockMove {
  readonly node: NodeCode;
  readonly material: MaterialCode;
  /** Any number: picks the reason. */
  readonly choice: number;
  readonly expectedOn: string;
}

/** Somebody stops a clock, lets it go on or names papers; who does it is up to `by`. */
export const clockMoves = (
  { node, material, choice, expectedOn }: ClockMove,
  by: (act: ClockCommand['type']) => PersonId,
): Record<ClockCommand['type'], ClockCommand> => ({
  pause: pause(expectedOn, pauseReasons[choice % pauseReasons.length], {
    node,
    materials: [material],
    by: by('pause'),
  }),
  resume: { type: 'resume', node, nth: null, by: by('resume') },
  supplement: supplement([material], by('supplement'), node),
});
