import type { BlockerAct } from '../../domain/blocker/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { Waiting } from '../../domain/matter/waiting.ts';
import type { Project } from '../../domain/project/types.ts';
import type { WaitingWordsOf } from '../waiting.ts';
import { blockerName } from './words.ts';

const about =
  (ask: string) =>
  (_ctx: unknown, project: Project, { matter }: Waiting) => {
    const blocker = matter === null ? undefined : matterOf(project, 'blocker', matter);
    return { ask, what: blocker ? `堵点 ${blockerName(blocker, 30)}` : '堵点' };
  };

/** How blockers are told in a to-do list. */
export const blockerWaiting: WaitingWordsOf<BlockerAct> = {
  'blocker-reply': about('待答复'),
  'blocker-part': about('待配合'),
  'blocker-solve': about('待解决'),
  'blocker-confirm': about('待确认'),
};
