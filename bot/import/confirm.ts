import { appendEvents, type LogEntry } from '../../db/queries/events.ts';
import { findImportForChange, type ImportRow, updateImport } from '../../db/queries/imports.ts';
import { setPriority } from '../../db/queries/outbox.ts';
import { savePeople } from '../../db/queries/people.ts';
import { nextProjectId } from '../../db/queries/project-ids.ts';
import type { ImportMade } from '../../db/schema/imports.ts';
import { partsOf } from '../../domain/calendar/time.ts';
import { checkSheet } from '../../domain/import/check.ts';
import { openDraft } from '../../domain/import/open.ts';
import type { ImportPlan, PeoplePlan, ProjectsPlan } from '../../domain/import/types.ts';
import type { Person } from '../../domain/people/types.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import { groupLane } from '../delivery/lane-keys.ts';
import { priorities } from '../delivery/priority.ts';
import { commit } from '../execute.ts';
import { causeOf, fingerprintOf, type ImportTurn, readAround, withPeople } from './turn.ts';

export type Confirmed =
  | { readonly ok: true; readonly row: ImportRow; readonly made: ImportMade }
  /** There is none of this number, or it was decided already. */
  | { readonly ok: false; readonly row: ImportRow | undefined }
  /** What it would do has changed since it was shown: shown anew, and not done. */
  | { readonly ok: false; readonly row: ImportRow; readonly plan: ImportPlan };

/**
 * Carries a previewed import out, all of it or nothing. It is checked anew: somebody may have opened
 * a project of the same name since, or a person may have left.
 */
export async function confirmImport(turn: ImportTurn, number: number): Promise<Confirmed> {
  const row = await findImportForChange(turn.tx, number);
  if (row?.state !== 'previewed' || !row.content) return { ok: false, row };
  // Taken before anything is read: who gives out numbers gives out names, too, one after another.
  const firstId =
    row.kind === 'projects' ? await nextProjectId(turn.tx, partsOf(turn.now).year, turn.now) : '';
  const plan = checkSheet(await readAround(turn, row.content.seen), row.kind, row.content.rows);
  const shown = fingerprintOf(plan);
  if (shown !== row.shown) {
    await updateImport(turn.tx, number, { shown });
    return { ok: false, row, plan };
  }
  if (plan.faults.length > 0) return { ok: false, row, plan };
  const made =
    plan.kind === 'people'
      ? await takePeople(turn, number, plan)
      : await openProjects(await withPeople(turn), number, plan, firstId);
  await updateImport(turn.tx, number, {
    state: 'done',
    made,
    content: null,
    by: turn.by,
    doneAt: turn.now,
  });
  await appendEvents(turn.tx, [
    {
      projectId: null,
      node: null,
      type: 'importDone',
      at: turn.now,
      ...causeOf(turn, number),
      data: { import: number, kind: row.kind, sha256: row.sha256, ...countsOf(made) },
    },
  ]);
  return { ok: true, row, made };
}

/** How much an import has brought about. */
export const countsOf = ({ projects, added, changed }: ImportMade) => ({
  projects: projects.length,
  added: added.length,
  changed: changed.length,
});

async function takePeople(
  turn: ImportTurn,
  number: number,
  { added, changed, same }: PeoplePlan,
): Promise<ImportMade> {
  // Those who stay as they are may still be new to this app.
  const drafts = [...added, ...changed.map(({ draft }) => draft), ...same];
  await savePeople(
    turn.tx,
    turn.appId,
    drafts.map(({ person, openId }) => ({ ...person, openId })),
  );
  const changes = changed.map(({ draft, before }) => ({ before, after: draft.person }));
  await appendEvents(turn.tx, [
    ...added.map(({ person }) => personEntry(turn, number, 'personAdded', null, person)),
    ...changes.map(({ before, after }) =>
      personEntry(turn, number, 'personChanged', before, after),
    ),
  ]);
  return { projects: [], added: added.map(({ person }) => person.id), changed: changes };
}

/** What was changed about a person, before and after; names and titles lie apart. */
export function personEntry(
  turn: ImportTurn,
  number: number,
  type: 'personAdded' | 'personChanged' | 'personRemoved',
  before: Person | null,
  after: Person | null,
): LogEntry {
  const plain = (one: Person | null) =>
    one && { unit: one.unit, role: one.role, active: one.active };
  const own = (one: Person | null) => one && { name: one.name, title: one.title };
  return {
    projectId: null,
    node: null,
    type,
    at: turn.now,
    ...causeOf(turn, number),
    data: { person: after?.id ?? before?.id, before: plain(before), after: plain(after) },
    payload: { before: own(before), after: own(after) },
  };
}

async function openProjects(
  turn: ImportTurn,
  number: number,
  { drafts }: ProjectsPlan,
  firstId: ProjectId,
): Promise<ImportMade> {
  const { tx, world, now } = turn;
  const ids = idsFrom(firstId, drafts.length);
  const changes = drafts.map((draft, n) => {
    const { project, events } = openDraft(world, draft, ids[n] ?? '', now);
    return { before: null, after: project, events };
  });
  await commit(tx, world, changes, causeOf(turn, number), now);
  // Hundreds of groups take minutes: whatever else people wait for goes first.
  await setPriority(tx, ids.map(groupLane), priorities.bulk);
  return { projects: ids, added: [], changed: [] };
}

/** So many ids in a row; the first is held under a lock until all of them stand. */
function idsFrom(first: ProjectId, count: number): ProjectId[] {
  const at = first.lastIndexOf('-') + 1;
  const digits = first.length - at;
  return Array.from({ length: count }, (_, n) => {
    const own = String(Number(first.slice(at)) + n).padStart(digits, '0');
    return `${first.slice(0, at)}${own}`;
  });
}
