import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import { afterQuietHours, type Notice, type NoticePlanners } from '../project/notices.ts';
import { responsibleFor, unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { holderOf } from './reasons.ts';
import { owersOf } from './remind.ts';
import type { ClockEvent, ClockSubject, NodeClock } from './types.ts';

/** A pause more than this many times on one node looks like a delay that hides. */
export const MANY_PAUSES = 2;

const refreshes = (node: NodeCode): Notice[] => [
  { type: 'refreshNode', node },
  { type: 'refreshProgress' },
];

const clockOf = (project: Project, code: NodeCode): NodeClock | undefined => {
  const node = project.nodes.get(code);
  return node?.status === 'running' || node?.status === 'done' ? node.clock : undefined;
};

/** Who brings papers for the enterprise: its contact and the agent. */
const enterpriseSide = ({ team }: Project): PersonId[] => [
  team.agent,
  ...(team.enterpriseContact ? [team.enterpriseContact] : []),
];

/** A card in the group; one that calls nobody is the answer to an act and never waits. */
const toGroup = (card: ClockSubject, mention: readonly PersonId[], now: Instant): Notice => ({
  type: 'postToGroup',
  card,
  mention,
  notBefore: mention.length > 0 ? afterQuietHours(now) : now,
});

const toPeople = (card: ClockSubject, people: readonly PersonId[], now: Instant): Notice[] =>
  [...new Set(people)].map((person) => ({
    type: 'postToPerson',
    card,
    person,
    isUrgent: false,
    notBefore: afterQuietHours(now),
  }));

/** Who looks after delays that hide behind pauses: the unit's heads and the operators. */
const overseers = (world: World, project: Project, node: NodeCode): PersonId[] => [
  ...unitHeadsOf(world, unitOfNode(world, project, node)),
  ...world.directory.withRole('operator').map(({ id }) => id),
];

export const clockNotices: NoticePlanners<ClockEvent> = {
  nodePaused(world, project, { node, reason }, now) {
    const clock = clockOf(project, node);
    // Ended again in the same breath: nothing stands still.
    if (!clock?.paused) return refreshes(node);
    const nth = clock.past.length;
    const mention = holderOf[reason] === 'enterprise' ? enterpriseSide(project) : [];
    const isMany = nth >= MANY_PAUSES;
    return [
      toGroup({ kind: 'pause', node, nth }, mention, now),
      ...(isMany
        ? toPeople(
            { kind: 'pauseReminder', node, nth, cause: 'tooMany' },
            overseers(world, project, node),
            now,
          )
        : []),
      ...refreshes(node),
    ];
  },
  nodeResumed(world, project, { node, by }, now) {
    const state = project.nodes.get(node);
    if (state?.status !== 'running') return refreshes(node);
    const { person } = responsibleFor(world, project, node);
    const nth = state.clock.past.length - 1;
    return [
      ...(person && person !== by
        ? [toGroup({ kind: 'clockRuns', node, after: 'pause', nth }, [person], now)]
        : []),
      ...refreshes(node),
    ];
  },
  supplementAsked(_world, project, { node }, now) {
    const nth = (clockOf(project, node)?.supplements.length ?? 1) - 1;
    return [
      toGroup({ kind: 'supplement', node, nth }, enterpriseSide(project), now),
      ...refreshes(node),
    ];
  },
  supplementCompleted(world, project, { node }, now) {
    const nth = (clockOf(project, node)?.supplements.length ?? 1) - 1;
    const { person } = responsibleFor(world, project, node);
    return [
      toGroup({ kind: 'clockRuns', node, after: 'supplement', nth }, person ? [person] : [], now),
      ...refreshes(node),
    ];
  },
  pauseWarned(world, project, { node, warning }, now) {
    const clock = clockOf(project, node);
    if (!clock?.paused) return [];
    const card = { kind: 'pauseReminder', node, nth: clock.past.length, cause: warning } as const;
    const { person } = responsibleFor(world, project, node);
    const people = warning === 'ended' ? (person ? [person] : []) : overseers(world, project, node);
    return toPeople(card, people, now);
  },
  supplementReminded: (world, project, { node, materials }, now) => [
    ...owersOf(world, project, materials).flatMap((person) =>
      toPeople({ kind: 'supplementReminder', node, person, at: now }, [person], now),
    ),
    { type: 'refreshNode', node },
  ],
};
