import readExcelFile from 'read-excel-file/node';
import type { Cell, Rows } from '../../domain/import/types.ts';
import { type Entry, readEntries, unpack } from './archive.ts';

export interface Sheet {
  readonly name: string;
  readonly rows: Rows;
}

/** Why a file is no workbook that can be read. */
export type SheetProblem = 'empty' | 'oldExcel' | 'protected' | 'notExcel' | 'tooBig' | 'broken';

export type Workbook =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly problem: SheetProblem };

/** The longest file that is looked into: a list of a district's projects takes a tenth of it. */
export const MAX_SHEET_BYTES = 8 * 1024 * 1024;
/** Unpacked; more would keep everybody else waiting while it is read. */
const MAX_UNPACKED_BYTES = 32 * 1024 * 1024;

/** Of the container that .xls files and protected workbooks share. */
const OLD_CONTAINER = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Names in that container stand in UTF-16. */
const PROTECTED_MARK = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Reads an Excel workbook (.xlsx). Dates come as days, formulas as what they last showed; one that
 * shows an error or nothing says so. Nothing throws: what cannot be read is named.
 */
export async function readWorkbook(content: Uint8Array): Promise<Workbook> {
  const file = Buffer.from(content);
  if (file.length === 0) return { ok: false, problem: 'empty' };
  if (file.length > MAX_SHEET_BYTES) return { ok: false, problem: 'tooBig' };
  if (file.subarray(0, OLD_CONTAINER.length).equals(OLD_CONTAINER)) {
    return { ok: false, problem: file.includes(PROTECTED_MARK) ? 'protected' : 'oldExcel' };
  }
  const entries = readEntries(file);
  if (!entries?.some(({ name }) => name === 'xl/workbook.xml')) {
    return { ok: false, problem: 'notExcel' };
  }
  const unpacked = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (unpacked > MAX_UNPACKED_BYTES) return { ok: false, problem: 'tooBig' };
  try {
    // Unpacked once under the sizes that were announced: the reader itself knows no limit.
    const xml = new Map(entries.filter(isXml).map((entry) => [entry.name, unpack(file, entry)]));
    const sheets = await readExcelFile(file);
    return {
      ok: true,
      sheets: sheets.map(({ sheet, data }, n) => ({
        name: sheet,
        rows: withBroken(
          data.map((row) => row.map(cellOf)),
          brokenIn(xml.get(sheetPath(xml, n))),
        ),
      })),
    };
  } catch {
    return { ok: false, problem: 'broken' };
  }
}

const isXml = ({ name }: Entry): boolean => /\.(xml|rels)$/.test(name);

function cellOf(value: unknown): Cell {
  if (value instanceof Date) {
    // A moment short of midnight is the next day: dates are fractions that round.
    const day = new Date(Math.round(value.getTime() / 1000) * 1000);
    return Number.isNaN(day.getTime()) ? null : { day: day.toISOString().slice(0, 10) };
  }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  return null;
}

/** Where the `n`-th sheet of the workbook lies. */
function sheetPath(xml: ReadonlyMap<string, Buffer>, n: number): string {
  const text = (name: string) => xml.get(name)?.toString('utf8') ?? '';
  const sheets = text('xl/workbook.xml').match(/<(?:\w+:)?sheet\s[^>]*>/g) ?? [];
  const id = /\br:id="([^"]*)"/.exec(sheets[n] ?? '')?.[1];
  const links = text('xl/_rels/workbook.xml.rels').match(/<Relationship\s[^>]*>/g) ?? [];
  const link = links.find((each) => each.includes(`Id="${id}"`)) ?? '';
  const target = /\bTarget="([^"]*)"/.exec(link)?.[1] ?? '';
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`;
}

interface Place {
  readonly row: number;
  readonly column: number;
}

const CELL = /<(?:\w+:)?c\s([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gs;

/** Cells that show an error, and formulas that show nothing: the reader takes both for empty. */
function brokenIn(sheet: Buffer | undefined): Place[] {
  const places: Place[] = [];
  for (const [, head = '', body = ''] of sheet?.toString('utf8').matchAll(CELL) ?? []) {
    const isError = /\bt="e"/.test(head);
    const isHollow = /<(?:\w+:)?f[\s>/]/.test(body) && !/<(?:\w+:)?v>[^<]/.test(body);
    const place = /\br="([A-Z]+)(\d+)"/.exec(head);
    if ((isError || isHollow) && place) {
      places.push({ row: Number(place[2]) - 1, column: columnOf(place[1] ?? '') });
    }
  }
  return places;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function withBroken(rows: Cell[][], places: readonly Place[]): Rows {
  for (const { row, column } of places) {
    const cells = rows[row];
    if (!cells) continue;
    while (cells.length <= column) cells.push(null);
    cells[column] = { broken: true };
  }
  return rows;
}
