import type { Notice } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { isOpenMatter } from './machine.ts';

/** Refreshes of the cards of all open matters: who answers for them follows from team and leave. */
export const refreshMatters = (project: Project): Notice[] =>
  [...project.matters.values()]
    .filter(isOpenMatter)
    .map(({ id }) => ({ type: 'refreshMatter', matter: id }));
