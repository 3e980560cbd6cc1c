import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { ProjectEvent } from './events.ts';
import type { MaterialState, NodeState, Project, RunningNode } from './types.ts';

/** Folds one event into the state. Never refuses: what is in the log has happened. */
export function evolve(project: Project | null, event: ProjectEvent, at: Instant): Project {
  if (event.type === 'projectOpened') {
    const { type: _type, nodes, ...facts } = event;
    const waiting = nodes.map((code) => [code, { status: 'waiting' as const, code }] as const);
    return { ...facts, nodes: new Map(waiting), materials: new Map(), version: 1 };
  }
  if (!project) throw new Error(`${event.type} before projectOpened`);
  const next = { ...project, version: project.version + 1 };
  switch (event.type) {
    case 'nodeSkipped':
      return withNode(next, { status: 'skipped', code: event.node, reason: event.reason });
    case 'nodeImported':
      return withNode(next, {
        status: 'done',
        code: event.node,
        startedOn: null,
        dueAt: null,
        doneAt: null,
        doneBy: null,
      });
    case 'nodeStarted':
      return withNode(next, {
        status: 'running',
        code: event.node,
        startedOn: event.startedOn,
        dueAt: event.dueAt,
        dueIsExplicit: false,
        limitOverride: event.limitOverride,
        accepted: null,
        light: 'blue',
        warned: {},
        touchedAt: at,
      });
    case 'nodeAccepted':
      return touch(next, event.node, at, (node) => ({ ...node, accepted: { by: event.by, at } }));
    case 'nodeFinished': {
      const node = running(next, event.node);
      return withNode(next, {
        status: 'done',
        code: node.code,
        startedOn: node.startedOn,
        dueAt: node.dueAt,
        doneAt: at,
        doneBy: event.by,
      });
    }
    case 'dueSet':
      // A new deadline is a new countdown: what counts down to it is due again. Not so the yellow
      // card, which comes when the light turns.
      return touch(next, event.node, at, (node) => ({
        ...node,
        dueAt: event.dueAt,
        dueIsExplicit: true,
        warned: node.warned.yellow === undefined ? {} : { yellow: node.warned.yellow },
      }));
    case 'materialFiled': {
      const filed = withMaterial(next, {
        status: 'accepted',
        code: event.material,
        version: event.version,
        file: event.file,
        filedBy: event.by,
        filedAt: at,
      });
      return [...event.serves, ...(event.node ? [event.node] : [])]
        .filter((code) => filed.nodes.get(code)?.status === 'running')
        .reduce((state, code) => touch(state, code, at, (node) => node), filed);
    }
    case 'materialPromised':
      return touch(withMaterial(next, promise(next, event, at)), event.node, at, (node) => node);
    case 'lightTurned':
      return withNode(next, { ...running(next, event.node), light: event.to });
    case 'warned': {
      const node = running(next, event.node);
      return withNode(next, { ...node, warned: { ...node.warned, [event.warning]: at } });
    }
    case 'promiseWarned': {
      const material = next.materials.get(event.material);
      if (material?.status !== 'promised') return next;
      return withMaterial(next, {
        ...material,
        warned: { ...material.warned, [event.warning]: at },
      });
    }
    default:
      return event satisfies never;
  }
}

/** Folds events of one instant, in order; null stays null only where there are none. */
export const evolveAll = (
  project: Project | null,
  events: readonly ProjectEvent[],
  at: Instant,
): Project | null =>
  events.reduce<Project | null>((state, event) => evolve(state, event, at), project);

function withNode(project: Project, node: NodeState): Project {
  return { ...project, nodes: new Map(project.nodes).set(node.code, node) };
}

function withMaterial(project: Project, material: MaterialState): Project {
  return { ...project, materials: new Map(project.materials).set(material.code, material) };
}

function running(project: Project, code: NodeCode): RunningNode {
  const node = project.nodes.get(code);
  if (node?.status !== 'running') throw new Error(`node ${code} of ${project.id} is not running`);
  return node;
}

/** Warnings of a promise that keeps its deadline are not given twice. */
function promise(
  project: Project,
  event: Extract<ProjectEvent, { type: 'materialPromised' }>,
  at: Instant,
): MaterialState {
  const { material: code, node, promisedOn, dueAt, by: promisedBy } = event;
  const before = project.materials.get(code);
  const known = before?.status === 'promised' ? before : undefined;
  const others = known?.nodes.filter((other) => other !== node) ?? [];
  return {
    status: 'promised',
    code,
    nodes: [...others, node],
    promisedBy,
    promisedAt: at,
    promisedOn,
    dueAt,
    warned: known?.dueAt === dueAt ? known.warned : {},
  };
}

/** Something a person did on the node: it counts as a sign of life. */
function touch(
  project: Project,
  code: NodeCode,
  at: Instant,
  change: (node: RunningNode) => RunningNode,
): Project {
  return withNode(project, { ...change(running(project, code)), touchedAt: at });
}
