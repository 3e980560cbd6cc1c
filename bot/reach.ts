import { reachCard } from '../cards/reach.ts';
import { inTransaction } from '../db/client.ts';
import { listGroupLanes } from '../db/queries/lanes.ts';
import { findJoining } from '../db/queries/outbox.ts';
import { saveReach } from '../db/queries/people.ts';
import { listProjects, loadProjects } from '../db/queries/projects.ts';
import { claimRun, hasRun } from '../db/queries/runs.ts';
import { type Day, dayOf, type Instant, instantAt } from '../domain/calendar/time.ts';
import type { PersonId } from '../domain/people/types.ts';
import { type Hole, holesOf } from '../domain/reports/reach.ts';
import { isActive } from '../domain/standing/phase.ts';
import { type BotContext, cardContext, type Who } from './context.ts';
import { enqueueSay } from './delivery/enqueue.ts';
import { groupLane, personLane } from './delivery/lane-keys.ts';

import type { Quota } from './delivery/quota.ts';
import { alone } from './lease.ts';
import { MessengerError } from './messenger/messenger.ts';

/** Before the day's work begins, with the daily refresh of the cards. */
const AT_TIME = '07:00';
/** Projects held at once: a district's whole state need not be in memory. */
const PROJECTS_AT_ONCE = 50;

const runOf = (day: Day): string => `reach:${day}`;

/**
 * Looks, once a day, whether everybody who must act can be reached, and tells the operators of the
 * holes. Where the platform does not answer the day is passed over: it stops nothing else.
 */
export async function checkReach(context: BotContext, now: Instant, quota: Quota): Promise<void> {
  const { db } = context;
  const day = dayOf(now);
  if (now < instantAt(day, AT_TIME) || (await hasRun(db, runOf(day)))) return;
  // One process asks; the others find it done.
  await alone(context, 'reach', () => examine(context, now, quota));
}

async function examine(context: BotContext, now: Instant, quota: Quota): Promise<void> {
  const { db, log } = context;
  const run = runOf(dayOf(now));
  if (await hasRun(db, run)) return;
  const who = await context.who();
  const holes = await findHoles(context, who, quota).catch((error: unknown) => {
    if (!(error instanceof MessengerError)) throw error;
    log.warn({ err: error }, 'who can be reached is not known today');
    return [];
  });
  await inTransaction(db, async (tx) => {
    if (!(await claimRun(tx, run, now)) || holes.length === 0) return;
    const names = new Map((await listProjects(tx)).map(({ id, name }) => [id, name]));
    const card = reachCard(cardContext(who, now), holes, (id) => names.get(id) ?? id);
    for (const { id } of who.world.directory.withRole('operator')) {
      await enqueueSay(tx, personLane(id), card, {}, now);
    }
  });
  context.wake('delivery');
}

/** Whether the check of the day is still owed. */
export const isReachDue = async ({ db }: BotContext, now: Instant): Promise<boolean> =>
  now >= instantAt(dayOf(now), AT_TIME) && !(await hasRun(db, runOf(dayOf(now))));

async function findHoles(context: BotContext, who: Who, quota: Quota): Promise<Hole[]> {
  const { db, messenger } = context;
  const people = who.world.directory.everybody().map(({ id }) => id);
  const openIds = people.flatMap((id) => who.openIdOf(id) ?? []);
  const reached = await messenger.findReachable(openIds);
  if (await saveReach(db, context.appId, openIds, reached)) context.forgetPeople();
  const seen = new Set(reached.flatMap((openId) => who.personOf(openId) ?? []));
  const lanes = new Map((await listGroupLanes(db)).map((lane) => [lane.key, lane]));
  // Who starts to answer for a node at night is added when the night is over: as this looks.
  const joining = await findJoining(db);
  const ids = (await listProjects(db)).map(({ id }) => id);
  const holes: Hole[] = [];
  for (let from = 0; from < ids.length; from += PROJECTS_AT_ONCE) {
    for (const project of await loadProjects(db, ids.slice(from, from + PROJECTS_AT_ONCE))) {
      const lane = lanes.get(groupLane(project.id));
      // A group that is still to be created is no hole yet.
      if (!isActive(project) || !lane) continue;
      const there = lane.lostAt === null ? await membersOf(lane.chatId) : null;
      const members = there && new Set([...there, ...(joining.get(lane.key) ?? [])]);
      holes.push(...holesOf(who.world, project, { members, inRange: seen }));
    }
  }
  return holes;

  async function membersOf(chatId: string): Promise<ReadonlySet<PersonId> | null> {
    await quota.take('listMembers');
    try {
      const openIds = await messenger.listMembers(chatId);
      return new Set(openIds.flatMap((openId) => who.personOf(openId) ?? []));
    } catch (error) {
      if (error instanceof MessengerError && error.kind === 'noGroup') return null;
      throw error;
    }
  }
}
