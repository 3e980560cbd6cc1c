import { whoMay } from '../access/access.ts';
import { addDays, dayOf, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { runningNodes } from '../project/node-view.ts';
import type { Project } from '../project/types.ts';
import { people, world } from '../testing.ts';
import { takesProblems } from './decide.ts';
import { openProblems, problemsOf } from './problem.ts';
import type { NewProblem, RectificationCommand, RectificationItem, TickState } from './types.ts';

// Builders for tests of rectification.

export const enterProblems = (
  node: NodeCode,
  by: PersonId,
  ...problems: readonly NewProblem[]
): RectificationCommand => ({ type: 'enterProblems', node, problems, by });

export const reportFixed = (
  node: NodeCode,
  by: PersonId,
  ...matters: readonly MatterId[]
): RectificationCommand => ({ type: 'reportFixed', node, matters, by });

/** The last of `rest` is the reason where it is no number of a problem. */
export const recheck = (
  node: NodeCode,
  by: PersonId,
  isPassed: boolean,
  ...rest: readonly string[]
): RectificationCommand => ({
  type: 'recheckProblems',
  node,
  matters: rest.filter((each) => /^R\d+$/.test(each)),
  isPassed,
  words: rest.find((each) => !/^R\d+$/.test(each)) ?? '',
  by,
});

export const tickItems = (
  node: NodeCode,
  by: PersonId,
  state: TickState,
  items: readonly string[],
  words = '',
): RectificationCommand => ({ type: 'tickChecklist', node, items, state, words, by });

const found = ['防火门不能自闭', '排烟管道未封堵', '应急照明缺失', '消火栓水压不足'] as const;

/** So many problems as a fire acceptance finds them, each at another place. */
export const fireProblems = (count: number): NewProblem[] =>
  Array.from({ length: count }, (_, index) => ({
    words: found[index % found.length] ?? '',
    part: `${index + 1}号楼`,
  }));

const anyNode = [...world.catalogue.nodes.keys()];

interface ProblemMove {
  readonly isAimed: boolean;
  readonly node: number;
  readonly person: number;
  readonly material: number;
  readonly days: number;
}

const pick = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % Math.max(1, items.length)];

/** What people might do about an inspection of a project in a row, rightly or wrongly. */
export function problemCommands(
  project: Project,
  move: ProblemMove,
  now: Instant,
): ProjectCommand[] {
  const commands: ProjectCommand[] = [{ type: 'tick' }];
  let state = project;
  for (let step = 0; step <= move.person % 4; step += 1) {
    const command = problemCommand(state, { ...move, material: move.material + step * 5 }, now);
    commands.push(command);
    const outcome = handle(world, state, command, now);
    if (outcome.ok) state = outcome.project;
  }
  return commands;
}

function problemCommand(
  project: Project,
  { isAimed, node: choice, person, material, days }: ProblemMove,
  now: Instant,
): RectificationCommand {
  const inspections = runningNodes(project)
    .map(({ code }) => code)
    .filter((code) => takesProblems(world, code));
  const begun = inspections.filter((code) => openProblems(project, code).length > 0);
  const aimed = pick(begun.length > 0 ? begun : inspections, choice);
  const node = (isAimed && aimed) || pick(anyNode, choice) || '0903';
  const anybody = pick(people, person)?.id ?? '';
  const may = (act: RectificationCommand['type'], item: RectificationItem | null = null) =>
    (isAimed && pick(whoMay(world, project, act, node, item), person)) || anybody;
  const items = problemsOf(project, node);
  const open = items.filter(({ state }) => state.status === 'open');
  const fixed = items.filter(({ state }) => state.status === 'fixed');
  const on = (status: readonly RectificationItem[]) => pick(isAimed ? status : items, material);
  const [toFix, toCheck] = [on(open), on(fixed)];
  const codes = [...(world.catalogue.checklists.get('CK-ACC')?.items ?? [])].map(
    ({ code }) => code,
  );
  const some =
    material % 4 === 0 ? codes : [pick(codes, material) ?? '', pick(codes, days + 9) ?? ''];
  const states = ['passed', 'failed', 'notApplicable'] as const;
  const acts: readonly RectificationCommand[] = [
    enterProblems(node, may('enterProblems'), {
      words: choice === 0 ? ' ' : `第 ${days} 处`,
      part: '1号楼',
      ...(days % 2 === 0 ? { dueOn: addDays(dayOf(now), days) } : {}),
      ...(days % 3 === 0 ? { recheckBy: anybody } : {}),
    }),
    tickItems(node, may('tickChecklist'), states[material % 4] ?? 'passed', some),
    reportFixed(node, may('reportFixed', toFix ?? null), toFix?.id ?? 'R9'),
    recheck(
      node,
      may('recheckProblems', toCheck ?? null),
      days % 4 > 0,
      toCheck?.id ?? 'R9',
      '没改好',
    ),
    {
      type: 'withdrawProblems',
      node,
      matters: [toFix?.id ?? 'R9'],
      words: days % 5 === 0 ? ' ' : '登记错了',
      by: may('withdrawProblems', toFix ?? null),
    },
    {
      type: 'changeProblems',
      node,
      matters: [toFix?.id ?? 'R9'],
      ...(days % 2 === 0 ? { owner: anybody } : {}),
      ...(days % 3 === 0 ? { dueOn: addDays(dayOf(now), days) } : {}),
      by: may('changeProblems', toFix ?? null),
    },
    {
      type: 'addProblemPhoto',
      node,
      matter: toFix?.id ?? 'R9',
      of: 'after',
      file: { id: `photo-${now}`, name: '图片' },
      by: may('addProblemPhoto', toFix ?? null),
    },
  ];
  // Else few would come to an end.
  const [enterOne, tickSome, fixOne, checkOne, withdrawOne, changeOne, showOne] = acts;
  const tooSoon = recheck(node, may('recheckProblems', toFix ?? null), true, toFix?.id ?? 'R9');
  const likely = toCheck
    ? [checkOne, checkOne, checkOne, enterOne]
    : toFix
      ? [fixOne, tooSoon, fixOne, showOne, withdrawOne, changeOne]
      : [enterOne, enterOne, tickSome];
  return pick(isAimed ? likely : acts, material + person) ?? tooSoon;
}
