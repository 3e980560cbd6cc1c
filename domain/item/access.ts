import type { Rule } from '../access/rule.ts';
import type { PersonId } from '../people/types.ts';
import type { World } from '../project/types.ts';
import { doersOf } from './people.ts';
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

/** Who may do what about dated items. Source: design, section 3 "Access". */
export const itemRules: Readonly<Record<ItemCommand['type'], readonly Rule[]>> = {
  instruct: [leadAndAbove],
  recordMeeting: [leadAndAbove, agent, operators],
  finishItem: [doers],
  addItemFile: [doers],
};

/** How high somebody stands today: as high as whoever they stand in for. */
export function rankOf({ directory }: World, person: PersonId): LeaderRank {
  const isPrincipal = [person, ...directory.standsInFor(person)].some(
    (id) => directory.person(id)?.role === 'principalLeader',
  );
  return isPrincipal ? 'principal' : 'lead';
}
