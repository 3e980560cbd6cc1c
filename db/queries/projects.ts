import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import { freshClock } from '../../domain/clock/types.ts';
import type { MaterialState, NodeState, Project, ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { matters, nodes, projects } from '../schema/index.ts';
import {
  type MaterialRow,
  type NodeRow,
  type ProjectRows,
  readProjectRows,
} from './project-rows.ts';

function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`row without ${what}`);
  return value;
}

/** A row of `nodes` as the domain's tagged union. Throws where a status lacks its columns. */
export function nodeOfRow(row: NodeRow): NodeState {
  const { code, extras } = row;
  const { clock = freshClock, extension = null, assignedTo = null, period = null } = extras;
  const reopened = extras.reopened ? { reopened: extras.reopened } : {};
  const past = extras.past ? { past: extras.past } : {};
  switch (row.status) {
    case 'waiting':
      return { status: 'waiting', code, ...(period ? { period } : {}), ...past, ...reopened };
    case 'skipped':
      return { status: 'skipped', code, ...(extras.skip ?? { reason: 'not-applicable' }) };
    case 'done': {
      const { startedOn, dueAt, doneAt, doneBy } = row;
      return {
        status: 'done',
        code,
        startedOn,
        dueAt,
        doneAt,
        doneBy,
        clock,
        period,
        ...past,
        ...(extension ? { extension } : {}),
      };
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
        clock,
        extension,
        assignedTo,
        period,
        ...past,
        ...reopened,
      };
    default:
      return row.status satisfies never;
  }
}

export function materialOfRow(row: MaterialRow): MaterialState {
  const { code, version, filedBy, filedAt, extras } = row;
  const file = row.fileId === null ? null : { id: row.fileId, name: row.fileName ?? '' };
  const { rejection, expiresOn, ...others } = extras;
  const filed = {
    code,
    version,
    file,
    filedBy,
    filedAt,
    ...others,
    ...(expiresOn ? { expiresOn } : {}),
  };
  switch (row.status) {
    case 'accepted':
      return { status: 'accepted', ...filed };
    case 'rejected':
      return { status: 'rejected', ...filed, rejection: must(rejection, 'rejection') };
    case 'expired':
      return { status: 'expired', ...filed, expiresOn: must(expiresOn, 'expires_on') };
    case 'promised':
      return {
        status: 'promised',
        code,
        version: row.version,
        nodes: must(row.nodes, 'nodes'),
        promisedBy: must(row.promisedBy, 'promised_by'),
        promisedAt: must(row.promisedAt, 'promised_at'),
        promisedOn: must(row.promisedOn, 'promised_on'),
        dueAt: must(row.dueAt, 'due_at'),
        warned: row.warned,
      };
    default:
      return row.status satisfies never;
  }
}

/** Projects by id, whole, in the order of their ids; unknown ids are left out. */
export async function loadProjects(db: Db, ids: readonly ProjectId[]): Promise<Project[]> {
  if (ids.length === 0) return [];
  return (await readProjectRows(db, ids)).map(assemble);
}

function assemble({ head: { nextCheck: _next, ...head }, ...rows }: ProjectRows): Project {
  return {
    ...head,
    nodes: new Map(rows.nodes.map((row) => [row.code, nodeOfRow(row)])),
    materials: new Map(rows.materials.map((row) => [row.code, materialOfRow(row)])),
    matters: new Map(rows.matters.map((matter) => [matter.id, matter])),
  };
}

/** Which version of the catalogue a project keeps; undefined where there is no such project. */
export async function findCatalogueVersion(db: Db, id: ProjectId): Promise<string | undefined> {
  const [row] = await db
    .select({ version: projects.catalogueVersion })
    .from(projects)
    .where(eq(projects.id, id));
  return row?.version;
}

/** One project, whole; undefined where there is none. */
export async function loadProject(db: Db, id: ProjectId): Promise<Project | undefined> {
  const [project] = await loadProjects(db, [id]);
  return project;
}

/** A project as it stands under its lock. */
export interface LockedProject {
  readonly project: Project;
  /** When something last happened to it; 0 where nothing is on record. */
  readonly lastEventAt: Instant;
}

/**
 * One project for a change: its row is locked until the transaction ends, so that two commands on
 * the same project follow one another and each decides on the newest state.
 */
export async function loadForChange(db: Db, id: ProjectId): Promise<LockedProject | undefined> {
  const locked = await db
    .select({ id: projects.id })
    .from(projects)
    .where(eq(projects.id, id))
    .for('update');
  // Read after the lock: what was committed before it is seen.
  const [rows] = locked.length > 0 ? await readProjectRows(db, [id]) : [];
  return rows && { project: assemble(rows), lastEventAt: rows.lastEventAt };
}

/** What a project is called and how it stands; undefined where there is none. */
export async function findHead(
  db: Db,
  id: ProjectId,
): Promise<Pick<Project, 'id' | 'name' | 'phase'> | undefined> {
  const { name, phase } = projects;
  const [head] = await db
    .select({ id: projects.id, name, phase })
    .from(projects)
    .where(eq(projects.id, id));
  return head;
}

/**
 * Ids, names and enterprises of all projects, for look-ups by name. One whose import was taken back
 * is none.
 */
export function listProjects(db: Db) {
  return db
    .select({ id: projects.id, name: projects.name, owner: projects.owner })
    .from(projects)
    .where(sql`${projects.phase}->>'status' <> 'withdrawn'`)
    .orderBy(asc(projects.id));
}

/** Where a person can have a part: nodes of the unit, nodes of the place, help teams, matters. */
export interface Reach {
  /** The person, and those they stand in for. */
  readonly people: readonly string[];
  readonly units: readonly string[];
  readonly unitNodes: readonly string[];
  /** Nodes that belong to the unit of the project's place. */
  readonly siteNodes: readonly string[];
}

/** Whether one of these values stands anywhere in a column. */
const holds = (column: typeof projects.team | typeof matters.body, values: readonly string[]) =>
  sql`jsonb_path_exists(${column}, '$.** ? (@ == $values[*])', ${JSON.stringify({ values })}::jsonb)`;

/** Ids of all projects in whose help team a person is, whatever state these are in. */
export async function findProjectsOfTeam(db: Db, person: string): Promise<ProjectId[]> {
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .where(holds(projects.team, [person]))
    .orderBy(asc(projects.id));
  return rows.map((row) => row.id);
}

const isFinished = sql`${projects.phase}->>'status' = 'finished'`;

/** Ids of projects under way, or finished and not closed out, with an open order. */
export async function findProjectsWithOrders(db: Db): Promise<ProjectId[]> {
  const isActive = sql`${projects.phase}->>'status' = 'active'`;
  const rows = await db
    .selectDistinct({ id: matters.projectId })
    .from(matters)
    .innerJoin(projects, eq(projects.id, matters.projectId))
    .where(and(matters.isOpen, eq(matters.kind, 'order'), or(isActive, isFinished)));
  return rows.map(({ id }) => id).sort();
}

/** Ids of projects under way with running nodes or open matters in which the person can have a part. */
export async function findProjectsOf(db: Db, reach: Reach): Promise<ProjectId[]> {
  const { people, units, unitNodes, siteNodes } = reach;
  const isInTeam = holds(projects.team, people);
  const isActive = sql`${projects.phase}->>'status' = 'active'`;
  const isOfUnit = inArray(nodes.code, [...unitNodes]);
  const isClosingOut = and(eq(matters.kind, 'order'), isFinished);
  const isOfPlace = and(
    inArray(nodes.code, [...siteNodes]),
    inArray(projects.location, [...units]),
  );
  const isNamed = holds(matters.body, [...people, ...units]);
  const found = await Promise.all([
    db
      .selectDistinct({ id: nodes.projectId })
      .from(nodes)
      .innerJoin(projects, eq(projects.id, nodes.projectId))
      .where(and(eq(nodes.status, 'running'), isActive, or(isInTeam, isOfUnit, isOfPlace))),
    db
      .selectDistinct({ id: matters.projectId })
      .from(matters)
      .innerJoin(projects, eq(projects.id, matters.projectId))
      .where(and(matters.isOpen, or(isActive, isClosingOut), or(isInTeam, isNamed))),
  ]);
  return [...new Set(found.flat().map(({ id }) => id))].sort();
}
