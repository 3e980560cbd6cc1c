import type { Instant } from '../calendar/time.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import { mattersOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import { worldFor } from '../project/edition.ts';
import type { Project, World } from '../project/types.ts';
import { isOpenItem, itemLight } from './light.ts';
import { doerOf } from './people.ts';
import type { ItemSource } from './types.ts';

/** A dated item that is not done, as a list shows it. */
export interface OpenItem {
  readonly id: MatterId;
  readonly source: ItemSource;
  readonly node: NodeCode | null;
  readonly words: string;
  readonly unit: UnitCode;
  /** Who does it today; null: nobody is left who could. */
  readonly doer: PersonId | null;
  readonly dueAt: Instant;
  readonly light: 'blue' | 'yellow' | 'red';
  /** Who gave the instruction, or put the meeting's outcome down. */
  readonly givenBy: PersonId;
}

/**
 * Dated items of a project that are still to be done, the one due first at the head. An instruction in
 * whose place another one stands is none of them. Source: design, section 3 "Dispatch".
 */
export function openItems(around: World, project: Project, now: Instant): OpenItem[] {
  const world = worldFor(around, project);
  return mattersOf(project, 'datedItem')
    .filter(isOpenItem)
    .map((item) => ({
      id: item.id,
      source: item.source,
      node: item.node,
      words: item.words,
      unit: item.unit,
      doer: doerOf(world, project, item),
      dueAt: item.dueAt,
      light: itemLight(world.calendar, item, now) as OpenItem['light'],
      givenBy: item.set.by,
    }))
    .sort((a, b) => a.dueAt - b.dueAt);
}
