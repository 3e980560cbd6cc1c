import { isJson, type Json } from '../api/fields.ts';
import { type FormField, formFields } from '../card/read.ts';
import { DrivingError } from './requests.ts';

const MULTI = new Set(['multi_select_static', 'multi_select_person']);
const PERSON = new Set(['select_person', 'multi_select_person']);

const SHAPES: Record<string, [pattern: RegExp, example: string]> = {
  date_picker: [/^\d{4}-\d{2}-\d{2} [+-]\d{4}$/, '2026-04-20 +0800'],
  picker_datetime: [/^\d{4}-\d{2}-\d{2} \d{2}:\d{2} [+-]\d{4}$/, '2026-04-20 17:30 +0800'],
  picker_time: [/^\d{2}:\d{2} [+-]\d{4}$/, '17:30 +0800'],
};

/** What the client sends with a submit: every field, as filled in or as it stood. The client itself
 *  refuses what is missing or does not fit, and nothing is sent then. */
export function formValue(
  card: Json,
  formName: string,
  given: unknown,
  members: readonly string[],
): Json {
  const fields = formFields(card, formName) ?? [];
  if (given !== undefined && !isJson(given)) throw new DrivingError(400, 'form must be an object');
  const unknown = Object.keys(given ?? {}).filter(
    (key) => !fields.some(({ name }) => name === key),
  );
  if (unknown.length > 0) throw new DrivingError(400, `no such form field: ${unknown.join(', ')}`);
  const value: Json = {};
  for (const field of fields) {
    const filled = checkedValue(field, given?.[field.name] ?? field.initial, members);
    if (filled !== undefined) value[field.name] = filled;
  }
  return value;
}

function checkedValue(field: FormField, value: unknown, members: readonly string[]): unknown {
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
    if (field.required) throw new DrivingError(400, `required form field ${field.name} is empty`);
    return value === undefined && field.tag === 'input' ? '' : value;
  }
  if (field.tag === 'checker') {
    if (typeof value !== 'boolean') throw misfit(field, 'true or false');
    return value;
  }
  if (MULTI.has(field.tag)) {
    if (!Array.isArray(value)) throw misfit(field, 'a list of strings');
    for (const item of value) checkText(field, item, members);
    return value;
  }
  checkText(field, value, members);
  return value;
}

function checkText(field: FormField, value: unknown, members: readonly string[]): void {
  if (typeof value !== 'string') throw misfit(field, 'a string');
  const allowed = field.options ?? (PERSON.has(field.tag) ? members : undefined);
  if (allowed && !allowed.includes(value)) throw misfit(field, `one of ${allowed.join(', ')}`);
  if (field.maxLength !== undefined && [...value].length > field.maxLength) {
    throw misfit(field, `at most ${field.maxLength} characters`);
  }
  const shape = SHAPES[field.tag];
  if (shape && !shape[0].test(value)) throw misfit(field, `of the shape ${shape[1]}`);
}

function misfit(field: FormField, wanted: string): DrivingError {
  return new DrivingError(400, `form field ${field.name} must be ${wanted}`);
}
