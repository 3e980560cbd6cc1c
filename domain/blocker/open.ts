import { mattersOf } from '../matter/machine.ts';
import type { Project } from '../project/types.ts';
import { rankOf } from './level.ts';
import type { Blocker } from './types.ts';

/** Blockers of a project that are not closed: the highest level first, then the oldest. */
export const openBlockers = (project: Pick<Project, 'matters'>): Blocker[] =>
  mattersOf(project, 'blocker')
    .filter(({ closed }) => closed === null)
    .sort((a, b) => rankOf(b.level) - rankOf(a.level) || a.raised.at - b.raised.at);
