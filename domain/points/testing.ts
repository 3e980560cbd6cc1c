import type { Instant } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import type { Project, World } from '../project/types.ts';
import type { SupervisionCommand } from '../supervision/commands.ts';
import { ownerOfOrder } from '../supervision/people.ts';
import type { DelayCause } from '../supervision/types.ts';
import { TICK, world } from '../testing.ts';
import { enterAll, withdrawAll } from './enter.ts';
import { entriesFor } from './entries.ts';
import type { Line } from './types.ts';
import type { Delivery } from './warned.ts';

// A ledger kept in memory beside one project, as the bot keeps it in the database.

export interface Kept {
  readonly project: Project;
  readonly ledger: readonly Line[];
  readonly log: readonly { readonly id: number; readonly event: ProjectEvent }[];
}

export interface KeepOptions {
  readonly around?: World;
  /** Warnings that reached their chats; by default every card does, at once. */
  readonly delivers?: boolean;
}

/** Enters what `events` of one instant mean for a project that stands as given before them. */
export function keep(
  kept: Kept,
  events: readonly ProjectEvent[],
  at: Instant,
  { around = world, delivers = true }: KeepOptions = {},
): Kept {
  const after = evolveAll(kept.project, events, at) ?? kept.project;
  const first = kept.log.length + 1;
  const logged = events.map((event, index) => ({ id: first + index, event }));
  const change = { before: kept.project, after, events: logged, at };
  const { candidates, withdrawals } = entriesFor(around, change);
  const needed = candidates.flatMap(({ need, projectId }) => (need ? { need, projectId } : []));
  // Whatever had to be delivered was, just in time.
  const proofs: Delivery[] = delivers
    ? needed.map(({ need }) => ({
        id: 1,
        at: need.before - 1,
        kind: { node: 'warning', order: 'order', any: 'order', problem: 'problemCall' }[need.of],
        node: need.node,
        matter: need.matter,
      }))
    : [];
  const deliveries = new Map([[after.id, proofs]]);
  const lines = [
    ...enterAll(around, candidates, kept.ledger, deliveries, at),
    ...withdrawAll(withdrawals, kept.ledger, at),
  ];
  const ledger = [
    ...kept.ledger,
    ...lines.map((line, index) => ({ ...line, id: kept.ledger.length + index + 1 })),
  ] as Line[];
  return { project: after, ledger, log: [...kept.log, ...logged] };
}

/** The project and its ledger after a command; one that is refused changes nothing. */
export function act(
  kept: Kept,
  command: ProjectCommand,
  at: Instant,
  options: KeepOptions = {},
): Kept {
  const outcome = handle(options.around ?? world, kept.project, command, at);
  return outcome.ok ? keep(kept, outcome.events, at, options) : kept;
}

/** The same once time has gone on. */
export const passing = (kept: Kept, at: Instant, options: KeepOptions = {}): Kept =>
  act(kept, TICK, at, options);

export const keptFrom = (project: Project): Kept => ({ project, ledger: [], log: [] });

/** `D1 -200`, with the reason where there is one. */
export const said = (ledger: readonly Line[]): string[] =>
  ledger.map(({ kind, rule, hundredths, reason }) =>
    [rule, ...(kind === 'reversal' ? ['back'] : []), hundredths, ...(reason ? [reason] : [])].join(
      ' ',
    ),
  );

type Bare<Command> = Command extends { form: unknown }
  ? Omit<Command, 'matter' | 'form'>
  : Omit<Command, 'matter'>;

/** A command on the first order, which came from no form. */
export const onOrder = (command: Bare<SupervisionCommand>): SupervisionCommand =>
  ({ matter: 'S1', form: null, ...command }) as SupervisionCommand;

/** The project and its ledger once who answers for its first order took it on, naming a cause. */
export function accepting(kept: Kept, cause: DelayCause, at: Instant): Kept {
  const order = matterOf(kept.project, 'order', 'S1');
  const by = order && ownerOfOrder(world, kept.project, order);
  if (!by) throw new Error(`${kept.project.id} has no order that somebody answers for`);
  const words = '已说明原因';
  return act(kept, onOrder({ type: 'acceptOrder', by, responsible: by, cause, words }), at);
}
