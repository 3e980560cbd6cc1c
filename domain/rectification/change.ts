import { dayOf, daysBetween, type Instant } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import type { ProjectDecision } from '../project/decider.ts';
import type { Project, World } from '../project/types.ts';
import { dueFor, type OrFault, ownerFor } from './complete.ts';
import { pick } from './pick.ts';
import { ownerOf, recheckersFor } from './problem.ts';
import type { ProblemChange, RectificationCommand, RectificationItem } from './types.ts';

type Change = Extract<RectificationCommand, { type: 'changeProblems' }>;

/**
 * Gives open problems another owner, another date, or both: what is left out stays. What is fixed
 * already waits for its re-check and keeps its owner. The log keeps what stood before.
 */
export function decideChange(
  world: World,
  project: Project,
  command: Change,
  now: Instant,
): ProjectDecision {
  const picked = pick(world, project, command);
  if (!picked.ok) return picked;
  const { node, by, owner, ownerUnit, dueOn } = command;
  if (owner === undefined && ownerUnit === undefined && dueOn === undefined) {
    return refuse({ code: 'problem-change-missing' });
  }
  const changes: ProblemChange[] = [];
  for (const item of picked.items) {
    if (item.state.status === 'fixed') return refuse({ code: 'problem-waits', matter: item.id });
    const change = changeOf(world, project, item, command, now);
    if ('code' in change) return refuse({ code: 'problem-change-faulty', fault: change });
    if (change.owner !== null || change.due !== null) changes.push(change);
  }
  if (changes.length === 0) return refuse({ code: 'problem-unchanged' });
  return accept({ type: 'problemsChanged', node, changes, by });
}

function changeOf(
  world: World,
  project: Project,
  item: RectificationItem,
  { node, owner, ownerUnit, dueOn }: Change,
  now: Instant,
): OrFault<ProblemChange> {
  const named = {
    words: item.words,
    ...(owner === undefined ? {} : { owner }),
    ...(ownerUnit === undefined ? {} : { ownerUnit }),
  };
  const isOwnerNamed = owner !== undefined || ownerUnit !== undefined;
  const to = isOwnerNamed ? ownerFor(world, project, node, named) : null;
  if (to && 'code' in to) return to;
  const due = dueOn === undefined ? null : dueFor(world, node, { words: item.words, dueOn }, now);
  if (due && 'code' in due) return due;
  if (to && !isRechecked(world, project, item, to.owner)) return { code: 'nobody-rechecks' };
  const from = { owner: item.owner, ownerUnit: item.ownerUnit };
  const isSameOwner =
    to === null || (to.ownerUnit === from.ownerUnit && to.owner === ownerOf(world, project, item));
  return {
    matter: item.id,
    owner: isSameOwner ? null : { from, to },
    due:
      due === null || due.dueAt === item.dueAt
        ? null
        : { from: item.dueAt, to: due.dueAt, limitDays: allowed(item, due.dueAt) },
  };
}

/** Nobody checks their own work: somebody else must be left for it. */
const isRechecked = (world: World, project: Project, item: RectificationItem, owner: string) =>
  item.recheckBy !== owner ||
  recheckersFor(world, project, item.node, item.entered.by, [owner]).length > 0;

/** Calendar days from its entry, as those of any problem are counted. */
const allowed = ({ entered }: RectificationItem, dueAt: Instant): number =>
  Math.max(1, daysBetween(dayOf(entered.at), dayOf(dueAt)));
