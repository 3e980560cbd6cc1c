import { and, asc, eq, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Matter } from '../../domain/matter/types.ts';
import type { MaterialState, NodeState, Project, ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { files, isDropped, materials, matters, nodes, projects } from '../schema/index.ts';
import { isoOf } from './outbox.ts';
import { materialOfRow, nodeOfRow } from './projects.ts';

/** Ids of projects that have something due at `now`, at most `limit` rows of each kind. */
export async function findDueProjects(db: Db, now: Instant, limit: number): Promise<ProjectId[]> {
  // Ids as plain lists: a condition that joins two look-ups by OR would read every project.
  const rows = await db.execute<{ id: ProjectId }>(
    sql`select distinct id from (${sql.join(
      looks.map(
        ({ table, project }) => sql`(
          select ${project} as id from ${table} where next_check <= ${isoOf(now)}::timestamptz
          order by next_check limit ${limit}
        )`,
      ),
      sql` union all `,
    )}) as due`,
  );
  return rows.map(({ id }) => id);
}

/** Whatever has a next look of its own, with the project that it belongs to. */
const looks = [
  { table: nodes, project: nodes.projectId },
  { table: materials, project: materials.projectId },
  { table: matters, project: matters.projectId },
  { table: projects, project: projects.id },
] as const;

/**
 * Locks the due ones of these projects and answers each with its due nodes, papers and matters, the
 * nodes that these are about, the nodes that were skipped by decision, and the state of the materials
 * that `demands` names. Its cost follows what is due, not what is stored. Projects somebody else is
 * changing are left for the next sweep.
 */
export async function claimDue(
  db: Db,
  now: Instant,
  projectIds: readonly ProjectId[],
  demands: (
    project: Pick<Project, 'attributes' | 'nodes' | 'catalogueVersion'>,
    node: NodeState,
  ) => readonly string[],
): Promise<Project[]> {
  if (projectIds.length === 0) return [];
  const heads = await db
    .select()
    .from(projects)
    .where(inArray(projects.id, [...projectIds]))
    .orderBy(asc(projects.id))
    .for('update', { skipLocked: true });
  if (heads.length === 0) return [];
  const ids = heads.map((head) => head.id);
  const readNodes = (which: SQL | undefined) => db.select().from(nodes).where(which);
  const readMaterials = (which: SQL | undefined) =>
    db
      .select({ row: materials, fileName: files.name })
      .from(materials)
      .leftJoin(files, eq(files.id, materials.fileId))
      .where(which);
  const [dueNodes, droppedNodes, dueMaterials, matterRows] = await Promise.all([
    readNodes(and(inArray(nodes.projectId, ids), lte(nodes.nextCheck, now))),
    readNodes(and(inArray(nodes.projectId, ids), isDropped)),
    readMaterials(and(inArray(materials.projectId, ids), lte(materials.nextCheck, now))),
    db
      .select({ projectId: matters.projectId, body: matters.body, nextCheck: matters.nextCheck })
      .from(matters)
      // All orders: what a node means for them hangs on whether it has one.
      .where(
        and(
          inArray(matters.projectId, ids),
          or(lte(matters.nextCheck, now), eq(matters.kind, 'order')),
        ),
      ),
  ]);
  const about: Key[] = [
    ...dueMaterials.flatMap(({ row: { projectId, nodes: of } }) =>
      (of ?? []).map((code) => ({ projectId, code })),
    ),
    ...matterRows.flatMap(({ projectId, body: { node }, nextCheck }) =>
      node === null || nextCheck === null || nextCheck > now ? [] : { projectId, code: node },
    ),
  ];
  // Whether a done node starts again hangs on the node that ends it, and what an expiring paper
  // means on all that need it.
  const again = [
    ...dueNodes.filter(({ status }) => status === 'done'),
    ...dueMaterials.map(({ row }) => row).filter(({ status }) => status === 'accepted'),
  ].map((row) => row.projectId);
  const [aboutNodes, besides] = await Promise.all([
    about.length > 0 ? readNodes(isOneOf(nodes, about)) : [],
    again.length > 0 ? readNodes(inArray(nodes.projectId, again)) : [],
  ]);
  const nodeRows = [...dueNodes, ...droppedNodes, ...aboutNodes, ...besides];
  const byId = new Map(
    heads.map(({ nextCheck: _nextCheck, ...head }) => [
      head.id,
      {
        head,
        nodes: new Map<string, NodeState>(),
        materials: new Map<string, MaterialState>(),
        matters: new Map<string, Matter>(),
      },
    ]),
  );
  for (const row of nodeRows) byId.get(row.projectId)?.nodes.set(row.code, nodeOfRow(row));
  const wanted = [...byId].flatMap(([projectId, { head, nodes: known }]) =>
    [...known.values()].flatMap((node) =>
      demands({ ...head, nodes: known }, node).map((code) => ({ projectId, code })),
    ),
  );
  const wantedMaterials = await readMaterials(isOneOf(materials, wanted));
  for (const { projectId, body } of matterRows) byId.get(projectId)?.matters.set(body.id, body);
  for (const { row, fileName } of [...dueMaterials, ...wantedMaterials]) {
    byId.get(row.projectId)?.materials.set(row.code, materialOfRow({ ...row, fileName }));
  }
  return [...byId.values()].map(({ head, ...parts }) => ({ ...head, ...parts }));
}

interface Key {
  readonly projectId: string;
  readonly code: string;
}

const isOneOf = (table: typeof nodes | typeof materials, keys: readonly Key[]): SQL =>
  sql`(${table.projectId}, ${table.code}) in (
    select w->>'projectId', w->>'code' from jsonb_array_elements(${JSON.stringify(keys)}::jsonb) w
  )`;

/** The smallest instant at which time changes something anywhere; null: never. */
export async function findNextCheck(db: Db): Promise<Instant | null> {
  const firsts = looks.map(({ table }) => sql`(select min(next_check) from ${table})`);
  const [row] = await db.execute<{ at: string | null }>(
    sql`select least(${sql.join(firsts, sql`, `)}) as at`,
  );
  return row?.at ? Date.parse(row.at) : null;
}

export interface NextCheck {
  readonly projectId: string;
  /** A node's or material's code, a matter's id, the project's own. */
  readonly code: string;
  readonly at: Instant | null;
}

/** Moves on the look-out of rows at which time had nothing to do. */
export async function saveNextChecks(
  db: Db,
  checks: Readonly<Record<'nodes' | 'materials' | 'matters' | 'projects', readonly NextCheck[]>>,
): Promise<void> {
  for (const [table, project, key, rows] of [
    [nodes, nodes.projectId, nodes.code, checks.nodes],
    [materials, materials.projectId, materials.code, checks.materials],
    [matters, matters.projectId, matters.id, checks.matters],
    [projects, projects.id, projects.id, checks.projects],
  ] as const) {
    if (rows.length === 0) continue;
    const json = JSON.stringify(
      rows.map((row) => ({ ...row, at: row.at === null ? null : new Date(row.at).toISOString() })),
    );
    await db.execute(sql`
      update ${table} set next_check = (w->>'at')::timestamptz
      from jsonb_array_elements(${json}::jsonb) w
      where ${project} = w->>'projectId' and ${key} = w->>'code'`);
  }
}

/** Puts off what is due in a project that cannot be judged, so that it stops nobody else. */
export async function postponeChecks(
  db: Db,
  projectId: ProjectId,
  now: Instant,
  until: Instant,
): Promise<void> {
  for (const table of [nodes, materials, matters]) {
    await db
      .update(table)
      .set({ nextCheck: until })
      .where(and(eq(table.projectId, projectId), lte(table.nextCheck, now)));
  }
  await db
    .update(projects)
    .set({ nextCheck: until })
    .where(and(eq(projects.id, projectId), lte(projects.nextCheck, now)));
}
