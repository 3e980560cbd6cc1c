import {
  anyObject,
  anything,
  bool,
  type Fields,
  integer,
  list,
  matching,
  oneOf,
  padding,
  shape,
  shortString,
  size,
  string,
  url,
} from './checks.ts';
import type { ElementSpec } from './elements.ts';
import { isRecord, type Json } from './json.ts';
import { type Check, child, type Place, report } from './place.ts';
import { confirm, icon, plainText, shortPlainText, text } from './texts.ts';

const callback = shape({ type: oneOf('callback'), value: callbackValue });
const openUrl = shape(
  { type: oneOf('open_url'), default_url: url },
  { pc_url: url, ios_url: url, android_url: url },
);

function callbackValue(value: unknown, at: Place): void {
  if (!isRecord(value) && typeof value !== 'string') report(at, 'expected an object or a string');
}

const behavior: Check = (value, at) => {
  const type = isRecord(value) ? value.type : undefined;
  if (type === 'callback') callback(value, at);
  else if (type === 'open_url') openUrl(value, at);
  else report(at, `unknown behavior type ${JSON.stringify(type)}`);
};

export const behaviors = list(behavior);

const interactive: Fields = {
  name: shortString(100),
  width: size(100, Infinity, 'default', 'fill'),
  disabled: bool,
  disabled_tips: plainText,
  hover_tips: plainText,
  confirm,
  behaviors,
};

/** What a form may carry into the callback; `required` is legal nowhere else. */
const field: Fields = { ...interactive, required: bool };

const picker: Fields = { ...field, placeholder: shortPlainText };

const option = shape({ text: plainText, value: string }, { icon });
const personOption = shape({ value: string });

function checkInitialOption(element: Json, at: Place): void {
  const { options, initial_option: initial } = element;
  if (initial === undefined || !Array.isArray(options)) return;
  if (!options.some((each) => isRecord(each) && each.value === initial)) {
    report(child(at, 'initial_option'), `${JSON.stringify(initial)} is not among the options`);
  }
}

const select: Fields = { ...picker, type: oneOf('default', 'text'), initial_option: string };
const multiSelect: Fields = {
  ...picker,
  type: oneOf('default', 'text'),
  selected_values: list(string),
};

const BUTTON_TYPES = ['default', 'primary', 'danger', 'text', 'primary_text', 'danger_text'];

const button: ElementSpec = {
  required: {},
  optional: {
    ...interactive,
    text: shortPlainText,
    type: oneOf(...BUTTON_TYPES, 'primary_filled', 'danger_filled', 'laser'),
    size: oneOf('tiny', 'small', 'medium', 'large'),
    icon,
    form_action_type: oneOf('submit', 'reset'),
  },
  isInteractive: true,
  also(element, at) {
    if (element.text === undefined && element.icon === undefined) {
      report(at, 'a button needs "text" or "icon"');
    }
    if (element.form_action_type !== undefined && !at.containers.includes('form')) {
      report(child(at, 'form_action_type'), 'legal only inside a form');
    }
  },
};

export const INPUTS: Record<string, ElementSpec> = {
  button,
  input: {
    required: {},
    optional: {
      ...picker,
      default_value: string,
      label: plainText,
      label_position: oneOf('top', 'left'),
      max_length: integer(1, 1000),
      input_type: oneOf('text', 'multiline_text', 'password'),
      rows: integer(1, 99),
      auto_resize: bool,
      max_rows: integer(1, 99),
    },
    isInteractive: true,
  },
  select_static: {
    required: { options: list(option) },
    optional: { ...select, initial_index: integer(0, 999) },
    isInteractive: true,
    also: checkInitialOption,
  },
  multi_select_static: {
    required: { options: list(option) },
    optional: multiSelect,
    isInteractive: true,
  },
  select_person: {
    required: {},
    optional: { ...select, options: list(personOption) },
    isInteractive: true,
    also: checkInitialOption,
  },
  multi_select_person: {
    required: {},
    optional: { ...multiSelect, options: list(personOption) },
    isInteractive: true,
  },
  date_picker: {
    required: {},
    optional: {
      ...picker,
      initial_date: matching(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'yyyy-MM-dd'),
    },
    isInteractive: true,
  },
  picker_time: {
    required: {},
    optional: { ...picker, initial_time: matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:mm') },
    isInteractive: true,
  },
  picker_datetime: {
    required: {},
    optional: {
      ...picker,
      initial_datetime: matching(
        /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d$/,
        'yyyy-MM-dd HH:mm',
      ),
    },
    isInteractive: true,
    also(element, at) {
      if (element.initial_datetime === undefined && element.placeholder === undefined) {
        report(at, '"placeholder" is required where there is no "initial_datetime"');
      }
    },
  },
  checker: {
    required: {},
    optional: {
      ...field,
      text: text(['plain_text', 'lark_md']),
      checked: bool,
      overall_checkable: bool,
      button_area: anyObject,
      checked_style: anyObject,
      padding,
    },
    isInteractive: true,
  },
  overflow: {
    required: { options: list(anyObject) },
    optional: { ...interactive, value: anything },
    isInteractive: true,
  },
};
