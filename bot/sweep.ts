import { inTransaction } from '../db/client.ts';
import {
  claimDue,
  findDueProjects,
  type NextCheck,
  postponeChecks,
  saveNextChecks,
} from '../db/queries/sweep.ts';
import { HOUR, type Instant } from '../domain/calendar/time.ts';
import type { Matter } from '../domain/matter/types.ts';
import { tick } from '../domain/project/decide.ts';
import { worldFor } from '../domain/project/edition.ts';
import { evolveAll } from '../domain/project/evolve.ts';
import { nextChecksOf } from '../domain/project/next-checks.ts';
import { demandedMaterials } from '../domain/project/node-view.ts';
import type { ProjectId, World } from '../domain/project/types.ts';
import { isActive } from '../domain/standing/phase.ts';
import type { BotContext } from './context.ts';
import { advanceAfter } from './delivery/kept-projects.ts';
import { commit, type Decided } from './execute.ts';

/** Due rows taken in one transaction: large enough to be set-based, small enough to be short. */
const BATCH = 500;
/** How long a project that cannot be judged is left alone. */
const POSTPONE_MS = HOUR;

type SweepContext = Pick<BotContext, 'db' | 'who' | 'log'>;

/**
 * Does what time asks for at `now`: lights turn, warnings are written to the outbox. Set-based; run
 * twice at the same `now`, or by two processes, it adds nothing. Answers how many projects were due.
 * A project that cannot be judged is put off and logged: it stops nobody else.
 */
export async function sweep(context: SweepContext, now: Instant): Promise<number> {
  const { world } = await context.who();
  for (let total = 0; ; ) {
    const ids = await findDueProjects(context.db, now, BATCH);
    const swept = await sweepProjects(context, world, ids, now).catch((error: unknown) => {
      context.log.error({ err: error }, 'sweep of a batch failed, going on one by one');
      return sweepOneByOne(context, world, ids, now);
    });
    if (swept === 0) return total;
    total += swept;
  }
}

function sweepProjects(
  { db }: SweepContext,
  world: World,
  ids: readonly ProjectId[],
  now: Instant,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await claimDue(tx, now, ids, (project, node) =>
      node.status === 'running'
        ? demandedMaterials(worldFor(world, project), project, node.code)
        : [],
    );
    const changes = due.map((before) => {
      const events = tick(world, before, now);
      return { before, events, after: evolveAll(before, events, now) ?? before };
    });
    await commit(tx, world, changes, { actor: null, source: { kind: 'timer' } }, now);
    await saveNextChecks(tx, untouched(world, changes, now));
    for (const { before, events } of changes) advanceAfter(tx, before, events, now);
    return due.length;
  });
}

async function sweepOneByOne(
  context: SweepContext,
  world: World,
  ids: readonly ProjectId[],
  now: Instant,
): Promise<number> {
  for (const id of ids) {
    try {
      await sweepProjects(context, world, [id], now);
    } catch (error) {
      context.log.error({ err: error, project: id }, 'project cannot be judged, put off');
      await postponeChecks(context.db, id, now, now + POSTPONE_MS);
    }
  }
  return ids.length;
}

/** Orders were read for what they say of their nodes: for a closed one nothing comes up. */
const isClosedOrder = (matter: Matter): boolean =>
  matter.kind === 'order' && matter.closed !== null;

/** Rows that came up and needed nothing: a paper was there, or somebody had acted in time. */
function untouched(
  world: World,
  changes: readonly (Decided & { before: Decided['after'] })[],
  now: Instant,
) {
  const nodes: NextCheck[] = [];
  const materials: NextCheck[] = [];
  const matters: NextCheck[] = [];
  const projects: NextCheck[] = [];
  for (const { before, after } of changes) {
    const checks = nextChecksOf(world, after, now);
    if (before.phase === after.phase && !isActive(after)) {
      projects.push({ projectId: after.id, code: after.id, at: checks.project() });
    }
    for (const [code, node] of after.nodes) {
      // Skipped nodes were read for what they do not bring: nothing comes up for them.
      if (node.status === 'skipped' || before.nodes.get(code) !== node) continue;
      nodes.push({ projectId: after.id, code, at: checks.node(node) });
    }
    for (const [code, material] of after.materials) {
      // Most papers were read for what they serve: nothing comes up for them.
      const comesUp =
        material.status === 'promised' ||
        (material.status === 'accepted' && material.expiresOn !== undefined);
      if (!comesUp || before.materials.get(code) !== material) continue;
      materials.push({ projectId: after.id, code, at: checks.material(material) });
    }
    for (const [code, matter] of after.matters) {
      if (before.matters.get(code) !== matter || isClosedOrder(matter)) continue;
      matters.push({ projectId: after.id, code, at: checks.matter(matter) });
    }
  }
  return { nodes, materials, matters, projects };
}
