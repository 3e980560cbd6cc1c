import { isEmpty, type Read } from './cells.ts';
import { type Column, nameOf, type Table, type TableRow } from './table.ts';
import type { Cell, Fault, Problem } from './types.ts';

/** Reads the cells of one row and notes what is wrong with each under its column's head. */
export interface RowReader {
  readonly row: number;
  /** The column's head as the sheet has it. */
  head(key: string): string;
  cell(key: string): Cell;
  report(key: string | null, problem: Problem): void;
  /** What `read` makes of the cell; undefined where that is wrong, or an empty cell must not be. */
  need<Value>(key: string, read: (cell: Cell) => Read<Value>): Value | undefined;
  /** The same for a cell that may be empty: then `otherwise`. */
  may<Value>(key: string, read: (cell: Cell) => Read<Value>, otherwise: Value): Value | undefined;
  /** Whether anything has been reported of this row. */
  isSound(): boolean;
}

export function readRow(
  { heads }: Pick<Table, 'heads'>,
  columns: readonly Column[],
  { row, cells }: TableRow,
  faults: Fault[],
): RowReader {
  const before = faults.length;
  const names = new Map(columns.map((column) => [column.key, nameOf(column)]));
  const head = (key: string) => heads.get(key) ?? names.get(key) ?? key;
  const cell = (key: string) => cells.get(key) ?? null;
  const report = (key: string | null, problem: Problem) => {
    faults.push({ row, column: key === null ? null : head(key), problem });
  };
  const take = <Value>(key: string, read: Read<Value>): Value | undefined => {
    if (read.ok) return read.value;
    report(key, read.problem);
    return undefined;
  };
  return {
    row,
    head,
    cell,
    report,
    need(key, read) {
      if (!isEmpty(cell(key))) return take(key, read(cell(key)));
      // The missing column itself is on record already.
      if (heads.has(key)) report(key, { code: 'empty' });
      return undefined;
    },
    may: (key, read, otherwise) => (isEmpty(cell(key)) ? otherwise : take(key, read(cell(key)))),
    isSound: () => faults.length === before,
  };
}
