import { groupLostCard, joinedCard, strangersCard } from '../../cards/reach.ts';
import { inTransaction, type Transaction } from '../../db/client.ts';
import { isAboutProject, takeUnsentCards } from '../../db/queries/cards.ts';
import { appendEvents } from '../../db/queries/events.ts';
import { finishInbox } from '../../db/queries/inbox.ts';
import { findLaneByChat, markLaneLost } from '../../db/queries/lanes.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { claimRun } from '../../db/queries/runs.ts';
import { seesAll } from '../../domain/access/access.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { afterQuietHours, type Notice } from '../../domain/project/notices.ts';
import { groupMembers } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { isActive, isArchived } from '../../domain/standing/phase.ts';
import type { BotContext, Who } from '../context.ts';
import { enqueueNotices, enqueueSay } from '../delivery/enqueue.ts';
import { groupLane, personLane, targetOf } from '../delivery/lane-keys.ts';
import { repost } from '../delivery/repost.ts';
import type { MembershipChange } from '../messenger/messenger.ts';

/** Puts on record that a project's group was disbanded, lost the bot, or changed its members. */
export async function noteMembership(context: BotContext, event: MembershipChange): Promise<void> {
  const who = await context.who();
  const now = context.clock.now();
  await inTransaction(context.db, async (tx) => {
    const lane = await findLaneByChat(tx, event.chatId);
    const target = lane ? targetOf(lane) : undefined;
    if (lane && target?.kind === 'group') {
      const { projectId } = target;
      const people = event.openIds.flatMap((openId) => who.personOf(openId) ?? []);
      await appendEvents(tx, [
        {
          projectId,
          node: null,
          type: 'groupChanged',
          at: now,
          actor: null,
          source: { kind: 'message', ref: event.key },
          data: { change: event.change, people },
        },
      ]);
      context.log.warn({ project: projectId, change: event.change }, 'group changed');
      const project = await loadProject(tx, projectId);
      if (project) await followChange(tx, who, project, event, now);
      context.wake('delivery');
    }
    await finishInbox(tx, event.key);
  });
}

/** What follows from a change of a project's group. */
async function followChange(
  tx: Transaction,
  who: Who,
  project: Project,
  { change, chatId, openIds }: MembershipChange,
  now: Instant,
): Promise<void> {
  const { world } = who;
  const lane = groupLane(project.id);
  switch (change) {
    case 'disbanded':
    case 'botRemoved':
      await markLaneLost(tx, lane, now);
      if (!isActive(project)) return;
      for (const { id } of world.directory.withRole('operator')) {
        await enqueueSay(tx, personLane(id), groupLostCard(project, change), {}, now);
      }
      return;
    case 'botAdded':
      await markLaneLost(tx, lane, null);
      // A closed group has missed nothing, and nobody there need know what they may do.
      return isArchived(project) ? undefined : makeUp(tx, world, project, now);
    case 'usersAdded':
      return isArchived(project) ? undefined : greet(tx, who, project, { chatId, openIds }, now);
    case 'usersRemoved':
      return;
    default:
      return change satisfies never;
  }
}

/**
 * Tells people who came by themselves what they may do, each once a group: whom the directory knows,
 * in the own chat; others in the group, since a bot cannot write to whoever its app does not serve.
 */
async function greet(
  tx: Transaction,
  { world, personOf }: Who,
  project: Project,
  { chatId, openIds }: Pick<MembershipChange, 'chatId' | 'openIds'>,
  now: Instant,
): Promise<void> {
  const strangers: string[] = [];
  for (const openId of openIds) {
    const person = personOf(openId);
    const isKnown = person !== undefined && world.directory.person(person)?.active === true;
    if (isKnown && !isGuest(world, project, person)) continue;
    if (!(await claimRun(tx, `joined:${chatId}:${openId}`, now))) continue;
    if (isKnown) await enqueueSay(tx, personLane(person), joinedCard(project), {}, now);
    else strangers.push(openId);
  }
  if (strangers.length === 0) return;
  const notBefore = afterQuietHours(now);
  await enqueueSay(
    tx,
    groupLane(project.id),
    strangersCard(project, strangers),
    { notBefore },
    now,
  );
}

/** Came without being asked: leaders are called in where something is escalated to them. */
function isGuest(world: World, project: Project, id: PersonId): boolean {
  const person = world.directory.person(id);
  if (!person?.active || seesAll.includes(person.role)) return false;
  return !groupMembers(world, project).includes(id);
}

/** What a group missed while the bot was not in it: people, cards never sent, and what they show. */
async function makeUp(
  tx: Transaction,
  world: World,
  project: Project,
  now: Instant,
): Promise<void> {
  const missed = new Map<string, Notice>();
  for (const { subject, mention } of await takeUnsentCards(tx, groupLane(project.id))) {
    // Questions about a file are asked again with the file.
    if (subject.kind === 'fileAsk' || subject.kind === 'promiseForm') continue;
    if (!isAboutProject(subject)) continue;
    missed.set(JSON.stringify(subject), repost(world, project, subject, mention, now));
  }
  const notices: Notice[] = [
    { type: 'addMembers', people: groupMembers(world, project) },
    ...missed.values(),
    { type: 'refreshProgress' },
    ...runningNodes(project).map(({ code }) => ({ type: 'refreshNode', node: code }) as const),
  ];
  await enqueueNotices(tx, [{ projectId: project.id, notices }], now);
}
