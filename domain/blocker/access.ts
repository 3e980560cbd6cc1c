import type { Rule } from '../access/rule.ts';
import type { PersonId } from '../people/types.ts';
import { runningNodes } from '../project/node-view.ts';
import { groupMembers, unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { confirmersOf, leadersOf, speakersOf, unitPeople } from './people.ts';
import type { Blocker, BlockerCommand } from './types.ts';

type BlockerRule = (world: World, project: Project, blocker: Blocker) => readonly PersonId[];

/** A rule that names nobody where no blocker is named. */
const of =
  (rule: BlockerRule): Rule =>
  (world, project, _node, matter) =>
    matter?.kind === 'blocker' ? [...rule(world, project, matter)] : [];

const ownerPeople = of((world, project, { owner }) => speakersOf(world, project, owner));
const neededPeople = of(unitPeople);
const ownerHeads = of((world, _project, { owner }) => unitHeadsOf(world, owner));
const confirmers = of(confirmersOf);
const leaders = of((world, project, { level }) => leadersOf(world, project, level));
const here = ({ directory }: World, id: PersonId) => (directory.person(id)?.active ? [id] : []);
const reporter = of((world, _project, { raised }) => here(world, raised.by));
const agent: Rule = (world, { team }) => here(world, team.agent);
const operators: Rule = (world) => world.directory.withRole('operator').map(({ id }) => id);

/** Whoever can be in the group: its members, who works for the units at work, who looks after all. */
const inGroup: Rule = (world, project) => [
  ...groupMembers(world, project),
  ...runningNodes(project).flatMap(({ code }) =>
    speakersOf(world, project, unitOfNode(world, project, code)),
  ),
  ...(['portfolioLeader', 'principalLeader', 'verifier', 'operator'] as const).flatMap((role) =>
    world.directory.withRole(role).map(({ id }) => id),
  ),
];

/** Who may do what about a blocker. Source: design, section 3 "Blockers", "Access". */
export const blockerRules: Readonly<Record<BlockerCommand['type'], readonly Rule[]>> = {
  raiseBlocker: [inGroup],
  claimBlocker: [ownerPeople],
  progressBlocker: [neededPeople, reporter, agent, leaders],
  solveBlocker: [neededPeople],
  confirmBlocker: [confirmers],
  rejectBlocker: [confirmers],
  escalateBlocker: [reporter, agent, ownerHeads],
  moveBlocker: [operators, ownerHeads],
  inviteToBlocker: [ownerPeople, reporter, agent, operators],
  addBlockerPhoto: [inGroup, neededPeople, reporter],
};
