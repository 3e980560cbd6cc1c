import type { Instant } from '../calendar/time.ts';
import type { MaterialCode } from '../catalogue/types.ts';
import { startedNodesDemanding } from '../project/node-view.ts';
import {
  afterQuietHours,
  callToGroup,
  type Notice,
  type NoticePlanners,
} from '../project/notices.ts';
import type { Project, World } from '../project/types.ts';
import { bringerOf } from './bringer.ts';
import type { MaterialEvent, MaterialSubject } from './types.ts';

export const materialNotices: NoticePlanners<MaterialEvent> = {
  materialRejected(world, project, { material, version, node }, now) {
    const person = bringerOf(world, project, material);
    const card: MaterialSubject = { kind: 'rejected', node, material, version };
    return [
      {
        type: 'postToGroup',
        card,
        mention: person ? [person] : [],
        notBefore: afterQuietHours(now),
      },
      ...refreshed(world, project, material),
    ];
  },
  expirySet: (world, project, { material }) => refreshed(world, project, material),
  expiryWarned: (world, project, { material, version, node }, now) => [
    called(world, project, { kind: 'expiry', node, material, version, warning: 'yellow' }, now),
  ],
  materialExpired: (world, project, { material, version, node }, now) => [
    ...(node === null
      ? []
      : [called(world, project, { kind: 'expiry', node, material, version, warning: 'red' }, now)]),
    ...refreshed(world, project, material),
  ],
  materialAskedAgain: () => [],
};

/** Calls who answers for the node that needs the paper next, else the agent. */
function called(
  world: World,
  project: Project,
  card: Extract<MaterialSubject, { kind: 'expiry' }>,
  now: Instant,
): Notice {
  const notice = callToGroup(world, project, card, afterQuietHours(now));
  const isNobody = notice.type === 'postToGroup' && notice.mention.length === 0;
  return isNobody ? { ...notice, mention: [project.team.agent] } : notice;
}

/** A paper stands on the cards of all nodes that have started and demand it. */
const refreshed = (world: World, project: Project, material: MaterialCode): Notice[] => [
  ...startedNodesDemanding(world, project, material).map((node) => ({
    type: 'refreshNode' as const,
    node,
  })),
  { type: 'refreshProgress' },
];
