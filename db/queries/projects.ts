import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { MaterialState, NodeState, Project, ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { files, materials, nodes, projects } from '../schema/index.ts';

type NodeRow = typeof nodes.$inferSelect;
type MaterialRow = typeof materials.$inferSelect & { fileName: string | null };

function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`row without ${what}`);
  return value;
}

/** A row of `nodes` as the domain's tagged union. Throws where a status lacks its columns. */
export function nodeOfRow(row: NodeRow): NodeState {
  const { code } = row;
  switch (row.status) {
    case 'waiting':
      return { status: 'waiting', code };
    case 'skipped':
      return { status: 'skipped', code, reason: 'not-applicable' };
    case 'done': {
      const { startedOn, dueAt, doneAt, doneBy } = row;
      return { status: 'done', code, startedOn, dueAt, doneAt, doneBy };
    }
    case 'running':
      return {
        status: 'running',
        code,
        startedOn: must(row.startedOn, 'started_on'),
        dueAt: must(row.dueAt, 'due_at'),
        dueIsExplicit: row.dueIsExplicit,
        limitOverride: row.limitOverride,
        accepted:
          row.acceptedBy !== null && row.acceptedAt !== null
            ? { by: row.acceptedBy, at: row.acceptedAt }
            : null,
        light: must(row.light, 'light'),
        warned: row.warned,
        touchedAt: must(row.touchedAt, 'touched_at'),
      };
    default:
      return row.status satisfies never;
  }
}

export function materialOfRow(row: MaterialRow): MaterialState {
  const { code } = row;
  if (row.status === 'accepted') {
    return {
      status: 'accepted',
      code,
      version: row.version,
      file: row.fileId === null ? null : { id: row.fileId, name: row.fileName ?? '' },
      filedBy: row.filedBy,
      filedAt: row.filedAt,
    };
  }
  return {
    status: 'promised',
    code,
    nodes: must(row.nodes, 'nodes'),
    promisedBy: must(row.promisedBy, 'promised_by'),
    promisedAt: must(row.promisedAt, 'promised_at'),
    promisedOn: must(row.promisedOn, 'promised_on'),
    dueAt: must(row.dueAt, 'due_at'),
    warned: row.warned,
  };
}

/** Projects by id, whole, in the order of their ids; unknown ids are left out. */
export async function loadProjects(db: Db, ids: readonly ProjectId[]): Promise<Project[]> {
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const [heads, nodeRows, materialRows] = await Promise.all([
    db.select().from(projects).where(inArray(projects.id, wanted)).orderBy(asc(projects.id)),
    db.select().from(nodes).where(inArray(nodes.projectId, wanted)).orderBy(asc(nodes.code)),
    db
      .select({ row: materials, fileName: files.name })
      .from(materials)
      .leftJoin(files, eq(files.id, materials.fileId))
      .where(inArray(materials.projectId, wanted))
      .orderBy(asc(materials.code)),
  ]);
  const byId = new Map(
    heads.map(({ openedAt: _openedAt, ...head }) => [
      head.id,
      {
        head,
        nodes: new Map<string, NodeState>(),
        materials: new Map<string, MaterialState>(),
      },
    ]),
  );
  for (const row of nodeRows) byId.get(row.projectId)?.nodes.set(row.code, nodeOfRow(row));
  for (const { row, fileName } of materialRows) {
    byId.get(row.projectId)?.materials.set(row.code, materialOfRow({ ...row, fileName }));
  }
  return [...byId.values()].map(({ head, ...parts }) => ({ ...head, ...parts }));
}

/** One project, whole; undefined where there is none. */
export async function loadProject(db: Db, id: ProjectId): Promise<Project | undefined> {
  const [project] = await loadProjects(db, [id]);
  return project;
}

/**
 * One project for a change: its row is locked until the transaction ends, so that two commands on
 * the same project follow one another and each decides on the newest state.
 */
export async function loadForChange(db: Db, id: ProjectId): Promise<Project | undefined> {
  const [locked] = await db
    .select({ id: projects.id })
    .from(projects)
    .where(eq(projects.id, id))
    .for('update');
  return locked ? loadProject(db, id) : undefined;
}

/** Ids and names of all projects, for look-ups by name. */
export function listProjects(db: Db) {
  return db
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .orderBy(asc(projects.id));
}

/** Where a person can have a part: nodes of the unit, nodes of the place, help teams. */
export interface Reach {
  readonly person: string;
  readonly unit: string;
  readonly unitNodes: readonly string[];
  /** Nodes that belong to the unit of the project's place. */
  readonly siteNodes: readonly string[];
}

/** Ids of projects with running nodes in which the person can have a part. */
export async function findProjectsOf(db: Db, reach: Reach): Promise<ProjectId[]> {
  const { person, unit, unitNodes, siteNodes } = reach;
  const isInTeam = sql`jsonb_path_exists(${projects.team}, '$.** ? (@ == $person)', jsonb_build_object('person', ${person}::text))`;
  const isOfUnit = inArray(nodes.code, [...unitNodes]);
  const isOfPlace = and(inArray(nodes.code, [...siteNodes]), eq(projects.location, unit));
  const rows = await db
    .selectDistinct({ id: nodes.projectId })
    .from(nodes)
    .innerJoin(projects, eq(projects.id, nodes.projectId))
    .where(and(eq(nodes.status, 'running'), or(isInTeam, isOfUnit, isOfPlace)))
    .orderBy(asc(nodes.projectId));
  return rows.map((row) => row.id);
}
