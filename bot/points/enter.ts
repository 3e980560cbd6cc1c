import type { Transaction } from '../../db/client.ts';
import { findDeliveries, findLedger, insertLines, lockAccounts } from '../../db/queries/points.ts';
import { loadProjects } from '../../db/queries/projects.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { monthOf } from '../../domain/points/amounts.ts';
import type { LoggedEvent } from '../../domain/points/candidate.ts';
import { enterAll, withdrawAll } from '../../domain/points/enter.ts';
import { entriesFor, pointsEvents } from '../../domain/points/entries.ts';
import type { Project, ProjectId, World } from '../../domain/project/types.ts';
import { refreshPointsCards } from './cards.ts';

export interface LoggedChange {
  readonly before: Project | null;
  readonly after: Pick<Project, 'id'>;
  readonly events: readonly LoggedEvent[];
}

/**
 * Enters the points that follow from changes, in their own transaction, after their events were
 * appended and their projects saved: this is the only writer of what follows from events. Projects
 * are read whole, since a sweep holds but a part of each. Costs one look at the types of events where
 * nothing that counts has happened.
 */
export async function enterPoints(
  tx: Transaction,
  world: World,
  changes: readonly LoggedChange[],
  at: Instant,
): Promise<void> {
  const meant = changes.filter(({ events }) =>
    events.some(({ event }) => pointsEvents.has(event.type)),
  );
  if (meant.length === 0) return;
  const projects = await loadProjects(
    tx,
    meant.map(({ after }) => after.id),
  );
  const whole = new Map<ProjectId, Project>(projects.map((project) => [project.id, project]));
  const found = meant.flatMap(({ before, after: { id }, events }) => {
    const after = whole.get(id);
    return after ? entriesFor(world, { before, after, events, at }) : [];
  });
  const candidates = found.flatMap((one) => one.candidates);
  const withdrawals = found.flatMap((one) => one.withdrawals);
  if (candidates.length + withdrawals.length === 0) return;
  await lockAccounts(
    tx,
    candidates.map(({ unit }) => unit),
  );
  const ids = [...new Set([...candidates, ...withdrawals].map(({ projectId }) => projectId))];
  const accounts = candidates.map(({ unit, cause }) => ({ unit, month: monthOf(cause.at) }));
  const ledger = await findLedger(tx, ids, accounts);
  const deliveries = await findDeliveries(tx, ids);
  const lines = enterAll(world, candidates, ledger, deliveries, at);
  const reversals = withdrawAll(withdrawals, ledger, at);
  await insertLines(tx, [...lines, ...reversals]);
  await refreshPointsCards(
    tx,
    reversals.map(({ unit }) => unit),
    at,
  );
}
