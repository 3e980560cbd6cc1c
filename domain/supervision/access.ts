import type { Rule } from '../access/rule.ts';
import { decidersOf } from '../extension/decider.ts';
import type { PersonId } from '../people/types.ts';
import { unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { SupervisionCommand } from './commands.ts';
import { causeConfirmers, leadersAbove, ownerOfOrder, verifiersOf, workersOf } from './people.ts';
import type { SupervisionOrder } from './types.ts';

/** A rule that names nobody where no order is named. */
const of =
  (rule: (world: World, project: Project, order: SupervisionOrder) => PersonId[]): Rule =>
  (world, project, _node, matter) =>
    matter?.kind === 'order' ? rule(world, project, matter) : [];

const workers = of(workersOf);
const owner = of((world, project, order) => {
  const person = ownerOfOrder(world, project, order);
  return person === null ? [] : [person];
});
const unitHeads = of((world, project, { node }) =>
  unitHeadsOf(world, unitOfNode(world, project, node)),
);
const above = of((world, project) => leadersAbove(world, project));
const asked = of((_world, _project, { climb }) => [...(climb?.called ?? [])]);
const verifiers = of(verifiersOf);
const deciders = of((world, project, { plan }) =>
  decidersOf(world, project, plan?.proposed.by ?? null),
);
const principals: Rule = (world) => world.directory.withRole('principalLeader').map(({ id }) => id);
const here = ({ directory }: World, id: PersonId | null): PersonId[] =>
  id !== null && directory.person(id)?.active ? [id] : [];
const enterprise: Rule = (world, { team }) => here(world, team.enterpriseContact);

const besidesUnit = of((world, project, { node }) => causeConfirmers(world, project, node));

/** Who may do what about an order. Source: design, section 3 "Access". */
export const supervisionRules: Readonly<Record<SupervisionCommand['type'], readonly Rule[]>> = {
  acceptOrder: [workers],
  feedBackOrder: [owner, unitHeads],
  giveResult: [owner, unitHeads],
  addOrderFile: [workers, asked],
  proposePlan: [owner, unitHeads],
  decidePlan: [deciders],
  // A unit that could give itself time would exempt itself from what climbs.
  spareOrder: [above],
  assignOrder: [above, unitHeads],
  noteOrder: [asked, above, unitHeads],
  confirmCause: [besidesUnit],
  answerOrder: [enterprise],
  closeOrder: [verifiers],
  returnOrder: [verifiers],
  resolveOrder: [owner, unitHeads],
  decideSummons: [principals],
};
