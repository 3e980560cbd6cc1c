import type { ExtensionAct } from '../../domain/extension/types.ts';
import { nodeName } from '../text.ts';
import type { WaitingWordsOf } from '../waiting.ts';

export const extensionWaiting: WaitingWordsOf<ExtensionAct> = {
  'extension-decide': ({ world }, _project, { node }) => ({
    ask: '待决定',
    what: `延期申请 ${node === null ? '' : nodeName(world, node)}`.trim(),
  }),
};
