import { dutiesDoneCard, dutiesTakenCard, type TakenOver } from '../../cards/handover/lists.ts';
import { findProjectsOf, findProjectsOfTeam } from '../../db/queries/projects.ts';
import { replaceRefusal } from '../../domain/handover/decide.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { afterQuietHours } from '../../domain/project/notices.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import { execute } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';
import { reachOf } from '../todo.ts';
import type { Recorded } from './leave-record.ts';

/**
 * 交接: in every project all that a person holds goes to another one for good. One transaction: it
 * is done everywhere or nowhere. A project that has ended stays as it was.
 */
export async function handOverDuties(turn: Turn, from: PersonId, to: PersonId): Promise<Recorded> {
  const { tx, who, now, person, cause } = turn;
  const refusal = replaceRefusal(who.world, from, to, person.id);
  if (refusal) return { ok: false, refusal };
  const taken: TakenOver[] = [];
  for (const id of await projectsOf(turn, from)) {
    const command = { type: 'handOverDuties', from, to, by: person.id } as const;
    const executed = await execute(tx, who.world, id, command, cause, now);
    const event = executed?.ok
      ? executed.events.find((each) => each.type === 'dutiesHandedOver')
      : undefined;
    if (executed && event) {
      taken.push({ project: executed.project, nodes: event.nodes, waits: [] });
    }
  }
  const context = cardContext(who, now);
  if (taken.length > 0) {
    const card = dutiesTakenCard(context, { from, by: person.id }, taken);
    await enqueueSay(tx, personLane(to), card, { notBefore: afterQuietHours(now) }, now);
  }
  return { ok: true, card: dutiesDoneCard(context, { from, to }, taken) };
}

/** In the order of their ids: two of these do not wait for one another. */
async function projectsOf({ tx, who }: Turn, id: PersonId): Promise<string[]> {
  const person = who.world.directory.person(id);
  const found = await Promise.all([
    findProjectsOfTeam(tx, id),
    person ? findProjectsOf(tx, reachOf(who.world, person)) : [],
  ]);
  return [...new Set(found.flat())].sort();
}
