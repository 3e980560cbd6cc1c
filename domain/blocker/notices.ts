import type { Instant } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import { afterQuietHours, type Notice, type NoticePlanners } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { isCallOver } from './calls.ts';
import type { Blocker, BlockerCall, BlockerEvent, BlockerWarning } from './types.ts';

/** Every open card about it, the bar, and the card of the node that it holds up. */
function refreshed(project: Project, matter: MatterId): Notice[] {
  const node = matterOf(project, 'blocker', matter)?.node;
  return [
    { type: 'refreshMatter', matter },
    { type: 'refreshProgress' },
    ...(node ? [{ type: 'refreshNode', node } as const] : []),
  ];
}

const changed = (_world: unknown, project: Project, { matter }: { matter: MatterId }): Notice[] =>
  refreshed(project, matter);

/** A short card that calls exactly who must act; none where that was done in the same breath. */
function calling(
  project: Project,
  { matter, called }: { readonly matter: MatterId; readonly called: readonly PersonId[] },
  call: BlockerCall,
  at: (blocker: Blocker) => Instant,
  now: Instant,
): Notice[] {
  const blocker = matterOf(project, 'blocker', matter);
  if (!blocker || isCallOver(blocker, call, at(blocker))) return [];
  const card = { kind: 'blockerCall', matter, call, at: at(blocker) } as const;
  return [{ type: 'postToGroup', card, mention: called, notBefore: afterQuietHours(now) }];
}

const asked = ({ askedAt }: Blocker): Instant => askedAt;
const solved = (blocker: Blocker): Instant => blocker.solved?.at ?? 0;
const callOf: Readonly<Record<BlockerWarning, BlockerCall>> = {
  yellow: 'yellow',
  red: 'red',
  confirm: 'confirm-late',
};

export const blockerNotices: NoticePlanners<BlockerEvent> = {
  blockerRaised: (_world, project, { matter, called }, now) => [
    {
      type: 'postToGroup',
      card: { kind: 'blocker', matter },
      mention: called,
      notBefore: afterQuietHours(now),
    },
    ...refreshed(project, matter),
  ],
  blockerClaimed: changed,
  blockerProgressed: changed,
  blockerPartDone: changed,
  blockerClosed: changed,
  blockerPhotoAdded: (_world, _project, { matter }) => [{ type: 'refreshMatter', matter }],
  blockerSolved: (_world, project, event, now) => [
    ...calling(project, event, 'confirm', solved, now),
    ...refreshed(project, event.matter),
  ],
  blockerReopened: (_world, project, event, now) => [
    ...calling(project, event, 'reopened', asked, now),
    ...refreshed(project, event.matter),
  ],
  blockerMoved: (_world, project, event, now) => [
    ...calling(project, event, 'moved', asked, now),
    ...refreshed(project, event.matter),
  ],
  blockerUnitsInvited: (_world, project, event, now) => [
    ...calling(project, event, 'invited', () => now, now),
    ...refreshed(project, event.matter),
  ],
  blockerRose: (_world, project, event, now) => [
    ...(event.level === 'unit' ? [] : calling(project, event, event.level, () => now, now)),
    ...refreshed(project, event.matter),
  ],
  blockerWarned: (_world, project, event, now) => [
    ...calling(
      project,
      event,
      callOf[event.warning],
      event.warning === 'confirm' ? solved : asked,
      now,
    ),
    ...refreshed(project, event.matter),
  ],
};
