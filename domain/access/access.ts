import { blockerRules } from '../blocker/access.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { runnersOf } from '../errand/people.ts';
import { decidersOf } from '../extension/decider.ts';
import { extensionOf } from '../extension/request.ts';
import { itemRules } from '../item/access.ts';
import type { Matter } from '../matter/types.ts';
import type { PersonId, Role } from '../people/types.ts';
import type { ActType } from '../project/commands.ts';
import { worldFor } from '../project/edition.ts';
import { definitionOf, runningNodes } from '../project/node-view.ts';
import {
  groupMembers,
  responsibleFor,
  unitHeadsOf,
  unitOfNode,
  withStandIns,
} from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { fixersOf, recheckerOf } from '../rectification/problem.ts';
import type { RectificationItem } from '../rectification/types.ts';
import { supervisionRules } from '../supervision/access.ts';
import type { Rule } from './rule.ts';

/** A rule that names nobody where no node is named. */
const ofNode =
  (rule: (world: World, project: Project, node: NodeCode) => PersonId[]): Rule =>
  (world, project, node) =>
    node === null ? [] : rule(world, project, node);

const responsible = ofNode((world, project, node) => {
  const { person } = responsibleFor(world, project, node);
  return person ? [person] : [];
});
const unitHelpers = ofNode((world, project, node) =>
  world.directory.inUnit(unitOfNode(world, project, node), 'helper').map(({ id }) => id),
);
const unitHeads = ofNode((world, project, node) =>
  unitHeadsOf(world, unitOfNode(world, project, node)),
);
const agentOnEnterpriseClock = ofNode((world, { team }, node) => {
  const isEnterprise = definitionOf(world, node).clockOwner === 'enterprise';
  return isEnterprise && world.directory.person(team.agent)?.active ? [team.agent] : [];
});
/** The unit head; where none is on record, the project's lead. */
const approvers = ofNode((world, project, node) => {
  const heads = unitHeadsOf(world, unitOfNode(world, project, node));
  return heads.length > 0 ? heads : [project.team.lead];
});
const agent: Rule = (world, { team }) =>
  world.directory.person(team.agent)?.active ? [team.agent] : [];
/** A rule that names nobody where no problem of an inspection is named. */
const ofProblem =
  (rule: (world: World, project: Project, item: RectificationItem) => PersonId[]): Rule =>
  (world, project, _node, matter) =>
    matter?.kind === 'rectification' ? rule(world, project, matter) : [];
const fixers = ofProblem(fixersOf);
const enterer = ofProblem((world, _project, { entered }) =>
  world.directory.person(entered.by)?.active ? [entered.by] : [],
);
const rechecker = ofProblem((world, project, item) => {
  const person = recheckerOf(world, project, item);
  return person ? [person] : [];
});
const operators: Rule = (world) => world.directory.withRole('operator').map(({ id }) => id);
const members: Rule = (world, project) => groupMembers(world, project);
const allUnitHeads: Rule = (world) => world.directory.withRole('unitHead').map(({ id }) => id);
/** Of the request for more time that is open on the node; who asked decides nothing. */
const leadAndAbove = ofNode((world, project, node) => {
  const asked = extensionOf(project.nodes.get(node))?.open;
  return decidersOf(world, project, asked?.by ?? null);
});

/** Whoever asked for the time that is not decided yet. */
const extensionAsker = ofNode((_world, project, node) => {
  const asked = extensionOf(project.nodes.get(node))?.open;
  return asked ? [asked.by] : [];
});

const convener: Rule = (_world, _project, _node, matter) =>
  matter?.kind === 'consultation' ? [matter.convened.by] : [];
const errandRunners: Rule = (world, project) => runnersOf(world, project);
const lead: Rule = (_world, { team }) => [team.lead];
/** Heads of the units that have a part in the project. */
const headsOfTeam: Rule = (world, project) => [
  ...project.team.unitHeads,
  ...runningNodes(project).flatMap(({ code }) =>
    unitHeadsOf(world, unitOfNode(world, project, code)),
  ),
];

/** Whoever may look at the project although they are not in its group. */
const viewers: Rule = (world, project) => [
  ...seesAll.flatMap((role) => world.directory.withRole(role).map(({ id }) => id)),
  ...runningNodes(project).flatMap(({ code }) => [...whoMay(world, project, 'finish', code)]),
];

const nodeWorkers = [responsible, unitHelpers, unitHeads, agentOnEnterpriseClock];

/** The one table of who may do what. Source: design, section 3 "Access". */
const table: Readonly<Record<ActType, readonly Rule[]>> = {
  accept: nodeWorkers,
  finish: nodeWorkers,
  fileMaterial: [...nodeWorkers, members],
  promiseMaterials: [unitHeads],
  setDue: [responsible, operators],
  rejectMaterial: nodeWorkers,
  setExpiry: [members],
  askPaper: [members, viewers],
  ...blockerRules,
  ...supervisionRules,
  askExtension: nodeWorkers,
  decideExtension: [leadAndAbove],
  withdrawExtension: [extensionAsker],
  handOverNode: nodeWorkers,
  // Which unit's head is a question of the person who goes; the rule of the act has the rest.
  handOverDuties: [operators, allUnitHeads],
  reopen: [operators],
  skip: [operators],
  enterProblems: [responsible, unitHelpers, unitHeads, agent],
  reportFixed: [fixers],
  recheckProblems: [rechecker],
  withdrawProblems: [enterer, operators],
  changeProblems: [enterer, unitHeads, operators],
  addProblemPhoto: [fixers, rechecker, responsible, unitHelpers, unitHeads, agent],
  tickChecklist: [responsible, unitHelpers, unitHeads, agent],
  pause: [...nodeWorkers, approvers],
  resume: [...nodeWorkers, approvers],
  supplement: nodeWorkers,
  askErrand: [members],
  takeErrand: [errandRunners],
  finishErrand: [errandRunners],
  noteOnSite: [...nodeWorkers, members],
  addNotePhoto: [...nodeWorkers, members],
  callConsultation: [operators, lead, agent, headsOfTeam],
  moveConsultation: [convener, agent, operators],
  cancelConsultation: [convener, agent, operators],
  recordOutcome: [convener, agent, lead, operators],
  ...itemRules,
  setTeamRole: [operators, lead],
  addHelper: [operators, lead, headsOfTeam],
  removeHelper: [operators, lead, headsOfTeam],
  suspendProject: [operators],
  resumeProject: [operators],
  terminateProject: [operators],
  withdrawProject: [operators],
  moveCatalogue: [operators],
};

/**
 * Ids of all who may do `act` on a node of the project, the responsible person first; with null, on
 * the project as a whole; for an act on a matter, who may do it on that one. Whoever stands in for
 * somebody on leave may do what that one may. Throws where the catalogue does not know the node.
 */
export function whoMay(
  around: World,
  project: Project,
  act: ActType,
  node: NodeCode | null,
  matter: Matter | null = null,
): readonly PersonId[] {
  const world = worldFor(around, project);
  const rules: readonly Rule[] = table[act];
  return withStandIns(
    world,
    rules.flatMap((rule) => rule(world, project, node, matter)),
  );
}

/** Ids of those whose approval lets a node's clock stop for a reason that the catalogue does not name there. */
export const whoApproves = (world: World, project: Project, node: NodeCode): readonly PersonId[] =>
  approvers(world, project, node, null);

/** Anyone in the project's group may send a paper, and for a node also whoever may work on it. */
export const mayFile = (
  world: World,
  project: Project,
  person: PersonId,
  node: NodeCode | null = null,
): boolean => whoMay(world, project, 'fileMaterial', node).includes(person);

/** Roles that look at every project. */
export const seesAll: readonly Role[] = [
  'principalLeader',
  'portfolioLeader',
  'verifier',
  'operator',
];

/**
 * Whether a person may look at a project: whoever belongs in its group or may work on one of its
 * running nodes, the district's leaders, the verifiers and the operators. An enterprise never sees
 * another one's project.
 */
export function maySee(world: World, project: Project, person: PersonId): boolean {
  const role = world.directory.person(person)?.role;
  if (role && seesAll.includes(role)) return true;
  return (
    groupMembers(world, project).includes(person) ||
    runningNodes(project).some(({ code }) =>
      whoMay(world, project, 'finish', code).includes(person),
    )
  );
}

/** Whether a person sees to the district's set-up: people, units, groups, imports, the catalogue. */
export const mayOperate = (world: World, person: PersonId): boolean =>
  world.directory.withRole('operator').some(({ id }) => id === person);
