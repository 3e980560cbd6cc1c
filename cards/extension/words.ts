import type { ExtensionOutcome, LapseReason } from '../../domain/extension/types.ts';
import type { Tag, Template } from '../parts.ts';

/** Why nobody had to decide. */
export const lapseWords: Readonly<Record<LapseReason, string>> = {
  'node-over': '节点已经结束',
  'day-passed': '申请的日期已过',
  overtaken: '节点的时限已经另行延后',
};

interface Look {
  readonly word: string;
  readonly tag: Tag['color'];
  readonly template: Template;
}

/** How an outcome is called, and its colour. */
export function outcomeLook(outcome: ExtensionOutcome): Look {
  switch (outcome.kind) {
    case 'granted':
      return outcome.isShortened
        ? { word: '同意，期限缩短', tag: 'green', template: 'green' }
        : { word: '已同意', tag: 'green', template: 'green' };
    case 'refused':
      return { word: '不同意', tag: 'orange', template: 'orange' };
    case 'withdrawn':
      return { word: '已撤回', tag: 'neutral', template: 'grey' };
    case 'lapsed':
      return { word: '已失效', tag: 'neutral', template: 'grey' };
    default:
      return outcome satisfies never;
  }
}
