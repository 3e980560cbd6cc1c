import type { NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { type Appliers, running, touch, withNode } from '../project/applier.ts';
import type { NodeState, Project, WaitingNode } from '../project/types.ts';
import type { HandoverEvent } from './types.ts';

export const handoverAppliers: Appliers<HandoverEvent> = {
  nodeHandedOver: (project, { node, to }, at) => touch(assign(project, node, to), node, at),
  dutiesHandedOver: (project, { nodes, to, team }) =>
    nodes.reduce((state, node) => assign(state, node, to), {
      ...project,
      team: team ?? project.team,
    }),
  nodeReopened: (project, { node, by, said }, at) =>
    underWay(
      withNode(project, {
        status: 'waiting',
        code: node,
        ...periodsOf(project.nodes.get(node)),
        reopened: { by, at, words: said?.words ?? '' },
      }),
    ),
  nodeDropped: (project, { node, by, said }, at) =>
    withNode(project, {
      status: 'skipped',
      code: node,
      reason: 'decided',
      by,
      at,
      words: said?.words ?? '',
    }),
};

/** A recurring node is open again for the period that it was done with. */
function periodsOf(node: NodeState | undefined): Pick<WaitingNode, 'period' | 'past'> {
  if (node?.status !== 'done' || node.period === null) return {};
  const { period, past } = node;
  return { period, ...(past ? { past } : {}) };
}

/** Whoever takes a node over accepts it anew. */
const assign = (project: Project, node: NodeCode, to: PersonId): Project =>
  withNode(project, { ...running(project, node), assignedTo: to, accepted: null });

/** With an open node a project that was finished is under way again. */
const underWay = (project: Project): Project =>
  project.phase.status === 'finished' ? { ...project, phase: { status: 'active' } } : project;
