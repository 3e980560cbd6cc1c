import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import { afterQuietHours, type Notice, type NoticePlanners } from '../project/notices.ts';
import { responsibleFor, unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import {
  actorOf,
  isOpenProblem,
  openProblems,
  ownerOf,
  problemsOf,
  recheckerOf,
} from './problem.ts';
import type { RectificationEvent, RectificationItem } from './types.ts';

export const rectificationNotices: NoticePlanners<RectificationEvent> = {
  problemsEntered(world, project, { node, batch, problems }, now) {
    const items = itemsOf(
      project,
      problems.map(({ id }) => id),
    );
    // What was entered in the same night still waits for the morning, and for this card.
    const waiting = openProblems(project, node).filter(
      ({ entered }) => afterQuietHours(entered.at) > now,
    );
    return [
      {
        type: 'postToGroup',
        card: { kind: 'problems', node, batch },
        mention: each([...waiting, ...items], (item) => ownerOf(world, project, item)),
        notBefore: afterQuietHours(now),
      },
      ...refreshed(node),
    ];
  },
  problemsFixed: (world, project, { node, matters }, now) => [
    ...recheckCalls(world, project, node, matters, now),
    ...refreshed(node),
  ],
  problemsRechecked(world, project, { node, matters, isPassed }, now) {
    if (isPassed) return refreshed(node);
    const items = itemsOf(project, matters);
    return [
      {
        type: 'postToGroup',
        card: { kind: 'problemCall', node, call: 'returned', at: now },
        mention: each(items, (item) => ownerOf(world, project, item)),
        notBefore: afterQuietHours(now),
      },
      ...refreshed(node),
    ];
  },
  problemsCleared(world, project, { node, round }, now) {
    const { person } = responsibleFor(world, project, node);
    return [
      {
        type: 'postToGroup',
        card: { kind: 'problemsCleared', node, round },
        mention: person ? [person] : [],
        notBefore: afterQuietHours(now),
      },
    ];
  },
  problemsChanged(world, project, { node, changes }, now) {
    const items = itemsOf(
      project,
      changes.map(({ matter }) => matter),
    );
    return [
      {
        type: 'postToGroup',
        card: { kind: 'problemCall', node, call: 'changed', at: now },
        mention: each(items, (item) => ownerOf(world, project, item)),
        notBefore: afterQuietHours(now),
      },
      ...refreshed(node),
    ];
  },
  problemsWithdrawn: (_world, _project, { node }) => refreshed(node),
  problemPhotoAdded: (_world, _project, { node }) => [{ type: 'refreshNode', node }],
  problemWarned: warningNotices,
  checklistOpened(world, project, { node, matter }, now) {
    const { agent } = project.team;
    const isHere = world.directory.person(agent)?.active === true;
    return [
      {
        type: 'postToGroup',
        card: { kind: 'checklist', node, matter },
        mention: isHere ? [agent] : [],
        notBefore: afterQuietHours(now),
      },
    ];
  },
  checklistTicked: (_world, _project, { node }) => [{ type: 'refreshNode', node }],
};

const refreshed = (node: NodeCode): Notice[] => [
  { type: 'refreshNode', node },
  { type: 'refreshProgress' },
];

const itemsOf = (project: Project, matters: readonly MatterId[]): RectificationItem[] =>
  matters.flatMap((matter) => matterOf(project, 'rectification', matter) ?? []);

/** Everybody once, in the order of the problems. */
const each = (
  items: readonly RectificationItem[],
  who: (item: RectificationItem) => PersonId | null,
): PersonId[] => [...new Set(items.flatMap((item) => who(item) ?? []))];

/**
 * Who checks again is called in the own chat, once: what is fixed while something still waits for
 * them comes up on the card they have.
 */
function recheckCalls(
  world: World,
  project: Project,
  node: NodeCode,
  matters: readonly MatterId[],
  now: Instant,
): Notice[] {
  const fixed = itemsOf(project, matters);
  const waiting = problemsOf(project, node).filter(
    ({ id, state }) => state.status === 'fixed' && !matters.includes(id),
  );
  const busy = each(waiting, (item) => recheckerOf(world, project, item));
  return each(fixed, (item) => recheckerOf(world, project, item))
    .filter((person) => !busy.includes(person))
    .map((person) => ({
      type: 'postToPerson',
      card: { kind: 'recheckCall', node, person },
      person,
      isUrgent: false,
      notBefore: afterQuietHours(now),
    }));
}

/**
 * One card for all problems of a node that are warned about at one instant: whoever must act now is
 * called, and once it is late also the head of that person's unit.
 */
function warningNotices(
  world: World,
  project: Project,
  { node, matter, warning }: Extract<RectificationEvent, { type: 'problemWarned' }>,
  now: Instant,
): Notice[] {
  const items = problemsOf(project, node).filter(
    (item) => item.warned[warning] === now && isOpenProblem(item),
  );
  if (items[0]?.id !== matter) return [];
  const actors = each(items, (item) => actorOf(world, project, item));
  const heads = warning === 'red' ? items.flatMap((item) => headsOver(world, project, item)) : [];
  return [
    {
      type: 'postToGroup',
      card: { kind: 'problemCall', node, call: warning, at: now },
      mention: [...new Set([...actors, ...heads])],
      notBefore: afterQuietHours(now),
    },
    ...refreshed(node),
  ];
}

/** Head of the unit of whoever is late; of the node's where that unit has none, as an enterprise. */
function headsOver(world: World, project: Project, item: RectificationItem): PersonId[] {
  const actor = actorOf(world, project, item);
  const unit =
    item.state.status === 'fixed' ? world.directory.person(actor ?? '')?.unit : undefined;
  const heads = unitHeadsOf(world, unit ?? item.ownerUnit);
  return heads.length > 0 ? heads : unitHeadsOf(world, unitOfNode(world, project, item.node));
}
