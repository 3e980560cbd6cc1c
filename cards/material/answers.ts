import type { MaterialCode } from '../../domain/catalogue/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import type { Card } from '../parts.ts';
import { cut, materialName } from '../text.ts';

const QUOTE_SIGNS = 20;

/** No paper is called so; `near` are those that may have been meant. */
export function unknownPaperCard(
  { world }: CardContext,
  said: string,
  near: readonly MaterialCode[],
  word: string,
): Card {
  const quoted =
    said === ''
      ? '没有写材料名，没有改动。'
      : `没有找到材料“${cut(said, QUOTE_SIGNS)}”，没有改动。`;
  const [first = ''] = near;
  const example = first ? materialName(world, first) : '宗地图';
  return textCard(
    '没有找到材料',
    [
      quoted,
      ...(near.length > 0
        ? [`您要的可能是：${near.map((code) => materialName(world, code)).join('、')}`]
        : []),
      `请写全称，例如：${word} ${example}`,
    ],
    'warning',
  );
}

/** A paper was sent back or given a date; `words` is the sentence of the toast. */
export const paperDoneNote = (act: 'rejectMaterial' | 'setExpiry', words: string): Card =>
  textCard(act === 'rejectMaterial' ? '已退回' : '已登记有效期', words, 'success');

/** 有效期 without a day that exists. */
export const noDayCard = (): Card =>
  textCard('没有改动', '没有读懂日期，没有改动。请这样写：有效期 资信证明 2026-06-30', 'warning');
