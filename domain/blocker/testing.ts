import type { PersonId } from '../people/types.ts';
import type { Project } from '../project/types.ts';
import { asOf, carryOut } from '../testing.ts';
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
  form: null,
  by: 'U032',
  ...change,
});

type Simple =
  | 'claimBlocker'
  | 'solveBlocker'
  | 'confirmBlocker'
  | 'rejectBlocker'
  | 'escalateBlocker';

export const act = (type: Simple, by: PersonId, matter = 'B1'): BlockerCommand => ({
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
