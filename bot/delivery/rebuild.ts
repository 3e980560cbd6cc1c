import type { Transaction } from '../../db/client.ts';
import { giveUpCards, isAboutProject } from '../../db/queries/cards.ts';
import { findLane, markLaneLost } from '../../db/queries/lanes.ts';
import { lockLanes } from '../../db/queries/outbox.ts';
import { cancelWaiting } from '../../db/queries/outbox-settle.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { Notice } from '../../domain/project/notices.ts';
import { groupMembers } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { enqueueNotices } from './enqueue.ts';
import { groupLane } from './lane-keys.ts';
import { repost } from './repost.ts';

/**
 * Gives a project whose group is lost a new one: its members, and every card that stood or was to
 * stand in the old one. False where the group is not lost: nothing is done.
 */
export async function rebuildGroup(
  tx: Transaction,
  world: World,
  project: Project,
  now: Instant,
): Promise<boolean> {
  const key = groupLane(project.id);
  await lockLanes(tx, [key]);
  const lane = await findLane(tx, key);
  if (!lane?.chatId || lane.lostAt === null) return false;
  await cancelWaiting(tx, key, 'the group was lost', now);
  const subjects = new Map<string, Notice>();
  for (const { subject, mention } of await giveUpCards(tx, key)) {
    // Questions about a file are asked again with the file; the bar comes first of all.
    if (subject.kind === 'fileAsk' || subject.kind === 'progress') continue;
    // Leads and points have no group.
    if (!isAboutProject(subject)) continue;
    subjects.set(JSON.stringify(subject), repost(world, project, subject, mention, now));
  }
  const notices: Notice[] = [
    { type: 'openGroup', members: groupMembers(world, project), instead: lane.chatId },
    { type: 'postToGroup', card: { kind: 'progress' }, mention: [], notBefore: now },
    ...subjects.values(),
  ];
  await enqueueNotices(tx, [{ projectId: project.id, notices }], now);
  await markLaneLost(tx, key, null);
  return true;
}
