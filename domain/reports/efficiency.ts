import type { Instant } from '../calendar/time.ts';
import type { UnitCode } from '../catalogue/types.ts';
import type { MeasuredNode } from './timeline.ts';

/** Figures of a stretch of time; each with the nodes behind it. */
export interface Efficiency {
  /** Due in the stretch, and those of them that were done by then. */
  readonly due: readonly MeasuredNode[];
  readonly onTime: readonly MeasuredNode[];
  /** Done in the stretch: what the averages are made of. */
  readonly done: readonly MeasuredNode[];
  /** Of them those for which the law fixes an end: what 提速 is made of. */
  readonly lawful: readonly MeasuredNode[];
  /** In working days; null: nothing was done. */
  readonly averages: { readonly used: number; readonly target: number } | null;
  /** The same over `lawful`, beside what the law allows; null: there is none. */
  readonly legal: { readonly used: number; readonly statutory: number } | null;
  /** Share of the legal days that was saved, 0.6 = 60 %; null: no node to say it of. */
  readonly saved: number | null;
}

/**
 * On-time rate and average days used, beside the days promised and those the law allows, from one
 * instant up to another, of one unit or of all. Days of a pause are not used.
 * Source: lifecycle README, section 10 ("时效"); glossary, `onTimeRate`.
 */
export function efficiencyOf(
  runs: readonly MeasuredNode[],
  { from, to, unit }: { from: Instant; to: Instant; unit: UnitCode | null },
  now: Instant,
): Efficiency {
  const own = runs.filter((node) => unit === null || node.unit === unit);
  const due = own.filter(({ dueAt }) => dueAt >= from && dueAt < to && dueAt <= now);
  const done = own.filter(({ doneAt }) => doneAt !== null && doneAt >= from && doneAt < to);
  const lawful = done.filter(({ statutory }) => statutory !== null);
  const used = sum(lawful, ({ used: days }) => days);
  const statutory = sum(lawful, ({ statutory: days }) => days);
  return {
    due,
    onTime: due.filter(({ doneAt, dueAt }) => doneAt !== null && doneAt <= dueAt),
    done,
    lawful,
    averages:
      done.length === 0
        ? null
        : {
            used: sum(done, (node) => node.used) / done.length,
            target: sum(done, (node) => node.target) / done.length,
          },
    legal:
      lawful.length === 0
        ? null
        : { used: used / lawful.length, statutory: statutory / lawful.length },
    saved: statutory === 0 ? null : (statutory - used) / statutory,
  };
}

const sum = (nodes: readonly MeasuredNode[], of: (node: MeasuredNode) => number | null): number =>
  nodes.reduce((total, node) => total + (of(node) ?? 0), 0);
