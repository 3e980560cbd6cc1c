import type { TakenOver } from '../../cards/handover/lists.ts';
import type { Transaction } from '../../db/client.ts';
import { findProjectsOf, loadProjects } from '../../db/queries/projects.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { deciderOf } from '../../domain/extension/decider.ts';
import { refreshMatters } from '../../domain/matter/refresh.ts';
import { waitingFor } from '../../domain/matter/waiting.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { worldFor } from '../../domain/project/edition.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import { afterQuietHours, type Notice } from '../../domain/project/notices.ts';
import { groupMembers, responsibleFor } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { enqueueNotices } from '../delivery/enqueue.ts';
import { reachOf } from '../todo.ts';

/**
 * What comes to somebody else because a person left or came back: `before` and `after` differ in who
 * is on leave and in nothing else. Makes the newcomer a member of the groups, refreshes the cards
 * that name who answers, and puts open requests to whoever decides on them now. Nobody is called in a
 * group. Answers what `newcomer` has now and had not before, project by project.
 */
export async function takeOver(
  tx: Transaction,
  { before, after }: { readonly before: World; readonly after: World },
  { person, newcomer }: { readonly person: PersonId; readonly newcomer: PersonId },
  now: Instant,
): Promise<TakenOver[]> {
  const known = before.directory.person(person);
  if (!known) return [];
  const projects = await loadProjects(tx, await findProjectsOf(tx, reachOf(before, known)));
  const changes = projects.map((project) => {
    const worlds = { before: worldFor(before, project), after: worldFor(after, project) };
    return { project, worlds, ...changeOf(project, worlds, newcomer) };
  });
  await enqueueNotices(
    tx,
    changes.map(({ project, worlds, nodes, waits }) => ({
      projectId: project.id,
      notices: [
        ...noticesOf(project, worlds, nodes, now),
        ...(waits.length > 0 ? refreshMatters(project) : []),
      ],
    })),
    now,
  );
  return changes
    .map(({ project, nodes, waits }) => ({ project, nodes, waits }))
    .filter(({ nodes, waits }) => nodes.length + waits.length > 0);
}

interface Worlds {
  readonly before: World;
  readonly after: World;
}

function changeOf(project: Project, { before, after }: Worlds, newcomer: PersonId) {
  const nodes = runningNodes(project).filter(({ code }) => {
    const { person } = responsibleFor(after, project, code);
    return person === newcomer && responsibleFor(before, project, code).person !== newcomer;
  });
  const had = new Set(waitingFor(before, project, newcomer).map((each) => JSON.stringify(each)));
  const waits = waitingFor(after, project, newcomer).filter(
    (each) => !had.has(JSON.stringify(each)),
  );
  return { nodes: nodes.map(({ code }) => code), waits };
}

function noticesOf(
  project: Project,
  { before, after }: Worlds,
  nodes: readonly string[],
  now: Instant,
): Notice[] {
  const old = groupMembers(before, project);
  const joined = groupMembers(after, project).filter((id) => !old.includes(id));
  const decisions = runningNodes(project).flatMap(({ code, extension }): Notice[] => {
    const open = extension?.open;
    const decider = open && deciderOf(after, project, open.by);
    if (!open || !decider || decider === deciderOf(before, project, open.by)) return [];
    const card = {
      kind: 'extensionDecision',
      node: code,
      request: open.request,
      isReminder: false,
    } as const;
    const notBefore = afterQuietHours(now);
    return [
      { type: 'postToPerson', card, person: decider, isUrgent: false, notBefore },
      { type: 'refreshNode', node: code },
    ];
  });
  return [
    ...(joined.length > 0 ? [{ type: 'addMembers' as const, people: joined }] : []),
    ...decisions,
    ...nodes.map((node) => ({ type: 'refreshNode' as const, node })),
    ...(nodes.length > 0 ? [{ type: 'refreshProgress' as const }] : []),
  ];
}
