import { inTransaction } from '../../db/client.ts';
import { appendEvents } from '../../db/queries/events.ts';
import { finishInbox } from '../../db/queries/inbox.ts';
import { findLaneByChat } from '../../db/queries/lanes.ts';
import type { BotContext } from '../context.ts';
import { targetOf } from '../delivery/lane-keys.ts';
import type { MembershipChange } from '../messenger/messenger.ts';

/** Puts on record that a project's group was disbanded, lost the bot, or changed its members. */
export async function noteMembership(context: BotContext, event: MembershipChange): Promise<void> {
  const who = await context.who();
  await inTransaction(context.db, async (tx) => {
    const lane = await findLaneByChat(tx, event.chatId);
    const target = lane ? targetOf(lane) : undefined;
    if (target?.kind === 'group') {
      const { projectId } = target;
      await appendEvents(tx, [
        {
          projectId,
          node: null,
          type: 'groupChanged',
          at: context.clock.now(),
          actor: null,
          source: { kind: 'message', ref: event.key },
          data: {
            change: event.change,
            people: event.openIds.flatMap((openId) => who.personOf(openId) ?? []),
          },
        },
      ]);
      context.log.warn({ project: projectId, change: event.change }, 'group changed');
    }
    await finishInbox(tx, event.key);
  });
}
