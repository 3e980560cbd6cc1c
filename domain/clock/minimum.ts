import type { Calendar, Limit } from '../calendar/calendar.ts';
import { dueOn } from '../calendar/due.ts';
import { addDays, addMonths, type Day, dayOf, type Instant } from '../calendar/time.ts';
import { statutoryOf } from '../catalogue/applies.ts';
import type { MinimumPeriod, NodeDefinition, ProjectAttributes } from '../catalogue/types.ts';
import { definitionOf } from '../project/node-view.ts';
import type { RunningNode, World } from '../project/types.ts';
import type { MinimumRefusal } from './types.ts';

/** A stretch of a node that the law protects: nobody may end it sooner. */
export interface Minimum {
  /** Its last day: from then on the node may be finished. */
  readonly endsOn: Day;
  /** The periods it is made of, one after the other. */
  readonly periods: readonly Limit[];
  /** What they are, in the catalogue's words; empty where it has none. */
  readonly what: readonly string[];
  /** The rule, `《…规定》第八条`. */
  readonly basis: string;
}

/**
 * The legal minimum of a node that runs from `startedOn`; null: it has none. Public notices follow
 * one another; where the law also fixes the whole, the later end counts. The days count from the
 * start, which is not counted itself; the end does not roll from a day off, since the law asks for no
 * more than the days. A pause does not lengthen it: the notice runs on.
 * Source: lifecycle README, sections 2 (`statutoryMinimum`, `statutory.type`) and 6.
 */
export function minimumOf(
  world: World,
  attributes: ProjectAttributes,
  node: Pick<RunningNode, 'code' | 'startedOn'>,
): Minimum | null {
  const definition = definitionOf(world, node.code);
  const end = (periods: readonly Limit[]) =>
    periods.reduce((day, period) => plainEnd(world.calendar, day, period), node.startedOn);
  const [parts, whole] = [partsOf(definition), wholeOf(definition, attributes)];
  if (parts && (!whole || end(parts.periods) >= end(whole.periods))) {
    return { ...parts, endsOn: end(parts.periods) };
  }
  return whole && { ...whole, endsOn: end(whole.periods) };
}

/** Whether a node's limit holds days that the law protects, whatever its start. */
export const hasMinimum = (definition: NodeDefinition, attributes: ProjectAttributes): boolean =>
  definition.statutoryMinimum.length > 0 || statutoryOf(definition, attributes)?.type === 'minimum';

function partsOf({ statutoryMinimum: parts }: NodeDefinition): Omit<Minimum, 'endsOn'> | null {
  if (parts.length === 0) return null;
  return {
    periods: parts,
    what: parts.map(({ what }) => what),
    basis: [...articlesOf(parts)]
      .map(([basis, articles]) => `${basis}${articles.join('、')}`)
      .join('、'),
  };
}

function articlesOf(parts: readonly MinimumPeriod[]): Map<string, string[]> {
  const articles = new Map<string, string[]>();
  for (const { basis, article } of parts) {
    articles.set(basis, [...(articles.get(basis) ?? []), ...(article ? [article] : [])]);
  }
  return articles;
}

function wholeOf(
  definition: NodeDefinition,
  attributes: ProjectAttributes,
): Omit<Minimum, 'endsOn'> | null {
  const statutory = statutoryOf(definition, attributes);
  if (statutory?.type !== 'minimum') return null;
  const { basis, article = '' } = statutory;
  return { periods: [statutory], what: [], basis: `${basis}${article}` };
}

const plainEnd = (calendar: Calendar, from: Day, period: Limit): Day => {
  if ('months' in period) return addMonths(from, period.months);
  return period.kind === 'working' ? dueOn(calendar, from, period) : addDays(from, period.days);
};

/**
 * Why a node may not end at `at`, by finishing it or by an instant set for it: the law's days have
 * not run. Undefined: it may. On the last of these days it may end. A node that was opened again has
 * had its days before it was first finished.
 */
export function refusalOfMinimum(
  world: World,
  attributes: ProjectAttributes,
  node: Pick<RunningNode, 'code' | 'startedOn' | 'reopened'>,
  act: MinimumRefusal['act'],
  at: Instant,
): MinimumRefusal | undefined {
  const minimum = node.reopened ? null : minimumOf(world, attributes, node);
  if (!minimum || dayOf(at) >= minimum.endsOn) return undefined;
  const { endsOn: earliestOn, basis } = minimum;
  const { code, startedOn } = node;
  return { code: 'before-minimum', node: code, act, startedOn, earliestOn, basis };
}
