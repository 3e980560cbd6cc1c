import { headOf } from './column-words.ts';
import { plain } from './likeness.ts';
import type { Cell, Fault, Rows } from './types.ts';

/** What a table may hold: found by any of its words, shown by the first. */
export interface Column {
  readonly key: string;
  readonly words: readonly string[];
  readonly isRequired: boolean;
}

export interface TableRow {
  /** As Excel numbers it. */
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Table {
  readonly faults: readonly Fault[];
  /** The heads as the sheet has them, by the columns' keys. */
  readonly heads: ReadonlyMap<string, string>;
  readonly ignored: readonly string[];
  readonly rows: readonly TableRow[];
}

/** Above the heads there may be a title and a line or two of who filled it in. */
const HEAD_WITHIN_ROWS = 10;
/** Fewer known heads than this are words that stand there by chance. */
const LEAST_HEADS = 2;

/**
 * Finds the heads and what stands below them. Heads may come in any order, with a title above and
 * columns of others between; blank rows are passed over.
 */
export function readTable(rows: Rows, columns: readonly Column[]): Table {
  const at = headRow(rows, columns);
  if (at === undefined) {
    const wanted = columns.filter(({ isRequired }) => isRequired).map(nameOf);
    return { ...nothing, faults: [sheetFault(null, { code: 'no-header', wanted })] };
  }
  const head = rows[at] ?? [];
  const places = new Map<string, number>();
  const heads = new Map<string, string>();
  const ignored: string[] = [];
  const faults: Fault[] = [];
  head.forEach((cell, place) => {
    const text = textOf(cell);
    if (text === '') return;
    const column = columnOf(text, columns);
    if (!column) ignored.push(text);
    else if (places.has(column.key)) faults.push(sheetFault(text, { code: 'column-twice' }));
    else {
      places.set(column.key, place);
      heads.set(column.key, text);
    }
  });
  for (const column of columns) {
    if (column.isRequired && !places.has(column.key)) {
      faults.push(sheetFault(nameOf(column), { code: 'column-missing' }));
    }
  }
  const below = rows.slice(at + 1);
  for (const place of unnamed(head, below)) {
    faults.push(sheetFault(null, { code: 'column-unnamed', at: letterOf(place) }));
  }
  const filled = below.flatMap((cells, n): TableRow[] => {
    const own = new Map([...places].map(([key, place]) => [key, cells[place] ?? null]));
    const isBlank = [...own.values()].every((cell) => textOf(cell) === '');
    return isBlank ? [] : [{ row: at + n + 2, cells: own }];
  });
  return { faults, heads, ignored, rows: filled };
}

/** How many of the columns a sheet has heads for; 0 where it has no row of heads at all. */
export function countHeads(rows: Rows, columns: readonly Column[]): number {
  const at = headRow(rows, columns);
  return at === undefined ? 0 : known(rows[at] ?? [], columns);
}

const nothing: Table = { faults: [], heads: new Map(), ignored: [], rows: [] };

export const nameOf = ({ words, key }: Column): string => words[0] ?? key;

const sheetFault = (column: string | null, problem: Fault['problem']): Fault => ({
  row: null,
  column,
  problem,
});

/** What a cell says, in one line; nothing where a formula is broken. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'object') return 'day' in cell ? cell.day : '';
  return String(cell)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
}

function headRow(rows: Rows, columns: readonly Column[]): number | undefined {
  const counts = rows.slice(0, HEAD_WITHIN_ROWS).map((row) => known(row, columns));
  const most = Math.max(0, ...counts);
  return most < LEAST_HEADS ? undefined : counts.indexOf(most);
}

const known = (row: readonly Cell[], columns: readonly Column[]): number =>
  new Set(row.flatMap((cell) => columnOf(textOf(cell), columns)?.key ?? [])).size;

function columnOf(text: string, columns: readonly Column[]): Column | undefined {
  const head = plain(headOf(text));
  if (head === '') return undefined;
  return columns.find(({ words }) => words.some((word) => plain(headOf(word)) === head));
}

/** Places inside the row of heads that have none, although something stands below them. */
function unnamed(head: readonly Cell[], below: Rows): number[] {
  const last = head.findLastIndex((cell) => textOf(cell) !== '');
  return head.flatMap((cell, place) =>
    place < last && textOf(cell) === '' && below.some((row) => textOf(row[place]) !== '')
      ? [place]
      : [],
  );
}

/** `A` to `Z`, then `AA`. */
function letterOf(place: number): string {
  const last = String.fromCharCode(65 + (place % 26));
  return place < 26 ? last : `${letterOf(Math.floor(place / 26) - 1)}${last}`;
}
