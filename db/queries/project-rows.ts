import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Matter } from '../../domain/matter/types.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { materials, nodes, projects } from '../schema/index.ts';

export type Head = typeof projects.$inferSelect;
export type NodeRow = typeof nodes.$inferSelect;
export type MaterialRow = typeof materials.$inferSelect & { fileName: string | null };

/** A project with all that belongs to it, as it stood at one instant. */
export interface ProjectRows {
  readonly head: Head;
  readonly nodes: readonly NodeRow[];
  readonly materials: readonly MaterialRow[];
  readonly matters: readonly Matter[];
  /** When something last happened to it; 0 where nothing is on record. */
  readonly lastEventAt: Instant;
}

/** A table's columns as a list of values, which takes less room than with their names. */
interface Listed<Row> {
  readonly list: string;
  row(values: readonly unknown[]): Row;
}

function listed<Row>(table: PgTable, alias: string): Listed<Row> {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key,
    name: column.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    isInstant: column.getSQLType().startsWith('timestamp'),
  }));
  return {
    list: columns.map(({ name }) => `${alias}.${name}`).join(', '),
    row(values) {
      const row: Record<string, unknown> = {};
      columns.forEach(({ key, isInstant }, n) => {
        const value = values[n];
        row[key] = isInstant && typeof value === 'string' ? Date.parse(value) : value;
      });
      return row as Row;
    },
  };
}

const heads = listed<Head>(projects, 'p');
const ofNode = listed<NodeRow>(nodes, 'n');
const ofMaterial = listed<MaterialRow>(materials, 'm');

/** Everything of a project in one answer: one statement sees one state, and costs one way there. */
const FIELDS = sql.raw(`
  json_build_array(${heads.list}) as head,
  (select json_agg(json_build_array(${ofNode.list}) order by n.code)
    from nodes n where n.project_id = p.id) as nodes,
  (select json_agg(json_build_array(${ofMaterial.list}, f.name) order by m.code)
    from materials m left join files f on f.id = m.file_id where m.project_id = p.id) as materials,
  (select json_agg(t.body order by length(t.id), t.id)
    from matters t where t.project_id = p.id) as matters,
  (select e.at from events e where e.project_id = p.id order by e.id desc limit 1) as last`);

type Found = Record<string, unknown> & {
  readonly head: readonly unknown[];
  readonly nodes: readonly (readonly unknown[])[] | null;
  readonly materials: readonly (readonly unknown[])[] | null;
  readonly matters: readonly Matter[] | null;
  readonly last: string | null;
};

/** Rows of these projects in the order of their ids; unknown ids are left out. */
export async function readProjectRows(db: Db, ids: readonly ProjectId[]): Promise<ProjectRows[]> {
  const isWanted: SQL = sql`p.id = any(array(
    select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`;
  const found = await db.execute<Found>(
    sql`select ${FIELDS} from projects p where ${isWanted} order by p.id`,
  );
  return found.map(({ head, nodes, materials, matters, last }) => ({
    head: heads.row(head),
    nodes: (nodes ?? []).map((values) => ofNode.row(values)),
    materials: (materials ?? []).map((values) => ({
      ...ofMaterial.row(values),
      fileName: (values.at(-1) ?? null) as string | null,
    })),
    matters: matters ?? [],
    lastEventAt: last === null ? 0 : Date.parse(last),
  }));
}
