import { mattersOf } from '../matter/machine.ts';
import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import { responsibleOfUnit } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import { confirmerOf, speakersOf } from './people.ts';
import type { Blocker, BlockerAct } from './types.ts';

/** Open blockers that wait for a person: to be answered, worked off, or confirmed as solved. */
export const blockerWaits = (world: World, project: Project, person: PersonId): Waiting[] =>
  mattersOf(project, 'blocker').flatMap((blocker) => {
    const wait = waitOf(world, project, blocker, person);
    return wait ? [{ matter: blocker.id, node: blocker.node, ...wait }] : [];
  });

function waitOf(
  world: World,
  project: Project,
  blocker: Blocker,
  person: PersonId,
): { act: BlockerAct; dueAt: number | null } | undefined {
  const { claimed, closed, owner, parts, replied, replyDueAt, solved } = blocker;
  if (closed) return undefined;
  if (solved) {
    const isAsked = confirmerOf(world, project, blocker, solved.by) === person;
    return isAsked ? { act: 'blocker-confirm', dueAt: solved.dueAt } : undefined;
  }
  const answers = (unit: string) => responsibleOfUnit(world, project, unit).person;
  // Who has taken it on works it off, as long as they speak for its unit.
  const isTaken = claimed !== null && speakersOf(world, project, owner).includes(claimed.by);
  if ((isTaken ? claimed.by : answers(owner)) === person) {
    return replied
      ? { act: 'blocker-solve', dueAt: null }
      : { act: 'blocker-reply', dueAt: replyDueAt };
  }
  const isNeeded = parts.some(({ unit, state }) => state !== 'done' && answers(unit) === person);
  return isNeeded ? { act: 'blocker-part', dueAt: null } : undefined;
}
