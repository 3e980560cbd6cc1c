import type { ProblemFault } from '../../domain/rectification/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { faultWords } from '../rectification/preview.ts';
import { cut } from '../text.ts';
import type { Toast } from '../toasts.ts';

const MAX_LINES = 10;
const QUOTE_SIGNS = 20;

export interface UnreadLine {
  readonly line: number;
  readonly text: string;
  readonly fault: ProblemFault;
}

/** Lines of an outcome that nobody can read: nothing was taken down, and the form comes again. */
export function unreadLinesCard(ctx: CardContext, unread: readonly UnreadLine[]): Card {
  const left = unread.length - MAX_LINES;
  return textCard(
    '会商结果没有登记',
    [
      ...unread
        .slice(0, MAX_LINES)
        .map(
          ({ line, text, fault }) =>
            `第 ${line} 行“${cut(text, QUOTE_SIGNS)}”：${faultWords(ctx, fault)}`,
        ),
      ...(left > 0 ? [`另有 ${left} 行。`] : []),
      '您写的内容已填在下面的表单里，改好后再登记。',
    ],
    'warning',
  );
}

export const unreadLinesToast = (count: number): Toast => ({
  type: 'warning',
  content: `有 ${count} 行没有读懂，没有登记。请看单聊里的说明，改好再登记。`,
});
