import { DAY_MS, type Instant } from '../calendar/time.ts';
import { supplierOf } from '../catalogue/requirements.ts';
import type { MaterialCode, UnitCode } from '../catalogue/types.ts';
import { type Waiting, waitingFor } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import { worldFor } from '../project/edition.ts';
import { droppedNodes, missingMaterials, runningNodes } from '../project/node-view.ts';
import { responsibleFor } from '../project/people.ts';
import type { Project, RunningNode, World } from '../project/types.ts';
import { isActive } from '../standing/phase.ts';

/** What is due later than this is no business of today. */
const AHEAD_DAYS = 7;

/** Something to be done at a stop: a node the person answers for, or something that waits for them. */
export type Task =
  | { readonly kind: 'node'; readonly node: RunningNode; readonly dueAt: Instant }
  | { readonly kind: 'waiting'; readonly waiting: Waiting; readonly dueAt: Instant | null };

/** One project to be seen to: where it is, what is to be done there, which papers are to be had. */
export interface Stop {
  readonly project: Project;
  readonly place: UnitCode;
  /** By date, what has none at the end. */
  readonly tasks: readonly Task[];
  /** Papers that the enterprise still owes for nodes that run: to be fetched on the way. */
  readonly papers: readonly MaterialCode[];
  /** When the first node that waits for one of them is due; null: there are none. */
  readonly papersDueAt: Instant | null;
}

/**
 * A person's day over these projects: the one with the nearest date first, and of equal ones those of
 * one place together. Projects with nothing to do are left out. Source: the whole life of a project,
 * item 6: "visits by deadline and place with the papers to take along".
 */
export function dayFor(
  around: World,
  projects: readonly Project[],
  person: PersonId,
  now: Instant,
): Stop[] {
  return projects
    .filter(isActive)
    .flatMap((project): Stop[] => {
      const world = worldFor(around, project);
      const tasks = tasksIn(world, project, person, now);
      const owed = isAgentOf(world, project, person) ? papersIn(world, project, now) : [];
      const papers = [...new Set(owed.map(({ material }) => material))];
      const papersDueAt = owed[0]?.dueAt ?? null;
      return tasks.length + papers.length > 0
        ? [{ project, place: project.location, tasks, papers, papersDueAt }]
        : [];
    })
    .sort((a, b) => firstDue(a) - firstDue(b) || a.place.localeCompare(b.place) || byId(a, b));
}

const isAgentOf = ({ directory }: World, { team }: Project, person: PersonId): boolean =>
  directory.actingFor(team.agent) === person;

const byId = (a: Stop, b: Stop): number => a.project.id.localeCompare(b.project.id);

/** Far away, where nothing has a date: differences must stay numbers. */
const NEVER = Number.MAX_SAFE_INTEGER;

const firstDue = ({ tasks, papersDueAt }: Stop): number =>
  Math.min(tasks[0]?.dueAt ?? NEVER, papersDueAt ?? NEVER);

function tasksIn(world: World, project: Project, person: PersonId, now: Instant): Task[] {
  const latest = now + AHEAD_DAYS * DAY_MS;
  const nodes = runningNodes(project)
    .filter(({ code, dueAt }) => {
      const isTheirs = responsibleFor(world, project, code).person === person;
      return isTheirs && dueAt <= latest;
    })
    .map((node) => ({ kind: 'node' as const, node, dueAt: node.dueAt }));
  const waits = waitingFor(world, project, person)
    .filter(({ dueAt }) => dueAt === null || dueAt <= latest)
    .map((waiting) => ({ kind: 'waiting' as const, waiting, dueAt: waiting.dueAt }));
  return [...nodes, ...waits].sort((a, b) => (a.dueAt ?? NEVER) - (b.dueAt ?? NEVER));
}

/** Papers of the enterprise that nodes due soon wait for, the most urgent first. */
function papersIn(world: World, project: Project, now: Instant) {
  const latest = now + AHEAD_DAYS * DAY_MS;
  const dropped = droppedNodes(project);
  const isTheirs = (material: MaterialCode) =>
    supplierOf(world.catalogue, project.attributes, material, dropped)?.kind === 'enterprise';
  return runningNodes(project)
    .filter(({ dueAt }) => dueAt <= latest)
    .sort((a, b) => a.dueAt - b.dueAt)
    .flatMap(({ code, dueAt }) =>
      missingMaterials(world, project, code).map((material) => ({ material, dueAt })),
    )
    .filter(({ material }) => isTheirs(material));
}
