import { countWorkdays, dueOn } from '../calendar/due.ts';
import { type Day, dayOf, type Instant } from '../calendar/time.ts';
import { limitOf, statutoryOf } from '../catalogue/applies.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import { worldFor } from '../project/edition.ts';
import type { ProjectEvent, ProjectEventType } from '../project/events.ts';
import { evolve } from '../project/evolve.ts';
import { definitionOf, runningNodes } from '../project/node-view.ts';
import { unitOfNode } from '../project/people.ts';
import type { DoneNode, Project, ProjectId, RunningNode, World } from '../project/types.ts';

/** A stretch from a node's start to its end. Days are working days, the first not counted. */
export interface MeasuredNode {
  readonly project: ProjectId;
  readonly node: NodeCode;
  readonly unit: UnitCode;
  readonly dueAt: Instant;
  /** Null: it is not done yet. */
  readonly doneAt: Instant | null;
  readonly used: number | null;
  /** What was promised (承诺时限). */
  readonly target: number | null;
  /** What the law allows at most; null: it fixes no end. */
  readonly statutory: number | null;
}

/** What moves the start, the end or the deadline of a node. All else leaves these as they are. */
export const timelineEventTypes = [
  'projectOpened',
  'nodeSkipped',
  'nodeImported',
  'nodeStarted',
  'nodeFinished',
  'dueSet',
  'nodePaused',
  'nodeResumed',
  'supplementAsked',
  'supplementCompleted',
  'extensionGranted',
  'nodeReopened',
  'nodeDropped',
  'projectSuspended',
  'projectResumed',
  'projectTerminated',
  'projectFinished',
  'projectArchived',
  'projectWithdrawn',
  'catalogueMoved',
] as const satisfies readonly ProjectEventType[];

const moving: ReadonlySet<string> = new Set(timelineEventTypes);

/** A project's log, the oldest first; events that move nothing may be left out. */
export type Timeline = readonly { readonly event: ProjectEvent; readonly at: Instant }[];

/**
 * Every stretch that a project's nodes have run, told from its log: each period of a monthly node and
 * each run before a node was reopened, with the deadline as it stood at its end; and those under way.
 * Nodes whose clock is the enterprise's are left out, as are those done before the project was entered
 * here. Nothing is told of a project that was withdrawn with its import.
 */
export function runsIn(around: World, timeline: Timeline): MeasuredNode[] {
  let project: Project | null = null;
  const runs: MeasuredNode[] = [];
  for (const { event, at } of timeline) {
    if (!moving.has(event.type)) continue;
    project = evolve(project, event, at);
    if (event.type !== 'nodeFinished') continue;
    const node = project.nodes.get(event.node);
    if (node?.status === 'done') runs.push(...measure(around, project, node));
  }
  if (!project || project.phase.status === 'withdrawn') return [];
  const ended = project;
  return [...runs, ...underWay(ended).flatMap((node) => measure(around, ended, node))];
}

/** What still runs; of a project that stands still or has ended what was due before. */
function underWay(project: Project): RunningNode[] {
  const { phase } = project;
  const running = runningNodes(project);
  return phase.status === 'active' ? running : running.filter(({ dueAt }) => dueAt <= phase.at);
}

function measure(around: World, project: Project, node: RunningNode | DoneNode): MeasuredNode[] {
  const world = worldFor(around, project);
  const { code, startedOn, dueAt } = node;
  const definition = definitionOf(world, code);
  if (definition.clockOwner === 'enterprise' || startedOn === null || dueAt === null) return [];
  const { calendar } = world;
  const doneAt = node.status === 'done' ? node.doneAt : null;
  const daysTo = (day: Day) => countWorkdays(calendar, startedOn, day);
  const statutory = statutoryOf(definition, project.attributes);
  return [
    {
      project: project.id,
      node: code,
      unit: unitOfNode(world, project, code),
      dueAt,
      doneAt,
      used: doneAt === null ? null : Math.max(0, daysTo(dayOf(doneAt)) - pausedDays(world, node)),
      target: daysTo(dueOn(calendar, startedOn, limitOf(definition, project.attributes))),
      statutory:
        statutory?.type === 'maximum' ? daysTo(dueOn(calendar, startedOn, statutory)) : null,
    },
  ];
}

/** Working days of its pauses: the day of pausing was used, that of resuming was not. */
const pausedDays = ({ calendar }: World, { clock }: Pick<DoneNode, 'clock'>): number =>
  clock.past.reduce(
    (days, { at, resumedAt }) => days + countWorkdays(calendar, dayOf(at), dayOf(resumedAt)),
    0,
  );
