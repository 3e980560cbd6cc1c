import { refreshMatters } from '../matter/refresh.ts';
import { afterQuietHours, type NoticePlanners } from '../project/notices.ts';
import { groupMembers } from '../project/people.ts';
import type { HandoverEvent } from './types.ts';

export const handoverNotices: NoticePlanners<HandoverEvent> = {
  nodeHandedOver: (_world, _project, { node, from, to, by }, now) => [
    {
      type: 'postToGroup',
      card: { kind: 'handedOver', node, from, to, by },
      mention: [to],
      notBefore: afterQuietHours(now),
    },
    { type: 'refreshNode', node },
    { type: 'refreshProgress' },
  ],
  // The one who takes over gets a list of everything in the own chat; here nobody is called.
  dutiesHandedOver(world, project, { from, to, nodes, by }, now) {
    const members = groupMembers(world, project);
    const gone = members.includes(from) ? [] : [from];
    return [
      { type: 'addMembers', people: members },
      {
        type: 'postToGroup',
        card: { kind: 'dutiesHandedOver', from, to, nodes, by, at: now },
        mention: [],
        notBefore: afterQuietHours(now),
      },
      ...(gone.length > 0 ? [{ type: 'removeMembers' as const, people: gone }] : []),
      ...nodes.map((node) => ({ type: 'refreshNode' as const, node })),
      ...refreshMatters(project),
      { type: 'refreshProgress' },
    ];
  },
  // A node that starts at once gets the card of every node that starts.
  nodeReopened: (_world, project, { node, hadFinished, wasArchived }, now) => [
    ...(wasArchived
      ? [
          {
            type: 'postToGroup' as const,
            card: { kind: 'progress' } as const,
            mention: [],
            notBefore: afterQuietHours(now),
          },
        ]
      : []),
    ...(hadFinished
      ? [
          { type: 'renameGroup' as const, notBefore: afterQuietHours(now) },
          { type: 'renewCards' as const },
        ]
      : []),
    ...(project.nodes.get(node)?.status === 'waiting'
      ? [
          {
            type: 'postToGroup' as const,
            card: { kind: 'nodeReopened', node, at: now } as const,
            mention: [],
            notBefore: afterQuietHours(now),
          },
        ]
      : []),
    { type: 'refreshNode', node },
    { type: 'refreshProgress' },
  ],
  nodeDropped: (_world, _project, { node }, now) => [
    {
      type: 'postToGroup',
      card: { kind: 'nodeDropped', node, at: now },
      mention: [],
      notBefore: afterQuietHours(now),
    },
    { type: 'refreshNode', node },
    { type: 'refreshProgress' },
  ],
};
