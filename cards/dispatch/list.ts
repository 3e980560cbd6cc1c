import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import type { Digest } from '../../domain/dispatch/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, footer, header, lines, markdown } from '../parts.ts';
import { clockWords, dateWords } from '../words.ts';
import { type DigestTurn, titleOf } from './digest.ts';
import { itemLines } from './items.ts';
import { scopeWords } from './words.ts';

/** A card takes so many without becoming too large. */
const MOST_LISTED = 60;
const AT_ONCE = 10;

/** 调度 全部: every item of a digest with its number. */
export function digestListCard(
  ctx: CardContext,
  digest: Digest,
  turn: Pick<DigestTurn, 'period' | 'dueAt'>,
): Card {
  const { items, instructs } = digest;
  const title = `${titleOf(ctx, digest, turn)} · 全部 ${items.length} 项`;
  const shown = items.slice(0, MOST_LISTED);
  const parts = Array.from({ length: Math.ceil(shown.length / AT_ONCE) }, (_, page) =>
    markdown(
      lines(
        shown
          .slice(page * AT_ONCE, (page + 1) * AT_ONCE)
          .flatMap((item) => itemLines(ctx, digest, item)),
      ),
    ),
  );
  const left = items.length - shown.length;
  const said = [
    ...(left > 0 ? [`还有 ${left} 项没有列出。`] : []),
    `以 ${dateWords(dayOf(ctx.now))} ${clockWords(ctx.now)} 为准。`,
    ...(instructs ? ['发“批示 6”可对第 6 项作批示。'] : []),
  ];
  return card(
    title,
    header(title, { subtitle: scopeWords(ctx.world, digest.scope), template: 'blue' }),
    [...parts, footer(said.join(''))],
  );
}

/** Somebody asks for a digest and has got none yet. */
export function noDigestCard(ctx: CardContext, nextAt: Instant | null): Card {
  const next =
    nextAt === null
      ? '调度只发给单位一把手、分管领导和区主要领导。'
      : `下一期在 ${dateWords(dayOf(nextAt), ctx.now)} ${clockWords(nextAt)}，没有要看的事项时不发。`;
  return card('还没有发给您的调度', header('还没有发给您的调度', { template: 'grey' }), [
    markdown(next),
  ]);
}

/** 批示 9 where the newest digest has fewer items, or there is none. */
export function noSuchItemCard(number: number, most: number): Card {
  const words =
    most === 0
      ? '您还没有收到调度。要批示请写项目名和节点：批示 项目名 0404 事项。'
      : `最近一期调度只有 ${most} 项。发“调度 全部”查看编号。`;
  return card(`没有第 ${number} 项`, header(`没有第 ${number} 项`, { template: 'grey' }), [
    markdown(words),
  ]);
}
