import { checkPeople, type PeopleAround, peopleColumns } from './people.ts';
import { checkProjects, type ProjectsAround, projectColumns } from './projects.ts';
import { countHeads } from './table.ts';
import type { ImportPlan, Rows, SheetKind } from './types.ts';

/** What a sheet is checked against, whichever kind it is. */
export type ImportAround = PeopleAround & ProjectsAround;

/** What a sheet is about, by its heads; undefined where these are neither's. */
export function kindOf(catalogue: ImportAround['catalogue'], rows: Rows): SheetKind | undefined {
  const people = countHeads(rows, peopleColumns);
  const projects = countHeads(rows, projectColumns(catalogue));
  if (people === 0 && projects === 0) return undefined;
  return projects > people ? 'projects' : 'people';
}

/** Checks a sheet as what it is meant for; one of the other kind is told as such and alone. */
export function checkSheet(around: ImportAround, kind: SheetKind, rows: Rows): ImportPlan {
  const is = kindOf(around.catalogue, rows);
  const plan = kind === 'people' ? checkPeople(around, rows) : checkProjects(around, rows);
  if (is === undefined || is === kind) return plan;
  const problem = { code: 'wrong-sheet', is } as const;
  return { ...plan, faults: [{ row: null, column: null, problem }], ignored: [] };
}
