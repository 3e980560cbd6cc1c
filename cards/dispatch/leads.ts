import type { LeadSection } from '../../domain/lead/digest.ts';
import type { CardContext } from '../context.ts';
import { boardWords, funnelChart, lateLines } from '../lead/answers.ts';
import { type Element, panel, plainLine } from '../parts.ts';
import { yiShort } from './words.ts';

/** The leads of a digest: a line that can be opened for the funnel and what is late. */
export function leadParts(ctx: CardContext, leads: LeadSection | null | undefined): Element[] {
  if (!leads) return [];
  const { board, landmarks } = leads;
  const large =
    landmarks && landmarks.count > 0
      ? `签约亿元以上项目 ${landmarks.count} 个，合计 ${yiShort(landmarks.amountWan)}。`
      : null;
  return [
    panel(`招商线索：${boardWords(board)}`, [
      ...(large ? [plainLine(large)] : []),
      ...funnelChart(board),
      ...lateLines(ctx, board).map((words) => plainLine(words, 'notation')),
    ]),
  ];
}
