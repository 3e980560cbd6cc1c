import { DAY_MS, dayOf, type Instant } from '../calendar/time.ts';
import type { MatterMachine, MatterView } from '../matter/machine.ts';
import { warningOpensAt } from '../project/light.ts';
import { responsibleOfUnit } from '../project/people.ts';
import type { World } from '../project/types.ts';
import { levelAt, risesAt } from './level.ts';
import { calledWhenLate, confirmersOf, leadersOf } from './people.ts';
import type { Blocker, BlockerEvent, BlockerWarning } from './types.ts';

/**
 * How a blocker goes on by itself: the owed reply warns before its date and when it is late, the
 * level rises with the days, and whoever should confirm is reminded once. What is said to be solved
 * rises no further. Source: design, section 3 "Blockers".
 */
export const blockerMachine: MatterMachine<'blocker'> = {
  isOpen: ({ closed }) => closed === null,
  tick(world, view, blocker, now) {
    if (blocker.closed) return [];
    return [...warningsOf(world, view, blocker, now), ...risesOf(world, view, blocker, now)];
  },
  nextCheck(world, blocker, now) {
    if (blocker.closed) return null;
    const { solved, replied, replyDueAt } = blocker;
    const reply = replied ? [] : [nearAt(world, blocker), replyDueAt];
    const rise = risesAt(blocker);
    const looks = solved ? [solved.dueAt] : [...reply, ...(rise === null ? [] : [rise])];
    const ahead = looks.filter((instant) => instant > now);
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
  postpone(blocker, days) {
    const later = (instant: Instant) => instant + days * DAY_MS;
    const { countedFrom, replyDueAt, solved } = blocker;
    return {
      ...blocker,
      countedFrom: later(countedFrom),
      replyDueAt: later(replyDueAt),
      solved: solved && { ...solved, dueAt: later(solved.dueAt) },
    };
  },
};

/** When the owed reply warns, as any other deadline does. */
const nearAt = ({ calendar }: World, { askedAt, replyDueAt }: Blocker): Instant =>
  warningOpensAt(calendar, { startedOn: dayOf(askedAt), dueAt: replyDueAt });

function warningsOf(
  world: World,
  view: MatterView,
  blocker: Blocker,
  now: Instant,
): BlockerEvent[] {
  const { id: matter, owner, replied, replyDueAt, solved, warned } = blocker;
  const warn = (warning: BlockerWarning, called: readonly string[]): BlockerEvent[] =>
    warned[warning] === undefined ? [{ type: 'blockerWarned', matter, warning, called }] : [];
  if (solved) {
    return now >= solved.dueAt ? warn('confirm', confirmersOf(world, view, blocker)) : [];
  }
  if (replied) return [];
  if (now >= replyDueAt) return warn('red', calledWhenLate(world, view, owner));
  if (now < nearAt(world, blocker)) return [];
  const { person } = responsibleOfUnit(world, view, owner);
  return warn('yellow', person === null ? [] : [person]);
}

function risesOf(world: World, view: MatterView, blocker: Blocker, now: Instant): BlockerEvent[] {
  const level = levelAt(blocker, now);
  if (blocker.solved || level === blocker.level) return [];
  const called = leadersOf(world, view, level);
  return [{ type: 'blockerRose', matter: blocker.id, level, called, by: null }];
}
