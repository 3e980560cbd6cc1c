import { auditCard } from '../../cards/audit.ts';
import { inTransaction } from '../../db/client.ts';
import { lookAgain } from '../../db/queries/audit.ts';
import { listProjects } from '../../db/queries/projects.ts';
import { claimRun } from '../../db/queries/runs.ts';
import { type Finding, findingKey } from '../../domain/audit/types.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import { type BotContext, cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { auditors } from './auditors.ts';

export interface Audit {
  readonly findings: readonly Finding[];
  /** When the last audit that found nothing was made; null: none was. */
  readonly cleanAt: Instant | null;
}

/**
 * Looks over all promises at `now`. What is broken is told to the operators, each finding once a day,
 * and looked at again where a look was lost; only a clean audit sends the heartbeat.
 * Source: design, section 6 "An auditor".
 */
export function createAudit(context: BotContext, beat: () => Promise<void>) {
  let cleanAt: Instant | null = null;
  return {
    async run(now: Instant): Promise<Audit> {
      const found = await Promise.all(auditors.map((audit) => audit(context, now)));
      const findings = found.flat();
      if (findings.length === 0) {
        cleanAt = now;
        await beat().catch((error: unknown) =>
          context.log.warn({ err: error }, 'the heartbeat did not get through'),
        );
        return { findings, cleanAt };
      }
      context.log.error({ findings: findings.map(findingKey) }, 'promises are not kept');
      const late = findings.flatMap((finding) =>
        finding.kind === 'late-without-order' ? finding.project : [],
      );
      await lookAgain(context.db, late, now);
      context.wake('sweep');
      await tellOperators(context, findings, now);
      return { findings, cleanAt };
    },
    cleanAt: (): Instant | null => cleanAt,
  };
}

/** Those not told of today yet, in one card each operator. */
async function tellOperators(
  context: BotContext,
  findings: readonly Finding[],
  now: Instant,
): Promise<void> {
  const who = await context.who();
  await inTransaction(context.db, async (tx) => {
    const fresh: Finding[] = [];
    for (const finding of findings) {
      const key = `audit:${dayOf(now)}:${findingKey(finding)}`;
      if (await claimRun(tx, key, now)) fresh.push(finding);
    }
    if (fresh.length === 0) return;
    const names = new Map((await listProjects(tx)).map(({ id, name }) => [id, name]));
    const card = auditCard(cardContext(who, now), fresh, (id) => names.get(id) ?? id);
    for (const { id } of who.world.directory.withRole('operator')) {
      await enqueueSay(tx, personLane(id), card, { notBefore: afterQuietHours(now) }, now);
    }
  });
  context.wake('delivery');
}
