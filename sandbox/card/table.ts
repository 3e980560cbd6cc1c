import {
  bool,
  type Fields,
  filled,
  horizontalAlign,
  integer,
  list,
  matching,
  oneOf,
  shape,
  size,
  string,
  verticalAlign,
} from './checks.ts';
import { TEXT_TAG_COLOURS } from './colours.ts';
import type { ElementSpec } from './elements.ts';
import { isRecord, type Json } from './json.ts';
import { CARD_ERROR, type Check, child, type Place, report } from './place.ts';
import { checkUser, markdownText } from './texts.ts';

const DATA_TYPES = ['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown'] as const;

type DataType = (typeof DATA_TYPES)[number];

const columnWidth: Check = (value, at) => {
  const words = 'auto, 80px to 600px, or 1% to 100%';
  matching(/^(auto|\d+px|\d+%)$/, words)(value, at);
  const [, digits, unit] = /^(\d+)(px|%)$/.exec(String(value)) ?? [];
  const [min, max] = unit === '%' ? [1, 100] : [80, 600];
  if (digits && (Number(digits) < min || Number(digits) > max)) report(at, `expected ${words}`);
};

const COLUMN: Fields = {
  display_name: string,
  width: columnWidth,
  vertical_align: verticalAlign,
  horizontal_align: horizontalAlign,
  format: shape(
    {},
    { precision: integer(0, 10), symbol: matching(/^.?$/u, 'one sign'), separator: bool },
  ),
  date_format: filled,
};

const column = shape({ name: filled, data_type: oneOf(...DATA_TYPES) }, COLUMN);

const option = shape({ text: string }, { color: oneOf(...TEXT_TAG_COLOURS) });

/** What a cell of each type holds. An empty cell is a key left out. */
const CELLS: Record<DataType, Check> = {
  text: string,
  lark_md: markdownText,
  markdown: markdownText,
  number: finite,
  date: finite,
  options: list(option),
  persons(value, at) {
    const ids = Array.isArray(value) ? value : [value];
    for (const id of ids) {
      if (typeof id !== 'string') report(at, 'expected an open_id', CARD_ERROR.badTableRows);
      else checkUser(id, at);
    }
  },
};

function finite(value: unknown, at: Place): void {
  if (typeof value !== 'number' || !Number.isFinite(value)) report(at, 'expected a number');
}

/** A cell of the wrong shape is a fault of the rows, and not of the card's JSON. */
function checkCell(type: DataType, value: unknown, at: Place): void {
  const before = at.run.problems.length;
  CELLS[type](value, at);
  for (const problem of at.run.problems.slice(before)) {
    if (problem.subCode === CARD_ERROR.malformed) problem.subCode = CARD_ERROR.badTableRows;
  }
}

function typesOf(columns: unknown): Map<unknown, DataType> {
  const types = new Map<unknown, DataType>();
  for (const each of Array.isArray(columns) ? columns.filter(isRecord) : []) {
    const type = DATA_TYPES.find((known) => known === each.data_type);
    types.set(each.name, type ?? 'text');
  }
  return types;
}

function checkRows(element: Json, at: Place): void {
  const types = typesOf(element.columns);
  const rows = child(at, 'rows');
  if (!Array.isArray(element.rows)) {
    if (element.rows !== undefined) report(rows, 'expected an array', CARD_ERROR.badTableRows);
    return;
  }
  for (const [index, row] of element.rows.entries()) {
    checkRow(row, types, child(rows, `[${index}]`));
  }
}

function checkRow(row: unknown, types: Map<unknown, DataType>, at: Place): void {
  if (!isRecord(row)) report(at, 'expected an object', CARD_ERROR.badTableRows);
  for (const [key, value] of Object.entries(isRecord(row) ? row : {})) {
    const type = types.get(key);
    if (type) checkCell(type, value, child(at, key));
    else report(at, key, CARD_ERROR.undeclaredTableRow);
  }
}

/** The rows are checked with the columns they belong to. */
const withColumns: Check = () => undefined;

export const table: ElementSpec = {
  required: { columns: list(column), rows: withColumns },
  optional: {
    page_size: integer(1, 10),
    row_height: size(32, 124, 'low', 'middle', 'high', 'auto'),
    row_max_height: size(32, 999),
    freeze_first_column: bool,
    header_style: shape(
      {},
      {
        text_align: horizontalAlign,
        text_size: oneOf('normal', 'heading'),
        background_style: oneOf('none', 'grey'),
        text_color: oneOf('default', 'grey'),
        bold: bool,
        lines: integer(1, 999),
      },
    ),
  },
  onlyInBody: true,
  also: checkRows,
};
