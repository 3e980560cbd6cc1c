import { blockerMachine } from '../blocker/machine.ts';
import type { Instant } from '../calendar/time.ts';
import { consultationMachine } from '../consultation/machine.ts';
import { errandMachine, siteNoteMachine } from '../errand/machine.ts';
import { datedItemMachine } from '../item/machine.ts';
import type { ProjectEvent } from '../project/events.ts';
import type { Project, World } from '../project/types.ts';
import { checklistMachine, rectificationMachine } from '../rectification/machine.ts';
import { orderMachine } from '../supervision/machine.ts';
import type { Matter, MatterKind, MatterOf } from './types.ts';

/** What time needs of a project to judge one matter; the sweep loads no more than this. */
export type MatterView = Pick<
  Project,
  'id' | 'location' | 'team' | 'attributes' | 'phase' | 'nodes'
>;

/** How one kind of matter goes on by itself. */
export interface MatterMachine<Kind extends MatterKind> {
  /** Whether anybody still has something to do about it. */
  isOpen(matter: MatterOf<Kind>): boolean;
  /** What passing time does to it at `now`. Twice at the same `now` adds nothing. */
  tick(world: World, view: MatterView, matter: MatterOf<Kind>, now: Instant): ProjectEvent[];
  /** The next instant after `now` at which it must be looked at again; null: never. */
  nextCheck(world: World, matter: MatterOf<Kind>, now: Instant): Instant | null;
  /** Its dates, so many calendar days later: its project stood still. Absent: it has no dates. */
  postpone?(matter: MatterOf<Kind>, days: number): MatterOf<Kind>;
}

const machines: { readonly [Kind in MatterKind]: MatterMachine<Kind> } = {
  blocker: blockerMachine,
  rectification: rectificationMachine,
  checklist: checklistMachine,
  errand: errandMachine,
  siteNote: siteNoteMachine,
  consultation: consultationMachine,
  datedItem: datedItemMachine,
  order: orderMachine,
};

const machineOf = (matter: Matter) => machines[matter.kind] as MatterMachine<MatterKind>;

/** Whether anybody still has something to do about a matter. */
export const isOpenMatter = (matter: Matter): boolean => machineOf(matter).isOpen(matter);

/** What passing time does to a matter at `now`. */
export const tickMatter = (
  world: World,
  view: MatterView,
  matter: Matter,
  now: Instant,
): ProjectEvent[] => machineOf(matter).tick(world, view, matter, now);

/** The next instant after `now` at which a matter must be looked at again; null: never. */
export const nextMatterCheck = (world: World, matter: Matter, now: Instant): Instant | null =>
  machineOf(matter).nextCheck(world, matter, now);

/** A matter whose project stood still for so many calendar days. */
export const postponeMatter = (matter: Matter, days: number): Matter =>
  machineOf(matter).postpone?.(matter, days) ?? matter;

/** The id of the next matter of a kind: its letter and how many there are of it, plus one. */
export function nextMatterId(project: Pick<Project, 'matters'>, letter: string): string {
  const taken = [...project.matters.keys()].filter((id) => id.startsWith(letter)).length;
  return `${letter}${taken + 1}`;
}

/** Matters of one kind, in the order in which they came up. */
export const mattersOf = <Kind extends MatterKind>(
  project: Pick<Project, 'matters'>,
  kind: Kind,
): MatterOf<Kind>[] =>
  [...project.matters.values()].filter((matter): matter is MatterOf<Kind> => matter.kind === kind);

/** One matter of a kind by its id; undefined where there is none. */
export function matterOf<Kind extends MatterKind>(
  project: Pick<Project, 'matters'>,
  kind: Kind,
  id: string,
): MatterOf<Kind> | undefined {
  const matter = project.matters.get(id);
  return matter?.kind === kind ? (matter as MatterOf<Kind>) : undefined;
}
