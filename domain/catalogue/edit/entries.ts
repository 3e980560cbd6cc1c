import { isEmpty, readText } from '../../import/cells.ts';
import { type Column, readTable, textOf } from '../../import/table.ts';
import type { Cell } from '../../import/types.ts';
import { entrySigns, wordSigns } from './edit-words.ts';
import type { Loose } from './raw.ts';
import type { EditFault, EditProblem, EditSheets, SheetName } from './types.ts';

/** Reads the cells of one entry's row, and notes what is wrong with each. */
export interface Reader {
  text(key: string): string;
  /** The same for a cell that must not be empty. */
  need(key: string): string;
  report(key: string, problem: EditProblem): void;
  /** Short words in a row. */
  words(key: string): string[];
  /** Entries in lines of their own, which may hold commas. */
  entries(key: string): string[];
}

/** The columns of a sheet; those named may be left empty, but not away. */
export const columnsOf = (
  words: Readonly<Record<string, readonly [string]>>,
  optional: readonly string[],
): Column[] =>
  Object.entries(words).map(([key, own]) => ({
    key,
    words: own,
    isRequired: !optional.includes(key),
  }));

/** No text in a catalogue is longer. */
const MOST_SIGNS = 2_000;

/** Reads a sheet row by row over the entries of the same code. */
export function readEntries(
  sheet: SheetName,
  rows: EditSheets[SheetName],
  columns: readonly Column[],
  codeForm: RegExp,
  base: readonly Loose[],
  faults: EditFault[],
  read: (row: Reader, entry: Loose) => Loose,
): Loose[] {
  const table = readTable(rows, columns);
  for (const { row, column, problem } of table.faults) {
    faults.push({ kind: 'sheet', sheet, row, column, problem: problem as EditProblem });
  }
  // Without its columns nothing of a sheet can be told from what was deleted.
  if (table.faults.length > 0) return [...base];
  if (table.rows.length === 0) {
    faults.push({ kind: 'sheet', sheet, row: null, column: null, problem: { code: 'no-rows' } });
  }
  const byCode = new Map(base.map((entry) => [String(entry.code), entry]));
  const seen = new Map<string, number>();
  return table.rows.flatMap(({ row, cells }): Loose[] => {
    const cellOf = (key: string): Cell => cells.get(key) ?? null;
    const report = (key: string, problem: EditProblem) => {
      faults.push({ kind: 'sheet', sheet, row, column: table.heads.get(key) ?? key, problem });
    };
    for (const key of cells.keys()) {
      const sound = readText(cellOf(key), MOST_SIGNS);
      if (!sound.ok) report(key, sound.problem as EditProblem);
    }
    const reader: Reader = {
      report,
      text: (key) => textOf(cellOf(key)),
      need(key) {
        if (isEmpty(cellOf(key))) report(key, { code: 'empty' });
        return textOf(cellOf(key));
      },
      words: (key) => parted(cellOf(key), wordSigns),
      entries: (key) => parted(cellOf(key), entrySigns),
    };
    const code = reader.need('code');
    if (code !== '' && !codeForm.test(code)) report('code', { code: 'bad-code', found: code });
    const twin = seen.get(code);
    if (twin !== undefined) report('code', { code: 'twice', row: twin });
    seen.set(code, row);
    return [read(reader, { ...byCode.get(code), code })];
  });
}

const parted = (cell: Cell, signs: RegExp): string[] =>
  (typeof cell === 'string' ? cell : textOf(cell))
    .split(signs)
    .map((part) => part.trim())
    .filter(Boolean);
