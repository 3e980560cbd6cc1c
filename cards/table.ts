import type { Instant } from '../domain/calendar/time.ts';
import type { Light } from '../domain/project/types.ts';
import { type Element, footer, type Json, type Tag } from './parts.ts';
import { cut } from './text.ts';
import { lightWord } from './words.ts';

/** Feishu refuses a sixth table in a card. */
export const MOST_TABLES = 5;
/** Rows sent; a reader turns six pages of five and no more. */
export const MOST_ROWS = 30;
/** Rows of one page when nothing else is asked for; Feishu allows ten. */
const PAGE_ROWS = 5;
const CELL_SIGNS = 60;

/** What a column shows, and how it is read from a row. Null and an empty list leave a cell empty. */
export type Cell<Row> =
  /** Plain text; whatever somebody typed is safe here. */
  | { readonly kind: 'text'; readonly of: (row: Row) => string | null }
  /** Set at the right, with thousands parted; `decimals` as many as asked for. */
  | {
      readonly kind: 'number';
      readonly decimals?: number;
      readonly of: (row: Row) => number | null;
    }
  /** Words on a coloured ground. */
  | { readonly kind: 'tags'; readonly of: (row: Row) => readonly Tag[] }
  /** A day of the district's calendar, without the year unless it is asked for. */
  | {
      readonly kind: 'day';
      readonly hasYear?: boolean;
      readonly of: (row: Row) => Instant | null;
    }
  /** People by open_id, shown with name and picture and not called. */
  | { readonly kind: 'people'; readonly of: (row: Row) => readonly string[] };

export type TableColumn<Row> = Cell<Row> & {
  /** The Chinese heading. */
  readonly heading: string;
  /** 80 to 600 px, a share, or (unless said) as wide as its content. */
  readonly width?: `${number}px` | `${number}%`;
};

export interface TableOptions {
  /** 1 to 10. */
  readonly pageRows?: number;
  /** Keeps the first column in sight when the table is wider than the screen. */
  readonly keepsFirst?: boolean;
  /** Rows there are where more than these were found: said below the table. */
  readonly total?: number;
}

/**
 * A table of domain values, a page of five rows at a time. Legal directly below a card's body only
 * (not in a panel or column), five to a card. At most thirty rows are sent; a line says how many
 * more there are. One tag, and one more for that line. Without rows Feishu shows the headings
 * alone: ask before.
 */
export function tablePart<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  options: TableOptions = {},
): Element[] {
  const shown = rows.slice(0, MOST_ROWS);
  const left = Math.max(options.total ?? 0, rows.length) - shown.length;
  return [
    {
      tag: 'table',
      page_size: options.pageRows ?? PAGE_ROWS,
      row_height: 'auto',
      freeze_first_column: options.keepsFirst ?? false,
      header_style: { background_style: 'grey', text_color: 'grey', bold: true, lines: 1 },
      columns: columns.map(headOf),
      rows: shown.map((row) => rowOf(columns, row)),
    },
    ...(left > 0 ? [footer(`表中 ${shown.length} 行，另有 ${left} 行`)] : []),
  ];
}

const TYPES: Record<Cell<unknown>['kind'], string> = {
  text: 'text',
  number: 'number',
  tags: 'options',
  day: 'date',
  people: 'persons',
};

const keyOf = (index: number): string => `c${index + 1}`;

function headOf<Row>(column: TableColumn<Row>, index: number): Json {
  return {
    name: keyOf(index),
    display_name: column.heading,
    data_type: TYPES[column.kind],
    width: column.width ?? 'auto',
    horizontal_align: column.kind === 'number' ? 'right' : 'left',
    ...(column.kind === 'number'
      ? { format: { precision: column.decimals ?? 0, separator: true } }
      : {}),
    ...(column.kind === 'day' ? { date_format: column.hasYear ? 'YYYY-MM-DD' : 'MM-DD' } : {}),
  };
}

function rowOf<Row>(columns: readonly TableColumn<Row>[], row: Row): Json {
  const cells: [string, Json][] = [];
  for (const [index, column] of columns.entries()) {
    const value = cellOf(column, row);
    if (value !== null) cells.push([keyOf(index), value]);
  }
  return Object.fromEntries(cells);
}

function cellOf<Row>(column: TableColumn<Row>, row: Row): Json {
  switch (column.kind) {
    case 'text': {
      const text = column.of(row);
      return text === null ? null : cut(text, CELL_SIGNS);
    }
    case 'tags': {
      const tags = column.of(row);
      return tags.length === 0 ? null : tags.map(({ text, color }) => ({ text, color }));
    }
    case 'people': {
      const people = column.of(row);
      return people.length === 0 ? null : people;
    }
    case 'number':
    case 'day':
      return column.of(row);
  }
}

const TAG_COLOURS: Record<Light, Tag['color']> = {
  red: 'red',
  yellow: 'yellow',
  blue: 'blue',
  green: 'green',
  grey: 'neutral',
};

/** A light as a tag in a cell: its word on its colour; `words` where more is to be said. */
export const lightTag = (light: Light, words: string = lightWord(light)): Tag => ({
  text: words,
  color: TAG_COLOURS[light],
});
