import { mattersOf } from '../matter/machine.ts';
import type { PersonId, Role } from '../people/types.ts';
import type { Project, World } from '../project/types.ts';
import { leadersAbove, verifiersOf, workersOf } from './people.ts';
import type { SupervisionOrder } from './types.ts';

/** Orders of a project that are not closed out: what presses first, the longest late at the head. */
export const openOrders = (project: Pick<Project, 'matters'>): SupervisionOrder[] =>
  mattersOf(project, 'order')
    .filter(({ closed }) => closed === null)
    .sort((a, b) => rankOf(a) - rankOf(b) || a.missedAt - b.missedAt);

const rankOf = ({ completed, held }: SupervisionOrder): number => (completed ? 2 : held ? 1 : 0);

/** These look after the orders of the whole district. */
const overseers: ReadonlySet<Role> = new Set(['verifier', 'operator']);

/**
 * Whether somebody has a part in an order: their unit's, asked about it, a leader above it, or whose
 * place it is to verify it. Source: design, section 4 (督办).
 */
export function concernsOrder(
  world: World,
  project: Project,
  order: SupervisionOrder,
  person: PersonId,
): boolean {
  const role = world.directory.person(person)?.role;
  return (
    (role !== undefined && overseers.has(role)) ||
    order.called.includes(person) ||
    project.team.agent === person ||
    workersOf(world, project, order).includes(person) ||
    leadersAbove(world, project).includes(person) ||
    (order.completed !== null && verifiersOf(world, project, order).includes(person))
  );
}
