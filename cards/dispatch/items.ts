import type { Digest, DigestItem } from '../../domain/dispatch/types.ts';
import type { CardContext } from '../context.ts';
import { button } from '../controls.ts';
import { column, columns, type Element, footer, lines, lit, markdown, panel } from '../parts.ts';
import { escapeText } from '../text.ts';
import { lightWord } from '../words.ts';
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

/** What does not stand open, with its numbers: the next ten behind a tap, all of it by a word. */
export function restParts(ctx: CardContext, digest: Digest, shown: number): Element[] {
  const rest = digest.items.slice(shown);
  if (rest.length === 0) return [];
  const near = rest.slice(0, MOST_REST);
  const said = [
    ...(rest.length > near.length
      ? [`还有 ${rest.length - near.length} 项，发“调度 全部”查看。`]
      : []),
    ...(digest.instructs ? [`回复“批示 ${shown + 1}”可对第 ${shown + 1} 项作批示。`] : []),
  ];
  return [
    panel(`其余 ${rest.length} 项${lightsOf(rest)}`, [
      markdown(lines(near.flatMap((item) => itemLines(ctx, digest, item)))),
      ...(said.length > 0 ? [footer(said.join(''))] : []),
    ]),
  ];
}

/** （红灯 3 · 黄灯 6）: what is behind the tap. */
function lightsOf(items: readonly DigestItem[]): string {
  const counts = (['red', 'yellow', 'blue'] as const).flatMap((light) => {
    const count = items.filter((item) => item.light === light).length;
    return count > 0 ? [`${lightWord(light)} ${count}`] : [];
  });
  return `（${counts.join(' · ')}）`;
}
