import { dayOf, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { minimumOf } from '../clock/minimum.ts';
import type { PauseReason } from '../clock/types.ts';
import { mattersOf } from '../matter/machine.ts';
import { definitionOf } from '../project/node-view.ts';
import { pastPeriods } from '../project/period.ts';
import type { Project, World } from '../project/types.ts';
import { isActive } from '../standing/phase.ts';
import type { SupervisionOrder } from '../supervision/types.ts';
import type { Exemption } from './types.ts';

const pausedBy: Readonly<Record<PauseReason, Exemption>> = {
  notice: 'statutory-minimum',
  hearing: 'paused',
  appraisal: 'paused',
  inspection: 'paused',
  tender: 'paused',
  supplement: 'enterprise',
  enterprise: 'enterprise',
  upperLevel: 'upper-level',
  stopOrder: 'force-majeure',
  forceMajeure: 'force-majeure',
};

/**
 * Why a deduction on a node at `at` costs nothing by rule; null: nothing exempts it.
 *
 * Much of what the rules exempt never comes to a deduction: a node's clock begins when those before
 * it are done, stands still in a pause, and a light does not turn red meanwhile. Left are what comes
 * up beside the clock, an enterprise's own clock or cause (which the enterprise or the agent has
 * confirmed), the days that the law protects, and a prior node that was late and that whoever
 * accepted the order has named as the cause: the unit's word alone exempts nothing.
 * Source: lifecycle README, section 9; rules, `exempt`.
 */
export function exemptionOf(
  world: World,
  project: Project,
  code: NodeCode,
  at: Instant,
  order: SupervisionOrder | undefined,
): Exemption | null {
  if (definitionOf(world, code).clockOwner === 'enterprise' || order?.asHelp) return 'enterprise';
  const stopped = stopExemption(project, code);
  if (stopped) return stopped;
  const node = project.nodes.get(code);
  if (node?.status === 'running' && !node.reopened) {
    const minimum = minimumOf(world, project.attributes, node);
    if (minimum && dayOf(at) < minimum.endsOn) return 'statutory-minimum';
  }
  return order?.accepted?.cause === 'priorNode' && isPriorLate(world, project, code)
    ? 'prior-node'
    : null;
}

/** Why nothing is deducted while the project or the node's clock stands still; null: both go on. */
export function stopExemption(project: Project, code: NodeCode): Exemption | null {
  if (!isActive(project) && project.phase.status !== 'finished') return 'paused';
  const node = project.nodes.get(code);
  return node?.status === 'running' && node.clock.paused
    ? pausedBy[node.clock.paused.reason]
    : null;
}

/** The order on a node that opened last. */
export const latestOrder = (
  project: Pick<Project, 'matters'>,
  code: NodeCode,
): SupervisionOrder | undefined =>
  mattersOf(project, 'order').findLast(({ node }) => node === code);

/** Whether a node before this one was done after its due instant, as the record has it. */
function isPriorLate(world: World, project: Pick<Project, 'nodes'>, code: NodeCode): boolean {
  return definitionOf(world, code).prerequisites.some((prior) => {
    const node = project.nodes.get(prior);
    const ends = [...pastPeriods(node), ...(node?.status === 'done' ? [node] : [])];
    return ends.some(({ dueAt, doneAt }) => dueAt !== null && doneAt !== null && doneAt > dueAt);
  });
}
