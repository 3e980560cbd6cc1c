import { dayOf, daysBetween, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { worldFor } from '../project/edition.ts';
import { runningNodes } from '../project/node-view.ts';
import type { Project, World } from '../project/types.ts';
import {
  type Cycle,
  type Decision,
  type DecisionOption,
  type DigestItem,
  type Reason,
  weightOrder,
} from './types.ts';

/** Source: design, section 1: "at most five decisions". */
export const MOST_DECISIONS = 5;

/** What asks for a decision, in this order, and what there is to choose from. */
const ruled: Readonly<Partial<Record<Reason, readonly DecisionOption[]>>> = {
  rungMissed: ['holdSummons', 'setDeadline', 'approvePlan'],
  bottleneck: ['districtMeeting', 'askAbove', 'changePlan'],
  redLong: ['nameLeader', 'setDeadline', 'approvePlan'],
  bigProject: ['siteMeeting', 'nameLeader', 'setDeadline'],
  notDone: ['setDeadline', 'nameLeader', 'holdSummons'],
};

/** A lack of money is met with money first. */
const forFunds: readonly DecisionOption[] = ['allocateFunds', 'districtMeeting', 'changePlan'];

/** An item with what is needed to weigh it. */
export interface Weighed {
  readonly item: DigestItem;
  readonly days: number;
  readonly followers: number;
  readonly isFunds: boolean;
}

/**
 * Puts items in the order of their weight: by the reason they are there, then by the days they have
 * stood, the nodes that wait behind them, and the investment. The same input gives the same order.
 */
export function byWeight(cycle: Cycle): (a: Weighed, b: Weighed) => number {
  const order = weightOrder[cycle];
  const weightOf = ({ item }: Weighed): number => order.indexOf(item.reasons[0] ?? 'given');
  return (a, b) =>
    weightOf(a) - weightOf(b) ||
    b.days - a.days ||
    b.followers - a.followers ||
    b.item.investmentWan - a.item.investmentWan ||
    a.item.project.localeCompare(b.item.project) ||
    a.item.about.localeCompare(b.item.about);
}

/** How long something has stood in calendar days, and what waits behind it. */
export function weigh(around: World, project: Project, item: DigestItem, now: Instant): Weighed {
  const world = worldFor(around, project);
  const blocker = project.matters.get(item.about);
  const node = item.node ?? runningNodes(project)[0]?.code ?? null;
  return {
    item,
    days: Math.max(0, daysBetween(dayOf(item.since), dayOf(now))),
    followers: node === null ? 0 : followersOf(world, project, node),
    isFunds: blocker?.kind === 'blocker' && blocker.category === 'funds',
  };
}

/** Nodes of the project that are not done and cannot begin before this one is. */
export function followersOf({ catalogue }: World, project: Project, node: NodeCode): number {
  const behind = new Set<NodeCode>([node]);
  // In catalogue order a prerequisite may stand behind its node: until nothing is added any more.
  for (let size = 0; size !== behind.size; ) {
    size = behind.size;
    for (const { code, prerequisites } of catalogue.nodes.values()) {
      if (project.nodes.get(code)?.status !== 'waiting') continue;
      if (prerequisites.some((before) => behind.has(before))) behind.add(code);
    }
  }
  return behind.size - 1;
}

/**
 * The decisions that only a principal leader can take, one for a project and at most five, out of
 * items in the order of their weight; those alike stand together. The others stay on the list.
 */
export function chooseDecisions(weighed: readonly Weighed[]): readonly Weighed[] {
  const projects = new Set<string>();
  return weighed
    .filter(({ item }) => {
      const [rule] = item.reasons;
      if (!rule || !ruled[rule] || projects.has(item.project)) return false;
      projects.add(item.project);
      return true;
    })
    .slice(0, MOST_DECISIONS)
    .map((one, _index, all) => ({ one, first: all.findIndex((other) => isAlike(one, other)) }))
    .sort((a, b) => a.first - b.first)
    .map(({ one }) => one);
}

/** Chosen by the same rule, with the same to choose from. */
const isAlike = (a: Weighed, b: Weighed): boolean =>
  a.item.reasons[0] === b.item.reasons[0] && a.isFunds === b.isFunds;

/** The decision about an item that has got its number. */
export function decisionOn({ item, days, followers, isFunds }: Weighed, number: number): Decision {
  const rule = item.reasons[0] ?? 'given';
  const choice = rule === 'bottleneck' && isFunds ? forFunds : (ruled[rule] ?? []);
  return { item: number, rule, options: choice, days, followers };
}
