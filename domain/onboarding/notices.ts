import { runningNodes } from '../project/node-view.ts';
import { afterQuietHours, type NoticePlanners } from '../project/notices.ts';
import { groupMembers, responsibleFor } from '../project/people.ts';
import type { OnboardingEvent } from './types.ts';

export const onboardingNotices: NoticePlanners<OnboardingEvent> = {
  projectWithdrawn: (_world, project, _event, now) => [
    {
      type: 'postToGroup',
      card: { kind: 'withdrawn' },
      mention: [],
      notBefore: afterQuietHours(now),
    },
    { type: 'renameGroup', notBefore: afterQuietHours(now) },
    ...[...project.nodes.keys()].map((node) => ({ type: 'refreshNode', node }) as const),
    ...[...project.matters.keys()].map((matter) => ({ type: 'refreshMatter', matter }) as const),
    { type: 'refreshProgress' },
    { type: 'dropCalls' },
  ],
  // Whoever answers for a deadline that moved must hear of it; the others read it on the card.
  catalogueMoved(world, project, { type: _type, by, ...move }, now) {
    const members = groupMembers(world, project);
    const called = move.dues.flatMap(
      ({ node }) => responsibleFor(world, project, node).person ?? [],
    );
    return [
      {
        type: 'postToGroup',
        card: { kind: 'catalogueMoved', by, at: now, move },
        mention: [...new Set(called)].filter((person) => members.includes(person)),
        notBefore: afterQuietHours(now),
      },
      ...[...runningNodes(project).map(({ code }) => code), ...move.removed].map(
        (node) => ({ type: 'refreshNode', node }) as const,
      ),
      { type: 'refreshProgress' },
    ];
  },
};
