import type { Limit } from '../calendar/calendar.ts';
import { dueOn } from '../calendar/due.ts';
import { dayOf, daysBetween, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { dayKindOf, daysOf, limitFor } from '../clock/count.ts';
import { hasMinimum } from '../clock/minimum.ts';
import { matterOf, mattersOf } from '../matter/machine.ts';
import type { ProjectEvent } from '../project/events.ts';
import { warningOpensAt } from '../project/light.ts';
import { definitionOf } from '../project/node-view.ts';
import { unitOfNode } from '../project/people.ts';
import type { DoneNode, Project, RunningNode, World } from '../project/types.ts';
import { countTicks, itemsOf } from '../rectification/checklist.ts';
import type { Candidate, PointsChange } from './candidate.ts';
import { keyOf } from './deductions.ts';
import { latestOrder } from './exempt.ts';
import type { CauseEvent } from './types.ts';

/** What an event gives to a unit. Source: lifecycle README, section 9, A1 to A4. */
export function awardsOf(
  world: World,
  change: PointsChange,
  event: ProjectEvent,
  cause: CauseEvent,
): Candidate[] {
  const { after } = change;
  switch (event.type) {
    case 'nodeFinished':
      return [
        ...doneWell(world, change, event.node, cause),
        ...acceptedAtOnce(world, after, event.node, cause),
      ];
    case 'orderClosed':
      return closedSoon(world, after, event.matter, cause);
    default:
      return [];
  }
}

/**
 * A1: done in at most 70 % of its limit; A2: done while its light was yellow. Neither where the law
 * protects days of the node, since nobody is to be paid for cutting them, nor where the clock is the
 * enterprise's; nor on a node that had an order. The limit is the promised one: time that was granted
 * on top earns nothing.
 */
function doneWell(
  world: World,
  { before, after }: PointsChange,
  code: NodeCode,
  cause: CauseEvent,
): Candidate[] {
  const definition = definitionOf(world, code);
  const was = before?.nodes.get(code);
  const done = after.nodes.get(code);
  if (was?.status !== 'running' || done?.status !== 'done' || done.doneAt === null) return [];
  if (definition.clockOwner === 'enterprise' || latestOrder(after, code)?.period === done.period) {
    return [];
  }
  const isEarly = isDoneEarly(world, after, was, done, done.doneAt);
  const isProtected = hasMinimum(definition, after.attributes);
  const isYellow =
    done.doneAt < was.dueAt &&
    done.doneAt >= warningOpensAt(world.calendar, { startedOn: was.startedOn, dueAt: was.dueAt });
  const rule = isEarly ? (isProtected ? null : 'A1') : isYellow ? 'A2' : null;
  if (rule === null) return [];
  return [
    {
      rule,
      unit: unitOfNode(world, after, code),
      projectId: after.id,
      node: code,
      matter: null,
      key: keyOf(after, code, done.period),
      cause,
      exempt: null,
      need: null,
    },
  ];
}

function isDoneEarly(
  world: World,
  { attributes }: Pick<Project, 'attributes'>,
  was: RunningNode,
  { clock }: DoneNode,
  doneAt: Instant,
): boolean {
  const limit = limitFor(world, attributes, was);
  const kind = dayKindOf(limit);
  const paused = clock.past.reduce((days, pause) => days + pause.days, 0);
  const used = daysOf(world.calendar, kind, was.startedOn, dayOf(doneAt)) - paused;
  const allowed = allowedDays(world, was.startedOn, limit);
  return used <= allowed * world.catalogue.rules.points.thresholds.earlyShare;
}

const allowedDays = ({ calendar }: World, startedOn: string, limit: Limit): number => {
  if (!('months' in limit)) return limit.days;
  return daysBetween(startedOn, dueOn(calendar, startedOn, limit));
};

/** A3: closed out within 7 calendar days after the red light; never more than the node lost. */
function closedSoon(
  world: World,
  project: Project,
  matter: string,
  cause: CauseEvent,
): Candidate[] {
  const order = matterOf(project, 'order', matter);
  if (order?.closed?.why !== 'verified') return [];
  const days = daysBetween(dayOf(order.openedAt), dayOf(order.closed.at));
  if (days > world.catalogue.rules.points.thresholds.closeOutDays) return [];
  return [
    {
      rule: 'A3',
      unit: unitOfNode(world, project, order.node),
      projectId: project.id,
      node: order.node,
      matter: order.id,
      key: `${project.id}/${order.id}`,
      cause,
      exempt: null,
      need: null,
    },
  ];
}

/**
 * A4, once a project: every item of the checklist was ticked, the last acceptance that it protects is
 * done, and none of these found anything. To the checklist's unit and to the unit of the place.
 */
function acceptedAtOnce(
  world: World,
  project: Project,
  code: NodeCode,
  cause: CauseEvent,
): Candidate[] {
  const [checklist] = mattersOf(project, 'checklist');
  if (!checklist) return [];
  const items = itemsOf(world, checklist);
  const served = [...new Set(items.map(({ servesNode }) => servesNode))];
  if (!served.includes(code)) return [];
  const isOver = (node: NodeCode) =>
    ['done', 'skipped'].includes(project.nodes.get(node)?.status ?? 'skipped');
  const { passed, notApplicable, count } = countTicks(checklist, items);
  const foundAny = mattersOf(project, 'rectification').some(
    ({ node, state }) => served.includes(node) && state.status !== 'withdrawn',
  );
  if (!served.every(isOver) || passed + notApplicable < count || foundAny) return [];
  const units = [unitOfNode(world, project, checklist.node), project.location];
  return [...new Set(units)].map((unit) => ({
    rule: 'A4',
    unit,
    projectId: project.id,
    node: checklist.node,
    matter: checklist.id,
    key: `${project.id}/${unit}`,
    cause,
    exempt: null,
    need: null,
  }));
}
