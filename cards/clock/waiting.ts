import type { ClockAct } from '../../domain/clock/types.ts';
import { nodeName } from '../text.ts';
import type { WaitingWordsOf } from '../waiting.ts';

/** How papers that were named are told in the to-do list of whoever owes them. */
export const clockWaiting: WaitingWordsOf<ClockAct> = {
  'papers-bring': ({ world }, _project, { node, count = 1 }) => ({
    ask: '待补正',
    what: `${node === null ? '' : nodeName(world, node)} 缺 ${count} 份材料`.trim(),
  }),
};
