import { type Instant, instantAt, startOfDay } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { matterOf } from '../matter/machine.ts';
import type { ProjectEvent } from '../project/events.ts';
import { ENTERPRISE, unitOfNode } from '../project/people.ts';
import type { Period, Project, World } from '../project/types.ts';
import type { MissedStep, SupervisionOrder } from '../supervision/types.ts';
import type { Candidate, WarningNeed } from './candidate.ts';
import { exemptionOf, latestOrder, stopExemption } from './exempt.ts';
import type { CauseEvent, RuleCode } from './types.ts';

type EventOf<Type extends ProjectEvent['type']> = Extract<ProjectEvent, { type: Type }>;

/** Everything a deduction is judged by: the rules, the project after the change, and its cause. */
interface Judged {
  readonly world: World;
  readonly project: Project;
  readonly cause: CauseEvent;
}

/** Steps of an order as rules of points: D3 to D6. A plan's monthly feedback costs nothing. */
const missedRules: Readonly<Partial<Record<MissedStep, RuleCode>>> = {
  '1': 'D3',
  '3': 'D4',
  '7': 'D5',
  '1M': 'D6',
};

/** What an event takes from a unit. Source: lifecycle README, section 9, D1 to D10. */
export function deductionsOf(
  world: World,
  project: Project,
  event: ProjectEvent,
  cause: CauseEvent,
): Candidate[] {
  const judged = { world, project, cause };
  switch (event.type) {
    case 'lightTurned':
      return event.to === 'red' ? [turnedRed(judged, event)] : [];
    case 'redDayCounted':
      return stayedRed(judged, event);
    case 'rungMissed':
      return missedStep(judged, event);
    case 'supplementAsked':
    case 'nodePaused':
      return askedTwice(judged, event);
    case 'problemWarned':
      return event.warning === 'red' ? overdueProblem(judged, event) : [];
    default:
      return [];
  }
}

/** D1, once a node; the monthly one once a period. */
function turnedRed(judged: Judged, { node }: EventOf<'lightTurned'>): Candidate {
  const { project, cause } = judged;
  const state = project.nodes.get(node);
  const period = state && 'period' in state ? (state.period ?? null) : null;
  return {
    ...onNode(judged, 'D1', node, latestOrder(project, node)),
    key: keyOf(project, node, period),
    need: { ...sinceStart(project, node), of: 'node', matter: null, before: cause.at },
  };
}

/** D2, for each working day that was red from its beginning. */
function stayedRed(judged: Judged, event: EventOf<'redDayCounted'>): Candidate[] {
  const { project } = judged;
  const order = matterOf(project, 'order', event.matter);
  if (!order) return [];
  return [
    {
      ...onNode(judged, 'D2', event.node, order),
      key: `${keyOf(project, event.node, order.period)}/${event.matter}/${event.day}`,
      need: {
        of: 'any',
        node: event.node,
        matter: order.id,
        since: 0,
        before: instantAt(event.day, MORNING),
      },
    },
  ];
}

/** A call that waited for the end of the night still leaves the working day. */
const MORNING = '08:00';

/** D3 to D6: the order itself must have reached those who had to act on it. */
function missedStep(judged: Judged, event: EventOf<'rungMissed'>): Candidate[] {
  const { project } = judged;
  const rule = missedRules[event.step];
  const order = matterOf(project, 'order', event.matter);
  if (!rule || !order) return [];
  return [
    {
      ...onNode(judged, rule, order.node, order),
      // A plan's end may be missed after the month was: another miss, of another date.
      key: `${project.id}/${order.id}/${event.step}/${event.dueAt}`,
      need: {
        of: 'order',
        node: order.node,
        matter: order.id,
        since: order.openedAt,
        before: event.dueAt,
      },
    },
  ];
}

/** D8: papers named in a later round that the first one should have named, once an asking. */
function askedTwice(
  judged: Judged,
  event: EventOf<'supplementAsked'> | EventOf<'nodePaused'>,
): Candidate[] {
  const { world, project, cause } = judged;
  if (event.unnamed.length === 0) return [];
  return [
    {
      rule: 'D8',
      unit: unitOfNode(world, project, event.node),
      projectId: project.id,
      node: event.node,
      matter: null,
      key: `event/${cause.id}`,
      cause,
      exempt: null,
      need: null,
    },
  ];
}

/** D10: the unit that has to put the problem right; one of the enterprise costs nobody anything. */
function overdueProblem({ project, cause }: Judged, event: EventOf<'problemWarned'>): Candidate[] {
  const item = matterOf(project, 'rectification', event.matter);
  if (!item || item.ownerUnit === ENTERPRISE) return [];
  return [
    {
      rule: 'D10',
      unit: item.ownerUnit,
      projectId: project.id,
      node: event.node,
      matter: item.id,
      key: `${project.id}/${item.id}`,
      cause,
      exempt: stopExemption(project, event.node),
      need: {
        of: 'problem',
        node: event.node,
        matter: item.id,
        since: item.entered.at,
        before: cause.at,
      },
    },
  ];
}

function onNode(
  { world, project, cause }: Judged,
  rule: RuleCode,
  node: NodeCode,
  order: SupervisionOrder | undefined,
): Omit<Candidate, 'key' | 'need'> {
  return {
    rule,
    unit: unitOfNode(world, project, node),
    projectId: project.id,
    node,
    matter: order?.id ?? null,
    cause,
    exempt: exemptionOf(world, project, node, cause.at, order),
  };
}

export const keyOf = (
  { id }: Pick<Project, 'id'>,
  node: NodeCode,
  period: Period | null,
): string => (period === null ? `${id}/${node}` : `${id}/${node}/${period}`);

/** A warning counts from the day on which the node's clock began. */
function sinceStart(
  project: Pick<Project, 'nodes'>,
  node: NodeCode,
): Pick<WarningNeed, 'node' | 'since'> {
  const state = project.nodes.get(node);
  const startedOn = state && 'startedOn' in state ? state.startedOn : null;
  const since: Instant = startedOn ? startOfDay(startedOn) : 0;
  return { node, since };
}
