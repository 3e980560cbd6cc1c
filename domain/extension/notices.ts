import type { Instant } from '../calendar/time.ts';
import { afterQuietHours, type Notice, type NoticePlanners } from '../project/notices.ts';
import type { Project, World } from '../project/types.ts';
import { deciderOf } from './decider.ts';
import { requestOf } from './request.ts';
import type { ExtensionEvent } from './types.ts';

type About = Pick<ExtensionEvent, 'node' | 'request'>;

export const extensionNotices: NoticePlanners<ExtensionEvent> = {
  extensionAsked: (world, project, event, now) => [
    ...putToLeader(world, project, event, false, now),
    { type: 'refreshNode', node: event.node },
  ],
  extensionReminded: (world, project, event, now) => putToLeader(world, project, event, true, now),
  extensionGranted: (_world, project, event, now) => [
    ...tellGroup(project, event, now),
    { type: 'refreshNode', node: event.node },
    { type: 'refreshProgress' },
  ],
  extensionRefused: (_world, project, event, now) => [
    ...tellGroup(project, event, now),
    { type: 'refreshNode', node: event.node },
  ],
  // The leader's card shows it; nobody else has heard of the request.
  extensionWithdrawn: (_world, _project, { node }) => [{ type: 'refreshNode', node }],
  extensionLapsed: (_world, project, event, now) => [
    ...tellAsker(project, event, now),
    { type: 'refreshNode', node: event.node },
  ],
};

/** The request in the leader's own chat; asked and lapsed in one breath it calls nobody. */
function putToLeader(
  world: World,
  project: Project,
  { node, request }: About,
  isReminder: boolean,
  now: Instant,
): Notice[] {
  const asked = requestOf(project.nodes.get(node), request);
  if (!asked || 'outcome' in asked) return [];
  const person = deciderOf(world, project, asked.by);
  if (person === null) return [];
  const card = { kind: 'extensionDecision', node, request, isReminder } as const;
  return [{ type: 'postToPerson', card, person, isUrgent: false, notBefore: afterQuietHours(now) }];
}

/** What was decided, for all to see; the card calls who asked. */
function tellGroup(project: Project, { node, request }: About, now: Instant): Notice[] {
  const asked = requestOf(project.nodes.get(node), request);
  return [
    {
      type: 'postToGroup',
      card: { kind: 'extensionOutcome', node, request },
      mention: asked ? [asked.by] : [],
      notBefore: afterQuietHours(now),
    },
  ];
}

/** Nobody decided: who asked is told, unless it was they themselves who ended the node. */
function tellAsker(project: Project, { node, request }: About, now: Instant): Notice[] {
  const state = project.nodes.get(node);
  const asked = requestOf(state, request);
  if (!asked || (state?.status === 'done' && state.doneBy === asked.by)) return [];
  const card = { kind: 'extensionOutcome', node, request } as const;
  return [
    {
      type: 'postToPerson',
      card,
      person: asked.by,
      isUrgent: false,
      notBefore: afterQuietHours(now),
    },
  ];
}
