import type { Db } from '../../db/client.ts';
import { findAppeals, findMonths } from '../../db/queries/points.ts';
import { findOverdue, unitsAtWork } from '../../db/queries/points-facts.ts';
import { loadProjects } from '../../db/queries/projects.ts';
import { dayOf, daysBetween, type Instant } from '../../domain/calendar/time.ts';
import type { UnitCode } from '../../domain/catalogue/types.ts';
import { type Account, accountOf } from '../../domain/points/account.ts';
import { monthOf } from '../../domain/points/amounts.ts';
import { monthBefore, type Standing, standingsOf } from '../../domain/points/standings.ts';
import { type Posted, postedOf } from '../../domain/points/state.ts';
import type { Month } from '../../domain/points/types.ts';
import { unitOfNode } from '../../domain/project/people.ts';
import type { ProjectId, World } from '../../domain/project/types.ts';

/** Months that lists and talks look back on: a quarter, and the month before it. */
const MONTHS_BACK = 3;

export interface UnitAccount {
  readonly account: Account;
  readonly posted: readonly Posted[];
  /** Names of the projects that its entries are about. */
  readonly names: ReadonlyMap<ProjectId, string>;
}

/** A unit's own account of a month, with its entries and what became of each. */
export async function readAccount(
  db: Db,
  world: World,
  unit: UnitCode,
  month: Month,
  now: Instant,
): Promise<UnitAccount> {
  const ledger = await findMonths(db, [month], unit);
  const appeals = await findAppeals(
    db,
    ledger.map(({ id }) => id),
  );
  const projects = await loadProjects(db, [...new Set(ledger.map(({ projectId }) => projectId))]);
  return {
    account: accountOf(world.catalogue.rules.points, unit, month, ledger, appeals, now),
    posted: postedOf(ledger, appeals),
    names: new Map(projects.map(({ id, name }) => [id, name])),
  };
}

/**
 * How all units at work stand in a month: accounts, lists and talks as the rules have them. A unit is
 * at work that has a running node, or a line in the months looked at. Also for digests.
 */
export async function readStandings(
  db: Db,
  world: World,
  month: Month,
  now: Instant,
): Promise<Standing[]> {
  const months = Array.from({ length: MONTHS_BACK + 1 }, (_, n) =>
    monthBefore(month, MONTHS_BACK - n),
  );
  const ledger = await findMonths(db, months);
  const appeals = await findAppeals(
    db,
    ledger.map(({ id }) => id),
  );
  const units = new Set([...(await unitsAtWork(db, world)), ...ledger.map(({ unit }) => unit)]);
  const rules = world.catalogue.rules.points;
  const accounts = months.map((each) =>
    [...units].map((unit) => accountOf(rules, unit, each, ledger, appeals, now)),
  );
  return standingsOf(rules, accounts, { overdueDays: await overdueDays(db, world, month, now) });
}

/** Days that each unit's latest node is late; only of the month that runs, since the past is past. */
async function overdueDays(
  db: Db,
  world: World,
  month: Month,
  now: Instant,
): Promise<Map<UnitCode, number>> {
  const days = new Map<UnitCode, number>();
  if (month !== monthOf(now)) return days;
  for (const { node, location, dueAt } of await findOverdue(db, now)) {
    const unit = unitOfNode(world, { location }, node);
    const late = daysBetween(dayOf(dueAt), dayOf(now));
    days.set(unit, Math.max(late, days.get(unit) ?? 0));
  }
  return days;
}
