import { blockerAppliers } from '../blocker/evolve.ts';
import type { Instant } from '../calendar/time.ts';
import { clockAppliers, withSetting } from '../clock/evolve.ts';
import { freshClock } from '../clock/types.ts';
import { consultationAppliers } from '../consultation/evolve.ts';
import { errandAppliers } from '../errand/evolve.ts';
import { extensionAppliers } from '../extension/evolve.ts';
import { handoverAppliers } from '../handover/evolve.ts';
import { itemAppliers } from '../item/evolve.ts';
import { materialAppliers } from '../material/evolve.ts';
import { onboardingAppliers } from '../onboarding/evolve.ts';
import { rectificationAppliers } from '../rectification/evolve.ts';
import { standingAppliers } from '../standing/evolve.ts';
import { supervisionAppliers } from '../supervision/evolve.ts';
import { teamAppliers } from '../team/evolve.ts';
import { type Appliers, freshNode, running, touch, withMaterial, withNode } from './applier.ts';
import type { NodeEvent, ProjectEvent, ProjectEventType } from './events.ts';
import { periodsAfter } from './period.ts';
import type { MaterialState, Project } from './types.ts';

type Opened = Extract<NodeEvent, { type: 'projectOpened' }>;

const nodeAppliers: Appliers<Exclude<NodeEvent, Opened>> = {
  nodeSkipped: (project, { node, reason }) =>
    withNode(project, { status: 'skipped', code: node, reason }),
  nodeImported: (project, { node, doneAt = null, period = null }) =>
    withNode(project, {
      status: 'done',
      code: node,
      startedOn: null,
      dueAt: null,
      doneAt,
      doneBy: null,
      clock: freshClock,
      period,
    }),
  nodeStarted(project, event, at) {
    const before = project.nodes.get(event.node);
    const reopened = before?.status === 'waiting' ? before.reopened : undefined;
    const past = periodsAfter(before);
    return withNode(project, {
      ...freshNode(event.node, event, at),
      period: event.period ?? null,
      ...(past.length > 0 ? { past } : {}),
      ...(reopened ? { reopened } : {}),
    });
  },
  nodeAccepted: (project, { node, by }, at) =>
    touch(project, node, at, (state) => ({ ...state, accepted: { by, at } })),
  nodeFinished(project, event, at) {
    const { code, startedOn, dueAt, clock, period, past, extension } = running(project, event.node);
    const { by: doneBy } = event;
    return withNode(project, {
      status: 'done',
      code,
      startedOn,
      dueAt,
      doneAt: at,
      doneBy,
      clock,
      period,
      ...(past ? { past } : {}),
      ...(extension ? { extension } : {}),
    });
  },
  // A new deadline is a new countdown: what counts down to it is due again. Not so the yellow card,
  // which comes when the light turns.
  dueSet: (project, { node, dueAt, by }, at) =>
    touch(project, node, at, (state) => ({
      ...state,
      dueAt,
      dueIsExplicit: true,
      warned: state.warned.yellow === undefined ? {} : { yellow: state.warned.yellow },
      clock: withSetting(state.clock, { by, at, from: state.dueAt, to: dueAt }),
    })),
  materialFiled(project, event, at) {
    const before = project.materials.get(event.material);
    const filed = withMaterial(project, {
      status: 'accepted',
      code: event.material,
      version: event.version,
      file: event.file,
      filedBy: event.by,
      filedAt: at,
      ...(before?.status === 'promised' ? { owedSince: before.promisedAt } : {}),
      ...(event.expiresOn ? { expiresOn: event.expiresOn } : {}),
    });
    return [...event.serves, ...(event.node ? [event.node] : [])]
      .filter((code) => filed.nodes.get(code)?.status === 'running')
      .reduce((state, code) => touch(state, code, at), filed);
  },
  materialPromised(project, event, at) {
    const promised = withMaterial(project, promise(project, event, at));
    // Of a node that is done the day alone was moved.
    return project.nodes.get(event.node)?.status === 'running'
      ? touch(promised, event.node, at)
      : promised;
  },
  lightTurned: (project, { node, to }) =>
    withNode(project, { ...running(project, node), light: to }),
  warned(project, event, at) {
    const node = running(project, event.node);
    return withNode(project, { ...node, warned: { ...node.warned, [event.warning]: at } });
  },
  promiseWarned(project, event, at) {
    const material = project.materials.get(event.material);
    if (material?.status !== 'promised') return project;
    return withMaterial(project, {
      ...material,
      warned: { ...material.warned, [event.warning]: at },
    });
  },
};

const appliers: Appliers<Exclude<ProjectEvent, Opened>> = {
  ...nodeAppliers,
  ...materialAppliers,
  ...blockerAppliers,
  ...rectificationAppliers,
  ...clockAppliers,
  ...extensionAppliers,
  ...handoverAppliers,
  ...errandAppliers,
  ...consultationAppliers,
  ...itemAppliers,
  ...teamAppliers,
  ...standingAppliers,
  ...onboardingAppliers,
  ...supervisionAppliers,
};

/** Every type of event that changes a project. */
export const projectEventTypes = [
  'projectOpened',
  ...Object.keys(appliers),
] as readonly ProjectEventType[];

/** Folds one event into the state. Never refuses: what is in the log has happened. */
export function evolve(project: Project | null, event: ProjectEvent, at: Instant): Project {
  if (event.type === 'projectOpened') return open(event, at);
  if (!project) throw new Error(`${event.type} before projectOpened`);
  const apply = appliers[event.type] as (
    project: Project,
    event: ProjectEvent,
    at: Instant,
  ) => Project;
  return apply({ ...project, version: project.version + 1 }, event, at);
}

function open({ type: _type, nodes, ...facts }: Opened, openedAt: Instant): Project {
  const waiting = nodes.map((code) => [code, { status: 'waiting' as const, code }] as const);
  return {
    ...facts,
    nodes: new Map(waiting),
    materials: new Map(),
    matters: new Map(),
    phase: { status: 'active' },
    openedAt,
    version: 1,
  };
}

/** Folds events of one instant, in order; null stays null only where there are none. */
export const evolveAll = (
  project: Project | null,
  events: readonly ProjectEvent[],
  at: Instant,
): Project | null =>
  events.reduce<Project | null>((state, event) => evolve(state, event, at), project);

/** Warnings of a promise that keeps its deadline are not given twice. */
function promise(
  project: Project,
  event: Extract<NodeEvent, { type: 'materialPromised' }>,
  at: Instant,
): MaterialState {
  const { material: code, node, promisedOn, dueAt, by: promisedBy } = event;
  const before = project.materials.get(code);
  const known = before?.status === 'promised' ? before : undefined;
  const others = known?.nodes.filter((other) => other !== node) ?? [];
  return {
    status: 'promised',
    code,
    version: before?.version ?? 0,
    nodes: [...others, node],
    promisedBy,
    promisedAt: at,
    promisedOn,
    dueAt,
    warned: known?.dueAt === dueAt ? known.warned : {},
  };
}
