import { sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/people/types.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { events, lanes, outbox, projects } from '../schema/index.ts';

const listOf = (values: readonly string[]) =>
  sql`(select value from jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

/** What people have done in these projects but for what `ref` names as its source: the last, and how often. */
export async function findTouches(db: Db, ids: readonly ProjectId[], ref: string) {
  if (ids.length === 0) return [];
  const rows = await db.execute<{
    project: string;
    name: string;
    by: string;
    at: string;
    times: number;
  }>(sql`
    select p.id as project, p.name, last.actor as by, last.at, last.times::integer as times
    from ${projects} p
    join lateral (
      select e.actor, e.at, count(*) over () as times
      from ${events} e
      where e.project_id = p.id and e.actor is not null
        and e.source->>'ref' is distinct from ${ref}
      order by e.id desc limit 1
    ) last on true
    where p.id in ${listOf(ids)}
    order by p.id`);
  return rows.map((row) => ({ ...row, at: Date.parse(row.at) as Instant }));
}

/** How often each of these people has done anything that is on record. */
export async function countActs(db: Db, people: readonly PersonId[]) {
  if (people.length === 0) return [];
  const rows = await db.execute<{ person: string; times: number }>(sql`
    select actor as person, count(*)::integer as times from ${events}
    where actor in ${listOf(people)} group by actor order by actor`);
  return [...rows];
}

/** In whose teams these people stand, by the projects' names; withdrawn projects do not count. */
export async function findTeamsOf(db: Db, people: readonly PersonId[]) {
  if (people.length === 0) return [];
  const rows = await db.execute<{ person: string; projects: string[] }>(sql`
    select w.value as person, json_agg(p.name order by p.id) as projects
    from jsonb_array_elements_text(${JSON.stringify(people)}::jsonb) w
    join ${projects} p on p.phase->>'status' <> 'withdrawn'
      and jsonb_path_exists(p.team, '$.** ? (@ == $person)', jsonb_build_object('person', w.value))
    group by w.value order by w.value`);
  return [...rows];
}

/**
 * Takes back what still waits to be sent to those of the lanes whose group was never begun, cards
 * and all. The lanes are locked already. Answers how many groups will not be made.
 */
export async function cancelUnopened(db: Db, keys: readonly string[], at: Instant) {
  if (keys.length === 0) return 0;
  const ended = sql`state = 'done', error = 'withdrawn before it was sent',
    finished_at = ${new Date(at).toISOString()}::timestamptz`;
  const unopened = await db.execute<{ lane: string }>(sql`
    update ${outbox} set ${ended}
    from ${lanes} l
    where outbox.lane = l.key and l.chat_id is null and outbox.lane in ${listOf(keys)}
      and outbox.kind = 'createChat' and outbox.state = 'waiting'
    returning outbox.lane`);
  const gone = JSON.stringify(unopened.map(({ lane }) => lane));
  await db.execute(sql`
    update ${outbox} set ${ended}
    where state = 'waiting'
      and lane in (select value from jsonb_array_elements_text(${gone}::jsonb))`);
  await db.execute(sql`
    update cards set state = 'final'
    where state = 'queued'
      and lane in (select value from jsonb_array_elements_text(${gone}::jsonb))`);
  return unopened.length;
}
