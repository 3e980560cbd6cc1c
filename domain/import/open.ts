import type { Instant } from '../calendar/time.ts';
import { startingTeam } from '../opening/team.ts';
import { tick } from '../project/decide.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import { openProject } from '../project/open.ts';
import type { Project, ProjectId, World } from '../project/types.ts';
import type { ProjectDraft } from './types.ts';

/**
 * Brings a checked row into being at `now`, with what time has made of its nodes by then. Helpers
 * and unit heads whom the row does not name are those that any new project starts with.
 */
export function openDraft(
  world: World,
  { row: _row, history, team, ...facts }: ProjectDraft,
  id: ProjectId,
  now: Instant,
): { readonly project: Project; readonly events: readonly ProjectEvent[] } {
  const usual = startingTeam(world, facts.location, facts.attributes, history.done);
  const whole = {
    ...team,
    helpers: team.helpers.length > 0 ? team.helpers : usual.helpers,
    unitHeads: team.unitHeads.length > 0 ? team.unitHeads : usual.unitHeads,
  };
  const opening = openProject(world, { ...facts, id, team: whole }, history, now);
  const opened = evolveAll(null, opening, now);
  if (!opened) throw new Error(`project ${id} was not opened`);
  const ticked = tick(world, opened, now);
  return { project: evolveAll(opened, ticked, now) ?? opened, events: [...opening, ...ticked] };
}
