import { calendarGapCard } from '../cards/notes.ts';
import { inTransaction } from '../db/client.ts';
import { countDueFrom } from '../db/queries/nodes.ts';
import { claimRun, hasRun } from '../db/queries/runs.ts';
import { type Instant, startOfDay } from '../domain/calendar/time.ts';
import { afterQuietHours } from '../domain/project/notices.ts';
import type { BotContext } from './context.ts';
import { enqueueSay } from './delivery/enqueue.ts';
import { personLane } from './delivery/lane-keys.ts';

/**
 * Tells the operators, once a year, that deadlines reach into a year whose holidays are not
 * published: such dates count weekends only and are shown as estimates, never guessed in silence.
 */
export async function warnOfCalendarGap(context: BotContext, now: Instant): Promise<void> {
  const { world } = await context.who();
  const year = Math.max(...world.calendar.years) + 1;
  const run = `calendar-gap:${year}`;
  // Looked up before the nodes are counted: that costs as much as there are projects.
  if (await hasRun(context.db, run)) return;
  const affected = await countDueFrom(context.db, startOfDay(`${year}-01-01`));
  if (affected === 0) return;
  await inTransaction(context.db, async (tx) => {
    if (!(await claimRun(tx, run, now))) return;
    for (const { id } of world.directory.withRole('operator')) {
      const card = calendarGapCard(year, affected);
      await enqueueSay(tx, personLane(id), card, { notBefore: afterQuietHours(now) }, now);
    }
  });
}
