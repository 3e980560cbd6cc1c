import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import { afterQuietHours, type Notice, type NoticePlanners } from '../project/notices.ts';
import type { ErrandEvent } from './types.ts';

const refreshed = ({ matter, node }: { matter: MatterId; node: string }): Notice[] => [
  { type: 'refreshMatter', matter },
  { type: 'refreshNode', node },
  { type: 'refreshProgress' },
];

export const errandNotices: NoticePlanners<ErrandEvent> = {
  errandAsked: (_world, _project, event, now) => [
    {
      type: 'postToGroup',
      card: { kind: 'errand', matter: event.matter, node: event.node },
      mention: event.called,
      notBefore: afterQuietHours(now),
    },
    { type: 'refreshNode', node: event.node },
  ],
  errandTaken: (_world, _project, event) => refreshed(event),
  errandDone(_world, project, event, now) {
    const { matter, node, by } = event;
    const asked = matterOf(project, 'errand', matter)?.asked;
    const call: Notice[] =
      asked && asked.by !== by
        ? [
            {
              type: 'postToGroup',
              card: { kind: 'errandCall', matter, node, call: 'done', at: now },
              mention: [asked.by],
              notBefore: afterQuietHours(now),
            },
          ]
        : [];
    return [...call, ...refreshed(event)];
  },
  errandWarned(_world, project, { matter, node, warning, called }, now) {
    const errand = matterOf(project, 'errand', matter);
    // Taken in the same breath: nobody is called any more.
    if (!errand || errand.taken || errand.done) return [];
    return [
      {
        type: 'postToGroup',
        card: { kind: 'errandCall', matter, node, call: warning, at: now },
        mention: called,
        notBefore: afterQuietHours(now),
      },
      { type: 'refreshMatter', matter },
    ];
  },
  siteNoted: (_world, _project, { node }) => [{ type: 'refreshNode', node }],
  notePhotoAdded: (_world, _project, { node }) => [{ type: 'refreshNode', node }],
};
