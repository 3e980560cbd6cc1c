import { refreshMatters } from '../matter/refresh.ts';
import { runningNodes } from '../project/node-view.ts';
import { afterQuietHours, type NoticePlanners } from '../project/notices.ts';
import { groupMembers } from '../project/people.ts';
import type { TeamEvent } from './types.ts';

export const teamNotices: NoticePlanners<TeamEvent> = {
  teamChanged(world, project, { role, left, joined, by }, now) {
    const members = groupMembers(world, project);
    const gone = left !== null && !members.includes(left) ? [left] : [];
    return [
      { type: 'addMembers', people: members },
      {
        type: 'postToGroup',
        card: { kind: 'teamChanged', role, left, joined, by, at: now },
        mention: joined === null ? [] : [joined],
        notBefore: afterQuietHours(now),
      },
      ...(gone.length > 0 ? [{ type: 'removeMembers' as const, people: gone }] : []),
      // Who answers for a node or a matter follows from the team.
      ...runningNodes(project).map(({ code }) => ({ type: 'refreshNode' as const, node: code })),
      ...refreshMatters(project),
      { type: 'refreshProgress' },
    ];
  },
};
