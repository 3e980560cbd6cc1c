import type { CardAction } from './action.ts';
import { column, columns, type Element, type Json, plain } from './parts.ts';
import { cut } from './text.ts';

/** Longest text of a button. */
const BUTTON_SIGNS = 100;
/** Options offered by one select: each counts as one of the card's 200 tagged objects. */
const MAX_OPTIONS = 120;

export interface ButtonOptions {
  readonly type?: 'default' | 'primary_filled';
  /** Distinct on a card; by default the action and what it is about. */
  readonly name?: string;
  readonly confirm?: { readonly title: string; readonly text: string };
}

/** A button that brings its action back when it is pressed. */
export function button(text: string, action: CardAction, options: ButtonOptions = {}): Element {
  return {
    tag: 'button',
    name: options.name ?? nameOf(action),
    text: plain(cut(text, BUTTON_SIGNS)),
    type: options.type ?? 'default',
    ...(options.confirm
      ? {
          confirm: {
            title: plain(options.confirm.title),
            text: plain(options.confirm.text),
          },
        }
      : {}),
    behaviors: [{ type: 'callback', value: { ...action } }],
  };
}

/** The button that sends a form. */
export function submit(
  text: string,
  action: CardAction,
  confirm?: ButtonOptions['confirm'],
): Element {
  const options = { type: 'primary_filled', ...(confirm ? { confirm } : {}) } as const;
  return { ...button(text, action, options), form_action_type: 'submit' };
}

/** Another button that sends the same form, as a second choice. */
export const otherSubmit = (text: string, action: CardAction): Element => ({
  ...button(text, action),
  form_action_type: 'submit',
});

function nameOf(action: CardAction): string {
  if (action.action === 'file-as') return `file-as-${action.material}`;
  return 'beside' in action && action.beside ? `${action.action}-beside` : action.action;
}

/** Buttons in one row, each as wide as its words. */
export function buttonRow(buttons: readonly Element[]): Element {
  return columns(buttons.map((each) => column([each], { width: 'auto' })));
}

/** Buttons side by side that a phone shows whole. */
const ROW_BUTTONS = 3;

/** Many buttons in rows of three. */
export function buttonRows(buttons: readonly Element[]): Element[] {
  const rows = Array.from({ length: Math.ceil(buttons.length / ROW_BUTTONS) }, (_, row) =>
    buttons.slice(row * ROW_BUTTONS, (row + 1) * ROW_BUTTONS),
  );
  return rows.map(buttonRow);
}

/** Inputs travel together with the form's submit button. */
export const form = (name: string, elements: readonly Element[]): Element => ({
  tag: 'form',
  name,
  elements,
});

export interface Option {
  readonly text: string;
  readonly value: string;
}

interface SelectOptions {
  readonly placeholder: string;
  readonly options: readonly Option[];
  /** False where it may be left empty. */
  readonly isRequired?: boolean;
}

interface MultiSelectOptions extends SelectOptions {
  /** Values that are picked already; a single option always is. */
  readonly picked?: readonly string[];
}

interface InputOptions {
  readonly placeholder: string;
  /** Signs at most, 1 to 1000. */
  readonly maxSigns: number;
  readonly isRequired?: boolean;
  readonly initial?: string;
  /** Lines that the box shows; one line where it is left out. */
  readonly rows?: number;
}

const optionsOf = (options: readonly Option[]): Json =>
  options
    .slice(0, MAX_OPTIONS)
    .map(({ text, value }) => ({ text: plain(cut(text, BUTTON_SIGNS)), value }));

/** Picks one; legal in forms only. */
export function select(
  name: string,
  { placeholder, options, isRequired = true, initial }: SelectOptions & { initial?: string },
): Element {
  const isOffered = options.slice(0, MAX_OPTIONS).some(({ value }) => value === initial);
  return {
    tag: 'select_static',
    name,
    required: isRequired,
    width: 'fill',
    placeholder: plain(placeholder),
    options: optionsOf(options),
    ...(initial !== undefined && isOffered ? { initial_option: initial } : {}),
  };
}

/** Picks several; legal in forms only. A single option is picked already. */
export function multiSelect(name: string, options: MultiSelectOptions): Element {
  const { placeholder, isRequired = true, picked = [] } = options;
  const values = options.options.slice(0, MAX_OPTIONS).map(({ value }) => value);
  const isOnly = isRequired && values.length === 1;
  const selected = isOnly ? values : values.filter((value) => picked.includes(value));
  return {
    tag: 'multi_select_static',
    name,
    required: isRequired,
    width: 'fill',
    placeholder: plain(placeholder),
    options: optionsOf(options.options),
    ...(selected.length > 0 ? { selected_values: selected } : {}),
  };
}

/** Takes words; legal in forms only. */
export const textInput = (
  name: string,
  { placeholder, maxSigns, isRequired = true, initial, rows }: InputOptions,
): Element => ({
  tag: 'input',
  name,
  required: isRequired,
  width: 'fill',
  placeholder: plain(placeholder),
  max_length: maxSigns,
  ...(rows ? { input_type: 'multiline_text', rows } : {}),
  ...(initial ? { default_value: initial } : {}),
});

/** Picks a day; legal in forms only. */
export const datePicker = (
  name: string,
  placeholder: string,
  isRequired = true,
  initial?: string,
): Element => ({
  tag: 'date_picker',
  name,
  required: isRequired,
  width: 'fill',
  placeholder: plain(placeholder),
  ...(initial ? { initial_date: initial } : {}),
});
