import type { LeadSection } from '../../domain/lead/digest.ts';
import type { CardContext } from '../context.ts';
import { boardWords, funnelChart, lateLines } from '../lead/answers.ts';
import { type Element, panel, plainLine } from '../parts.ts';
import { yiShort } from './words.ts';

/** 新增 12 · 签约 2 · 逾期 7: a line of a telephone. */
function briefly({ fresh, signed, late }: LeadSection['board']): string {
  const lates = Object.values(late).reduce((sum, count) => sum + count, 0);
  return `新增 ${fresh} · 签约 ${signed} · ${lates > 0 ? `逾期 ${lates}` : '无逾期'}`;
}

/** The leads of a digest: a line that can be opened for the funnel and what is late. */
export function leadParts(ctx: CardContext, leads: LeadSection | null | undefined): Element[] {
  if (!leads) return [];
  const { board, landmarks } = leads;
  const large =
    landmarks && landmarks.count > 0
      ? `签约亿元以上项目 ${landmarks.count} 个，合计 ${yiShort(landmarks.amountWan)}。`
      : null;
  return [
    panel(`招商线索：${briefly(board)}`, [
      plainLine(boardWords(board)),
      ...(large ? [plainLine(large)] : []),
      ...funnelChart(board),
      ...lateLines(ctx, board).map((words) => plainLine(words, 'notation')),
    ]),
  ];
}
