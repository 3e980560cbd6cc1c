import { FORM_OFFSET, type FormField } from '../../card/read.ts';

/** What a control of the page holds, before it is put into Feishu's shape. */
export type Raw = string | string[] | boolean;

/** Touched values by field name; what nobody touched keeps the card's initial value. */
export type Touched = Readonly<Record<string, Raw>>;

const DATED: ReadonlySet<string> = new Set(['date_picker', 'picker_time', 'picker_datetime']);

export function rawOf(field: FormField, touched: Touched): Raw {
  const value = Object.hasOwn(touched, field.name) ? touched[field.name] : undefined;
  if (value !== undefined) return value;
  const { initial } = field;
  if (typeof initial !== 'string' || !DATED.has(field.tag)) return initial ?? emptyOf(field.tag);
  const local = initial.replace(` ${FORM_OFFSET}`, '');
  return field.tag === 'picker_datetime' ? local.replace(' ', 'T') : local;
}

function emptyOf(tag: string): Raw {
  if (tag.startsWith('multi_')) return [];
  return tag === 'checker' ? false : '';
}

function isEmpty(raw: Raw): boolean {
  return Array.isArray(raw) ? raw.length === 0 : typeof raw === 'string' ? raw.trim() === '' : !raw;
}

function shaped(tag: string, raw: Raw): Raw {
  if (typeof raw !== 'string' || !DATED.has(tag)) return raw;
  return `${raw.replace('T', ' ')} ${FORM_OFFSET}`;
}

const ASKS: Record<string, string> = { input: '请填写此项', checker: '请勾选此项' };

export interface Collected {
  values: Record<string, Raw>;
  /** What is to be said under a field, by its name. */
  faults: Map<string, string>;
}

/** The values of a form in the shape that Feishu's callback carries; empty ones are left out. */
export function collectForm(fields: readonly FormField[], touched: Touched): Collected {
  const values: Record<string, Raw> = {};
  const faults = new Map<string, string>();
  for (const field of fields) {
    const raw = rawOf(field, touched);
    if (field.required && isEmpty(raw)) faults.set(field.name, ASKS[field.tag] ?? '请选择此项');
    if (field.tag === 'checker' || !isEmpty(raw)) values[field.name] = shaped(field.tag, raw);
  }
  return { values, faults };
}
