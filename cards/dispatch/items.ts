import type { Digest, DigestItem } from '../../domain/dispatch/types.ts';
import type { CardContext } from '../context.ts';
import { button } from '../controls.ts';
import { column, columns, type Element, lines, lit, markdown } from '../parts.ts';
import { escapeText } from '../text.ts';
import { aboutWords, shortName, stateParts, whoseWords } from './words.ts';

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

/** The same in the narrow column beside a button. */
function narrowLines(ctx: CardContext, digest: Digest, item: DigestItem): string[] {
  const number = digest.items.indexOf(item) + 1;
  const [main = '', ...besides] = stateParts(ctx, item);
  const whose = whoseWords(ctx, digest.scope, item);
  return [
    `**${number} ${escapeText(shortName(item.projectName))}**`,
    escapeText(aboutWords(ctx, item)),
    `${lit(item.light, escapeText(main))} · ${escapeText([whose, ...besides].join(' · '))}`,
  ];
}

/** An item with further lines and 批示 beside them, where its reader may give instructions. */
export function itemPart(
  ctx: CardContext,
  digest: Digest,
  item: DigestItem,
  more: readonly string[] = [],
): Element {
  if (!digest.instructs) return markdown(lines([...itemLines(ctx, digest, item), ...more]));
  const text = markdown(lines(narrowLines(ctx, digest, item)));
  const rest = more.length > 0 ? [markdown(lines(more), { size: 'notation' })] : [];
  const { project, about } = item;
  const number = digest.items.indexOf(item) + 1;
  const instruct = button(
    '批示',
    { v: 1, project, action: 'instruct', about },
    { name: `instruct-${number}` },
  );
  return columns([
    column([text, ...rest], { spacing: '2px' }),
    column([instruct], { width: 'auto', align: 'center' }),
  ]);
}
