import { countWorkdays, dueOn } from '../calendar/due.ts';
import { type Day, dayOf, type Instant } from '../calendar/time.ts';
import { limitOf, statutoryOf } from '../catalogue/applies.ts';
import type { NodeCode, UnitCode } from '../catalogue/types.ts';
import { worldFor } from '../project/edition.ts';
import { definitionOf } from '../project/node-view.ts';
import { unitOfNode } from '../project/people.ts';
import type { DoneNode, NodeState, Project, ProjectId, World } from '../project/types.ts';

/** A node that a figure is made of. Days are working days, the first not counted. */
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

/** Figures of a stretch of time; each with the nodes behind it. */
export interface Efficiency {
  /** Due in the stretch, and those of them that were done by then. */
  readonly due: readonly MeasuredNode[];
  readonly onTime: readonly MeasuredNode[];
  /** Done in the stretch: what the averages are made of. */
  readonly done: readonly MeasuredNode[];
  /** Of them those for which the law fixes an end: what 提速 is made of. */
  readonly lawful: readonly MeasuredNode[];
  readonly averages: {
    readonly used: number;
    readonly target: number;
  } | null;
  /** Share of the legal days that was saved, 0.6 = 60 %; null: no node to say it of. */
  readonly saved: number | null;
}

/**
 * On-time rate and days used from one instant up to another, of one unit or of all. Nodes whose clock
 * is the enterprise's are left out, as are those done before their project was entered here; days of
 * a pause are not used. Source: lifecycle README, section 10 ("时效"); glossary, `onTimeRate`.
 */
export function efficiencyOf(
  around: World,
  projects: readonly Project[],
  { from, to, unit }: { from: Instant; to: Instant; unit: UnitCode | null },
  now: Instant,
): Efficiency {
  const nodes = projects
    .flatMap((project) => measuredIn(worldFor(around, project), project))
    .filter((node) => unit === null || node.unit === unit);
  const due = nodes.filter(({ dueAt }) => dueAt >= from && dueAt < to && dueAt <= now);
  const done = nodes.filter(({ doneAt }) => doneAt !== null && doneAt >= from && doneAt < to);
  const counted = done.filter(({ used, target }) => used !== null && target !== null);
  const lawful = counted.filter(({ statutory }) => statutory !== null);
  const legal = sum(lawful, ({ statutory }) => statutory);
  return {
    due,
    onTime: due.filter(({ doneAt, dueAt }) => doneAt !== null && doneAt <= dueAt),
    done: counted,
    lawful,
    averages:
      counted.length === 0
        ? null
        : {
            used: sum(counted, ({ used }) => used) / counted.length,
            target: sum(counted, ({ target }) => target) / counted.length,
          },
    saved: legal === 0 ? null : (legal - sum(lawful, ({ used }) => used)) / legal,
  };
}

const sum = (nodes: readonly MeasuredNode[], of: (node: MeasuredNode) => number | null): number =>
  nodes.reduce((total, node) => total + (of(node) ?? 0), 0);

function measuredIn(world: World, project: Project): MeasuredNode[] {
  return [...project.nodes.values()].flatMap((node) => {
    if (node.status === 'skipped' || node.status === 'waiting') return [];
    if (definitionOf(world, node.code).clockOwner === 'enterprise') return [];
    const measured = measure(world, project, node);
    return measured ? [measured] : [];
  });
}

function measure(
  world: World,
  project: Project,
  node: Extract<NodeState, { status: 'running' | 'done' }>,
): MeasuredNode | null {
  if (node.startedOn === null || node.dueAt === null) return null;
  const doneAt = node.status === 'done' ? node.doneAt : null;
  const { code: name, startedOn, dueAt } = node;
  const definition = definitionOf(world, name);
  const statutory = statutoryOf(definition, project.attributes);
  const { calendar } = world;
  const daysTo = (day: Day) => countWorkdays(calendar, startedOn, day);
  return {
    project: project.id,
    node: name,
    unit: unitOfNode(world, project, name),
    dueAt,
    doneAt,
    used:
      doneAt === null
        ? null
        : Math.max(0, daysTo(dayOf(doneAt)) - pausedDays(world, node as DoneNode)),
    target: daysTo(dueOn(calendar, startedOn, limitOf(definition, project.attributes))),
    statutory: statutory?.type === 'maximum' ? daysTo(dueOn(calendar, startedOn, statutory)) : null,
  };
}

/** Working days of its pauses: the day of pausing was used, that of resuming was not. */
const pausedDays = ({ calendar }: World, { clock }: DoneNode): number =>
  clock.past.reduce(
    (days, { at, resumedAt }) => days + countWorkdays(calendar, dayOf(at), dayOf(resumedAt)),
    0,
  );
