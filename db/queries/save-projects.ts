import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Instant } from '../../domain/calendar/time.ts';
import { freshClock } from '../../domain/clock/types.ts';
import { isOpenMatter } from '../../domain/matter/machine.ts';
import type { Matter } from '../../domain/matter/types.ts';
import type {
  DoneNode,
  MaterialState,
  NodeState,
  Project,
  RunningNode,
} from '../../domain/project/types.ts';
import { isEnded } from '../../domain/standing/phase.ts';
import type { Db } from '../client.ts';
import { materials, matters, type NodeExtras, nodes, projects } from '../schema/index.ts';

export interface ProjectChange {
  /** Null when the project is new. */
  readonly before: Project | null;
  readonly after: Project;
}

/** The next instant at which time changes something of a project, for the sweep; null: never. */
export interface NextChecks {
  project(): Instant | null;
  node(node: NodeState): Instant | null;
  material(material: MaterialState): Instant | null;
  matter(matter: Matter): Instant | null;
}

/** Rows a single statement carries at most: well below PostgreSQL's 65,535 parameters. */
const CHUNK = 2_000;

/** Writes what differs between before and after: whole rows, many projects in few statements. */
export async function saveProjects(
  db: Db,
  changes: readonly ProjectChange[],
  checksOf: (project: Project) => NextChecks,
): Promise<void> {
  const checked = changes.map((change) => ({ ...change, checks: checksOf(change.after) }));
  const heads = checked.flatMap(({ before, after, checks }) => {
    const { nodes: _nodes, materials: _materials, matters: _matters, ...head } = after;
    return before ? [] : [{ ...head, nextCheck: checks.project() }];
  });
  await inChunks(heads, (values) => db.insert(projects).values(values));
  const nodeRows = checked.flatMap(({ before, after, checks }) =>
    changed(before, after, 'nodes').map((node) => nodeRow(after.id, node, checks.node(node))),
  );
  const matterRows = checked.flatMap(({ before, after, checks }) =>
    changed(before, after, 'matters').map((body) => ({
      projectId: after.id,
      id: body.id,
      kind: body.kind,
      node: body.node,
      // In a project that has ended nothing is left to do but to close out what was supervised.
      isOpen: isOpenMatter(body) && (!isEnded(after.phase) || isClosedOutLater(after, body)),
      body,
      nextCheck: checks.matter(body),
    })),
  );
  const materialRows = checked.flatMap(({ before, after, checks }) =>
    changed(before, after, 'materials').map((material) =>
      materialRow(after.id, material, checks.material(material)),
    ),
  );
  // None needs another's answer: they go out together.
  await Promise.all([
    saveVersions(db, changes),
    saveHeads(db, checked),
    inChunks(nodeRows, (values) =>
      db
        .insert(nodes)
        .values(values)
        .onConflictDoUpdate({
          target: [nodes.projectId, nodes.code],
          set: excluded(nodes, ['projectId', 'code']),
        }),
    ),
    inChunks(matterRows, (values) =>
      db
        .insert(matters)
        .values(values)
        .onConflictDoUpdate({
          target: [matters.projectId, matters.id],
          set: excluded(matters, ['projectId', 'id']),
        }),
    ),
    inChunks(materialRows, (values) =>
      db
        .insert(materials)
        .values(values)
        .onConflictDoUpdate({
          target: [materials.projectId, materials.code],
          set: excluded(materials, ['projectId', 'code']),
        }),
    ),
  ]);
}

async function saveVersions(db: Db, changes: readonly ProjectChange[]): Promise<void> {
  const versions = changes.flatMap(({ before, after: { id, version } }) =>
    before ? [{ id, version }] : [],
  );
  if (versions.length === 0) return;
  await db.execute(sql`
    update ${projects} set version = (w->>'version')::integer
    from jsonb_array_elements(${JSON.stringify(versions)}::jsonb) w
    where ${projects.id} = w->>'id'`);
}

/** An order of a finished project still waits for its close-out. */
const isClosedOutLater = ({ phase }: Project, { kind }: Matter): boolean =>
  phase.status === 'finished' && kind === 'order';

/** What seldom changes of a project itself: a statement each. */
async function saveHeads(
  db: Db,
  changes: readonly (ProjectChange & { readonly checks: NextChecks })[],
): Promise<void> {
  for (const { before, after, checks } of changes) {
    const { name, owner, team, phase, attributes, catalogueVersion } = after;
    if (
      !before ||
      (before.team === team &&
        before.phase === phase &&
        before.name === name &&
        before.owner === owner &&
        before.attributes === attributes &&
        before.catalogueVersion === catalogueVersion)
    )
      continue;
    await db
      .update(projects)
      .set({
        name,
        owner,
        team,
        phase,
        attributes,
        catalogueVersion,
        nextCheck: checks.project(),
      })
      .where(eq(projects.id, after.id));
  }
}

async function inChunks<Row>(rows: readonly Row[], write: (rows: Row[]) => PromiseLike<unknown>) {
  for (let from = 0; from < rows.length; from += CHUNK) {
    await write(rows.slice(from, from + CHUNK));
  }
}

type Part = 'nodes' | 'materials' | 'matters';
type StateOf<Name extends Part> =
  Project[Name] extends ReadonlyMap<string, infer State> ? State : never;

/**
 * States are replaced, never mutated: another object is another state. Where the project's phase
 * has changed its clocks stop or go on, so every row is written with its next look.
 */
function changed<Name extends Part>(
  before: Project | null,
  after: Project,
  part: Name,
): StateOf<Name>[] {
  const all = [...(after[part] as ReadonlyMap<string, StateOf<Name>>)];
  if (before?.phase !== after.phase) return all.map(([, state]) => state);
  const known = before[part] as ReadonlyMap<string, StateOf<Name>>;
  return all.flatMap(([code, state]) => (known.get(code) === state ? [] : [state]));
}

function excluded<Table extends PgTable>(table: Table, key: readonly string[]) {
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => !key.includes(name));
  return Object.fromEntries(
    columns.map(([name, column]) => [
      name,
      sql.raw(`excluded.${column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`),
    ]),
  ) as Record<string, SQL>;
}

type NodeRow = typeof nodes.$inferInsert;

function nodeRow(projectId: string, node: NodeState, nextCheck: Instant | null): NodeRow {
  const key = { projectId, code: node.code, status: node.status };
  switch (node.status) {
    case 'running':
      return {
        ...key,
        startedOn: node.startedOn,
        dueAt: node.dueAt,
        dueIsExplicit: node.dueIsExplicit,
        limitOverride: node.limitOverride,
        acceptedBy: node.accepted?.by ?? null,
        acceptedAt: node.accepted?.at ?? null,
        light: node.light,
        warned: node.warned,
        touchedAt: node.touchedAt,
        extras: extrasOf(node),
        nextCheck,
      };
    case 'done':
      return {
        ...key,
        startedOn: node.startedOn,
        dueAt: node.dueAt,
        doneAt: node.doneAt,
        doneBy: node.doneBy,
        extras: extrasOf(node),
        nextCheck,
      };
    case 'skipped': {
      const { status: _status, code: _code, ...skip } = node;
      return skip.reason === 'decided' ? { ...key, extras: { skip } } : key;
    }
    case 'waiting': {
      const { status: _status, code: _code, ...extras } = node;
      return { ...key, extras };
    }
    default:
      return node satisfies never;
  }
}

/** Only what there is: nearly all nodes have none of it. */
function extrasOf(node: RunningNode | DoneNode): NodeExtras {
  const { clock, period, past, extension = null } = node;
  const { assignedTo, reopened } =
    node.status === 'running' ? node : { assignedTo: null, reopened: undefined };
  return {
    ...(clock === freshClock ? {} : { clock }),
    ...(period === null ? {} : { period }),
    ...(past === undefined ? {} : { past }),
    ...(extension === null ? {} : { extension }),
    ...(assignedTo === null ? {} : { assignedTo }),
    ...(reopened === undefined ? {} : { reopened }),
  };
}

type MaterialRow = typeof materials.$inferInsert;

function materialRow(
  projectId: string,
  material: MaterialState,
  nextCheck: Instant | null,
): MaterialRow {
  const { code, status, version } = material;
  const key = { projectId, code, status, version };
  if (material.status === 'promised') {
    return {
      ...key,
      nodes: material.nodes,
      promisedBy: material.promisedBy,
      promisedAt: material.promisedAt,
      promisedOn: material.promisedOn,
      dueAt: material.dueAt,
      warned: material.warned,
      nextCheck,
    };
  }
  const {
    status: _status,
    code: _code,
    version: _version,
    file,
    filedBy,
    filedAt,
    ...extras
  } = material;
  return { ...key, fileId: file?.id ?? null, filedBy, filedAt, extras, nextCheck };
}
