import type { Limit } from '../calendar/calendar.ts';
import { type DueExplanation, explainDue } from '../calendar/due.ts';
import { addDays, type Day, dayOf, type Instant, startOfDay, weekdayOf } from '../calendar/time.ts';
import { holds } from '../catalogue/applies.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { definitionOf } from '../project/node-view.ts';
import type { Project, RunningNode, World } from '../project/types.ts';
import {
  countedPauses,
  dayKindOf,
  dueAfterPause,
  isCounted,
  lastSettingOf,
  limitFor,
} from './count.ts';
import { type Minimum, minimumOf } from './minimum.ts';
import { stopOf } from './stopped.ts';
import { lastSupplementDay, readyOnOf } from './supplement.ts';
import type { IdleDays, PastPause, Pause, Supplement } from './types.ts';

/** Why a clock starts on its day. */
export type StartReason =
  /** Its prerequisites were done; `lastDone` are those done on that very day. */
  | { readonly why: 'ready'; readonly lastDone: readonly NodeCode[] }
  /** The same for a node that starts with acceptance: papers may be named until `lastDay`. */
  | {
      readonly why: 'accepted';
      readonly lastDone: readonly NodeCode[];
      readonly lastDay: Day;
      readonly isOver: boolean;
    }
  /** Missing papers were named in time: the day on which the last of them came. */
  | { readonly why: 'supplemented'; readonly readyOn: Day }
  /** They are still waited for: the clock has not started. */
  | { readonly why: 'waiting'; readonly readyOn: Day };

/** How a running node's due instant came to be. */
export interface DueStory {
  readonly startedOn: Day;
  readonly start: StartReason;
  readonly limit: Limit;
  /** Why the limit is not the catalogue's plain one: a contract, or the variant that holds. */
  readonly limitReason: string;
  /** How the limit was counted, before any pause; null where the instant was set. */
  readonly counted: DueExplanation | null;
  /** It is neither what limit and pauses give nor set: the project stood still on these days. */
  readonly isMoved: boolean;
  readonly idle: readonly IdleDays[];
  /** Saturdays and Sundays that were worked and counted (调休上班). */
  readonly makeups: readonly Day[];
  /** Pauses that have moved it, and supplements that have moved its start. */
  readonly pauses: readonly PastPause[];
  readonly supplements: readonly Supplement[];
  /** Set by a person; null: counted. */
  readonly set: ReturnType<typeof lastSettingOf>;
  readonly minimum: Minimum | null;
  readonly dueAt: Instant;
  /** The pause it stands in, and where it would be due if that ended on a day: the expected one, or
   *  today where that has passed. */
  readonly paused: { readonly pause: Pause; readonly endsOn: Day; readonly dueAt: Instant } | null;
}

/**
 * The whole reckoning of a running node's due instant, for whoever asks why it is this day.
 * Source: design, section 3 "Calendar": every due instant can explain itself.
 */
export function explainNode(
  world: World,
  project: Pick<Project, 'attributes' | 'nodes'>,
  node: RunningNode,
  now: Instant,
): DueStory {
  const { attributes } = project;
  const { clock, startedOn, dueAt } = node;
  const limit = limitFor(world, attributes, node);
  const pauses = countedPauses(node);
  const counted = node.dueIsExplicit ? null : explainDue(world.calendar, startedOn, limit);
  const { paused } = clock;
  return {
    startedOn,
    start: startOf(world, project, node, now),
    limit,
    limitReason: node.limitOverride?.reason ?? variantText(world, project, node),
    counted,
    isMoved: !node.dueIsExplicit && !isCounted(world, attributes, node),
    idle: clock.idle,
    makeups:
      counted && dayKindOf(limit) === 'working' ? makeupsIn(world, startedOn, counted.dueOn) : [],
    pauses,
    supplements: clock.supplements,
    set: node.dueIsExplicit ? lastSettingOf(node) : null,
    minimum: minimumOf(world, attributes, node),
    dueAt,
    paused: paused && { pause: paused, ...expectedEnd(world, project, node, paused, now) },
  };
}

function startOf(
  world: World,
  project: Pick<Project, 'nodes'>,
  node: RunningNode,
  now: Instant,
): StartReason {
  const readyOn = readyOnOf(node);
  if (stopOf(node) === 'supplement') return { why: 'waiting', readyOn };
  if (node.clock.readyOn !== null) return { why: 'supplemented', readyOn };
  const lastDone = definitionOf(world, node.code).prerequisites.filter((code) => {
    const state = project.nodes.get(code);
    return state?.status === 'done' && state.doneAt !== null && dayOf(state.doneAt) === readyOn;
  });
  const lastDay = lastSupplementDay(world, node);
  if (lastDay === null) return { why: 'ready', lastDone };
  return { why: 'accepted', lastDone, lastDay, isOver: dayOf(now) > lastDay };
}

/** The catalogue's words for the variant that replaces the plain limit; empty: none does. */
function variantText(
  world: World,
  { attributes }: Pick<Project, 'attributes'>,
  { code }: RunningNode,
): string {
  const { variants } = definitionOf(world, code);
  return variants.find(({ when }) => holds(when, attributes))?.text ?? '';
}

function makeupsIn({ calendar }: World, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === 6;
    if (isWeekend && calendar.isWorkday(day)) days.push(day);
  }
  return days;
}

function expectedEnd(
  world: World,
  { attributes }: Pick<Project, 'attributes'>,
  node: RunningNode,
  { expectedOn }: Pause,
  now: Instant,
) {
  const end = Math.max(now, startOfDay(expectedOn));
  return { endsOn: dayOf(end), dueAt: dueAfterPause(world, attributes, node, end).dueAt };
}
