import type { Transaction } from '../db/client.ts';
import { appendEvents, logEntryOf } from '../db/queries/events.ts';
import { loadForChange } from '../db/queries/projects.ts';
import { type ProjectChange, saveProjects } from '../db/queries/save-projects.ts';
import type { EventSource } from '../db/schema/index.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { PersonId } from '../domain/people/types.ts';
import type { ProjectCommand, Refusal } from '../domain/project/commands.ts';
import { handle } from '../domain/project/decide.ts';
import type { ProjectEvent } from '../domain/project/events.ts';
import { nextChecksOf } from '../domain/project/next-checks.ts';
import { planNotices } from '../domain/project/notices.ts';
import type { Project, ProjectId, World } from '../domain/project/types.ts';
import { enqueueNotices } from './delivery/enqueue.ts';
import { keepAfter } from './delivery/kept-projects.ts';
import { enterPoints, type LoggedChange } from './points/enter.ts';

/** What caused a change, for the log. */
export interface Cause {
  readonly actor: PersonId | null;
  readonly source: EventSource;
}

export interface Decided extends ProjectChange {
  readonly events: readonly ProjectEvent[];
}

export type Executed =
  | { readonly ok: true; readonly project: Project; readonly events: readonly ProjectEvent[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly project: Project };

/**
 * The one way in which anything changes: events appended, state updated and outgoing intents
 * written, all in the caller's transaction. Takes many projects at once, for the sweep.
 */
export async function commit(
  tx: Transaction,
  world: World,
  changes: readonly Decided[],
  cause: Cause,
  now: Instant,
  shown?: number,
): Promise<void> {
  const changed = changes.filter((change) => change.events.length > 0);
  if (changed.length === 0) return;
  await saveProjects(tx, changed, (project) => nextChecksOf(world, project, now));
  const ids = await appendEvents(
    tx,
    changed.flatMap(({ after, events }) =>
      events.map((event) => logEntryOf(after.id, event, { at: now, ...authorOf(event, cause) })),
    ),
  );
  await enterPoints(tx, world, logged(changed, ids), now);
  await enqueueNotices(
    tx,
    changed.map(({ after, events }) => ({
      projectId: after.id,
      notices: planNotices(world, after, events, now),
    })),
    now,
    shown,
  );
}

/** The changes with the rows that their events have in the log. */
function logged(changes: readonly Decided[], ids: readonly number[]): LoggedChange[] {
  let next = 0;
  return changes.map(({ before, after, events }) => ({
    before,
    after,
    events: events.map((event) => {
      const id = ids[next++];
      if (id === undefined) throw new Error(`${event.type} of ${after.id} has no row in the log`);
      return { id, event };
    }),
  }));
}

const byTime: Cause = { actor: null, source: { kind: 'timer' } };

/** What time did is nobody's act, even where somebody's click was the first to notice. */
function authorOf(event: ProjectEvent, cause: Cause): Cause {
  switch (event.type) {
    case 'lightTurned':
    case 'warned':
    case 'promiseWarned':
    case 'expiryWarned':
    case 'materialExpired':
    case 'pauseWarned':
    case 'supplementReminded':
    case 'projectArchived':
    case 'blockerWarned':
    case 'problemWarned':
    case 'orderOpened':
    case 'orderHeld':
    case 'orderWentOn':
    case 'orderCompleted':
    case 'orderReopened':
    case 'orderDropped':
    case 'rungMissed':
    case 'redDayCounted':
      return byTime;
    case 'extensionReminded':
      return byTime;
    case 'extensionLapsed':
      return event.reason === 'day-passed' ? byTime : cause;
    case 'blockerRose':
      return event.by === null ? byTime : cause;
    default:
      return cause;
  }
}

/**
 * Loads a project, decides on the command and commits. Undefined: there is no such project. `shown`
 * is the card whose new state the answer to a click will show.
 */
export async function execute(
  tx: Transaction,
  world: World,
  projectId: ProjectId,
  command: ProjectCommand,
  cause: Cause,
  readAt: Instant,
  shown?: number,
): Promise<Executed | undefined> {
  const locked = await loadForChange(tx, projectId);
  if (!locked) return undefined;
  const { project: before, lastEventAt } = locked;
  // Read before the row was locked, or on a machine whose clock is behind: time never goes back.
  const now = Math.max(readAt, lastEventAt);
  const outcome = handle(world, before, command, now);
  if (!outcome.ok) return { ok: false, refusal: outcome.refusal, project: before };
  const change = { before, after: outcome.project, events: outcome.events };
  await commit(tx, world, [change], cause, now, shown);
  keepAfter(tx, outcome.project);
  return { ok: true, project: outcome.project, events: outcome.events };
}
