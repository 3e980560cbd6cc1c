import { appendEvents } from '../../db/queries/events.ts';
import {
  findAppeals,
  findDeliveries,
  findLedger,
  findLines,
  insertLines,
  lockAccounts,
  saveAppeal,
  saveRuling,
} from '../../db/queries/points.ts';
import { isRated } from '../../db/queries/points-facts.ts';
import { loadForChange, loadProject } from '../../db/queries/projects.ts';
import { monthOf } from '../../domain/points/amounts.ts';
import { decidePoints, type PointsEvent } from '../../domain/points/appeal.ts';
import { enterAll, reversalOf } from '../../domain/points/enter.ts';
import {
  candidateOf,
  decideRating,
  decideRecord,
  type RateCommand,
  type RecordCommand,
  type RecordEvent,
} from '../../domain/points/record.ts';
import { type Posted, postedOf } from '../../domain/points/state.ts';
import type { Entry, Line, PointsCommand, PointsRefusal } from '../../domain/points/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Turn } from '../intake/origin.ts';

export type PointsDone<Done> =
  | ({ readonly ok: true } & Done)
  | { readonly ok: false; readonly refusal: PointsRefusal };

/** One entry with what became of it, and its project. Undefined: there is no such entry. */
export async function findPosted(
  { tx }: Pick<Turn, 'tx'>,
  id: number,
): Promise<{ readonly posted: Posted; readonly project: Project } | undefined> {
  const [posted] = postedOf(await findLines(tx, [id]), await findAppeals(tx, [id]));
  const project = posted && (await loadProject(tx, posted.entry.projectId));
  return posted && project ? { posted, project } : undefined;
}

/**
 * Carries out an appeal or a ruling: its event, its state and, where an appeal is granted, the
 * reversal, all in the turn's transaction.
 */
export async function executePoints(
  turn: Turn,
  command: PointsCommand,
): Promise<PointsDone<{ readonly posted: Posted; readonly project: Project }>> {
  const { tx, who, now } = turn;
  const first = await findPosted(turn, command.entry);
  if (!first) return { ok: false, refusal: { code: 'points-entry-unknown' } };
  // Two who press at once follow one another.
  await lockAccounts(tx, [first.posted.entry.unit]);
  const found = (await findPosted(turn, command.entry)) ?? first;
  const decision = decidePoints(who.world, found.project, found.posted, command, now);
  if (!decision.ok) return decision;
  for (const event of decision.events) await record(turn, found.posted.entry, event);
  return { ok: true, ...((await findPosted(turn, command.entry)) ?? found) };
}

async function record(turn: Turn, entry: Entry, event: PointsEvent): Promise<void> {
  const { tx, now } = turn;
  const id = await log(turn, entry.projectId, entry.node, event);
  if (event.type === 'pointsAppealed') {
    await saveAppeal(tx, { entry: entry.id, by: event.by, at: now, event: id });
    return;
  }
  const { decision, by: ruledBy } = event;
  await saveRuling(tx, entry.id, { decision, ruledBy, ruledAt: now, rulingEvent: id });
  if (decision === 'uphold') return;
  const cause = { id, type: event.type, at: now };
  await insertLines(tx, [reversalOf(entry, 'ruling', cause, now)]);
}

/** Words are personal: they lie in the payload of the event, which may be blanked. */
async function log(
  { tx, now, cause }: Turn,
  projectId: string,
  node: string | null,
  { type, said, ...data }: PointsEvent | RecordEvent,
): Promise<number> {
  const [id] = await appendEvents(tx, [
    { projectId, node, type, at: now, ...cause, data, payload: { said } },
  ]);
  if (id === undefined) throw new Error(`${type} got no row in the log`);
  return id;
}

/** What somebody has established, or how an enterprise rates a node, and the points that follow. */
export async function recordPoints(
  turn: Turn,
  projectId: string,
  command: RecordCommand | RateCommand,
): Promise<PointsDone<{ readonly line: Line | null; readonly project: Project }>> {
  const { tx, who, now } = turn;
  const { project } = (await loadForChange(tx, projectId)) ?? {};
  if (!project) return { ok: false, refusal: { code: 'points-entry-unknown' } };
  const decision =
    command.type === 'rateNode'
      ? decideRating(who.world, project, command)
      : decideRecord(who.world, project, command);
  if (!decision.ok) return decision;
  if (command.type === 'rateNode' && (await isRated(tx, projectId, command.node))) {
    return { ok: false, refusal: { code: 'points-recorded', rule: 'A6' } };
  }
  const [event] = decision.events;
  if (!event) return { ok: true, line: null, project };
  const draft = candidateOf(who.world, project, event, { id: 0, type: event.type, at: now });
  if (!draft) {
    await log(turn, projectId, event.node, event);
    return { ok: true, line: null, project };
  }
  await lockAccounts(tx, [draft.unit]);
  const account = { unit: draft.unit, month: monthOf(now) };
  const ledger = await findLedger(tx, [projectId], [account]);
  if (ledger.some(({ rule, key }) => rule === draft.rule && key === draft.key)) {
    return { ok: false, refusal: { code: 'points-recorded', rule: draft.rule } };
  }
  const cause = { id: await log(turn, projectId, event.node, event), type: event.type, at: now };
  const deliveries = await findDeliveries(tx, [projectId]);
  const lines = enterAll(who.world, [{ ...draft, cause }], ledger, deliveries, now);
  const [line] = await insertLines(tx, lines);
  return { ok: true, line: line ?? null, project };
}
