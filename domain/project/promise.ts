import { DUE_TIME } from '../calendar/due.ts';
import { addDays, type Day, dayOf, type Instant, instantAt } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import { accept, type Decision, refuse } from '../decision.ts';
import { isThereFor } from '../material/count.ts';
import type { PersonId } from '../people/types.ts';
import { checkAct, FARTHEST_DAYS } from './act.ts';
import type { ProjectCommand, Refusal } from './commands.ts';
import type { NodeEvent, ProjectEvent } from './events.ts';
import {
  definitionOf,
  demandedMaterials,
  missingMaterials,
  promisableMaterials,
} from './node-view.ts';
import type { Project, World } from './types.ts';

// Conditional acceptance (容缺受理): the unit head lets a node finish before a paper is there, never
// for preflight papers. Source: design, section 3 "Materials".

type PromiseCommand = Extract<ProjectCommand, { type: 'promiseMaterials' }>;

/**
 * Why a person may not let papers of a node come later, before any date is named; undefined: they
 * may. Without `asked` it is about whatever the node misses.
 */
export function mayPromise(
  world: World,
  project: Project,
  node: NodeCode,
  by: PersonId,
  asked?: readonly MaterialCode[],
): Refusal | undefined {
  const check = checkAct(world, project, { type: 'promiseMaterials', node, by });
  // What is still owed of a node that was finished may get another day, nothing else.
  if (!check.ok && check.refusal.code === 'node-done') {
    const owed = owedPapers(project, node);
    return owed.length > 0 && (asked ?? owed).some((material) => owed.includes(material))
      ? undefined
      : check.refusal;
  }
  if (!check.ok) return check.refusal;
  const papers = openPapers(world, project, node, asked ?? offered(world, project, node));
  if (papers.length === 0) return { code: 'nothing-to-promise', node };
  const preflight = definitionOf(world, node).preflight?.materials ?? [];
  const materials = papers.filter((material) => preflight.includes(material));
  return materials.length > 0
    ? { code: 'preflight-cannot-be-promised', node, materials }
    : undefined;
}

/**
 * Events of a promise at `now`; the papers are owed by close of business of the promised day. A
 * paper promised already gets the new day, earlier or later; one that keeps its day is left alone.
 */
export function decidePromise(
  world: World,
  project: Project,
  command: PromiseCommand,
  now: Instant,
): Decision<ProjectEvent, Refusal> {
  const { node, by, promisedOn } = command;
  const refusal = mayPromise(world, project, node, by, command.materials);
  if (refusal) return refuse(refusal);
  const latestDay = addDays(dayOf(now), FARTHEST_DAYS);
  const dueAt = instantAt(promisedOn, DUE_TIME);
  if (dueAt <= now) return refuse({ code: 'date-not-ahead', latestPastDay: promisedOn });
  if (promisedOn > latestDay) return refuse({ code: 'date-too-far', latestDay });
  const isDone = project.nodes.get(node)?.status === 'done';
  const papers = isDone
    ? [...new Set(command.materials)].filter((each) => owedPapers(project, node).includes(each))
    : openPapers(world, project, node, command.materials);
  const promises = papers.map((material) => ({
    type: 'materialPromised' as const,
    material,
    node,
    ...owedBy(project, material, node, { promisedOn, dueAt }),
    by,
  }));
  const changes = promises.filter((promise) => !stands(project, promise));
  return changes.length > 0
    ? accept(...changes)
    : refuse({ code: 'promise-stands', node, papers: promises.map(paperOf), asked: promisedOn });
}

/** Papers promised on a node since `from`: what a form opened then was answered with. */
export const promisedSince = (project: Project, node: NodeCode, from: Instant): MaterialCode[] =>
  [...project.materials.values()].flatMap((material) =>
    material.status === 'promised' && material.nodes.at(-1) === node && material.promisedAt > from
      ? material.code
      : [],
  );

/**
 * Whether the warning of a promise has nothing left to ask at `now`: the paper came, its date was
 * moved, or what recalled it has reached the date and the red notice goes on. What is recorded
 * counts, too, since the clock of this machine may be behind the one that judged.
 */
export function isPromiseWarningOver(
  project: Project,
  material: MaterialCode,
  warning: 'yellow' | 'red',
  now: Instant,
): boolean {
  const state = project.materials.get(material);
  if (state?.status !== 'promised' || state.warned[warning] === undefined) return true;
  return warning === 'yellow' && (state.warned.red !== undefined || now >= state.dueAt);
}

/** Papers of a node that are promised and have not come, whether it is done or not. */
export const owedPapers = (project: Project, node: NodeCode): MaterialCode[] =>
  [...project.materials.values()].flatMap((material) =>
    material.status === 'promised' && material.nodes.includes(node) ? material.code : [],
  );

/** What the form offers: what may come later, or of a done node what is still owed. */
export function promisableFor(world: World, project: Project, node: NodeCode): MaterialCode[] {
  const status = project.nodes.get(node)?.status;
  if (status === 'done') return owedPapers(project, node);
  return status === 'running' ? promisableMaterials(world, project, node) : [];
}

/** What may be promised; where nothing may, what is missing nevertheless. */
function offered(world: World, project: Project, node: NodeCode): readonly MaterialCode[] {
  const promisable = promisableMaterials(world, project, node);
  return promisable.length > 0 ? promisable : missingMaterials(world, project, node);
}

/** Those of the asked papers, each once, that the node demands and that are not there. */
function openPapers(
  world: World,
  project: Project,
  node: NodeCode,
  asked: readonly MaterialCode[],
): MaterialCode[] {
  const demanded = demandedMaterials(world, project, node);
  return [...new Set(asked)].filter(
    (material) => demanded.includes(material) && !isThereFor(world, project, node, material),
  );
}

type Promised = Extract<NodeEvent, { type: 'materialPromised' }>;

/** Whether the paper is promised on this node for this very day. */
function stands(project: Project, { material, node, dueAt }: Promised): boolean {
  const known = project.materials.get(material);
  return known?.status === 'promised' && known.nodes.includes(node) && known.dueAt === dueAt;
}

const paperOf = ({ material, promisedOn }: Promised) => ({ material, promisedOn });

/** A paper promised on several nodes is owed once, by the earliest of their dates. */
function owedBy(
  project: Project,
  material: MaterialCode,
  node: NodeCode,
  asked: { readonly promisedOn: Day; readonly dueAt: Instant },
) {
  const known = project.materials.get(material);
  if (known?.status !== 'promised' || known.dueAt >= asked.dueAt) return asked;
  const isOwedElsewhere = known.nodes.some((other) => other !== node);
  return isOwedElsewhere ? { promisedOn: known.promisedOn, dueAt: known.dueAt } : asked;
}
