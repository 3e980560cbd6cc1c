import type { Instant } from '../calendar/time.ts';
import type {
  Checklist as ChecklistDefinition,
  ChecklistItem,
  NodeCode,
} from '../catalogue/types.ts';
import { accept, refuse } from '../decision.ts';
import { mattersOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import { checkAct } from '../project/act.ts';
import type { Refusal } from '../project/commands.ts';
import type { ProjectDecision } from '../project/decider.ts';
import { definitionOf } from '../project/node-view.ts';
import type { Project, World } from '../project/types.ts';
import { completeProblems, MOST_SIGNS } from './complete.ts';
import { enter } from './enter.ts';
import { openProblems } from './problem.ts';
import type { Checklist, RectificationCommand, RectificationEvent, TickState } from './types.ts';

// Acceptance brought forward (验收标准前置): the checklist of a construction node is worked off on
// site while building goes on. Source: lifecycle, section 2 "checklist".

export const checklistIdOf = (node: NodeCode): MatterId => `K${node}`;

/** The checklist of a node in a project; undefined where its node has none or has not started. */
export const checklistOf = (project: Pick<Project, 'matters'>, node: NodeCode) =>
  mattersOf(project, 'checklist').find((checklist) => checklist.node === node);

/** The items of a running checklist, as the catalogue has them. */
export const itemsOf = (world: World, { checklist }: Checklist): readonly ChecklistItem[] =>
  definitionOfChecklist(world, checklist).items;

function definitionOfChecklist(world: World, code: string): ChecklistDefinition {
  const definition = world.catalogue.checklists.get(code);
  if (!definition) throw new Error(`checklist ${code} is not in the catalogue`);
  return definition;
}

/** What follows at once when a node starts: its checklist, unless it had one before. */
export function openedWith(
  world: World,
  project: Pick<Project, 'matters'>,
  node: NodeCode,
): RectificationEvent[] {
  const { checklist } = definitionOf(world, node);
  if (checklist === undefined || checklistOf(project, node)) return [];
  return [{ type: 'checklistOpened', node, matter: checklistIdOf(node), checklist }];
}

export interface ChecklistFigures {
  readonly count: number;
  readonly unchecked: number;
  readonly passed: number;
  readonly failed: number;
  readonly notApplicable: number;
}

/** How far a checklist is, over all its items or some. */
export function countTicks(
  { ticks }: Checklist,
  items: readonly ChecklistItem[],
): ChecklistFigures {
  const of = (state: TickState) => items.filter(({ code }) => ticks[code]?.state === state).length;
  const [passed, failed, notApplicable] = [of('passed'), of('failed'), of('notApplicable')];
  const unchecked = items.length - passed - failed - notApplicable;
  return { count: items.length, unchecked, passed, failed, notApplicable };
}

/**
 * Ticks items on site. What fails becomes a problem of the node at once, named with the acceptance
 * that it would endanger; its item passes when the problem is closed.
 */
export function decideTick(
  world: World,
  project: Project,
  command: Extract<RectificationCommand, { type: 'tickChecklist' }>,
  now: Instant,
): ProjectDecision {
  const { node, by, state } = command;
  const check = checkAct(world, project, command);
  if (!check.ok) return check;
  const checklist = checklistOf(project, node);
  if (!checklist) return refuse({ code: 'no-checklist', node });
  const codes = [...new Set(command.items)];
  const refusal = mayTick(world, project, checklist, codes);
  if (refusal) return refuse(refusal);
  const words = command.words.trim();
  const items = itemsOf(world, checklist).filter(({ code }) => codes.includes(code));
  const longest = Math.max(...items.map(({ text }) => [...problemWords(text, words)].length));
  if (longest > MOST_SIGNS) {
    return refuse({
      code: 'tick-words-too-long',
      most: MOST_SIGNS - (longest - [...words].length),
    });
  }
  const changed = items.filter(({ code }) => checklist.ticks[code]?.state !== state);
  if (changed.length === 0) return accept();
  const ticked: RectificationEvent = {
    type: 'checklistTicked',
    node,
    matter: checklist.id,
    items: changed.map(({ code }) => code),
    state,
    by,
    ...(words === '' ? {} : { said: { words } }),
  };
  if (state !== 'failed') return accept(ticked);
  const problems = changed.map(({ text, discipline }) => ({
    words: problemWords(text, words),
    part: discipline,
  }));
  const completed = completeProblems(world, project, { node, by, problems }, now);
  if (completed.faults.length > 0) {
    return refuse({ code: 'problems-faulty', faults: completed.faults });
  }
  const sources = changed.map(({ code, servesNode }) => ({ item: code, servesNode }));
  const entered = enter(project, node, by, completed.problems, sources);
  return accept<RectificationEvent>(ticked, entered);
}

const problemWords = (text: string, words: string): string =>
  words === '' ? text : `${text}（${words}）`;

function mayTick(
  world: World,
  project: Project,
  checklist: Checklist,
  codes: readonly string[],
): Refusal | undefined {
  if (codes.length === 0) return { code: 'nothing-ticked' };
  const known = new Set(itemsOf(world, checklist).map(({ code }) => code));
  const unknown = codes.find((code) => !known.has(code));
  if (unknown !== undefined) return { code: 'unknown-checklist-item', item: unknown };
  const failed = openProblems(project, checklist.node).find(
    ({ source }) => source !== null && codes.includes(source.item),
  );
  return failed?.source
    ? { code: 'checklist-item-failed', item: failed.source.item, matter: failed.id }
    : undefined;
}
