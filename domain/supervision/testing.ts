import type { Instant } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { PersonId } from '../people/types.ts';
import { handle } from '../project/decide.ts';
import type { Project, World } from '../project/types.ts';
import { asOf, carryOut, demoProject, TICK, world } from '../testing.ts';
import type { SupervisionCommand } from './commands.ts';
import type { SupervisionOrder } from './types.ts';

// Builders for tests of orders. DEMO-18 has one red node, 0501, whose order opens on Monday
// 16 March 2026, 09:00; its rungs are due on 17, 19 and 23 March and on 16 April, 17:30.

export const NODE = '0501';
export const supervised = (): Project => demoProject('DEMO-18');

/** The first order of a project. */
export function orderOf(project: Project): SupervisionOrder {
  const order = matterOf(project, 'order', 'S1');
  if (!order) throw new Error(`${project.id} has no order`);
  return order;
}

/** The project once time has gone on to `now`. */
export const onto = (project: Project, now: Instant): Project => carryOut(project, now, TICK);

/** The project with the red node of its order done at `asOf`, whatever papers it lacks. */
export function withNodeDone(project: Project, by: PersonId): Project {
  const node = project.nodes.get(NODE);
  if (node?.status !== 'running') throw new Error(`${NODE} is not running`);
  const { startedOn, dueAt, clock } = node;
  const done = { code: NODE, startedOn, dueAt, doneAt: asOf, doneBy: by, clock, period: null };
  const nodes = new Map(project.nodes).set(NODE, { status: 'done', ...done });
  return onto({ ...project, nodes }, asOf);
}

type Omitted = { readonly matter: 'S1'; readonly form: null };
type Bare<Command> = Command extends { form: unknown }
  ? Omit<Command, keyof Omitted> & Partial<Omitted>
  : Omit<Command, 'matter'> & { readonly matter?: string };

/** A command on S1 that came from no form. */
export const onOrder = (command: Bare<SupervisionCommand>): SupervisionCommand =>
  ({ matter: 'S1', form: null, ...command }) as SupervisionCommand;

/** Why a command is refused; undefined: it is carried out. */
export function refusalOf(
  project: Project,
  command: Bare<SupervisionCommand>,
  now: Instant = asOf,
  around: World = world,
) {
  const outcome = handle(around, project, onOrder(command), now);
  return outcome.ok ? undefined : outcome.refusal;
}
