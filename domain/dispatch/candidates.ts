import { levelAt, rankOf } from '../blocker/level.ts';
import type { Blocker } from '../blocker/types.ts';
import { countWorkdays } from '../calendar/due.ts';
import { dayOf, type Instant, startOfDay } from '../calendar/time.ts';
import { stopOf } from '../clock/stopped.ts';
import { itemLight } from '../item/light.ts';
import { openItems } from '../item/open-items.ts';
import { doerOf } from '../item/people.ts';
import { homeOf } from '../item/target.ts';
import type { DatedItem } from '../item/types.ts';
import { isOpenMatter, mattersOf } from '../matter/machine.ts';
import type { PersonId } from '../people/types.ts';
import { worldFor } from '../project/edition.ts';
import { lightOfNode, runningNodes } from '../project/node-view.ts';
import { responsibleFor, responsibleOfUnit, unitOfNode } from '../project/people.ts';
import type { Light, Project, RunningNode, World } from '../project/types.ts';
import { ownerOf, problemWarnsAt } from '../rectification/problem.ts';
import type { RectificationItem } from '../rectification/types.ts';
import { isActive, isEnded } from '../standing/phase.ts';
import { ownerOfOrder } from '../supervision/people.ts';
import type { MissedStep, SupervisionOrder } from '../supervision/types.ts';
import type { DigestItem } from './types.ts';

/** Something that a tier may take, with what it takes to judge that. */
export interface Candidate {
  readonly item: Omit<DigestItem, 'reasons' | 'passedUp'>;
  /** Whose it is, by unit and by project. */
  readonly lead: PersonId;
  readonly missed: readonly MissedStep[];
  /** Of a blocker: how high it stands, and how many units it needs. */
  readonly blocker: { readonly rank: number; readonly units: number } | null;
  /** Of a dated item: who gave it. */
  readonly givenBy: PersonId | null;
}

/**
 * What is open in a project at `now` that any tier of dispatch may have to look at: running nodes,
 * blockers, problems, dated items, and orders that a verifier has sent back. A project that stands
 * still has none, one that has ended its orders alone. Source: lifecycle README, section 8.
 */
export function candidatesOf(around: World, project: Project, now: Instant): Candidate[] {
  const world = worldFor(around, project);
  const orders = mattersOf(project, 'order').filter(({ closed }) => closed === null);
  const returned = orders.flatMap((order) => returnedCandidate(world, project, order, now));
  if (!isActive(project)) return isEnded(project.phase) ? returned : [];
  return [
    ...runningNodes(project).map((node) => nodeCandidate(world, project, node, orders, now)),
    ...returned,
    ...mattersOf(project, 'blocker')
      .filter((blocker) => isOpenMatter(blocker) && blocker.solved === null)
      .map((blocker) => blockerCandidate(world, project, blocker, now)),
    ...mattersOf(project, 'rectification')
      .filter(isOpenMatter)
      .map((problem) => problemCandidate(world, project, problem, now)),
    ...openItems(project).map((item) => datedCandidate(world, project, item, now)),
  ];
}

const ofProject = ({ id, name, investmentWan }: Project) => ({
  project: id,
  projectName: name,
  investmentWan,
});

const plain = { missed: [], blocker: null, givenBy: null } as const;

function nodeCandidate(
  world: World,
  project: Project,
  node: RunningNode,
  orders: readonly SupervisionOrder[],
  now: Instant,
): Candidate {
  const { code, dueAt, period } = node;
  const order = orders.find((one) => one.node === code && one.period === period);
  const light = lightOfNode(world, project, node, now);
  const isRed = light === 'red';
  return {
    ...plain,
    item: {
      ...ofProject(project),
      about: code,
      node: code,
      kind: 'node',
      light,
      words: '',
      unit: unitOfNode(world, project, code),
      person: order
        ? ownerOfOrder(world, project, order)
        : responsibleFor(world, project, code).person,
      dueAt,
      since: isRed ? dueAt : startOfDay(node.startedOn),
      redWorkdays: isRed ? countWorkdays(world.calendar, dayOf(dueAt), dayOf(now)) : 0,
      missed: order ? highestMissed(order) : null,
      isStopped: stopOf(node) !== null,
    },
    lead: project.team.lead,
    missed: order ? missedOf(order) : [],
  };
}

/** Its node is done, and the result did not do: the unit owes a new one. */
function returnedCandidate(
  world: World,
  project: Project,
  order: SupervisionOrder,
  now: Instant,
): Candidate[] {
  const { id, node, returned, completed } = order;
  if (!completed || !returned || returned.resolvedAt !== null) return [];
  return [
    {
      ...plain,
      item: {
        ...ofProject(project),
        about: id,
        node,
        kind: 'order',
        light: now >= returned.dueAt ? 'red' : 'yellow',
        words: '',
        unit: unitOfNode(world, project, node),
        person: ownerOfOrder(world, project, order),
        dueAt: returned.dueAt,
        since: returned.at,
        redWorkdays: 0,
        missed: 'returned',
        isStopped: false,
      },
      lead: project.team.lead,
      missed: [...missedOf(order), 'returned'],
    },
  ];
}

function blockerCandidate(
  world: World,
  project: Project,
  blocker: Blocker,
  now: Instant,
): Candidate {
  const { id, node, words, owner, parts, since, replied, replyDueAt } = blocker;
  const level = levelAt(blocker, now);
  const isLate = replied === null && now >= replyDueAt;
  return {
    ...plain,
    item: {
      ...ofProject(project),
      about: id,
      node,
      kind: 'blocker',
      light: isLate || level === 'bottleneck' ? 'red' : 'yellow',
      words,
      unit: homeOf(world, project, owner, node),
      person: responsibleOfUnit(world, project, owner).person,
      dueAt: replied === null ? replyDueAt : null,
      since: startOfDay(since),
      redWorkdays: 0,
      missed: null,
      isStopped: false,
    },
    lead: project.team.lead,
    blocker: {
      rank: rankOf(level),
      units: new Set([owner, ...parts.map(({ unit }) => unit)]).size,
    },
  };
}

function problemCandidate(
  world: World,
  project: Project,
  problem: RectificationItem,
  now: Instant,
): Candidate {
  const { id, node, words, ownerUnit, dueAt, entered } = problem;
  const isNear = now >= problemWarnsAt(world, problem);
  return {
    ...plain,
    item: {
      ...ofProject(project),
      about: id,
      node,
      kind: 'rectification',
      light: now >= dueAt ? 'red' : isNear ? 'yellow' : 'blue',
      words,
      unit: homeOf(world, project, ownerUnit, node),
      person: ownerOf(world, project, problem),
      dueAt,
      since: entered.at,
      redWorkdays: 0,
      missed: null,
      isStopped: false,
    },
    lead: project.team.lead,
  };
}

function datedCandidate(world: World, project: Project, item: DatedItem, now: Instant): Candidate {
  const { id, node, words, unit, dueAt, set } = item;
  return {
    ...plain,
    item: {
      ...ofProject(project),
      about: id,
      node,
      kind: 'datedItem',
      light: openLight(itemLight(world.calendar, item, now)),
      words,
      unit: homeOf(world, project, unit, node),
      person: doerOf(world, project, item),
      dueAt,
      since: set.at,
      redWorkdays: 0,
      missed: null,
      isStopped: false,
    },
    lead: project.team.lead,
    givenBy: set.by,
  };
}

const openLight = (light: Light): DigestItem['light'] =>
  light === 'red' || light === 'yellow' ? light : 'blue';

/** Steps that were missed and not made up for since by the node being done. */
const missedOf = ({ missed }: SupervisionOrder): MissedStep[] =>
  Object.keys(missed).filter((step): step is MissedStep => step !== 'returned');

const heights: readonly MissedStep[] = ['1M', 'monthly', '7', '3', '1'];
const highestMissed = (order: SupervisionOrder): MissedStep | null =>
  heights.find((step) => order.missed[step] !== undefined) ?? null;
