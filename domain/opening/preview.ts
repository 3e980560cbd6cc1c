import { dueOn } from '../calendar/due.ts';
import { type Day, dayOf, type Instant, yearOf } from '../calendar/time.ts';
import { limitOf } from '../catalogue/applies.ts';
import type { NodeCode, Stage } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import { definitionOf } from '../project/node-view.ts';
import { openProject } from '../project/open.ts';
import { groupMembers } from '../project/people.ts';
import type { Project, ProjectId, World } from '../project/types.ts';
import { type Similar, similarTo } from './similar.ts';
import type { KnownProject, OpeningFacts } from './types.ts';

/** When a stage is complete if every node takes the whole of its limit. */
export interface StageEstimate {
  readonly stage: Stage;
  readonly on: Day;
  /** False where a year on the way has no published arrangement. */
  readonly isCovered: boolean;
}

/** What opening a project would do, before anything is created. */
export interface OpeningPreview {
  /** The project as it would be at that moment. */
  readonly project: Project;
  readonly estimates: readonly StageEstimate[];
  readonly members: readonly PersonId[];
  /** Projects on record that may be the same. */
  readonly similar: readonly Similar[];
}

/** Stands for the id of a project that is not created yet. */
const NO_ID: ProjectId = '';

/** What the facts would bring into being at `now`. */
export function previewOpening(
  world: World,
  facts: OpeningFacts,
  known: readonly KnownProject[],
  now: Instant,
): OpeningPreview {
  const { project } = openFacts(world, facts, NO_ID, now);
  return {
    project,
    estimates: estimate(world, project, dayOf(now)),
    members: groupMembers(world, project),
    similar: similarTo(facts, known),
  };
}

/** The events that bring the project into being at `now`, and what they make. */
export function openFacts(
  world: World,
  { history, ...facts }: OpeningFacts,
  id: ProjectId,
  now: Instant,
): { readonly project: Project; readonly events: readonly ProjectEvent[] } {
  const events = openProject(world, { ...facts, id }, history, now);
  const project = evolveAll(null, events, now);
  if (!project) throw new Error(`project ${id} was not opened`);
  return { project, events };
}

/** Counts every open node from the end of its prerequisites; a stage ends with its last node. */
function estimate(world: World, project: Project, today: Day): StageEstimate[] {
  const ends = new Map<NodeCode, Day>();
  const endOf = (code: NodeCode): Day => {
    const known = ends.get(code);
    if (known) return known;
    const state = project.nodes.get(code);
    if (state?.status === 'done' || state?.status === 'skipped') return today;
    const definition = definitionOf(world, code);
    const start = definition.prerequisites.map(endOf).reduce((a, b) => (b > a ? b : a), today);
    const end = dueOn(world.calendar, start, limitOf(definition, project.attributes));
    ends.set(code, end);
    return end;
  };
  const { calendar } = world;
  return world.catalogue.stages.flatMap((stage) => {
    const open = stage.nodes.filter((code) => {
      const status = project.nodes.get(code)?.status;
      return status === 'running' || status === 'waiting';
    });
    if (open.length === 0) return [];
    const on = open.map(endOf).reduce((a, b) => (b > a ? b : a));
    const years = Array.from(
      { length: yearOf(on) - yearOf(today) + 1 },
      (_, index) => yearOf(today) + index,
    );
    return [{ stage, on, isCovered: years.every((year) => calendar.isCovered(year)) }];
  });
}
