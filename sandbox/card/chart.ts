import { bool, oneOf, size } from './checks.ts';
import type { ElementSpec } from './elements.ts';
import { isRecord, type Json } from './json.ts';
import { CARD_ERROR, type Check, child, type Place, report } from './place.ts';

/**
 * Feishu says "chart spec is invalid" (200550) of a spec without a type it draws. What else it
 * checks is not documented: of the rest it draws nothing, on telephones at least, and nobody is
 * told. Here all of that is refused.
 */

/** Where the figures of a chart stand, and what they are figures of. */
interface Roles {
  measures: readonly string[];
  categories: readonly string[];
}

const across: Roles = { measures: ['yField'], categories: ['xField'] };
const shares: Roles = { measures: ['valueField'], categories: ['categoryField'] };

/** The documented types. A ring is a pie, a column chart a bar chart that stands. */
const TYPES: Record<string, Roles> = {
  line: across,
  area: across,
  bar: across,
  scatter: { measures: ['xField', 'yField'], categories: [] },
  pie: shares,
  funnel: shares,
  radar: shares,
  circularProgress: shares,
  linearProgress: across,
  wordCloud: { measures: ['valueField'], categories: ['nameField'] },
};

const fault = (at: Place, text: string) => report(at, text, CARD_ERROR.badChart);

function rolesOf(spec: Json): Roles | undefined {
  const type = String(spec.type);
  const roles = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  const isLying = roles === across && spec.direction === 'horizontal';
  return isLying ? { measures: ['xField'], categories: ['yField'] } : roles;
}

export const chartSpec: Check = (value, at) => {
  if (!isRecord(value) || typeof value.type !== 'string' || value.type === '') {
    return fault(at, 'chart type is missing');
  }
  checkDrawable(value, at);
  const tables = rowsOf(value.data);
  if (value.type !== 'common') return checkSeries(value, tables[0], at);
  const { series } = value;
  if (!Array.isArray(series) || series.length === 0) return fault(at, 'series are missing');
  for (const [index, each] of series.entries()) {
    const place = child(at, `series -> [${index}]`);
    const part = isRecord(each) ? each : {};
    checkSeries(part, rowsOf(part.data)[0] ?? tables[Number(part.dataIndex ?? 0)], place);
  }
};

/** The rows of each data set; VChart takes one or a list of them. */
function rowsOf(data: unknown): unknown[][] {
  return (Array.isArray(data) ? data : [data])
    .filter(isRecord)
    .map((each) => (Array.isArray(each.values) ? each.values : []));
}

function checkSeries(series: Json, rows: unknown[] | undefined, at: Place): void {
  const roles = rolesOf(series);
  if (!roles) fault(at, `unknown chart type "${String(series.type)}"`);
  else if (!rows || rows.length === 0) fault(child(at, 'data'), 'chart data is missing');
  else if (!rows.every(isRecord)) fault(child(at, 'data'), 'a value is not an object');
  else {
    for (const role of roles.categories) checkFields(series, role, rows, at, () => true);
    for (const role of roles.measures) checkFields(series, role, rows, at, isFigure);
  }
}

/** A role is taken by one field or by several, as in grouped bars. */
function checkFields(
  series: Json,
  role: string,
  rows: Json[],
  at: Place,
  fits: (value: unknown) => boolean,
): void {
  const place = child(at, role);
  for (const field of [series[role]].flat()) {
    if (typeof field !== 'string' || field === '') fault(place, 'a field is missing');
    else if (!rows.some((row) => row[field] !== undefined)) {
      fault(place, `no value has a field "${field}"`);
    } else if (!rows.every((row) => fits(row[field]))) {
      fault(place, `"${field}" is not a number everywhere`);
    }
  }
}

/** A figure may be written as text, as in Feishu's own examples; null is a gap. */
function isFigure(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  const figure = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof figure === 'number' && Number.isFinite(figure);
}

const SCRIPT = /^\s*(async\s+)?(function\b|\([^()]*\)\s*=>|[A-Za-z_$][\w$]*\s*=>)/;

/** What telephones cannot draw: there the whole chart fails. */
const NOT_ON_PHONES: Record<string, (value: unknown) => boolean> = {
  texture: () => true,
  gradient: (value) => value === 'conical',
  layoutMode: (value) => value === 'grid',
  repeatX: () => true,
  repeatY: () => true,
};

function checkDrawable(value: unknown, at: Place): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      checkDrawable(item, child(at, `[${index}]`));
    });
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      // Rows are words and figures of anybody's making.
      if (key === 'values') continue;
      const place = child(at, key);
      if (Object.hasOwn(NOT_ON_PHONES, key) && NOT_ON_PHONES[key]?.(item)) {
        fault(place, 'telephones do not draw this');
      } else if (typeof item === 'string' && (key.endsWith('Method') || SCRIPT.test(item))) {
        fault(place, 'JavaScript is not supported');
      } else checkDrawable(item, place);
    }
  }
}

export const chart: ElementSpec = {
  required: { chart_spec: chartSpec },
  optional: {
    aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
    color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
    height: size(1, 999, 'auto'),
    preview: bool,
  },
};
