import type { Instant } from '../calendar/time.ts';
import type { PersonId } from '../people/types.ts';
import { runningNodes } from '../project/node-view.ts';
import { afterQuietHours, type Notice, type NoticePlanners } from '../project/notices.ts';
import { groupMembers, responsibleFor } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import type { StandingEvent, StandingSubject } from './types.ts';

export const standingNotices: NoticePlanners<StandingEvent> = {
  projectSuspended: (world, project, _event, now) => [
    tell(world, project, { kind: 'suspended', at: now }, heads(project), now),
    ...redrawn(project),
    { type: 'holdCalls' },
  ],
  projectResumed: (world, project, { since }, now) => [
    tell(world, project, { kind: 'resumed', since, at: now }, atWork(world, project), now),
    ...redrawn(project),
    { type: 'renewCards' },
    { type: 'releaseCalls', notBefore: afterQuietHours(now) },
  ],
  projectTerminated: (world, project, _event, now) => [
    tell(world, project, { kind: 'ended' }, heads(project), now),
    ...redrawn(project),
    { type: 'dropCalls' },
  ],
  projectFinished: (world, project, _event, now) => [
    tell(world, project, { kind: 'ended' }, heads(project), now),
    ...redrawn(project),
  ],
  projectArchived: (world, project, _event, now) => [
    tell(world, project, { kind: 'archived' }, [], now),
    { type: 'renameGroup', notBefore: afterQuietHours(now) },
    { type: 'refreshProgress' },
  ],
};

const tell = (
  world: World,
  project: Project,
  card: StandingSubject,
  wanted: readonly PersonId[],
  now: Instant,
): Notice => {
  const members = groupMembers(world, project);
  const mention = [...new Set(wanted)].filter((id) => members.includes(id));
  return { type: 'postToGroup', card, mention, notBefore: afterQuietHours(now) };
};

/** Who carries the project: they tell everybody else. */
const heads = ({ team }: Project): PersonId[] => [
  team.lead,
  team.agent,
  ...(team.enterpriseContact ? [team.enterpriseContact] : []),
];

/** Who has to go on now. */
const atWork = (world: World, project: Project): PersonId[] =>
  runningNodes(project).flatMap(({ code }) => responsibleFor(world, project, code).person ?? []);

/** Every card of the project says how it stands. */
const redrawn = (project: Project): Notice[] => [
  ...runningNodes(project).map(({ code }) => ({ type: 'refreshNode', node: code }) as const),
  ...[...project.matters.keys()].map((matter) => ({ type: 'refreshMatter', matter }) as const),
  { type: 'refreshProgress' },
];
