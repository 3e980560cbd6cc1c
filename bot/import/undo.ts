import { cancelUnopened, countActs, findTeamsOf, findTouches } from '../../db/queries/aftermath.ts';
import { appendEvents } from '../../db/queries/events.ts';
import { findImportForChange, type ImportRow, updateImport } from '../../db/queries/imports.ts';
import { lockLanes } from '../../db/queries/outbox.ts';
import { loadPeople, removePeople, restorePeople } from '../../db/queries/people.ts';
import { loadForChange } from '../../db/queries/projects.ts';
import type { ImportMade } from '../../db/schema/imports.ts';
import { type Obstacle, obstaclesOf } from '../../domain/import/undo.ts';
import type { Person, PersonId } from '../../domain/people/types.ts';
import type { Refusal } from '../../domain/project/commands.ts';
import { handle } from '../../domain/project/decide.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import { groupLane } from '../delivery/lane-keys.ts';
import { commit, type Decided } from '../execute.ts';
import { countsOf, personEntry } from './confirm.ts';
import { causeOf, type ImportTurn, importRef, withPeople } from './turn.ts';

export type Undone =
  | { readonly ok: true; readonly row: ImportRow; readonly made: ImportMade }
  /** There is none of this number, or it is not done. */
  | { readonly ok: false; readonly row: ImportRow | undefined }
  | { readonly ok: false; readonly row: ImportRow; readonly obstacles: readonly Obstacle[] }
  | { readonly ok: false; readonly row: ImportRow; readonly refusal: Refusal };

/**
 * Takes an import back while nothing has come of it: its projects are withdrawn, people it added go,
 * people it changed are as they were. All of it or nothing; what stands in the way is named.
 */
export async function undoImport(turn: ImportTurn, number: number): Promise<Undone> {
  const row = await findImportForChange(turn.tx, number);
  if (row?.state !== 'done' || !row.made) return { ok: false, row };
  const { made } = row;
  const people = await loadPeople(turn.tx);
  const obstacles = await findObstacles(turn, number, made, people);
  if (obstacles.length > 0) return { ok: false, row, obstacles };
  if (made.projects.length > 0) {
    const refusal = await withdraw(await withPeople(turn), number, made.projects);
    if (refusal) return { ok: false, row, refusal };
  }
  await putBack(turn, number, made, people);
  await updateImport(turn.tx, number, { state: 'undone', undoneAt: turn.now });
  await appendEvents(turn.tx, [
    {
      projectId: null,
      node: null,
      type: 'importUndone',
      at: turn.now,
      ...causeOf(turn, number),
      data: { import: number, kind: row.kind, ...countsOf(made) },
    },
  ]);
  return { ok: true, row, made };
}

async function findObstacles(
  { tx }: ImportTurn,
  number: number,
  { projects, added, changed }: ImportMade,
  people: readonly Person[],
): Promise<Obstacle[]> {
  const [touched, acted, inTeams] = await Promise.all([
    findTouches(tx, projects, importRef(number)),
    countActs(tx, added),
    findTeamsOf(tx, added),
  ]);
  return obstaclesOf({ added, changed }, { touched, acted, inTeams, people });
}

/** Groups not begun yet are never made; those that stand get a word, and their names say it. */
async function withdraw(
  turn: ImportTurn,
  number: number,
  ids: readonly ProjectId[],
): Promise<Refusal | undefined> {
  const { tx, world, now, by } = turn;
  const changes: Decided[] = [];
  for (const id of ids) {
    const { project: before } = (await loadForChange(tx, id)) ?? {};
    if (!before) continue;
    const command = { type: 'withdrawProject', import: number, by: by ?? '' } as const;
    const outcome = handle(world, before, command, now);
    if (!outcome.ok) return outcome.refusal;
    changes.push({ before, after: outcome.project, events: outcome.events });
  }
  await commit(tx, world, changes, causeOf(turn, number), now);
  const lanes = ids.map(groupLane);
  await lockLanes(tx, lanes);
  await cancelUnopened(tx, lanes, now);
  return undefined;
}

async function putBack(
  turn: ImportTurn,
  number: number,
  { added, changed }: ImportMade,
  people: readonly Person[],
): Promise<void> {
  const now = new Map<PersonId, Person>(people.map((person) => [person.id, person]));
  await removePeople(turn.tx, added);
  await restorePeople(
    turn.tx,
    changed.map(({ before }) => before),
  );
  await appendEvents(turn.tx, [
    ...added.flatMap((id) => {
      const person = now.get(id);
      return person ? [personEntry(turn, number, 'personRemoved', person, null)] : [];
    }),
    ...changed.map(({ before, after }) =>
      personEntry(turn, number, 'personChanged', after, before),
    ),
  ]);
}
