import { whoMay } from '../access/access.ts';
import { accept, refuse } from '../decision.ts';
import type { Person, PersonId, Role } from '../people/types.ts';
import type { Refusal } from '../project/commands.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import type { HelpTeam, Project, World } from '../project/types.ts';
import type { TeamCommand, TeamRole } from './types.ts';

/** Who can have which part. A helper is somebody of a unit, its head where nobody else is there. */
export const rolesFor: Readonly<Record<TeamRole, readonly Role[]>> = {
  lead: ['portfolioLeader', 'principalLeader'],
  agent: ['agent'],
  enterpriseContact: ['enterpriseContact'],
  helper: ['helper', 'unitHead'],
};

type Refused = Extract<ProjectDecision, { ok: false }>;

export const teamDeciders: Deciders<TeamCommand> = {
  setTeamRole(world, project, command) {
    const { role, person, by } = command;
    const fault = faultOf(world, project, command, role);
    if (fault) return fault;
    const { team } = project;
    if (team[role] === person) return refuse({ code: 'team-has-already', role, person });
    return changed(
      team,
      { ...team, [role]: person },
      { role, left: team[role], joined: person, by },
    );
  },
  addHelper(world, project, command) {
    const { person, by } = command;
    const fault = faultOf(world, project, command, 'helper');
    if (fault) return fault;
    const { team } = project;
    const role = 'helper' as const;
    if (team.helpers.includes(person)) return refuse({ code: 'team-has-already', role, person });
    const after = { ...team, helpers: [...team.helpers, person] };
    return changed(team, after, { role, left: null, joined: person, by });
  },
  removeHelper(world, project, command) {
    const { person, by } = command;
    const fault = notAllowed(world, project, command, person);
    if (fault) return fault;
    const { team } = project;
    if (!team.helpers.includes(person)) return refuse({ code: 'team-has-not', person });
    const after = { ...team, helpers: team.helpers.filter((id) => id !== person) };
    return changed(team, after, { role: 'helper', left: person, joined: null, by });
  },
};

function changed(
  before: HelpTeam,
  after: HelpTeam,
  what: { role: TeamRole; left: PersonId | null; joined: PersonId | null; by: PersonId },
): ProjectDecision {
  return accept({ type: 'teamChanged', ...what, before, after });
}

/** Why a person cannot be given a part; undefined: nothing stands against it. */
function faultOf(
  world: World,
  project: Project,
  command: Exclude<TeamCommand, { type: 'removeHelper' }>,
  role: TeamRole,
): Refused | undefined {
  const forbidden = notAllowed(world, project, command, command.person);
  if (forbidden) return forbidden;
  const person = world.directory.person(command.person);
  if (!person?.active) return refuse({ code: 'team-person-left', person: command.person });
  return rolesFor[role].includes(person.role)
    ? undefined
    : refuse({ code: 'team-person-unfit', role, person: person.id });
}

function notAllowed(
  world: World,
  project: Project,
  command: TeamCommand,
  person: PersonId,
): Refused | undefined {
  const { type, by } = command;
  const who = whoMay(world, project, type, null);
  if (!who.includes(by)) return refuse({ code: 'not-allowed', act: type, node: null, who });
  const actor = world.directory.person(by);
  const isOfUnit = actor?.unit === world.directory.person(person)?.unit;
  return actor && isHeadOnly(project, actor) && !isOfUnit
    ? refuse({ code: 'team-other-unit', person })
    : undefined;
}

/** A unit's head who has no other right over the team. */
const isHeadOnly = (project: Project, { id, role }: Person): boolean =>
  role === 'unitHead' && project.team.lead !== id;

/** Why a person may change nothing of a team, before anything is named; undefined: they may. */
export function mayChangeTeam(world: World, project: Project, by: PersonId): Refusal | undefined {
  const who = whoMay(world, project, 'addHelper', null);
  return who.includes(by)
    ? undefined
    : { code: 'not-allowed', act: 'setTeamRole', node: null, who };
}
