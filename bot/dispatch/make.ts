import { inTransaction, type Transaction } from '../../db/client.ts';
import { insertDigests, type NewDigest } from '../../db/queries/digests.ts';
import { listLeads } from '../../db/queries/leads.ts';
import { insertIntents, lockLanes } from '../../db/queries/outbox.ts';
import { listProjects, loadProjects } from '../../db/queries/projects.ts';
import { claimRun } from '../../db/queries/runs.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { digestsOf, lookAt } from '../../domain/dispatch/digest.ts';
import type { Looked } from '../../domain/dispatch/figures.ts';
import { owedTurns } from '../../domain/dispatch/record.ts';
import type { DispatchPeriod } from '../../domain/dispatch/types.ts';
import { leadSection } from '../../domain/lead/digest.ts';
import type { LeadRules } from '../../domain/lead/rules.ts';
import type { World } from '../../domain/project/types.ts';
import type { BotContext } from '../context.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { priorities } from '../delivery/priority.ts';
import { sweepLeads } from '../lead/sweep.ts';
import { sweep } from '../sweep.ts';
import { madeOf, owedPeriods } from './owed.ts';

/** Projects loaded in one query. */
const PROJECTS_AT_ONCE = 50;

/**
 * Makes the digests that are owed at `now`, leaders first: each period once, however many processes
 * do so; after an outage the newest of each tier, which stands for those before it.
 * Source: design, section 3 "Dispatch".
 */
export async function makeDigests(context: BotContext, now: Instant): Promise<void> {
  const { db, log } = context;
  const { world } = await context.who();
  const turns = owedTurns(await owedPeriods(db, world, now));
  if (turns.length === 0) return;
  // After an outage a digest must not tell of a state that time has overtaken.
  await sweep(context, now);
  await sweepLeads(context, now);
  const looked = await lookAtAll(context, world, now);
  for (const { period, covers } of turns) {
    try {
      await inTransaction(db, (tx) =>
        makeTurn(tx, world, context.leads.rules, looked, { period, covers }, now),
      );
    } catch (error) {
      // Owed still, and tried again; the other tiers do not wait for it.
      log.error({ err: error, period }, 'the digests of a period could not be made');
    }
  }
  context.wake('delivery');
}

/** All projects; one that cannot be judged is logged, and keeps nobody's digest. */
async function lookAtAll({ db, log }: BotContext, world: World, now: Instant): Promise<Looked[]> {
  const ids = (await listProjects(db)).map(({ id }) => id);
  const looked: Looked[] = [];
  for (let from = 0; from < ids.length; from += PROJECTS_AT_ONCE) {
    for (const project of await loadProjects(db, ids.slice(from, from + PROJECTS_AT_ONCE))) {
      try {
        looked.push(...lookAt(world, [project], now));
      } catch (error) {
        log.error({ err: error, project: project.id }, 'project cannot be judged for a digest');
      }
    }
  }
  return looked;
}

interface Turn {
  readonly period: DispatchPeriod;
  readonly covers: readonly DispatchPeriod[];
}

async function makeTurn(
  tx: Transaction,
  world: World,
  rules: LeadRules,
  looked: readonly Looked[],
  { period, covers }: Turn,
  now: Instant,
): Promise<void> {
  // Whoever claims it first makes it; the others wait here for that to be committed.
  if (!(await claimRun(tx, madeOf(period), now))) return;
  for (const covered of covers) await claimRun(tx, madeOf(covered), now);
  const leads = await listLeads(tx);
  const all = digestsOf(world, period.cycle, looked, now, (scope) =>
    leadSection(world, rules, leads, { cycle: period.cycle, scope, period: period.key }, now),
  );
  const rows = all.flatMap(({ audience: { key, person }, digest }): NewDigest[] => {
    const row = { cycle: period.cycle, audience: key, personId: person, madeAt: now };
    const state = digest ? 'queued' : 'empty';
    return [
      ...covers.map((covered) => ({
        ...row,
        period: covered.key,
        dueAt: covered.dueAt,
        content: null,
        state: digest ? ('covered' as const) : ('empty' as const),
      })),
      { ...row, period: period.key, dueAt: period.dueAt, content: digest, state },
    ];
  });
  const written = await insertDigests(tx, rows);
  const queued = written.filter(({ state }) => state === 'queued');
  await lockLanes(
    tx,
    queued.map(({ personId }) => personLane(personId)),
  );
  await insertIntents(
    tx,
    queued.map(({ id, personId }) => ({
      lane: personLane(personId),
      intent: { kind: 'digest', digest: id } as const,
      coalesceKey: null,
      priority: priorities.digest,
      notBefore: now,
    })),
    now,
  );
}
