import type { Instant } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { PersonId } from '../people/types.ts';
import {
  afterQuietHours,
  type CardSubject,
  type Notice,
  type NoticePlanners,
} from '../project/notices.ts';
import { isOpenItem } from './light.ts';
import { doerOf } from './people.ts';
import type { DatedItem, ItemEvent } from './types.ts';

const toGroup = (card: CardSubject, mention: readonly PersonId[], now: Instant): Notice => ({
  type: 'postToGroup',
  card,
  mention,
  notBefore: afterQuietHours(now),
});

const toPerson = (card: CardSubject, person: PersonId, now: Instant): Notice => ({
  type: 'postToPerson',
  card,
  person,
  isUrgent: false,
  notBefore: afterQuietHours(now),
});

/** An item stands on its own cards and on the card of the list that it comes from. */
function refreshed(item: DatedItem | undefined): Notice[] {
  if (!item) return [];
  const { source } = item;
  const list =
    source.kind === 'consultation'
      ? source.matter
      : source.kind === 'meeting'
        ? source.head
        : undefined;
  return [item.id, ...(list === undefined ? [] : [list])].map((matter) => ({
    type: 'refreshMatter',
    matter,
  }));
}

export const itemNotices: NoticePlanners<ItemEvent> = {
  instructed: (_world, _project, { matter, called }, now) => [
    toGroup({ kind: 'item', matter }, called, now),
  ],
  itemSuperseded(world, project, { matter, standing }, now) {
    const item = matterOf(project, 'datedItem', matter);
    const other = matterOf(project, 'datedItem', standing);
    if (!item || !other) return [];
    const told = { kind: 'itemTold', matter, what: 'superseded', at: now } as const;
    const leaders = [...new Set([item.set.by, other.set.by])];
    // Whoever was at work on it stops, unless the other instruction calls them anyway.
    const doer = doerOf(world, project, item);
    const isCalled = doer !== null && item.called.length > 0;
    const stops = isCalled && doer !== doerOf(world, project, other);
    const call = { kind: 'itemCall', matter, call: 'superseded', at: now } as const;
    return [
      ...(stops ? [toGroup(call, [doer], now)] : []),
      ...leaders.map((leader) => toPerson(told, leader, now)),
      ...refreshed(item),
    ];
  },
  itemWithdrawn(_world, project, { matter, called, by }, now) {
    const item = matterOf(project, 'datedItem', matter);
    if (!item) return [];
    const call = { kind: 'itemCall', matter, call: 'withdrawn', at: now } as const;
    const told = { kind: 'itemTold', matter, what: 'withdrawn', at: now } as const;
    return [
      toGroup(call, called, now),
      ...(item.set.by === by ? [] : [toPerson(told, item.set.by, now)]),
      ...refreshed(item),
    ];
  },
  meetingRecorded: (_world, _project, { items, called }, now) => {
    const [head] = items;
    return head ? [toGroup({ kind: 'meetingItems', matter: head.id }, called, now)] : [];
  },
  itemDone(_world, project, { matter, by }, now) {
    const item = matterOf(project, 'datedItem', matter);
    const isReported = item?.source.kind === 'instruction' && item.set.by !== by;
    const told = { kind: 'itemTold', matter, what: 'done', at: now } as const;
    return [...(isReported ? [toPerson(told, item.set.by, now)] : []), ...refreshed(item)];
  },
  itemFileAdded: (_world, project, { matter }) => refreshed(matterOf(project, 'datedItem', matter)),
  itemWarned(_world, project, { matter, warning, called }, now) {
    const item = matterOf(project, 'datedItem', matter);
    if (!item || !isOpenItem(item)) return [];
    const call = { kind: 'itemCall', matter, call: warning, at: now } as const;
    return [toGroup(call, called, now), ...refreshed(item)];
  },
};
