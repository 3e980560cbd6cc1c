import { whoMay } from '../access/access.ts';
import { blockerDeciders } from '../blocker/decide.ts';
import { DAY_MS, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { clockDeciders, endPause, refusalOfStop } from '../clock/decide.ts';
import { refusalOfMinimum } from '../clock/minimum.ts';
import { consultationDeciders } from '../consultation/decide.ts';
import { accept, refuse } from '../decision.ts';
import { errandDeciders } from '../errand/decide.ts';
import { extensionDeciders } from '../extension/decide.ts';
import { endOfNode } from '../extension/tick.ts';
import { handoverDeciders } from '../handover/decide.ts';
import { itemDeciders } from '../item/decide.ts';
import { isThereFor, nextVersion } from '../material/count.ts';
import { materialDeciders } from '../material/decide.ts';
import { expiryOf, tickExpiry } from '../material/expiry.ts';
import { mattersOf, tickMatter } from '../matter/machine.ts';
import { onboardingDeciders } from '../onboarding/decide.ts';
import type { PersonId } from '../people/types.ts';
import { rectificationDeciders } from '../rectification/decide.ts';
import { refusalOfFinish } from '../rectification/finish.ts';
import {
  finishIfDone,
  refusalOfStanding,
  standingDeciders,
  tickStanding,
} from '../standing/decide.ts';
import { isActive } from '../standing/phase.ts';
import { supervisionDeciders } from '../supervision/decide.ts';
import { tickOrders } from '../supervision/pressing.ts';
import { teamDeciders } from '../team/decide.ts';
import { checkAct, FARTHEST_DAYS } from './act.ts';
import type { ActType, NodeCommand, ProjectCommand, Refusal } from './commands.ts';
import type { Deciders, ProjectDecision } from './decider.ts';
import { worldFor } from './edition.ts';
import type { ProjectEvent } from './events.ts';
import { evolveAll } from './evolve.ts';
import { definitionOf, missingMaterials, nodesDemanding } from './node-view.ts';
import { decidePromise } from './promise.ts';
import { startReady } from './start.ts';
import { isMoot, tickNode, tickPromise } from './tick.ts';
import type { Project, RunningNode, World } from './types.ts';

type CommandOf<Type extends NodeCommand['type']> = Extract<NodeCommand, { type: Type }>;

export type Outcome =
  | { readonly ok: true; readonly events: readonly ProjectEvent[]; readonly project: Project }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * The whole answer to a command at `now`: what time had already done, what the command does, and
 * what time makes of the result. Events come in the order in which they are to be stored.
 * Refusals carry everything their sentence needs; a refused command changes nothing.
 */
export function handle(
  world: World,
  project: Project,
  command: ProjectCommand,
  now: Instant,
): Outcome {
  const before = tick(world, project, now);
  const current = evolveAll(project, before, now) ?? project;
  const decision = decide(world, current, command, now);
  if (!decision.ok) return decision;
  const decided = evolveAll(current, decision.events, now) ?? current;
  const finish = finishIfDone(decided, command);
  const changed = evolveAll(decided, finish, now) ?? decided;
  const after = tick(world, changed, now);
  return {
    ok: true,
    events: [...before, ...decision.events, ...finish, ...after],
    project: evolveAll(changed, after, now) ?? changed,
  };
}

/**
 * What passing time does to all nodes, promises and matters of a project. While it is not under way
 * its clocks stand still.
 */
export function tick(around: World, project: Project, now: Instant): ProjectEvent[] {
  const world = worldFor(around, project);
  if (!isActive(project)) return [...tickStanding(project, now), ...tickEnded(world, project, now)];
  const papers = [...project.materials.values()];
  const expiries = papers.flatMap((paper) => tickExpiry(world, project, paper, now));
  // What has expired is missing for the nodes at once.
  const view = evolveAll(project, expiries, now) ?? project;
  const nodes = [...view.nodes.values()].flatMap((node) => tickNode(world, view, node, now));
  const promises = papers.flatMap((paper) =>
    paper.status === 'promised' && !isMoot(project, paper) ? tickPromise(world, paper, now) : [],
  );
  // A node that turns red opens its order in the same breath, and a done one completes it.
  const lit = evolveAll(view, nodes, now) ?? view;
  const orders = tickOrders(world, lit, now);
  const seen = evolveAll(lit, orders, now) ?? lit;
  const matters = [...seen.matters.values()].flatMap((matter) =>
    tickMatter(world, seen, matter, now),
  );
  return [...expiries, ...nodes, ...promises, ...orders, ...matters];
}

/** Orders of a project that is finished still wait for their close-out. */
function tickEnded(world: World, project: Project, now: Instant): ProjectEvent[] {
  if (project.phase.status !== 'finished') return [];
  const orders = tickOrders(world, project, now);
  const seen = evolveAll(project, orders, now) ?? project;
  const climbing = mattersOf(seen, 'order').flatMap((order) => tickMatter(world, seen, order, now));
  return [...orders, ...climbing];
}

const nodeDeciders: Deciders<NodeCommand> = {
  accept: (world, project, command) =>
    withRunning(world, project, command, (node) =>
      node.accepted
        ? refuse({ code: 'already-accepted', node: node.code, ...node.accepted })
        : accept({ type: 'nodeAccepted', node: node.code, by: command.by }),
    ),
  finish: (world, project, command, now) =>
    withRunning(world, project, command, (node) =>
      decideFinish(world, project, node, command, now),
    ),
  fileMaterial: decideFile,
  promiseMaterials: decidePromise,
  setDue: (world, project, command, now) =>
    withRunning(world, project, command, (node) => decideDue(world, project, node, command, now)),
};

const deciders: Deciders<ProjectCommand> = {
  tick: () => accept(),
  ...nodeDeciders,
  ...materialDeciders,
  ...blockerDeciders,
  ...rectificationDeciders,
  ...clockDeciders,
  ...extensionDeciders,
  ...handoverDeciders,
  ...errandDeciders,
  ...consultationDeciders,
  ...itemDeciders,
  ...teamDeciders,
  ...standingDeciders,
  ...onboardingDeciders,
  ...supervisionDeciders,
};

/** What a command does to a project at `now`, or why it does nothing. */
export function decide(
  around: World,
  project: Project,
  command: ProjectCommand,
  now: Instant,
): ProjectDecision {
  const world = worldFor(around, project);
  const refusal = refusalOfStanding(project, command);
  if (refusal) return refuse(refusal);
  const run = deciders[command.type] as (
    world: World,
    project: Project,
    command: ProjectCommand,
    now: Instant,
  ) => ProjectDecision;
  return run(world, project, command, now);
}

/** Decides about a node whose clock runs, once the checks every act shares are passed. */
function withRunning(
  world: World,
  project: Project,
  command: { type: ActType; node: NodeCode; by: PersonId },
  then: (node: RunningNode) => ProjectDecision,
): ProjectDecision {
  const check = checkAct(world, project, command);
  return check.ok ? then(check.node) : check;
}

function decideFinish(
  world: World,
  project: Project,
  node: RunningNode,
  command: CommandOf<'finish'>,
  now: Instant,
): ProjectDecision {
  const refusal = refusalOfFinish(world, project, node.code);
  if (refusal) return refuse(refusal);
  const missing = missingMaterials(world, project, node.code);
  if (missing.length > 0) return refuse({ code: 'materials-missing', node: node.code, missing });
  const tooSoon = refusalOfMinimum(world, project.attributes, node, 'finish', now);
  if (tooSoon) return refuse(tooSoon);
  const finished: ProjectEvent[] = [
    ...endPause(world, project, node, command.by, now),
    ...endOfNode(node),
    { type: 'nodeFinished', node: node.code, by: command.by },
    ...producedBy(world, project, node.code, now),
  ];
  const after = evolveAll(project, finished, now) ?? project;
  return accept(...finished, ...startReady(world, after, now));
}

/** The finished node is itself the proof that its outcome papers exist. */
function producedBy(world: World, project: Project, code: NodeCode, now: Instant): ProjectEvent[] {
  return definitionOf(world, code)
    .outcome.materials.filter((material) => !isThereFor(world, project, code, material))
    .map((material) => ({
      type: 'materialFiled' as const,
      material,
      version: nextVersion(project.materials.get(material)),
      file: null,
      by: null,
      node: null,
      serves: [],
      ...expiryOf(world.catalogue.materials.get(material), now),
    }));
}

function decideFile(
  world: World,
  project: Project,
  command: CommandOf<'fileMaterial'>,
  now: Instant,
): ProjectDecision {
  const definition = world.catalogue.materials.get(command.material);
  if (!definition) {
    return refuse({ code: 'unknown-material', material: command.material });
  }
  if (command.node !== null && !project.nodes.has(command.node)) {
    return refuse({ code: 'unknown-node', node: command.node });
  }
  const who = whoMay(world, project, 'fileMaterial', command.node);
  if (!who.includes(command.by)) {
    return refuse({ code: 'not-allowed', act: 'fileMaterial', node: command.node, who });
  }
  return accept({
    type: 'materialFiled',
    material: command.material,
    version: nextVersion(project.materials.get(command.material)),
    file: command.file,
    by: command.by,
    node: command.node,
    serves: nodesDemanding(world, project, command.material),
    ...expiryOf(definition, now),
  });
}

function decideDue(
  world: World,
  project: Project,
  node: RunningNode,
  command: CommandOf<'setDue'>,
  now: Instant,
): ProjectDecision {
  const stopped = refusalOfStop(node);
  if (stopped) return refuse(stopped);
  if (command.dueAt <= now) return refuse({ code: 'due-not-ahead', dueAt: command.dueAt });
  const latestAt = now + FARTHEST_DAYS * DAY_MS;
  if (command.dueAt > latestAt) return refuse({ code: 'due-too-far', latestAt });
  const tooSoon = refusalOfMinimum(world, project.attributes, node, 'setDue', command.dueAt);
  if (tooSoon) return refuse(tooSoon);
  if (command.dueAt === node.dueAt && node.dueIsExplicit) return accept();
  return accept({ type: 'dueSet', node: node.code, dueAt: command.dueAt, by: command.by });
}
