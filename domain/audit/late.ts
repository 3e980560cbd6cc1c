import { type Instant, MINUTE } from '../calendar/time.ts';
import { stopOf } from '../clock/stopped.ts';
import { mattersOf } from '../matter/machine.ts';
import type { Project } from '../project/types.ts';
import { isActive } from '../standing/phase.ts';
import type { Finding } from './types.ts';

/** What happens at its instant may take this long before anybody calls it late. */
export const GRACE_MS = 10 * MINUTE;

/**
 * Running nodes of a project that are past due at `now`, whose time runs, and that no open order
 * presses. Source: design, section 6: no running node past due without a supervision order.
 */
export function lateWithoutOrder(project: Project, now: Instant): Finding[] {
  if (!isActive(project)) return [];
  const open = mattersOf(project, 'order').filter(({ closed }) => closed === null);
  return [...project.nodes.values()].flatMap((node): Finding[] => {
    if (node.status !== 'running' || stopOf(node) !== null) return [];
    if (node.dueAt > now - GRACE_MS) return [];
    const isPressed = open.some(
      (order) => order.node === node.code && order.period === node.period,
    );
    const { code, dueAt } = node;
    return isPressed
      ? []
      : [{ kind: 'late-without-order', project: project.id, node: code, dueAt }];
  });
}
