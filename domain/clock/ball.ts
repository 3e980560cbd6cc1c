import { type Day, dayOf, daysBetween, type Instant } from '../calendar/time.ts';
import type { NodeDefinition } from '../catalogue/types.ts';
import { definitionOf } from '../project/node-view.ts';
import type { DoneNode, Project, RunningNode, World } from '../project/types.ts';
import { holderOf } from './reasons.ts';
import { readyOnOf } from './supplement.ts';
import { type BallHolder, ballHolders } from './types.ts';

/** Calendar days that each holder has used. */
export type BallClock = Readonly<Record<BallHolder, number>>;

/** Days after `from` up to and with `to`, and whose they are. */
interface Held {
  readonly from: Day;
  readonly to: Day;
  readonly holder: BallHolder;
}

const nobodys: BallClock = { unit: 0, enterprise: 0, upperLevel: 0, nobody: 0 };

/** Joint time is the unit's unless something stops it. Source: lifecycle README, `clockOwner`. */
const ownerOf = ({ clockOwner }: NodeDefinition): BallHolder =>
  clockOwner === 'enterprise' ? 'enterprise' : 'unit';

/**
 * Whose days a node has used up to `now`, or up to its end: every calendar day after the one on which
 * it became ready belongs to exactly one holder, so that they sum up to the days gone by. A pause has
 * the days after the one it began on up to and with the one it ended on, a supplement likewise the
 * enterprise; nobody has those of a suspended project; the rest are the owner's of the clock. None
 * for a node that was done before its project was entered.
 * Source: design, section 3 "A node's life" (the ball clock).
 */
export function ballClock(
  world: World,
  project: Pick<Project, 'phase'>,
  node: RunningNode | DoneNode,
  now: Instant,
): BallClock {
  if (node.startedOn === null) return nobodys;
  const from = readyOnOf({ clock: node.clock, startedOn: node.startedOn });
  const to = dayOf(node.status === 'done' ? (node.doneAt ?? now) : now);
  const owner = ownerOf(definitionOf(world, node.code));
  const stretches = heldStretches(project, node, to);
  const days = { ...nobodys };
  let day = from;
  for (const stretch of stretches) {
    // Where two overlap the earlier one keeps its days.
    const [start, end] = [later(day, stretch.from), earlier(stretch.to, to)];
    if (end <= start) continue;
    days[owner] += daysBetween(day, start);
    days[stretch.holder] += daysBetween(start, end);
    day = end;
  }
  days[owner] += Math.max(0, daysBetween(day, to));
  return days;
}

/** Stretches that are not the owner's, by their beginning. */
function heldStretches(
  { phase }: Pick<Project, 'phase'>,
  { clock, status }: RunningNode | DoneNode,
  to: Day,
): Held[] {
  const { past, paused, supplements, idle } = clock;
  const held: Held[] = [
    ...past.map(({ reason, at, resumedAt }) => ({
      from: dayOf(at),
      to: dayOf(resumedAt),
      holder: holderOf[reason],
    })),
    ...(paused ? [{ from: dayOf(paused.at), to, holder: holderOf[paused.reason] }] : []),
    ...supplements.map(({ at, completedAt }) => ({
      from: dayOf(at),
      to: completedAt === null ? to : dayOf(completedAt),
      holder: 'enterprise' as const,
    })),
    ...idle.map((days) => ({ ...days, holder: 'nobody' as const })),
    ...(phase.status === 'suspended' && status === 'running'
      ? [{ from: dayOf(phase.at), to, holder: 'nobody' as const }]
      : []),
  ];
  return held.sort((a, b) => a.from.localeCompare(b.from));
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

/** The same over all nodes of a project that have begun: days of nodes that run side by side add up. */
export function projectBallClock(world: World, project: Project, now: Instant): BallClock {
  const days = { ...nobodys };
  for (const node of project.nodes.values()) {
    if (node.status !== 'running' && node.status !== 'done') continue;
    const own = ballClock(world, project, node, now);
    for (const holder of ballHolders) days[holder] += own[holder];
  }
  return days;
}

/** Who holds a running node's ball at `now`: whose day today is. */
export function ballHolderOf(
  world: World,
  { phase }: Pick<Project, 'phase'>,
  { code, clock }: RunningNode,
): BallHolder {
  if (phase.status === 'suspended') return 'nobody';
  if (clock.paused) return holderOf[clock.paused.reason];
  if (clock.supplements.some(({ completedAt }) => completedAt === null)) return 'enterprise';
  return ownerOf(definitionOf(world, code));
}
