import { DUE_TIME, dueAt, dueOn } from '../calendar/due.ts';
import { dayOf, type Instant, instantAt } from '../calendar/time.ts';
import type { MaterialCode } from '../catalogue/types.ts';
import { bringerOf } from '../material/bringer.ts';
import type { Waiting } from '../matter/waiting.ts';
import type { PersonId } from '../people/types.ts';
import { runningNodes } from '../project/node-view.ts';
import { ENTERPRISE, responsibleOfUnit } from '../project/people.ts';
import type { Project, RunningNode, World } from '../project/types.ts';
import { stopOf } from './stopped.ts';
import { stillAwaited } from './supplement.ts';

// Papers that were named to complete an application (补正) and that somebody still owes.

/** The morning on which whoever owes papers is reminded. */
const REMIND_AT = '07:00';
const nextMorning = { days: 1, kind: 'working' } as const;

/** Whether a node's clock stands still because it waits for named papers. */
export const waitsForPapers = (node: RunningNode): boolean =>
  stopOf(node) === 'supplement' || node.clock.paused?.reason === 'supplement';

/**
 * When whoever owes the papers of a node is reminded next; null: none are waited for. First on the day
 * that was named for them, where one was (a pause); else, and again, when 5 working days have gone by
 * without anything happening on the node. No law says how long papers may take: the span is that of the
 * telling, so that a week of silence is not longer for one side than for the other.
 * Source: lifecycle README, section 6 (补正); rules, `supplementNoticeDays`.
 */
export function remindsAt({ calendar, catalogue }: World, node: RunningNode): Instant | null {
  if (!waitsForPapers(node)) return null;
  const { paused, papersRemindedAt = 0 } = node.clock;
  if (paused && papersRemindedAt < paused.at) return instantAt(paused.expectedOn, REMIND_AT);
  const since = dayOf(Math.max(node.touchedAt, papersRemindedAt));
  const silentUntil = dueOn(calendar, since, catalogue.rules.clock.supplementNoticeDays);
  return dueAt(calendar, silentUntil, nextMorning, REMIND_AT);
}

/**
 * Who has to see that some papers come: whoever brings each of them, and beside the agent the
 * enterprise's contact. Each once.
 */
export function owersOf(
  world: World,
  project: Project,
  materials: readonly MaterialCode[],
): PersonId[] {
  const bringers = materials.flatMap((material) => bringerOf(world, project, material) ?? []);
  const { person: agent } = responsibleOfUnit(world, project, ENTERPRISE);
  const contact = project.team.enterpriseContact;
  const isTheirs = agent !== null && bringers.includes(agent) && contact !== null;
  const all = [...bringers, ...(isTheirs ? [contact] : [])];
  return [...new Set(all)].filter((id) => world.directory.person(id)?.active === true);
}

/** Papers that wait for a person to bring them, one entry a node; due on the day named for them. */
export const paperWaits = (world: World, project: Project, person: PersonId): Waiting[] =>
  runningNodes(project).flatMap((node) => {
    const owed = owedBy(world, project, node, person);
    if (owed.length === 0) return [];
    const { paused } = node.clock;
    const dueAt = paused ? instantAt(paused.expectedOn, DUE_TIME) : null;
    return { matter: null, node: node.code, dueAt, act: 'papers-bring', count: owed.length };
  });

/** The papers that a node waits for and that a person has to bring. */
export const owedBy = (
  world: World,
  project: Project,
  node: RunningNode,
  person: PersonId,
): MaterialCode[] =>
  waitsForPapers(node)
    ? stillAwaited(world, project, node).filter((material) =>
        owersOf(world, project, [material]).includes(person),
      )
    : [];

/** Whether a reminder of an instant is over: the papers are there, or a later one was sent. */
export const isReminderOver = (
  world: World,
  project: Project,
  node: RunningNode | undefined,
  at: Instant,
): boolean =>
  node === undefined ||
  !waitsForPapers(node) ||
  node.clock.papersRemindedAt !== at ||
  stillAwaited(world, project, node).length === 0;
