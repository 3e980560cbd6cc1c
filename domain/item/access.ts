import type { Rule } from '../access/rule.ts';
import type { PersonId } from '../people/types.ts';
import { unitHeadsOf, withStandIns } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { doersOf } from './people.ts';
import { homeAbout } from './target.ts';
import type { ItemCommand, LeaderRank } from './types.ts';

/** The project's lead and above. Where the lead has left, the other leaders in their place. */
const leadAndAbove: Rule = ({ directory }, { team }) => {
  const isHere = directory.person(team.lead)?.active === true;
  const portfolio = directory.withRole('portfolioLeader').map(({ id }) => id);
  const principals = directory.withRole('principalLeader').map(({ id }) => id);
  return [...(isHere ? [team.lead] : portfolio), ...principals];
};
const agent: Rule = ({ directory }, { team }) =>
  directory.person(team.agent)?.active ? [team.agent] : [];
const operators: Rule = ({ directory }) => directory.withRole('operator').map(({ id }) => id);
const doers: Rule = (world, project, _node, matter) =>
  matter?.kind === 'datedItem' ? doersOf(world, project, matter) : [];

/**
 * The head of the unit whose node or matter it is, within the unit: a weekly dispatch is the head's
 * own, and carries 批示. Source: design, section 3 "Dispatch"; lifecycle README, section 8.
 */
const headsOfTarget: Rule = (world, project, node, matter) => {
  const unit = homeAbout(world, project, matter?.id ?? node);
  return unit === null ? [] : unitHeadsOf(world, unit);
};
/** Whoever gave it, and the principal leaders, who stand above everybody. */
const giver: Rule = ({ directory }, _project, _node, matter) => {
  const by = matter?.kind === 'datedItem' ? matter.set.by : null;
  const principals = directory.withRole('principalLeader').map(({ id }) => id);
  return [...(by !== null && directory.person(by)?.active ? [by] : []), ...principals];
};

/** Who may do what about dated items. Source: design, section 3 "Access". */
export const itemRules: Readonly<Record<ItemCommand['type'], readonly Rule[]>> = {
  instruct: [leadAndAbove, headsOfTarget],
  withdrawInstruction: [giver],
  recordMeeting: [leadAndAbove, agent, operators],
  finishItem: [doers],
  addItemFile: [doers],
};

/** How high somebody stands in a project today: as high as whoever they stand in for. */
export function rankOf(world: World, project: Project, person: PersonId): LeaderRank {
  const { directory } = world;
  const isPrincipal = [person, ...directory.standsInFor(person)].some(
    (id) => directory.person(id)?.role === 'principalLeader',
  );
  if (isPrincipal) return 'principal';
  const leads = withStandIns(world, leadAndAbove(world, project, null, null));
  return leads.includes(person) ? 'lead' : 'head';
}

const heights: Readonly<Record<LeaderRank, number>> = { head: 0, lead: 1, principal: 2 };

/** Whether one stands above the other; of the same rank nobody does. */
export const isAbove = (one: LeaderRank, other: LeaderRank): boolean =>
  heights[one] > heights[other];
