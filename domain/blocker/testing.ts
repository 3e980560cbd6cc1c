import { whoMay } from '../access/access.ts';
import { addDays, dayOf, type Instant } from '../calendar/time.ts';
import { mattersOf } from '../matter/machine.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectCommand } from '../project/commands.ts';
import type { Project } from '../project/types.ts';
import { asOf, carryOut, people, TICK, world } from '../testing.ts';
import type { Blocker, BlockerCommand } from './types.ts';

// Builders for tests of blockers.

type CommandOf<Type extends BlockerCommand['type']> = Extract<BlockerCommand, { type: Type }>;

/** 临时用电没接通, as the enterprise of DEMO-02 (U032) reports it to the power company (GDG, U027). */
export const raise = (change: Partial<CommandOf<'raiseBlocker'>> = {}): BlockerCommand => ({
  type: 'raiseBlocker',
  category: 'power',
  units: [],
  words: '临时用电没接通',
  since: '2026-03-16',
  node: null,
  fromGroup: false,
  form: null,
  by: 'U032',
  ...change,
});

const simple = [
  'claimBlocker',
  'solveBlocker',
  'confirmBlocker',
  'rejectBlocker',
  'escalateBlocker',
] as const;

export const act = (
  type: (typeof simple)[number],
  by: PersonId,
  matter = 'B1',
): BlockerCommand => ({
  type,
  matter,
  by,
});

export const tell = (words: string, by: PersonId, form: string | null = null): BlockerCommand => ({
  type: 'progressBlocker',
  matter: 'B1',
  words,
  form,
  by,
});

export const moveTo = (unit: string, by: PersonId): BlockerCommand => ({
  type: 'moveBlocker',
  matter: 'B1',
  unit,
  form: null,
  by,
});

export const invite = (units: readonly string[], by: PersonId): BlockerCommand => ({
  type: 'inviteToBlocker',
  matter: 'B1',
  units,
  form: null,
  by,
});

/** The project with a blocker that somebody raised, and what was done about it since. */
export const withBlocker = (
  project: Project,
  command: BlockerCommand = raise(),
  now = asOf,
): Project => carryOut(project, now, command);

export const blockerOf = (project: Project, id = 'B1'): Blocker => {
  const matter = project.matters.get(id);
  if (matter?.kind !== 'blocker') throw new Error(`${project.id} has no blocker ${id}`);
  return matter;
};

/** Numbers that pick what a random command is about; an aimed one picks somebody who may. */
export interface BlockerMove {
  readonly isAimed: boolean;
  readonly node: number;
  readonly person: number;
  readonly days: number;
}

const pick = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % Math.max(1, items.length)];

/**
 * Any command about blockers, right or wrong, behind a look at the time: a report by somebody, or an
 * act on one that there is.
 */
export function blockerCommands(
  project: Project,
  move: BlockerMove,
  now: Instant,
): ProjectCommand[] {
  const { isAimed, node, person, days } = move;
  const units = [...world.catalogue.units.keys(), 'X'];
  const anybody = pick(people, person)?.id ?? '';
  const may = (type: BlockerCommand['type'], blocker: Blocker | null) =>
    (isAimed && pick(whoMay(world, project, type, null, blocker), person)) || anybody;
  const blocker = pick(mattersOf(project, 'blocker'), node);
  if (!blocker || node % 4 === 0) {
    const category = pick([...world.catalogue.blockerCategories.keys(), 'x'], node) ?? 'x';
    return [
      TICK,
      raise({
        category,
        units: person % 3 === 0 ? [pick(units, days + 3) ?? 'X'] : [],
        words: node % 7 === 0 ? ' ' : `${category}不通 ${days % 5}`,
        since: addDays(dayOf(now), -days),
        form: `f${node}`,
        by: may('raiseBlocker', null),
      }),
    ];
  }
  const on = { matter: blocker.id, form: null };
  const acts: readonly BlockerCommand[] = [
    ...simple.map((type) => act(type, may(type, blocker), blocker.id)),
    { ...on, type: 'progressBlocker', words: '进展', by: may('progressBlocker', blocker) },
    {
      ...on,
      type: 'moveBlocker',
      unit: pick(units, days + 3) ?? 'X',
      by: may('moveBlocker', blocker),
    },
    {
      ...on,
      type: 'inviteToBlocker',
      units: [pick(units, days + 5) ?? 'X'],
      by: may('inviteToBlocker', blocker),
    },
    {
      type: 'addBlockerPhoto',
      matter: blocker.id,
      file: { id: `photo-${now}`, name: '图片' },
      by: may('addBlockerPhoto', blocker),
    },
  ];
  // Else few would come to an end.
  const [, solve, confirm, reject] = acts;
  const likely = blocker.solved ? [confirm, confirm, reject] : [solve, solve, solve, ...acts];
  const next = isAimed ? likely : acts;
  return [TICK, pick(next, person) ?? TICK];
}
