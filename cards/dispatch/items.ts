import type { Digest, DigestItem } from '../../domain/dispatch/types.ts';
import type { CardContext } from '../context.ts';
import { button } from '../controls.ts';
import { column, columns, type Element, footer, lines, lit, markdown, panel } from '../parts.ts';
import { escapeText } from '../text.ts';
import {
  aboutWords,
  briefWords,
  shortName,
  stateParts,
  whoseBriefly,
  whoseWords,
} from './words.ts';

/** Items that a panel may hold and still be read. */
const MOST_REST = 10;

/** An item in two lines: what, and how it stands with whom. */
export function itemLines(ctx: CardContext, digest: Digest, item: DigestItem): string[] {
  const number = digest.items.indexOf(item) + 1;
  const what = `${shortName(item.projectName)} · ${aboutWords(ctx, item)}`;
  const state = lit(item.light, escapeText(stateParts(ctx, item).join(' · ')));
  return [
    `**${number}** ${escapeText(what)}`,
    `${state} · ${escapeText(whoseWords(ctx, digest.scope, item))}`,
  ];
}

/** The same in the narrow column beside a button: the project, then in small signs the rest. */
function narrowLines(ctx: CardContext, digest: Digest, item: DigestItem): Element[] {
  const number = digest.items.indexOf(item) + 1;
  const [main = '', ...besides] = stateParts(ctx, item);
  const whose = whoseBriefly(ctx, digest.scope, item);
  return [
    markdown(`**${number} ${escapeText(shortName(item.projectName))}**`),
    markdown(
      lines([
        escapeText(`${briefWords(ctx, item)} · ${whose}`),
        lit(item.light, escapeText([main, ...besides].join(' · '))),
      ]),
      { size: 'notation' },
    ),
  ];
}

/** An item with 批示 beside it, where its reader may give instructions. */
export const itemPart = (ctx: CardContext, digest: Digest, item: DigestItem): Element =>
  digest.instructs
    ? withInstruct(digest, item, narrowLines(ctx, digest, item))
    : markdown(lines(itemLines(ctx, digest, item)));

/** What is said of an item, with 批示 beside it where its reader may give instructions. */
export function withInstruct(
  { items, instructs }: Digest,
  item: DigestItem,
  said: readonly Element[],
): Element {
  const text = column(said, { spacing: '0px' });
  if (!instructs) return columns([text]);
  const instruct = button(
    '批示',
    { v: 1, project: item.project, action: 'instruct', about: item.about },
    { name: `instruct-${items.indexOf(item) + 1}` },
  );
  return columns([text, column([instruct], { width: 'auto', align: 'center' })]);
}

/** What stands in one panel together, in the order of the panels. */
const groups = ['红灯', '销号退回', '决定未落实', '堵点和整改', '快到期', '批示在办'] as const;

function groupOf({ kind, light }: DigestItem): (typeof groups)[number] {
  switch (kind) {
    case 'node':
      return light === 'red' ? '红灯' : '快到期';
    case 'order':
      return '销号退回';
    case 'datedItem':
      return light === 'red' ? '决定未落实' : '批示在办';
    default:
      return '堵点和整改';
  }
}

/**
 * What does not stand open, with its numbers, behind a tap: by kind, so that no kind is lost among
 * many reds; below decisions, which fill the screen, in one. All of it comes by a word.
 */
export function restParts(ctx: CardContext, digest: Digest, shown: number): Element[] {
  const rest = digest.items.slice(shown);
  if (rest.length === 0) return [];
  const hint = digest.instructs ? `回复“批示 ${shown + 1}”可对第 ${shown + 1} 项作批示。` : '';
  const kinds = groups.flatMap((name) => {
    const items = rest.filter((item) => groupOf(item) === name);
    return items.length > 0 ? [{ name: `${name} ${items.length} 项`, items }] : [];
  });
  if (digest.decisions.length > 0) {
    const counts = kinds.map(({ name }) => name.replace(' 项', '')).join(' · ');
    return [restPanel(ctx, digest, `其余 ${rest.length} 项（${counts}）`, rest, hint)];
  }
  return kinds.map(({ name, items }, index) =>
    restPanel(ctx, digest, `其余${name}`, items, index === 0 ? hint : ''),
  );
}

function restPanel(
  ctx: CardContext,
  digest: Digest,
  name: string,
  items: readonly DigestItem[],
  hint: string,
): Element {
  const near = items.slice(0, MOST_REST);
  const more = items.length - near.length;
  const said = `${more > 0 ? `还有 ${more} 项，发“调度 全部”查看。` : ''}${hint}`;
  return panel(name, [
    markdown(lines(near.flatMap((item) => itemLines(ctx, digest, item)))),
    ...(said ? [footer(said)] : []),
  ]);
}
