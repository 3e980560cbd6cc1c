import type { ErrandAct } from '../../domain/errand/types.ts';
import { nodeName } from '../text.ts';
import type { WaitingWordsOf } from '../waiting.ts';

/** How errands are told in a to-do list. */
export const errandWaiting: WaitingWordsOf<ErrandAct> = {
  'errand-take': ({ world }, _project, { matter, node }) => ({
    ask: '待接单',
    what: `代办 ${matter} ${node ? nodeName(world, node) : ''}`.trim(),
  }),
  'errand-do': ({ world }, _project, { matter, node }) => ({
    ask: '代办中',
    what: `代办 ${matter} ${node ? nodeName(world, node) : ''}`.trim(),
  }),
};
