import { addDays, dayOf, type Instant, instantAt, partsOf } from '../calendar/time.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectEvent } from './events.ts';
import { nodesDemanding } from './node-view.ts';
import { groupMembers, responsibleFor, unitHeadsOf, unitOfNode } from './people.ts';
import type { Project, WarningKind, World } from './types.ts';

/** What a card is about. Its text is made when it is sent, from the state of that moment. */
export type CardSubject =
  | { readonly kind: 'progress' }
  | { readonly kind: 'node'; readonly node: NodeCode }
  | {
      readonly kind: 'warning';
      readonly node: NodeCode;
      readonly warning: Exclude<WarningKind, 'h1'>;
    }
  | { readonly kind: 'urgentWarning'; readonly node: NodeCode }
  | {
      readonly kind: 'promise';
      readonly node: NodeCode;
      readonly material: MaterialCode;
      readonly warning: 'yellow' | 'red';
    };

/** Something people must see because of what happened. `notBefore` keeps the quiet hours. */
export type Notice =
  | { readonly type: 'openGroup'; readonly members: readonly PersonId[] }
  | { readonly type: 'addMembers'; readonly people: readonly PersonId[] }
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
  world: World,
  project: Project,
  events: readonly ProjectEvent[],
  now: Instant,
): Notice[] {
  const notices = events.flatMap((event) => noticesOf(world, project, event, now));
  if (events.some((event) => event.type === 'nodeStarted')) {
    notices.unshift({ type: 'addMembers', people: groupMembers(world, project) });
  }
  const { openings, calls, refreshes } = sortOut(notices);
  return [...openings, ...calls, ...refreshes];
}

function noticesOf(world: World, project: Project, event: ProjectEvent, now: Instant): Notice[] {
  const later = afterQuietHours(now);
  switch (event.type) {
    case 'projectOpened':
      return [
        { type: 'openGroup', members: groupMembers(world, project) },
        { type: 'postToGroup', card: { kind: 'progress' }, mention: [], notBefore: now },
      ];
    case 'nodeStarted':
      return project.nodes.get(event.node)?.status === 'running'
        ? [
            callToGroup(world, project, { kind: 'node', node: event.node }, later),
            { type: 'refreshProgress' },
          ]
        : [];
    case 'nodeAccepted':
      return [{ type: 'refreshNode', node: event.node }];
    case 'nodeFinished':
    case 'dueSet':
    case 'lightTurned':
    case 'materialPromised':
      return [{ type: 'refreshNode', node: event.node }, { type: 'refreshProgress' }];
    case 'materialFiled':
      return [
        ...nodesDemanding(world, project, event.material).map((node) => ({
          type: 'refreshNode' as const,
          node,
        })),
        { type: 'refreshProgress' },
      ];
    case 'warned':
      return warningNotices(world, project, event.node, event.warning, now);
    case 'promiseWarned':
      if (project.materials.get(event.material)?.status !== 'promised') return [];
      return [
        callToGroup(
          world,
          project,
          {
            kind: 'promise',
            node: event.node,
            material: event.material,
            warning: event.warning,
          },
          later,
        ),
      ];
    case 'nodeSkipped':
    case 'nodeImported':
      return [];
    default:
      return event satisfies never;
  }
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

function callToGroup(
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
    notice.type === 'refreshNode' || notice.type === 'refreshProgress';
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
