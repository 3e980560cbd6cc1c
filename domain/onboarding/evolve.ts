import type { NodeCode } from '../catalogue/types.ts';
import type { Appliers } from '../project/applier.ts';
import { running, withNode } from '../project/applier.ts';
import type { NodeState } from '../project/types.ts';
import type { OnboardingEvent } from './types.ts';

const waiting = (code: NodeCode): NodeState => ({ status: 'waiting', code });

export const onboardingAppliers: Appliers<OnboardingEvent> = {
  // Nothing of it runs any more: it stands on nobody's list, and its group is closed at once.
  projectWithdrawn: (project, { by }, at) => ({
    ...project,
    nodes: new Map(
      [...project.nodes].map(([code, node]) => [
        code,
        node.status === 'running' ? waiting(code) : node,
      ]),
    ),
    phase: { status: 'withdrawn', at, by, words: '', archivedAt: at },
  }),
  catalogueMoved(project, { to, added, removed, dues }, _at) {
    let moved = { ...project, catalogueVersion: to };
    for (const node of added) moved = withNode(moved, waiting(node));
    for (const node of removed) {
      moved = withNode(moved, { status: 'skipped', code: node, reason: 'not-applicable' });
    }
    for (const due of dues) {
      const node = running(moved, due.node);
      // A new deadline is a new countdown, but for the yellow card, which comes with the light.
      const { yellow } = node.warned;
      const warned = yellow === undefined ? {} : { yellow };
      moved = withNode(moved, { ...node, dueAt: due.to, warned });
    }
    return moved;
  },
};
