import { sql } from 'drizzle-orm';
import { loadProjects } from '../../db/queries/projects.ts';
import { findNextCheck } from '../../db/queries/sweep.ts';
import { type Instant, MINUTE } from '../../domain/calendar/time.ts';
import { evolve } from '../../domain/project/evolve.ts';
import type { Project } from '../../domain/project/types.ts';
import { readLog } from './log.ts';
import { createEventChecks } from './of-events.ts';
import { differenceOf, faultsOfState } from './of-state.ts';
import type { Fault } from './rules.ts';
import type { Town } from './town.ts';

/** What is due may wait so long for its turn. */
const PATIENCE = 10 * MINUTE;

/** Checks a district, each time on what has happened since the last. */
export function createChecks({ bot, context, watched }: Town) {
  const states = new Map<string, Project>();
  const happened = new Map<string, number>();
  const checkEvent = createEventChecks();
  const givenUp = new Set<number>();
  let last = 0;

  async function faultsOfLog(): Promise<Fault[]> {
    const { world } = await context.who();
    const log = await readLog(bot.db, last);
    last = log.at(-1)?.id ?? last;
    const faults: Fault[] = [];
    for (const { projectId, event, at } of log) {
      happened.set(event.type, (happened.get(event.type) ?? 0) + 1);
      const before = states.get(projectId) ?? null;
      const after = evolve(before, event, at);
      if (before) faults.push(...checkEvent(world, before, event, after));
      states.set(projectId, after);
    }
    const changed = [...new Set(log.map(({ projectId }) => projectId))];
    for (const stored of await loadProjects(bot.db, changed)) {
      const what = differenceOf(stored, states.get(stored.id));
      if (what) faults.push({ rule: 'log', what });
    }
    return faults;
  }

  async function faultsOfStates(now: Instant): Promise<Fault[]> {
    const { world } = await context.who();
    const rows = await bot.db.execute<{ key: string }>(sql`
      select distinct project_id || ' ' || node as key from cards
      where subject->>'kind' = 'warning' and subject->>'warning' = 'red'`);
    const told = new Set(rows.map(({ key }) => key));
    return [...states.values()].flatMap((project) => faultsOfState(world, project, told, now));
  }

  async function faultsOfTables(now: Instant): Promise<Fault[]> {
    const next = await findNextCheck(bot.db);
    const faults: Fault[] =
      next !== null && next <= now ? [{ rule: 'checks', what: `due since ${new Date(next)}` }] : [];
    const late = await bot.db.execute<{ lane: string; body: unknown }>(sql`
      select lane, body from outbox join lanes on key = lane
      where state in ('waiting', 'sending') and lost_at is null
        and not_before < ${new Date(now - PATIENCE).toISOString()}::timestamptz`);
    for (const { lane, body } of late) {
      faults.push({ rule: 'unsent', what: `waits: ${lane} ${JSON.stringify(body)}` });
    }
    const dead = await bot.db.execute<{ id: number; lane: string; kind: string; error: string }>(
      sql`select id, lane, kind, error from outbox where state = 'dead'`,
    );
    for (const { id, lane, kind, error } of dead) {
      if (givenUp.has(id) || watched.isCause(lane)) continue;
      givenUp.add(id);
      faults.push({ rule: 'unsent', what: `given up: ${lane} ${kind} ${error}` });
    }
    return faults;
  }

  return {
    /** How often each event has happened. */
    happened,
    /** All that does not hold at this moment, or has not held since the last time. */
    async check(): Promise<Fault[]> {
      const now = context.clock.now();
      return [
        ...(await faultsOfLog()),
        ...(await faultsOfStates(now)),
        ...(await faultsOfTables(now)),
        ...watched.take(),
      ];
    },
  };
}
