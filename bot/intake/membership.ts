import { inTransaction, type Transaction } from '../../db/client.ts';
import { takeUnsentCards } from '../../db/queries/cards.ts';
import { appendEvents } from '../../db/queries/events.ts';
import { finishInbox } from '../../db/queries/inbox.ts';
import { findLaneByChat } from '../../db/queries/lanes.ts';
import { loadProject } from '../../db/queries/projects.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { afterQuietHours, type CardSubject, type Notice } from '../../domain/project/notices.ts';
import { groupMembers } from '../../domain/project/people.ts';
import type { World } from '../../domain/project/types.ts';
import type { BotContext } from '../context.ts';
import { enqueueNotices } from '../delivery/enqueue.ts';
import { groupLane, targetOf } from '../delivery/lane-keys.ts';
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
      if (event.change === 'botAdded') {
        await makeUp(tx, who.world, projectId, context.clock.now());
        context.wake('delivery');
      }
    }
    await finishInbox(tx, event.key);
  });
}

/** What a group missed while the bot was not in it: people, cards never sent, and what they show. */
async function makeUp(
  tx: Transaction,
  world: World,
  projectId: string,
  now: Instant,
): Promise<void> {
  const project = await loadProject(tx, projectId);
  if (!project) return;
  const missed = new Map<string, Notice>();
  for (const { subject, mention } of await takeUnsentCards(tx, groupLane(projectId))) {
    // Questions about a file are asked again with the file.
    if (subject.kind === 'fileAsk' || subject.kind === 'promiseForm') continue;
    missed.set(JSON.stringify(subject), missedPost(subject, mention, now));
  }
  const notices: Notice[] = [
    { type: 'addMembers', people: groupMembers(world, project) },
    ...missed.values(),
    { type: 'refreshProgress' },
    ...runningNodes(project).map(({ code }) => ({ type: 'refreshNode', node: code }) as const),
  ];
  await enqueueNotices(tx, [{ projectId, notices }], now);
}

const missedPost = (card: CardSubject, mention: readonly string[], now: Instant): Notice => ({
  type: 'postToGroup',
  card,
  mention,
  notBefore: afterQuietHours(now),
});
