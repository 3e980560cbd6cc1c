import { dayOf, daysBetween, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { mattersOf } from '../matter/machine.ts';
import type { PersonId } from '../people/types.ts';
import { warningOpensAt } from '../project/light.ts';
import { ENTERPRISE, responsibleOfUnit, unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Light, Project, World } from '../project/types.ts';
import type { RectificationItem } from './types.ts';

// What can be read off the problems of a project. Source: design, section 3 "Blockers".

/** Problems of a node, or of all nodes, in the order in which they were entered. */
export const problemsOf = (project: Pick<Project, 'matters'>, node?: NodeCode) =>
  mattersOf(project, 'rectification').filter((item) => node === undefined || item.node === node);

/** Whether it is not closed yet: found, or fixed and not checked again. */
export function isOpenProblem({ state }: RectificationItem): boolean {
  return state.status === 'open' || state.status === 'fixed';
}

/** Those of them that are not closed yet. */
export const openProblems = (project: Pick<Project, 'matters'>, node?: NodeCode) =>
  problemsOf(project, node).filter(isOpenProblem);

/** The list a node has now: it begins anew once all problems before it are closed. 0: none yet. */
export const latestRound = (project: Pick<Project, 'matters'>, node: NodeCode): number =>
  Math.max(0, ...problemsOf(project, node).map(({ round }) => round));

/** Problems of one list of a node. */
export const problemsInRound = (
  project: Pick<Project, 'matters'>,
  node: NodeCode,
  round: number,
): RectificationItem[] => problemsOf(project, node).filter((item) => item.round === round);

type Team = Pick<Project, 'team'>;
type TeamAndPlace = Pick<Project, 'team' | 'location'>;

const isActive = (world: World, id: PersonId): boolean =>
  world.directory.person(id)?.active === true;

/**
 * Who answers for a problem today: its owner, or who stands in for them; once they have left,
 * whoever answers for the unit.
 */
export const ownerOf = (world: World, project: Team, item: RectificationItem): PersonId | null =>
  isActive(world, item.owner)
    ? world.directory.actingFor(item.owner)
    : responsibleOfUnit(world, project, item.ownerUnit).person;

/**
 * Who may check again what `doers` have done, the likeliest first: whoever entered it, the people of
 * the node's unit, the agent, the lead.
 */
export function recheckersFor(
  world: World,
  project: TeamAndPlace,
  node: NodeCode,
  entered: PersonId,
  doers: readonly PersonId[],
): PersonId[] {
  const unit = unitOfNode(world, project, node);
  const { person } = responsibleOfUnit(world, project, unit);
  const { agent, lead } = project.team;
  const likely = [entered, ...(person ? [person] : []), ...unitHeadsOf(world, unit), agent, lead];
  return [...new Set(likely)].filter((id) => isActive(world, id) && !doers.includes(id));
}

/**
 * Who checks a problem again today: the person named for it, or who stands in for them. Where that
 * is nobody any more, or has done the work, the next in line who has not. Null: nobody is left.
 */
export function recheckerOf(
  world: World,
  project: TeamAndPlace,
  item: RectificationItem,
): PersonId | null {
  const { state, entered, node, recheckBy } = item;
  const owner = ownerOf(world, project, item);
  const doers = [...(owner ? [owner] : []), ...('fixed' in state ? [state.fixed.by] : [])];
  const named = isActive(world, recheckBy) ? world.directory.actingFor(recheckBy) : undefined;
  if (named !== undefined && !doers.includes(named)) return named;
  return recheckersFor(world, project, node, entered.by, doers)[0] ?? null;
}

/**
 * Who may say that a problem is fixed, the owner first: the people of the owner's and of the node's
 * unit and the agent, never who checks it again. Source: design, section 3 "Access".
 */
export function fixersOf(world: World, project: TeamAndPlace, item: RectificationItem) {
  const owner = ownerOf(world, project, item);
  const units = [item.ownerUnit, unitOfNode(world, project, item.node)];
  const ofUnits = units
    .filter((unit) => unit !== ENTERPRISE)
    .flatMap((unit) => [
      ...world.directory.inUnit(unit, 'helper').map(({ id }) => id),
      ...unitHeadsOf(world, unit),
    ]);
  const { agent } = project.team;
  const all = [...(owner ? [owner] : []), ...ofUnits, ...(isActive(world, agent) ? [agent] : [])];
  const rechecker = recheckerOf(world, project, item);
  return [...new Set(all)].filter((id) => id !== rechecker);
}

/** Whoever has to act on an open problem now: its owner, or who checks it again. */
export const actorOf = (
  world: World,
  project: TeamAndPlace,
  item: RectificationItem,
): PersonId | null =>
  item.state.status === 'fixed' ? recheckerOf(world, project, item) : ownerOf(world, project, item);

/** When the light of a problem turns yellow, by the rule for nodes. */
export const problemWarnsAt = (world: World, item: RectificationItem): Instant =>
  warningOpensAt(world.calendar, { startedOn: dayOf(item.entered.at), dueAt: item.dueAt });

/** Light of a problem at `now`; green once it is closed, however late; grey where it was withdrawn. */
export function lightOfProblem(world: World, item: RectificationItem, now: Instant): Light {
  if (!isOpenProblem(item)) return item.state.status === 'closed' ? 'green' : 'grey';
  if (now >= item.dueAt) return 'red';
  return now >= problemWarnsAt(world, item) ? 'yellow' : 'blue';
}

export interface ListFigures {
  readonly count: number;
  readonly closed: number;
  /** Calendar days from the first entry to the last close, or to `now`; 0: on the same day. */
  readonly days: number;
  /** The longest time allowed, in calendar days. */
  readonly limitDays: number;
}

/** Figures of a list; what was withdrawn was none of its problems. */
export function figuresOf(list: readonly RectificationItem[], now: Instant): ListFigures {
  const items = list.filter(({ state }) => state.status !== 'withdrawn');
  if (items.length === 0) return { count: 0, closed: 0, days: 0, limitDays: 0 };
  const closedAt = items.map(({ state }) => (state.status === 'closed' ? state.closed.at : now));
  const first = Math.min(...items.map(({ entered }) => entered.at));
  return {
    count: items.length,
    closed: items.filter((item) => !isOpenProblem(item)).length,
    days: daysBetween(dayOf(first), dayOf(Math.max(...closedAt))),
    limitDays: Math.max(...items.map(({ limitDays }) => limitDays)),
  };
}
