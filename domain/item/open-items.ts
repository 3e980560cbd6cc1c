import { mattersOf } from '../matter/machine.ts';
import type { Project } from '../project/types.ts';
import { isOpenItem } from './light.ts';
import type { DatedItem } from './types.ts';

/**
 * Dated items of a project that are still to be done, the one due first at the head. An instruction
 * that was withdrawn, or in whose place another one stands, is none of them.
 * Source: design, section 3 "Dispatch".
 */
export const openItems = (project: Pick<Project, 'matters'>): DatedItem[] =>
  mattersOf(project, 'datedItem')
    .filter(isOpenItem)
    .sort((a, b) => a.dueAt - b.dueAt);
