import type { Instant } from '../calendar/time.ts';
import { tick } from '../project/decide.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import { openProject } from '../project/open.ts';
import type { Project, ProjectId, World } from '../project/types.ts';
import type { ProjectDraft } from './types.ts';

/** The id of the project that a row of an import becomes: the same however often it is tried. */
export const importedId = (importNumber: number, row: number): ProjectId =>
  `I${importNumber}-${row}`;

/** Brings a checked row into being at `now`, with what time has made of its nodes by then. */
export function openDraft(
  world: World,
  { row: _row, history, ...facts }: ProjectDraft,
  id: ProjectId,
  now: Instant,
): { readonly project: Project; readonly events: readonly ProjectEvent[] } {
  const opening = openProject(world, { ...facts, id }, history, now);
  const opened = evolveAll(null, opening, now);
  if (!opened) throw new Error(`project ${id} was not opened`);
  const ticked = tick(world, opened, now);
  return { project: evolveAll(opened, ticked, now) ?? opened, events: [...opening, ...ticked] };
}
