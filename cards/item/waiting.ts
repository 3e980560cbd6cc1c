import type { ItemAct } from '../../domain/item/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import { cut } from '../text.ts';
import type { WaitingWordsOf } from '../waiting.ts';
import { saidWords, sourceNames } from './words.ts';

const SIGNS = 30;

/** How dated items are told in a to-do list. */
export const itemWaiting: WaitingWordsOf<ItemAct> = {
  'item-do'(_ctx, project, { matter }) {
    const item = matterOf(project, 'datedItem', matter ?? '');
    const name = item?.source.kind === 'instruction' ? sourceNames.instruction : '事项';
    return { ask: '待办', what: `${name} ${matter} ${cut(item ? saidWords(item) : '', SIGNS)}` };
  },
};
