import type { ComponentChildren, TargetedInputEvent, VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { contentAt, type Json, numberAt, recordAt, recordsAt, stringAt } from '../../card/json.ts';
import { type Desk, type FieldState, FormContext, useDesk } from './context.ts';
import { Chevron } from './icon.tsx';
import { marginStyle, widthStyle } from './layout.ts';
import { Words } from './texts.tsx';

interface Props {
  element: Json;
  path: string;
}

interface Field extends FieldState {
  id: string;
  /** What the control itself carries, whatever its kind. */
  control: ReturnType<typeof controlOf>;
  placeholder: string | undefined;
}

function useField({ element, path }: Props): Field {
  const desk = useDesk();
  const form = useContext(FormContext);
  const state = desk.field(element, form, path);
  const id = `${desk.id}${form ?? ''}/${stringAt(element, 'name') || path}`;
  const placeholder = contentAt(element, 'placeholder');
  return {
    ...state,
    id,
    control: controlOf(element, id, state.fault, desk.isExpired),
    placeholder,
  };
}

function controlOf(element: Json, id: string, fault: string | undefined, isExpired: boolean) {
  const label = contentAt(element, 'label') ?? contentAt(element, 'placeholder');
  return {
    id,
    class: 'card-control',
    disabled: element.disabled === true || isExpired,
    'aria-label': label ?? stringAt(element, 'name') ?? '输入',
    'aria-required': element.required === true,
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault === undefined ? undefined : `${id}-fault`,
  };
}

/** A control with its label, its required mark and what is wrong with it. */
function Labelled(props: { element: Json; field: Field; children: ComponentChildren }): VNode {
  const { element, field } = props;
  const label = contentAt(element, 'label');
  const isRequired = element.required === true;
  return (
    <div
      class="card-field"
      data-beside={element.label_position === 'left'}
      data-required={isRequired && !label}
      style={{ ...marginStyle(element), ...widthStyle(element) }}
    >
      {isRequired && !label && <RequiredMark />}
      {label && (
        <label class="card-label" for={field.id}>
          {label}
          {isRequired && <RequiredMark />}
        </label>
      )}
      <div class="card-field-body">
        {props.children}
        {field.fault && (
          <p class="card-fault" id={`${field.id}-fault`}>
            {field.fault}
          </p>
        )}
      </div>
    </div>
  );
}

function RequiredMark(): VNode {
  return (
    <span class="card-required" title="必填" aria-hidden="true">
      *
    </span>
  );
}

function text(field: Field): string {
  return typeof field.raw === 'string' ? field.raw : '';
}

export function Input({ element, path }: Props): VNode {
  const field = useField({ element, path });
  const limit = numberAt(element, 'max_length');
  const shared = {
    ...field.control,
    value: text(field),
    placeholder: field.placeholder ?? '请输入',
    maxLength: limit ?? 1000,
    onInput: (event: TargetedInputEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      field.set(event.currentTarget.value),
  };
  const isMultiline = element.input_type === 'multiline_text';
  return (
    <Labelled element={element} field={field}>
      {isMultiline ? (
        <textarea {...shared} rows={numberAt(element, 'rows') ?? 5} />
      ) : element.input_type === 'password' ? (
        <input {...shared} type="password" autoComplete="off" />
      ) : (
        <input {...shared} type="text" autoComplete="off" />
      )}
      {isMultiline && limit !== undefined && (
        <span class="card-count">
          {text(field).length}/{limit}
        </span>
      )}
    </Labelled>
  );
}

interface Option {
  value: string;
  words: string;
}

/** A person select without (valid) options offers every member of the chat. */
function optionsOf(element: Json, desk: Desk): Option[] {
  const own = recordsAt(element, 'options').map((option) => ({
    value: stringAt(option, 'value') ?? '',
    words: contentAt(option, 'text') ?? '',
  }));
  if (!String(element.tag).endsWith('select_person')) return own;
  const members = desk.members.map(({ open_id, name }) => ({ value: open_id, words: name }));
  const known = own
    .map(({ value }) => ({ value, words: desk.nameOf(value) }))
    .filter(({ value, words }) => value !== '' && words !== '');
  return known.length > 0 ? known : members;
}

export function Select({ element, path }: Props): VNode {
  const desk = useDesk();
  const field = useField({ element, path });
  return (
    <Labelled element={element} field={field}>
      <span class="card-select">
        <select
          {...field.control}
          data-empty={text(field) === ''}
          value={text(field)}
          onChange={(event) => field.set(event.currentTarget.value)}
        >
          <option value="">{field.placeholder ?? '请选择'}</option>
          {optionsOf(element, desk).map(({ value, words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <Chevron />
      </span>
    </Labelled>
  );
}

export function MultiSelect({ element, path }: Props): VNode {
  const desk = useDesk();
  const field = useField({ element, path });
  const isOpen = desk.isOpen(path, false);
  const options = optionsOf(element, desk);
  const chosen = Array.isArray(field.raw) ? field.raw : [];
  const words = options.filter(({ value }) => chosen.includes(value)).map((each) => each.words);
  const toggle = (value: string) =>
    field.set(
      chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value],
    );
  return (
    <Labelled element={element} field={field}>
      <span class="card-select">
        <button
          {...field.control}
          type="button"
          aria-expanded={isOpen}
          aria-label={`${field.control['aria-label']}：${words.join('、') || '未选'}`}
          data-empty={words.length === 0}
          onClick={() => desk.setOpen(path, !isOpen)}
        >
          {words.join('、') || (field.placeholder ?? '请选择')}
        </button>
        <Chevron />
      </span>
      {isOpen && (
        <div class="card-options">
          {options.map(({ value, words: name }) => (
            <label key={value} class="card-check">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
              />
              <span>{name}</span>
            </label>
          ))}
        </div>
      )}
    </Labelled>
  );
}

const INPUT_TYPES: Record<string, 'date' | 'time' | 'datetime-local'> = {
  date_picker: 'date',
  picker_time: 'time',
  picker_datetime: 'datetime-local',
};

export function DatePicker({ element, path }: Props): VNode {
  const field = useField({ element, path });
  const isEmpty = text(field) === '';
  return (
    <Labelled element={element} field={field}>
      <span class="card-date">
        <input
          {...field.control}
          type={INPUT_TYPES[String(element.tag)] ?? 'date'}
          data-empty={isEmpty}
          value={text(field)}
          onInput={(event) => field.set(event.currentTarget.value)}
        />
        {isEmpty && field.placeholder && (
          <span class="card-date-hint" aria-hidden="true">
            {field.placeholder}
          </span>
        )}
      </span>
    </Labelled>
  );
}

export function Checker({ element, path }: Props): VNode {
  const field = useField({ element, path });
  const { 'aria-label': _label, class: _class, ...control } = field.control;
  return (
    <Labelled element={element} field={field}>
      <label class="card-check" data-ticked={field.raw === true}>
        <input
          {...control}
          type="checkbox"
          checked={field.raw === true}
          onChange={(event) => field.set(event.currentTarget.checked)}
        />
        <span>
          <Words of={recordAt(element, 'text')} />
        </span>
      </label>
    </Labelled>
  );
}
