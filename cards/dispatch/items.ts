import type { Digest, DigestItem } from '../../domain/dispatch/types.ts';
import type { CardContext } from '../context.ts';
import { button } from '../controls.ts';
import { column, columns, type Element, lines, lit, markdown } from '../parts.ts';
import { escapeText } from '../text.ts';
import { aboutWords, shortName, stateWords, whoseWords } from './words.ts';

/** An item in two lines: what, and how it stands with whom. */
export function itemLines(ctx: CardContext, digest: Digest, item: DigestItem): string[] {
  const number = digest.items.indexOf(item) + 1;
  const what = `${shortName(item.projectName)} · ${aboutWords(ctx, item)}`;
  const state = lit(item.light, escapeText(stateWords(ctx, item)));
  return [
    `**${number}** ${escapeText(what)}`,
    `${state} · ${escapeText(whoseWords(ctx, digest.scope, item))}`,
  ];
}

/** The same with further lines and 批示 beside them, where its reader may give instructions. */
export function itemPart(
  ctx: CardContext,
  digest: Digest,
  item: DigestItem,
  more: readonly string[] = [],
): Element {
  const text = markdown(lines([...itemLines(ctx, digest, item), ...more]));
  if (!digest.instructs) return text;
  const { project, about } = item;
  const number = digest.items.indexOf(item) + 1;
  const instruct = button(
    '批示',
    { v: 1, project, action: 'instruct', about },
    { name: `instruct-${number}` },
  );
  return columns([column([text]), column([instruct], { width: 'auto', align: 'center' })]);
}
