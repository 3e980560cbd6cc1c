import { sql } from 'drizzle-orm';
import type { Db } from '../../../db/client.ts';
import type { Instant } from '../../../domain/calendar/time.ts';
import { stopOf } from '../../../domain/clock/stopped.ts';
import { runningNodes } from '../../../domain/project/node-view.ts';
import type { Project } from '../../../domain/project/types.ts';
import { isActive } from '../../../domain/standing/phase.ts';
import type { YearRule } from '../rule.ts';

export const red: YearRule = {
  claim: 'no running node is past due without an order',
  watch: () => {
    const told = new Set<string>();
    let last = 0;
    return {
      async day({ town, projects, now }) {
        last = await findTold(town.bot.db, last, told);
        return [...projects.values()].flatMap((project) => untold(project, told, now));
      },
    };
  },
};

/** Adds what orders were called for since card `last`, now or in the morning, as `project node`. */
async function findTold(db: Db, last: number, told: Set<string>): Promise<number> {
  const rows = await db.execute<{ id: string; key: string }>(sql`
    select c.id, c.project_id || ' ' || (m.node) as key from cards c
    join matters m on m.project_id = c.project_id and m.id = c.matter
    where c.id > ${last} and c.subject->>'kind' = 'order'
    order by c.id`);
  for (const { key } of rows) told.add(key);
  return Number(rows.at(-1)?.id ?? last);
}

/** Nodes past due without a card that was sent or waits for the morning. */
export const untold = (project: Project, told: ReadonlySet<string>, now: Instant): string[] =>
  runningNodes(project).flatMap((node) => {
    const isPast = isActive(project) && node.dueAt <= now && stopOf(node) === null;
    const isTold = node.warned.red !== undefined && told.has(`${project.id} ${node.code}`);
    return isPast && !isTold ? [`${project.id} ${node.code} is past due`] : [];
  });
