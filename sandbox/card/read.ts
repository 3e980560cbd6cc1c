import { contentAt, isRecord, type Json, numberAt, recordAt, recordsAt, stringAt } from './json.ts';
import { markdownRefs } from './markdown-refs.ts';

/** The open_ids that the card calls with `<at>`, once each; `all` stands for everybody. */
export function mentionsOf(card: unknown): string[] {
  return [...new Set(markdownOf(card).flatMap((text) => markdownRefs(text).mentions))];
}

function markdownOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markdownOf);
  if (!isRecord(value)) return [];
  if (value.tag === 'markdown' || value.tag === 'lark_md') {
    return typeof value.content === 'string' ? [value.content] : [];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'behaviors' ? [] : markdownOf(item),
  );
}

export interface CardButton {
  tag: 'button' | 'interactive_container';
  /** For a container the first words it shows. */
  text: string;
  name?: string;
  /** What the callback carries back; absent where the button has no callback behaviour. */
  value?: Json | string;
  openUrl?: string;
  disabled: boolean;
  disabledTips?: string;
  /** Name of the form around the button. */
  inForm?: string;
  submit?: boolean;
  reset?: boolean;
  confirm?: { title: string; text: string };
}

/** A button by its text, or by its name where two share a text. */
export function findButton(
  card: unknown,
  textOrName: string,
): CardButton | 'ambiguous' | undefined {
  const buttons = buttonsOf(card);
  const byText = buttons.filter((button) => button.text === textOrName);
  if (byText.length > 1) return 'ambiguous';
  return byText[0] ?? buttons.find((button) => button.name === textOrName);
}

export function buttonsOf(card: unknown): CardButton[] {
  const found: CardButton[] = [];
  for (const { element, form } of interactivesOf(card)) {
    if (CLICKED.has(element.tag)) found.push(readButton(element, form));
  }
  return found;
}

export function readButton(element: Json, form: string | undefined): CardButton {
  const tag = element.tag === 'button' ? 'button' : 'interactive_container';
  const name = stringAt(element, 'name');
  const disabledTips = contentAt(element, 'disabled_tips');
  const behaviors = recordsAt(element, 'behaviors');
  const callback = behaviors.find((each) => each.type === 'callback')?.value;
  const openUrl = behaviors.find((each) => each.type === 'open_url')?.default_url;
  const confirm = recordAt(element, 'confirm');
  return {
    tag,
    text: (tag === 'button' ? contentAt(element, 'text') : firstWords(element)) ?? '',
    disabled: element.disabled === true,
    ...(name ? { name } : {}),
    ...(isRecord(callback) || typeof callback === 'string' ? { value: callback } : {}),
    ...(typeof openUrl === 'string' ? { openUrl } : {}),
    ...(disabledTips ? { disabledTips } : {}),
    ...(form ? { inForm: form } : {}),
    ...(element.form_action_type === 'submit' ? { submit: true } : {}),
    ...(element.form_action_type === 'reset' ? { reset: true } : {}),
    ...(confirm
      ? {
          confirm: {
            title: contentAt(confirm, 'title') ?? '',
            text: contentAt(confirm, 'text') ?? '',
          },
        }
      : {}),
  };
}

/** The first words that an element shows, however deep they stand. */
export function firstWords(value: unknown): string | undefined {
  if (Array.isArray(value)) {
    for (const item of value) {
      const found = firstWords(item);
      if (found) return found;
    }
  }
  if (!isRecord(value)) return undefined;
  return stringAt(value, 'content') || firstWords(value.text ?? value.elements ?? value.columns);
}

export interface FormField {
  name: string;
  tag: string;
  required: boolean;
  disabled: boolean;
  /** Absent where anything is allowed; a person select without options offers every member. */
  options?: string[];
  maxLength?: number;
  /** What the field holds before anybody touches it, in the shape of `form_value`. */
  initial?: string | string[] | boolean;
}

/** The inputs of a form in the order they are drawn; undefined where there is no such form. */
export function formFields(card: unknown, formName: string): FormField[] | undefined {
  const all = interactivesOf(card);
  if (!all.some(({ form }) => form === formName)) return undefined;
  return all
    .filter(({ element, form }) => form === formName && !CLICKED.has(element.tag))
    .map(({ element }) => readField(element));
}

export function readField(element: Json): FormField {
  const options = recordsAt(element, 'options').map((option) => String(option.value));
  const initial = initialOf(element, options);
  return {
    name: stringAt(element, 'name') ?? '',
    tag: stringAt(element, 'tag') ?? '',
    required: element.required === true,
    disabled: element.disabled === true,
    ...(options.length > 0 ? { options } : {}),
    ...(element.tag === 'input' ? { maxLength: numberAt(element, 'max_length') ?? 1000 } : {}),
    ...(initial === undefined ? {} : { initial }),
  };
}

/** Dates travel with the offset of the district's clock, as Feishu's client sends them. */
export const FORM_OFFSET = '+0800';

function initialOf(element: Json, options: string[]): FormField['initial'] {
  const dated = (key: string) => {
    const value = stringAt(element, key);
    return value === undefined ? undefined : `${value} ${FORM_OFFSET}`;
  };
  switch (element.tag) {
    case 'input':
      return stringAt(element, 'default_value');
    case 'select_static':
    case 'select_person':
      return stringAt(element, 'initial_option') ?? options[Number(element.initial_index ?? 0) - 1];
    case 'multi_select_static':
    case 'multi_select_person':
      return Array.isArray(element.selected_values)
        ? element.selected_values.map(String)
        : undefined;
    case 'date_picker':
      return dated('initial_date');
    case 'picker_time':
      return dated('initial_time');
    case 'picker_datetime':
      return dated('initial_datetime');
    case 'checker':
      return element.checked === true;
    default:
      return undefined;
  }
}

const CLICKED: ReadonlySet<unknown> = new Set(['button', 'interactive_container']);

const INTERACTIVE: ReadonlySet<unknown> = new Set([
  'button',
  'interactive_container',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
]);

interface Found {
  element: Json;
  form: string | undefined;
}

function interactivesOf(value: unknown, form?: string): Found[] {
  if (Array.isArray(value)) return value.flatMap((item) => interactivesOf(item, form));
  if (!isRecord(value)) return [];
  const inner = value.tag === 'form' ? stringAt(value, 'name') : form;
  const own = INTERACTIVE.has(value.tag) ? [{ element: value, form }] : [];
  return [
    ...own,
    ...['body', 'elements', 'columns'].flatMap((key) => interactivesOf(value[key], inner)),
  ];
}
