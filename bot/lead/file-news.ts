import { fileNewsCard } from '../../cards/lead/file-news.ts';
import { inTransaction } from '../../db/client.ts';
import { claimRun } from '../../db/queries/runs.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { BotContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';

/**
 * Tells the operators what their edit of a file of the district came to: it counts from now on, or
 * where it is wrong and that the former one goes on. Once a version and day, by whichever process
 * looks first. At once also in the night: somebody has just saved the file.
 */
export async function tellFileNews(context: BotContext, now: Instant): Promise<void> {
  const { leads, db, log, who } = context;
  for (const news of leads.news()) {
    if (news.fault) log.error({ file: news.file, fault: news.fault }, 'a file is broken');
    else log.info({ file: news.file }, 'a file was read anew');
    const { world } = await who();
    const card = fileNewsCard(news);
    await inTransaction(db, async (tx) => {
      const run = `file:${news.setting}:${news.version}:${dayOf(now)}`;
      if (!(await claimRun(tx, run, now))) return;
      for (const { id } of world.directory.withRole('operator')) {
        await enqueueSay(tx, personLane(id), card, {}, now);
      }
    });
  }
}
