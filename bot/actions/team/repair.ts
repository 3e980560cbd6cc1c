import { noOperatorToast, repairToasts } from '../../../cards/team/toasts.ts';
import { staleToast } from '../../../cards/toasts.ts';
import { afterCommit } from '../../../db/client.ts';
import { appendEvents } from '../../../db/queries/events.ts';
import { setInactive } from '../../../db/queries/people.ts';
import { loadProject, loadProjects } from '../../../db/queries/projects.ts';
import { mayOperate } from '../../../domain/access/access.ts';
import { groupMembers } from '../../../domain/project/people.ts';
import { isActive } from '../../../domain/standing/phase.ts';
import { enqueueNotices } from '../../delivery/enqueue.ts';
import { rebuildGroup } from '../../delivery/rebuild.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';

/** What operators mend with one tap. A repair that is done already does nothing and says so. */

/** 重建项目群 */
export const rebuild = forOperators(async (turn, { project: id }: { project: string }) => {
  const { tx, who, now } = turn;
  const project = await loadProject(tx, id);
  if (!project) return { toast: staleToast() };
  const isLost = await rebuildGroup(tx, who.world, project, now);
  return { toast: isLost ? repairToasts.rebuilt(project) : repairToasts.groupStands(project) };
});

/** 全部拉回群里 */
export const joinAgain = forOperators(async (turn, { projects: ids }: { projects: string[] }) => {
  const { tx, who, now } = turn;
  const projects = (await loadProjects(tx, ids)).filter(isActive);
  const entries = projects.map((project) => ({
    projectId: project.id,
    notices: [{ type: 'addMembers' as const, people: groupMembers(who.world, project) }],
  }));
  await enqueueNotices(tx, entries, now);
  return { toast: repairToasts.joined(projects.length) };
});

/** 已离职: the rule names who answers instead, on every card drawn from now on. */
export const noteLeft = forOperators(async (turn, { person: id }: { person: string }) => {
  const { tx, who, now, cause } = turn;
  const person = who.world.directory.person(id);
  if (!person) return { toast: staleToast() };
  if (!(await setInactive(tx, id))) return { toast: repairToasts.leftAlready(person) };
  await appendEvents(tx, [
    {
      projectId: null,
      node: null,
      type: 'personLeft',
      at: now,
      ...cause,
      data: { person: id, before: { active: true }, after: { active: false } },
    },
  ]);
  afterCommit(tx, () => turn.context.forgetPeople());
  return { toast: repairToasts.left(person) };
});

function forOperators<Action>(
  run: (turn: Turn, action: Action) => Promise<ClickAnswer>,
): (turn: Turn, action: Action) => Promise<ClickAnswer> {
  return async (turn, action) =>
    mayOperate(turn.who.world, turn.person.id)
      ? run(turn, action)
      : { toast: noOperatorToast(turn.who.world) };
}
