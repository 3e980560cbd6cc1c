import { coloured, column, columns, type Element, footer, markdown } from './parts.ts';
import { escapeText } from './text.ts';

/** Matters of a list before the rest is counted. */
const MAX_SHOWN = 12;

export interface ListRow {
  /** Lark markdown, escaped already: the coloured state and what it is. */
  readonly head: string;
  /** Under it, in small: plain text. */
  readonly facts: string;
  readonly isLate?: boolean;
  /** Lark markdown at the right: for how long. */
  readonly right: string;
}

/** What stands in a list of open matters: the first of them, how many more, and what to do about them. */
export function listBody<Item>(
  items: readonly Item[],
  row: (item: Item) => ListRow,
  { none, foot, buttons = [] }: ListWords,
): Element[] {
  const left = items.length - MAX_SHOWN;
  return [
    ...(items.length === 0 ? [markdown(none)] : []),
    ...items.slice(0, MAX_SHOWN).map((item) => rowOf(row(item))),
    ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 个`))] : []),
    ...buttons,
    footer(foot),
  ];
}

export interface ListWords {
  /** Said where there is nothing to list. */
  readonly none: string;
  readonly foot: string;
  readonly buttons?: readonly Element[];
}

const rowOf = ({ head, facts, isLate = false, right }: ListRow): Element =>
  columns([
    column([
      markdown(head),
      markdown(coloured(isLate ? 'red' : 'grey', escapeText(facts)), {
        size: 'notation',
        margin: '-6px 0px 0px 0px',
      }),
    ]),
    column([markdown(right, { align: 'right' })], { width: 'auto' }),
  ]);
