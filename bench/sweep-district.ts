import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { readDistrict } from '../bot/demo/district.ts';
import { commit } from '../bot/execute.ts';
import { clientOf } from '../db/address.ts';
import { inTransaction, openDatabase } from '../db/client.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { createCalendar } from '../domain/calendar/calendar.ts';
import { DAY_MS, HOUR, type Instant } from '../domain/calendar/time.ts';
import { shippedCatalogue } from '../domain/catalogue/load.ts';
import { createDirectory } from '../domain/people/types.ts';
import { evolveAll } from '../domain/project/evolve.ts';
import { openProject } from '../domain/project/open.ts';
import type { Project, World } from '../domain/project/types.ts';

/** A Tuesday morning: no holiday near, nobody is kept waiting by the quiet hours. */
export const NOW: Instant = Date.parse('2026-03-17T10:00:00+08:00');

/** Running nodes of every project; `openTemplate` finds a demo project that has as many. */
export const RUNNING = 5;

/** Due nodes stand in as many projects at every size, so that both sizes do the same work. */
const TOUCHED_PROJECTS = 1_000;

export interface District {
  readonly world: World;
  readonly template: Project;
}

/** The demo's people and the first of its projects with five running nodes, as the bot opens it. */
export async function readTemplate(): Promise<District> {
  const catalogue = shippedCatalogue();
  const { people, projects } = await readDistrict();
  const world: World = {
    catalogue,
    calendar: createCalendar(catalogue.rules.calendar),
    directory: createDirectory(people.map((person) => ({ ...person, active: true }))),
  };
  for (const { doneNodes, activeNodes, blockers: _blockers, helpTeam, ...facts } of projects) {
    const running = activeNodes.map((node) => ({ limitOverride: null, ...node }));
    const history = { done: doneNodes, running, missing: [] };
    const events = openProject(world, { ...facts, team: helpTeam }, history, NOW);
    const template = evolveAll(null, events, NOW);
    if (template && runningCodes(template).length === RUNNING) return { world, template };
  }
  throw new Error(`no demo project has ${RUNNING} running nodes`);
}

const runningCodes = (project: Project): string[] =>
  [...project.nodes.values()].flatMap((node) => (node.status === 'running' ? node.code : []));

/**
 * A district of `count` equal projects with all that belongs to them: nodes, materials, groups,
 * posted cards and the events of their opening. Nothing of it is due.
 */
export async function fillDistrict(
  url: string,
  { world, template }: District,
  count: number,
): Promise<void> {
  const database = openDatabase(url, { connections: 2 });
  try {
    await migrateDatabase(database.db);
    const opened = { before: null, after: template, events: openingOf(template) };
    const cause = { actor: null, source: { kind: 'opening' } } as const;
    await inTransaction(database.db, (tx) => commit(tx, world, [opened], cause, NOW));
  } finally {
    await database.close();
  }
  await withSql(url, (sql) => copyTemplate(sql, template.id, count));
}

/** What the group and its cards follow from; the log need not be whole here. */
function openingOf(project: Project) {
  const { nodes, materials: _materials, version: _version, ...facts } = project;
  return [
    { type: 'projectOpened' as const, ...facts, nodes: [...nodes.keys()] },
    ...[...nodes.values()].flatMap((node) =>
      node.status === 'running'
        ? [
            {
              type: 'nodeStarted' as const,
              node: node.code,
              startedOn: node.startedOn,
              dueAt: node.dueAt,
              limitOverride: node.limitOverride,
            },
          ]
        : [],
    ),
  ];
}

/** Everything has been sent long ago and nothing is due for two months. */
async function copyTemplate(sql: postgres.Sql, template: string, count: number): Promise<void> {
  const far = new Date(NOW + 60 * DAY_MS);
  await sql`delete from outbox`;
  await sql`
    update nodes set light = 'blue', warned = '{}', started_on = '2026-03-02', due_at = ${far},
      next_check = ${new Date(far.getTime() - 48 * HOUR)}
    where status = 'running'`;
  await sql`
    update cards set state = 'live', message_id = id::text, sent_at = ${new Date(NOW - DAY_MS)},
      roll_at = ${new Date(NOW + 12 * DAY_MS)}, refreshed_at = ${new Date(NOW - DAY_MS)}`;
  await sql`create table copies as
    select ${template}::text as old, to_char(n, 'FM"P"000000') as id, n
    from generate_series(0, ${count - 1}) n`;
  for (const [table, keys, changes] of [
    ['projects', 't.id', { id: 'c.id', name: "t.name || ' ' || c.n" }],
    ['nodes', 't.project_id', { project_id: 'c.id' }],
    ['materials', 't.project_id', { project_id: 'c.id' }],
    ['lanes', 'substr(t.key, 7)', { key: "'group:' || c.id", chat_id: "'oc_' || c.id" }],
    [
      'cards',
      't.project_id',
      {
        id: "nextval(pg_get_serial_sequence('cards', 'id'))",
        project_id: 'c.id',
        lane: "'group:' || c.id",
        message_id: "'om_' || t.id || '_' || c.n",
      },
    ],
    [
      'events',
      't.project_id',
      { id: "nextval(pg_get_serial_sequence('events', 'id'))", project_id: 'c.id' },
    ],
  ] as const) {
    const columns = await columnsOf(sql, table);
    const values = columns.map((name) => (changes as Record<string, string>)[name] ?? `t.${name}`);
    await sql.unsafe(
      `insert into ${table} (${columns.join(', ')})
       select ${values.join(', ')} from copies c join ${table} t on ${keys} = c.old
       order by c.n`,
    );
  }
  for (const table of ['cards', 'materials', 'nodes']) {
    await sql`delete from ${sql(table)} where project_id = ${template}`;
  }
  await sql`delete from projects where id = ${template}`;
  await sql`delete from lanes where chat_id is null`;
}

async function columnsOf(sql: postgres.Sql, table: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} order by ordinal_position`;
  return rows.map(({ name }) => name);
}

/** The same statements bring a swept district back to where it stood, but for its log. */
export async function setDue(url: string, projects: number, due: number): Promise<void> {
  await withSql(url, async (sql) => {
    await sql`delete from outbox`;
    await sql`delete from cards where message_id is null`;
    await sql`create table if not exists resting as select * from nodes where status = 'running'`;
    await sql`
      update nodes set light = r.light, warned = r.warned, due_at = r.due_at,
        next_check = r.next_check
      from resting r
      where nodes.project_id = r.project_id and nodes.code = r.code
        and nodes.due_at <> r.due_at`;
    // The light turns yellow: 48 h before its end, a minute ago, as in the middle of a day's work.
    await sql`
      with touched as (
        select id, row_number() over (order by id) - 1 as nth
        from projects
        where substr(id, 2)::integer % ${Math.max(1, Math.floor(projects / TOUCHED_PROJECTS))} = 0
        order by id limit ${TOUCHED_PROJECTS}
      ), ranked as (
        select n.project_id, n.code,
          (row_number() over (partition by n.project_id order by n.code) - 1)
            * (select count(*) from touched) + t.nth as nth
        from touched t join nodes n on n.project_id = t.id and n.status = 'running'
      )
      update nodes set due_at = ${new Date(NOW + 48 * HOUR - 60_000)},
        next_check = ${new Date(NOW - 60_000)}
      from ranked r
      where nodes.project_id = r.project_id and nodes.code = r.code and r.nth < ${due}`;
    await sql`vacuum analyze`;
  });
}

export interface Counts {
  readonly nodes: number;
  readonly events: number;
  readonly intents: number;
}

export async function countRows(url: string): Promise<Counts> {
  return withSql(url, async (sql) => {
    const [row] = await sql<Counts[]>`
      select (select count(*)::integer from nodes) as nodes,
        (select count(*)::integer from events) as events,
        (select count(*)::integer from outbox) as intents`;
    if (!row) throw new Error('no counts');
    return row;
  });
}

/** A database of its own on the server that `url` leads to. */
export async function createDatabase(url: string, name: string): Promise<string> {
  const database = `${name}_${randomBytes(4).toString('hex')}`;
  await withSql(url, (sql) => sql`create database ${sql(database)}`);
  const own = new URL(url);
  own.pathname = `/${database}`;
  return own.href;
}

async function withSql<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = clientOf(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
