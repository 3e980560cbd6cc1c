import { dueOn } from '../calendar/due.ts';
import type { Day } from '../calendar/time.ts';
import { statutoryOf } from '../catalogue/applies.ts';
import { definitionOf } from '../project/node-view.ts';
import type { Project, RunningNode, World } from '../project/types.ts';

/** Until when the law lets a node take. */
export interface LegalEnd {
  readonly dueOn: Day;
  /** The rule, `《环境影响评价法》第二十二条`. */
  readonly basis: string;
  /** False where the text of the rule was not read. */
  readonly isConfirmed: boolean;
}

/**
 * The last day of a node's legal maximum, counted from its start, pauses not considered; null: the
 * law fixes none, or a minimum. Source: lifecycle catalogue, `statutory`.
 */
export function legalEndOf(
  world: World,
  project: Pick<Project, 'attributes'>,
  node: Pick<RunningNode, 'code' | 'startedOn'>,
): LegalEnd | null {
  const statutory = statutoryOf(definitionOf(world, node.code), project.attributes);
  if (statutory?.type !== 'maximum') return null;
  return {
    dueOn: dueOn(world.calendar, node.startedOn, statutory),
    basis: `${statutory.basis}${statutory.article ?? ''}`,
    isConfirmed: statutory.confirmed,
  };
}
