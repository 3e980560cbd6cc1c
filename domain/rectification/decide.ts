import type { Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { accept, refuse } from '../decision.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import { checkAct } from '../project/act.ts';
import type { Refusal } from '../project/commands.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import { evolveAll } from '../project/evolve.ts';
import { definitionOf } from '../project/node-view.ts';
import type { Project, World } from '../project/types.ts';
import { decideChange } from './change.ts';
import { decideTick } from './checklist.ts';
import { completeProblems, MOST_SIGNS } from './complete.ts';
import { enter } from './enter.ts';
import { pick } from './pick.ts';
import { figuresOf, latestRound, openProblems, problemsInRound, recheckerOf } from './problem.ts';
import type { RectificationCommand, RectificationEvent, RectificationItem } from './types.ts';

/** More than this at once is no list that anybody reads again before it is confirmed. */
export const MOST_PROBLEMS = 50;
/** Pictures of one problem, before and after each. */
const MOST_PHOTOS = 9;

type CommandOf<Type extends RectificationCommand['type']> = Extract<
  RectificationCommand,
  { type: Type }
>;

export const rectificationDeciders: Deciders<RectificationCommand> = {
  enterProblems: decideEntry,
  reportFixed: decideFixed,
  recheckProblems: decideRecheck,
  withdrawProblems: decideWithdrawal,
  changeProblems: decideChange,
  addProblemPhoto: decidePhoto,
  tickChecklist: decideTick,
};

/**
 * Why problems may not be entered at a node at all, before any is named; undefined: they may. An
 * inspection is a node for which the catalogue plans rectification or has a checklist.
 */
export function mayEnterProblems(
  world: World,
  project: Project,
  node: NodeCode,
  by: PersonId,
): Refusal | undefined {
  const check = checkAct(world, project, { type: 'enterProblems', node, by });
  if (!check.ok) return check.refusal;
  return takesProblems(world, node) ? undefined : { code: 'no-inspection', node };
}

/** Whether a node is an inspection whose problems are entered one by one. */
export function takesProblems(world: World, node: NodeCode): boolean {
  const { rectification, checklist } = definitionOf(world, node);
  return rectification !== undefined || checklist !== undefined;
}

function decideEntry(
  world: World,
  project: Project,
  command: CommandOf<'enterProblems'>,
  now: Instant,
): ProjectDecision {
  const { node, by, problems } = command;
  const refusal = mayEnterProblems(world, project, node, by);
  if (refusal) return refuse(refusal);
  if (problems.length === 0) return refuse({ code: 'no-problems', node });
  if (problems.length > MOST_PROBLEMS) {
    return refuse({ code: 'too-many-problems', count: problems.length, most: MOST_PROBLEMS });
  }
  const completed = completeProblems(world, project, command, now);
  if (completed.faults.length > 0) {
    return refuse({ code: 'problems-faulty', faults: completed.faults });
  }
  return accept(enter(project, node, by, completed.problems));
}

const idsOf = (items: readonly RectificationItem[]): MatterId[] => items.map(({ id }) => id);

function decideFixed(
  world: World,
  project: Project,
  command: CommandOf<'reportFixed'>,
): ProjectDecision {
  const picked = pick(world, project, command);
  if (!picked.ok) return picked;
  for (const item of picked.items) {
    if (item.state.status !== 'fixed') continue;
    const recheckBy = recheckerOf(world, project, item);
    return refuse({ code: 'problem-fixed', matter: item.id, ...item.state.fixed, recheckBy });
  }
  const { node, by } = command;
  return accept({ type: 'problemsFixed', node, matters: idsOf(picked.items), by });
}

function decideRecheck(
  world: World,
  project: Project,
  command: CommandOf<'recheckProblems'>,
  now: Instant,
): ProjectDecision {
  const picked = pick(world, project, command);
  if (!picked.ok) return picked;
  const notFixed = picked.items.find(({ state }) => state.status !== 'fixed');
  if (notFixed) return refuse({ code: 'problem-not-fixed', matter: notFixed.id });
  const { node, isPassed, by } = command;
  const words = command.words.trim();
  if (!isPassed && words === '') return refuse({ code: 'problem-reason-missing', act: 'recheck' });
  if ([...words].length > MOST_SIGNS) return refuse(tooLong);
  const rechecked: RectificationEvent = {
    type: 'problemsRechecked',
    node,
    matters: idsOf(picked.items),
    isPassed,
    by,
    ...(words === '' ? {} : { said: { words } }),
  };
  const after = evolveAll(project, [rechecked], now) ?? project;
  return accept(rechecked, ...clearedBy(after, node, now));
}

const tooLong = { code: 'problem-reason-too-long', most: MOST_SIGNS } as const;

/** The last problem of the list is closed. */
function clearedBy(project: Project, node: NodeCode, now: Instant): RectificationEvent[] {
  if (openProblems(project, node).length > 0) return [];
  const round = latestRound(project, node);
  const { count, days, limitDays } = figuresOf(problemsInRound(project, node, round), now);
  if (count === 0) return [];
  return [{ type: 'problemsCleared', node, round, count, days, limitDays }];
}

function decideWithdrawal(
  world: World,
  project: Project,
  command: CommandOf<'withdrawProblems'>,
  now: Instant,
): ProjectDecision {
  const picked = pick(world, project, command);
  if (!picked.ok) return picked;
  const { node, by } = command;
  const words = command.words.trim();
  if (words === '') return refuse({ code: 'problem-reason-missing', act: 'withdraw' });
  if ([...words].length > MOST_SIGNS) return refuse(tooLong);
  const withdrawn: RectificationEvent = {
    type: 'problemsWithdrawn',
    node,
    matters: idsOf(picked.items),
    by,
    said: { words },
  };
  const after = evolveAll(project, [withdrawn], now) ?? project;
  return accept(withdrawn, ...clearedBy(after, node, now));
}

/** Why a person may send no pictures of a problem; undefined: they may. */
export function mayPhotograph(
  world: World,
  project: Project,
  {
    node,
    matter,
    by,
  }: { readonly node: NodeCode; readonly matter: MatterId; readonly by: PersonId },
): Refusal | undefined {
  const picked = pick(world, project, { type: 'addProblemPhoto', node, matters: [matter], by });
  return picked.ok ? undefined : picked.refusal;
}

function decidePhoto(
  world: World,
  project: Project,
  command: CommandOf<'addProblemPhoto'>,
): ProjectDecision {
  const { type, node, matter, of, file, by } = command;
  const picked = pick(world, project, { type, node, matters: [matter], by });
  if (!picked.ok) return picked;
  const photos = picked.items[0]?.photos[of] ?? [];
  // The same file again: it is on record.
  if (photos.some((photo) => photo.file === file.id)) return accept();
  if (photos.length >= MOST_PHOTOS) {
    return refuse({ code: 'too-many-photos', matter, most: MOST_PHOTOS });
  }
  return accept({ type: 'problemPhotoAdded', node, matter, of, file, by });
}
