import { blockerNotices } from '../blocker/notices.ts';
import type { BlockerSubject } from '../blocker/types.ts';
import { addDays, dayOf, type Instant, instantAt, partsOf } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import { clockNotices } from '../clock/notices.ts';
import type { ClockSubject } from '../clock/types.ts';
import { consultationNotices } from '../consultation/notices.ts';
import type { ConsultationSubject } from '../consultation/types.ts';
import { errandNotices } from '../errand/notices.ts';
import type { ErrandSubject } from '../errand/types.ts';
import { extensionNotices } from '../extension/notices.ts';
import type { ExtensionSubject } from '../extension/types.ts';
import { handoverNotices } from '../handover/notices.ts';
import type { HandoverSubject } from '../handover/types.ts';
import { itemNotices } from '../item/notices.ts';
import type { ItemSubject } from '../item/types.ts';
import { materialNotices } from '../material/notices.ts';
import type { MaterialSubject } from '../material/types.ts';
import type { MatterId } from '../matter/types.ts';
import { onboardingNotices } from '../onboarding/notices.ts';
import type { OnboardingSubject } from '../onboarding/types.ts';
import type { PersonId } from '../people/types.ts';
import { rectificationNotices } from '../rectification/notices.ts';
import type { RectificationSubject } from '../rectification/types.ts';
import { standingNotices } from '../standing/notices.ts';
import type { StandingSubject } from '../standing/types.ts';
import { supervisionNotices } from '../supervision/notices.ts';
import type { SupervisionSubject } from '../supervision/subjects.ts';
import { teamNotices } from '../team/notices.ts';
import type { TeamSubject } from '../team/types.ts';
import { worldFor } from './edition.ts';
import type { NodeEvent, ProjectEvent } from './events.ts';
import { startedNodesDemanding } from './node-view.ts';
import { groupMembers, responsibleFor, unitHeadsOf, unitOfNode } from './people.ts';
import { isPromiseWarningOver } from './promise.ts';
import type { Project, WarningKind, World } from './types.ts';

/** Warnings in the group: the last hour is for own chats, and a red light opens an order. */
export type GroupWarning = Exclude<WarningKind, 'h1' | 'red'>;

/** What a card about a node, a paper or the whole project is about. */
export type NodeSubject =
  | { readonly kind: 'progress' }
  | { readonly kind: 'node'; readonly node: NodeCode }
  | {
      readonly kind: 'warning';
      readonly node: NodeCode;
      readonly warning: GroupWarning;
    }
  | { readonly kind: 'urgentWarning'; readonly node: NodeCode }
  | {
      readonly kind: 'promise';
      readonly node: NodeCode;
      readonly material: MaterialCode;
      readonly warning: 'yellow' | 'red';
    }
  | {
      readonly kind: 'promiseForm';
      readonly node: NodeCode;
      /** A promise made on the node after this instant answers the form. */
      readonly openedAt: Instant;
    };

/** What a card is about. Its text is made when it is sent, from the state of that moment. */
export type CardSubject =
  | NodeSubject
  | MaterialSubject
  | BlockerSubject
  | RectificationSubject
  | ClockSubject
  | ExtensionSubject
  | HandoverSubject
  | ErrandSubject
  | ConsultationSubject
  | ItemSubject
  | TeamSubject
  | StandingSubject
  | OnboardingSubject
  | SupervisionSubject;

/** Something people must see because of what happened. `notBefore` keeps the quiet hours. */
export type Notice =
  /** `instead`: the lost chat that it replaces. */
  | { readonly type: 'openGroup'; readonly members: readonly PersonId[]; readonly instead?: string }
  | { readonly type: 'addMembers'; readonly people: readonly PersonId[] }
  /** Whoever belongs in the group no longer. */
  | { readonly type: 'removeMembers'; readonly people: readonly PersonId[] }
  /** The group is to be called what its project's standing asks for. */
  | { readonly type: 'renameGroup'; readonly notBefore: Instant }
  /** Cards that were not renewed while the project stood still get a fresh one in their place. */
  | { readonly type: 'renewCards' }
  /**
   * What still waits to call somebody about the project: `hold` it while the project stands still,
   * `release` it once it goes on, at `notBefore`, `drop` it with the project.
   */
  | { readonly type: 'holdCalls' }
  | { readonly type: 'releaseCalls'; readonly notBefore: Instant }
  | { readonly type: 'dropCalls' }
  | {
      readonly type: 'postToGroup';
      readonly card: CardSubject;
      /** Whom the card calls; made members of the group first. */
      readonly mention: readonly PersonId[];
      readonly notBefore: Instant;
    }
  | {
      readonly type: 'postToPerson';
      readonly card: CardSubject;
      readonly person: PersonId;
      readonly isUrgent: boolean;
      readonly notBefore: Instant;
    }
  | { readonly type: 'refreshNode'; readonly node: NodeCode }
  | { readonly type: 'refreshMatter'; readonly matter: MatterId }
  | { readonly type: 'refreshProgress' };

const QUIET_FROM_HOUR = 22;
const QUIET_UNTIL_HOUR = 7;

/**
 * The earliest instant from `now` on at which somebody may be called: between 22:00 and 07:00
 * messages wait for 07:00. Source: design, section 3 "Warnings".
 */
export function afterQuietHours(now: Instant): Instant {
  const { hour } = partsOf(now);
  if (hour >= QUIET_FROM_HOUR) return instantAt(addDays(dayOf(now), 1), '07:00');
  return hour < QUIET_UNTIL_HOUR ? instantAt(dayOf(now), '07:00') : now;
}

/**
 * Notices that follow from `events`, given the project as it stands after them at `now`.
 * A warning that no longer stands after them, e.g. on a node that is done, calls nobody any more.
 */
export function planNotices(
  around: World,
  project: Project,
  events: readonly ProjectEvent[],
  now: Instant,
): Notice[] {
  const world = worldFor(around, project);
  const notices = events.flatMap((event) => noticesOf(world, project, event, now));
  if (events.some((event) => event.type === 'nodeStarted')) {
    notices.unshift({ type: 'addMembers', people: groupMembers(world, project) });
  }
  const { openings, calls, refreshes } = sortOut(notices);
  return [...openings, ...toThoseHere(world, calls), ...refreshes];
}

/**
 * Whoever is on leave is not called: their stand-in is, and once where both are meant. Nor is
 * whoever has left the district and once asked for something, or raised it.
 */
function toThoseHere({ directory }: World, calls: readonly Notice[]): Notice[] {
  const seen = new Set<string>();
  const isHere = (id: PersonId) => directory.person(id)?.active === true;
  return calls.flatMap((notice) => {
    if (notice.type === 'postToGroup') {
      const acting = notice.mention.filter(isHere).map((id) => directory.actingFor(id));
      return { ...notice, mention: [...new Set(acting)] };
    }
    if (notice.type !== 'postToPerson') return notice;
    if (!isHere(notice.person)) return [];
    const call = { ...notice, person: directory.actingFor(notice.person) };
    const key = JSON.stringify(call);
    if (seen.has(key)) return [];
    seen.add(key);
    return call;
  });
}

/** What people must see because of the events of one part, one function each. */
export type NoticePlanners<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]: (
    world: World,
    project: Project,
    event: Extract<Event, { type: Type }>,
    now: Instant,
  ) => Notice[];
};

const refreshed: (world: World, project: Project, event: { node: NodeCode }) => Notice[] = (
  _world,
  _project,
  { node },
) => [{ type: 'refreshNode', node }, { type: 'refreshProgress' }];

/** A promised paper stands on the cards of all nodes that wait for it. */
function promiseRefreshed(project: Project, code: MaterialCode): Notice[] {
  const material = project.materials.get(code);
  if (material?.status !== 'promised') return [];
  return material.nodes.map((node) => ({ type: 'refreshNode', node }));
}

const nodeNotices: NoticePlanners<NodeEvent> = {
  projectOpened: (world, project, _event, now) => [
    { type: 'openGroup', members: groupMembers(world, project) },
    { type: 'postToGroup', card: { kind: 'progress' }, mention: [], notBefore: now },
  ],
  nodeStarted: (world, project, { node }, now) =>
    project.nodes.get(node)?.status === 'running'
      ? [
          callToGroup(world, project, { kind: 'node', node }, afterQuietHours(now)),
          { type: 'refreshProgress' },
        ]
      : [],
  nodeAccepted: (_world, _project, { node }) => [{ type: 'refreshNode', node }],
  nodeFinished: refreshed,
  dueSet: refreshed,
  lightTurned: refreshed,
  materialPromised: (_world, project, { material }) => [
    ...promiseRefreshed(project, material),
    { type: 'refreshProgress' },
  ],
  materialFiled: (world, project, { material }) => [
    ...startedNodesDemanding(world, project, material).map((node) => ({
      type: 'refreshNode' as const,
      node,
    })),
    { type: 'refreshProgress' },
  ],
  warned: (world, project, { node, warning }, now) =>
    warningNotices(world, project, node, warning, now),
  promiseWarned(world, project, { material, node, warning }, now) {
    if (isPromiseWarningOver(project, material, warning, now)) return [];
    const card = { kind: 'promise', node, material, warning } as const;
    return [
      callToGroup(world, project, card, afterQuietHours(now)),
      ...promiseRefreshed(project, material),
    ];
  },
  nodeSkipped: () => [],
  nodeImported: () => [],
};

const planners: NoticePlanners<ProjectEvent> = {
  ...nodeNotices,
  ...materialNotices,
  ...blockerNotices,
  ...rectificationNotices,
  ...clockNotices,
  ...extensionNotices,
  ...handoverNotices,
  ...errandNotices,
  ...consultationNotices,
  ...itemNotices,
  ...teamNotices,
  ...standingNotices,
  ...onboardingNotices,
  ...supervisionNotices,
};

function noticesOf(world: World, project: Project, event: ProjectEvent, now: Instant): Notice[] {
  const plan = planners[event.type] as (
    world: World,
    project: Project,
    event: ProjectEvent,
    now: Instant,
  ) => Notice[];
  return plan(world, project, event, now);
}

/** The last hour is urgent: it goes to the person and the unit's head themselves, at any hour. */
function warningNotices(
  world: World,
  project: Project,
  node: NodeCode,
  warning: WarningKind,
  now: Instant,
): Notice[] {
  const state = project.nodes.get(node);
  // Finished, or its deadline moved, in the same breath: the warning no longer stands.
  if (state?.status !== 'running' || state.warned[warning] === undefined) return [];
  // The order that opens with the red light is the notice.
  if (warning === 'red') return [];
  if (warning !== 'h1') {
    return [callToGroup(world, project, { kind: 'warning', node, warning }, afterQuietHours(now))];
  }
  const { person } = responsibleFor(world, project, node);
  const heads = unitHeadsOf(world, unitOfNode(world, project, node));
  return [...new Set([...(person ? [person] : []), ...heads])].map((id) => ({
    type: 'postToPerson',
    card: { kind: 'urgentWarning', node },
    person: id,
    isUrgent: true,
    notBefore: now,
  }));
}

/** A card about a node, with the person called who answers for it. */
export function callToGroup(
  world: World,
  project: Project,
  card: Extract<CardSubject, { node: NodeCode }>,
  notBefore: Instant,
): Notice {
  const { person } = responsibleFor(world, project, card.node);
  return { type: 'postToGroup', card, mention: person ? [person] : [], notBefore };
}

/** The group first, then its members, then what calls people; a refresh needs to be asked once. */
function sortOut(notices: readonly Notice[]) {
  const isRefresh = (notice: Notice) =>
    notice.type === 'refreshNode' ||
    notice.type === 'refreshMatter' ||
    notice.type === 'refreshProgress';
  const seen = new Set<string>();
  const refreshes = notices.filter(isRefresh).filter((notice) => {
    const key = JSON.stringify(notice);
    return seen.has(key) ? false : seen.add(key);
  });
  return {
    openings: notices.filter((notice) => notice.type === 'openGroup'),
    calls: notices.filter((notice) => !isRefresh(notice) && notice.type !== 'openGroup'),
    refreshes,
  };
}
