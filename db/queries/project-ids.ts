import { sql } from 'drizzle-orm';
import type { Instant } from '../../domain/calendar/time.ts';
import type { ProjectId } from '../../domain/project/types.ts';
import type { Db } from '../client.ts';
import { projects, runs } from '../schema/index.ts';

const DIGITS = 4;
/** Whoever gives out a number holds this row until the project stands, or does not. */
const LOCK = 'project-numbers';

/**
 * The id of the next project of a year: `P-2026-0001`, one above the highest there is. Held under a
 * lock until the transaction ends, so that no number is given out twice.
 */
export async function nextProjectId(db: Db, year: number, now: Instant): Promise<ProjectId> {
  await db
    .insert(runs)
    .values({ key: LOCK, at: now })
    .onConflictDoUpdate({ target: runs.key, set: { at: now } });
  const prefix = `P-${year}-`;
  const [row] = await db.execute<{ last: number | null }>(sql`
    select max(substring(${projects.id} from ${prefix.length + 1}::integer)::integer) as last
    from ${projects}
    where ${projects.id} ~ ${`^${prefix}[0-9]{1,9}$`}`);
  return `${prefix}${String((row?.last ?? 0) + 1).padStart(DIGITS, '0')}`;
}
