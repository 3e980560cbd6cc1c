import { groupDescription, groupName } from '../../cards/delivery.ts';
import { setLaneChat } from '../../db/queries/lanes.ts';
import { loadProject } from '../../db/queries/projects.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { groupMembers } from '../../domain/project/people.ts';
import { chatOf } from './address.ts';
import { type Job, mustHave, type Outcome, skipped, type Work } from './job.ts';

/** Feishu takes at most 50 people in one call. */
const PEOPLE_PER_CALL = 50;

/** Creates a project's group; the bot owns it. */
export async function createChat(job: Job<'createChat'>): Promise<Outcome> {
  const { context, intent, lane, uuid, call } = job;
  if (lane.chatId && lane.chatId !== intent.instead) {
    return admit(job, lane.chatId, accountsOf(job, intent.members));
  }
  const project = mustHave(
    await loadProject(context.db, intent.project),
    `no project ${intent.project}`,
  );
  const openIds = accountsOf(job, intent.members);
  const { chatId } = await call('createGroup', () =>
    context.messenger.createGroup({
      name: groupName(project),
      description: groupDescription(),
      openIds: openIds.slice(0, PEOPLE_PER_CALL),
      uuid,
    }),
  );
  await setLaneChat(context.db, lane.key, chatId);
  await join(job, chatId, openIds.slice(PEOPLE_PER_CALL));
  return { type: 'done', chatId };
}

/** Gives a project's group the name that its standing asks for. */
export async function renameChat(job: Job<'renameChat'>): Promise<Outcome> {
  const { context, intent, call } = job;
  const project = mustHave(
    await loadProject(context.db, intent.project),
    `no project ${intent.project}`,
  );
  const chatId = chatOf(job);
  await call('renameGroup', () => context.messenger.renameGroup(chatId, groupName(project)));
  return { type: 'done', sent: false };
}

/** Adds whoever is not in the group yet. */
export async function addMembers(job: Job<'addMembers'>): Promise<Outcome> {
  return admit(job, chatOf(job), accountsOf(job, job.intent.people));
}

/** Takes people out who belong in the group no longer; whoever has left already is no fault. */
export async function removeMembers(job: Job<'removeMembers'>): Promise<Outcome> {
  const { context, call, intent } = job;
  const chatId = chatOf(job);
  const project = mustHave(
    await loadProject(context.db, intent.project),
    `no project ${intent.project}`,
  );
  // The team may have changed again since.
  const belong = new Set(groupMembers(job.who.world, project));
  const gone = accountsOf(
    job,
    intent.people.filter((person) => !belong.has(person)),
  );
  const members = await call('listMembers', () => context.messenger.listMembers(chatId));
  const there = gone.filter((openId) => members.includes(openId));
  if (there.length === 0) return skipped('none of them is a member');
  for (let from = 0; from < there.length; from += PEOPLE_PER_CALL) {
    const some = there.slice(from, from + PEOPLE_PER_CALL);
    await call('removeMembers', () => context.messenger.removeMembers(chatId, some));
  }
  return { type: 'done' };
}

async function admit(job: Work, chatId: string, wanted: readonly string[]): Promise<Outcome> {
  const { context, call } = job;
  if (wanted.length === 0) return skipped('nobody of them has an account');
  const members = new Set(await call('listMembers', () => context.messenger.listMembers(chatId)));
  const missing = wanted.filter((openId) => !members.has(openId));
  if (missing.length === 0) return skipped('all are members');
  await join(job, chatId, missing);
  return { type: 'done' };
}

async function join(job: Work, chatId: string, openIds: readonly string[]): Promise<void> {
  const { context, call, row } = job;
  for (let from = 0; from < openIds.length; from += PEOPLE_PER_CALL) {
    const some = openIds.slice(from, from + PEOPLE_PER_CALL);
    const { notAdded } = await call('addMembers', () => context.messenger.addMembers(chatId, some));
    if (notAdded.length > 0) context.log.warn({ row: row.id, notAdded }, 'people not added');
  }
}

function accountsOf({ who, context, row }: Work, people: readonly PersonId[]): string[] {
  const without = people.filter((person) => !who.openIdOf(person));
  if (without.length > 0) context.log.warn({ row: row.id, without }, 'people without an account');
  return [...new Set(people.flatMap((person) => who.openIdOf(person) ?? []))];
}
