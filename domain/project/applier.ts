import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { freshClock } from '../clock/types.ts';
import type { Matter } from '../matter/types.ts';
import type { MaterialState, NodeState, Project, RunningNode } from './types.ts';

/**
 * What a part of the domain makes of its events, one function each. The project's version has gone
 * up already. Never refuses: what is in the log has happened.
 */
export type Appliers<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]: (
    project: Project,
    event: Extract<Event, { type: Type }>,
    at: Instant,
  ) => Project;
};

export function withNode(project: Project, node: NodeState): Project {
  return { ...project, nodes: new Map(project.nodes).set(node.code, node) };
}

export function withMaterial(project: Project, material: MaterialState): Project {
  return { ...project, materials: new Map(project.materials).set(material.code, material) };
}

export function withMatter(project: Project, matter: Matter): Project {
  return { ...project, matters: new Map(project.matters).set(matter.id, matter) };
}

/** A node at the start of its clock, as nobody has touched it yet. */
export const freshNode = (
  code: NodeCode,
  start: Pick<RunningNode, 'startedOn' | 'dueAt' | 'limitOverride'>,
  at: Instant,
): RunningNode => ({
  status: 'running',
  code,
  startedOn: start.startedOn,
  dueAt: start.dueAt,
  dueIsExplicit: false,
  limitOverride: start.limitOverride,
  accepted: null,
  light: 'blue',
  warned: {},
  touchedAt: at,
  clock: freshClock,
  extension: null,
  assignedTo: null,
  period: null,
});

/** The running node of an event. Throws where the log contradicts itself. */
export function running(project: Project, code: NodeCode): RunningNode {
  const node = project.nodes.get(code);
  if (node?.status !== 'running') throw new Error(`node ${code} of ${project.id} is not running`);
  return node;
}

/** Something a person did on the node: it counts as a sign of life. */
export function touch(
  project: Project,
  code: NodeCode,
  at: Instant,
  change: (node: RunningNode) => RunningNode = (node) => node,
): Project {
  return withNode(project, { ...change(running(project, code)), touchedAt: at });
}
