import type { Instant } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import { afterQuietHours, type Notice, type NoticePlanners } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { calledBy, highestMissedAt } from './calls.ts';
import type { SupervisionEvent } from './events.ts';
import { causeConfirmers, summonedBy } from './people.ts';
import type { OrderCall, SupervisionSubject } from './subjects.ts';
import type { SupervisionOrder } from './types.ts';

/** Every open card about the order, the bar, and the card of its node. */
function refreshed(project: Project, matter: MatterId): Notice[] {
  const node = matterOf(project, 'order', matter)?.node;
  return [
    { type: 'refreshMatter', matter },
    { type: 'refreshProgress' },
    ...(node ? [{ type: 'refreshNode', node } as const] : []),
  ];
}

const changed = (_world: unknown, project: Project, { matter }: { matter: MatterId }): Notice[] =>
  refreshed(project, matter);

const toGroup = (card: SupervisionSubject, mention: readonly PersonId[], now: Instant): Notice => ({
  type: 'postToGroup',
  card,
  mention,
  notBefore: afterQuietHours(now),
});

const toPeople = (
  card: SupervisionSubject,
  people: readonly PersonId[],
  isUrgent: boolean,
  now: Instant,
): Notice[] =>
  [...new Set(people)].map((person) => ({
    type: 'postToPerson',
    card,
    person,
    isUrgent,
    notBefore: afterQuietHours(now),
  }));

/** A short card in the group that calls exactly who must act now. */
const calling = (
  matter: MatterId,
  call: OrderCall,
  mention: readonly PersonId[],
  now: Instant,
): Notice => toGroup({ kind: 'orderCall', matter, at: now, ...call }, mention, now);

/** Those who must act on an order once somebody above has decided on it. */
const ownersOf = ({ assigned, accepted, plan }: SupervisionOrder): PersonId[] => {
  const owner = assigned ?? accepted?.responsible ?? plan?.proposed.by;
  return owner ? [owner] : [];
};

/**
 * A missed step is called in the group and, urgently, in the own chat of whoever it has climbed to,
 * in the same breath. Where several come up at once (the 1st and the 3rd day after a Friday both end on
 * Monday) each calls its own role, and nobody is called twice. Source: design, section 3 "Supervision".
 */
function climbed(
  project: Project,
  event: Extract<SupervisionEvent, { type: 'rungMissed' }>,
  now: Instant,
): Notice[] {
  const { matter, step, climb, summons } = event;
  const order = matterOf(project, 'order', matter);
  if (!order) return [];
  const called = calledBy(order, event, now);
  const isSilent = called.length === 0 && highestMissedAt(order, now) !== step;
  if (order.closed || isSilent) return refreshed(project, matter);
  return [
    calling(matter, { call: 'missed', step }, called, now),
    ...toPeople({ kind: 'orderLeader', matter, step, at: now }, called, true, now),
    ...(summons ? toPeople({ kind: 'summons', matter, at: now }, climb.called, false, now) : []),
    ...refreshed(project, matter),
  ];
}

/**
 * Verifiers are asked in their own chats, and so is the enterprise, whose silence holds nothing up:
 * again after a return, since what it said then was about what was sent back.
 */
function toVerify(
  project: Project,
  matter: MatterId,
  verifiers: readonly PersonId[],
  now: Instant,
): Notice[] {
  const { enterpriseContact } = project.team;
  const enterprise = enterpriseContact ? [enterpriseContact] : [];
  return [
    ...toPeople({ kind: 'orderVerify', matter, at: now }, verifiers, false, now),
    ...toPeople({ kind: 'orderEnterprise', matter, at: now }, enterprise, false, now),
    ...refreshed(project, matter),
  ];
}

export const supervisionNotices: NoticePlanners<SupervisionEvent> = {
  orderOpened: (_world, project, { matter, climb }, now) => {
    const order = matterOf(project, 'order', matter);
    if (!order || order.closed) return refreshed(project, matter);
    // Done, or given more time, in the same breath: it is on record, and nobody needs to act.
    const isMoot = order.completed !== null || order.held !== null;
    const mention = isMoot ? [] : climb.called;
    return [toGroup({ kind: 'order', matter }, mention, now), ...refreshed(project, matter)];
  },
  orderAccepted: (world, project, { matter, cause, by, responsible }, now) => {
    const named = world.directory.actingFor(responsible);
    const order = matterOf(project, 'order', matter);
    // As help it costs no points already: there is nothing to confirm.
    const asked =
      cause === 'enterprise' && order && !order.asHelp
        ? causeConfirmers(world, project, order.node).slice(0, 1)
        : [];
    return [
      // Only a new message calls: whoever was named by another has heard of nothing yet.
      ...(named === by ? [] : [calling(matter, { call: 'named' }, [named], now)]),
      ...(asked.length > 0 ? [calling(matter, { call: 'causeNamed' }, asked, now)] : []),
      ...refreshed(project, matter),
    ];
  },
  orderFedBack: changed,
  resultGiven: changed,
  orderFileAdded: (_world, _project, { matter }) => [{ type: 'refreshMatter', matter }],
  planProposed: (_world, project, { matter, to }, now) => [
    ...toPeople({ kind: 'planDecision', matter, at: now }, to === null ? [] : [to], false, now),
    ...refreshed(project, matter),
  ],
  planDecided: (_world, project, { matter, approved }, now) => {
    const order = matterOf(project, 'order', matter);
    const call = approved ? 'planApproved' : 'planRefused';
    return [
      ...(order ? [calling(matter, { call }, ownersOf(order), now)] : []),
      ...refreshed(project, matter),
    ];
  },
  rungMissed: (_world, project, event, now) => climbed(project, event, now),
  // Nobody needs to act on it, and all in the group are to know why nothing climbs.
  orderSpared: (_world, project, { matter }, now) => [
    calling(matter, { call: 'spared' }, [], now),
    ...refreshed(project, matter),
  ],
  orderAssigned: (_world, project, { matter, to }, now) => [
    calling(matter, { call: 'assigned' }, [to], now),
    ...refreshed(project, matter),
  ],
  redDayCounted: () => [],
  orderNoted: changed,
  causeConfirmed: changed,
  orderAnswered: changed,
  orderHeld: changed,
  orderWentOn: (_world, project, { matter, climb }, now) => [
    calling(matter, { call: 'wentOn' }, climb.called, now),
    ...refreshed(project, matter),
  ],
  orderCompleted: (_world, project, { matter, climb }, now) =>
    toVerify(project, matter, climb.called, now),
  orderReopened: (_world, project, { matter, climb }, now) => [
    calling(matter, { call: 'reopened' }, climb.called, now),
    ...refreshed(project, matter),
  ],
  orderClosed: changed,
  orderReturned: (_world, project, { matter, climb }, now) => [
    calling(matter, { call: 'returned' }, climb.called, now),
    ...refreshed(project, matter),
  ],
  orderResolved: (_world, project, { matter, climb }, now) =>
    toVerify(project, matter, climb.called, now),
  orderDropped: changed,
  summonsDecided: (world, project, { matter, decision }, now) => {
    const order = matterOf(project, 'order', matter);
    const called = order && decision === 'hold' ? summonedBy(world, project, order) : [];
    return [
      ...toPeople({ kind: 'summoned', matter, at: now }, called, false, now),
      ...refreshed(project, matter),
    ];
  },
};
