import { digestCard } from '../../cards/dispatch/digest.ts';
import { coveredPeriods, findDigest, markDigestSent } from '../../db/queries/digests.ts';
import { isLate } from '../../domain/dispatch/record.ts';
import { cardContext } from '../context.ts';
import { type Job, mustHave, type Outcome, skipped } from './job.ts';
import { send, sized } from './send-post.ts';

/** Sends a digest as it stood when it was made. */
export async function sendDigest(job: Job<'digest'>): Promise<Outcome> {
  const { context, intent, who, now } = job;
  const { db, clock } = context;
  const row = mustHave(await findDigest(db, intent.digest), `no digest ${intent.digest}`);
  if (row.state !== 'queued' || !row.content) return skipped(`digest is ${row.state}`);
  const covers = await coveredPeriods(db, row);
  const turn = { period: row.period, dueAt: row.dueAt, covers, isLate: isLate(row, now) };
  const card = digestCard(cardContext(who, row.madeAt), row.content, turn);
  const { messageId, chatId } = await send(job, sized(job, card));
  await markDigestSent(db, row.id, messageId, clock.now());
  return { type: 'done', messageId, chatId };
}
