import {
  anything,
  bool,
  checkFields,
  colour,
  type Fields,
  filled,
  horizontalAlign,
  integer,
  layout,
  links,
  list,
  matching,
  oneOf,
  padding,
  shape,
  size,
  spacing,
  verticalAlign,
} from './checks.ts';
import { COMMON, DISPLAY } from './display.ts';
import { behaviors, INPUTS } from './inputs.ts';
import { isRecord, type Json } from './json.ts';
import { CARD_ERROR, child, type Place, report } from './place.ts';
import { confirm, icon, plainText, styledText, text } from './texts.ts';

/** What Card JSON 2.0 allows one kind of element. */
export interface ElementSpec {
  required: Fields;
  optional: Fields;
  /** Counts as one of the five levels of nesting. */
  isContainer?: true;
  /** Directly below `body.elements` and nowhere else. */
  onlyInBody?: true;
  /** Needs a name of its own inside a form. */
  isInteractive?: true;
  also?(element: Json, at: Place): void;
}

/** Tags of card schema 1.0 that 2.0 no longer knows. */
const REMOVED_TAGS: ReadonlySet<string> = new Set(['note', 'action']);
const MAX_NESTING = 5;

const cornerRadius = matching(/^\d+(px|%)$/, 'Npx or N%');

const panelHeader = shape(
  { title: text(['plain_text', 'markdown'], undefined, styledText) },
  {
    background_color: colour,
    vertical_align: verticalAlign,
    padding,
    position: oneOf('top', 'bottom'),
    width: size(16, 999, 'fill', 'auto', 'auto_when_fold'),
    icon,
    icon_position: oneOf('left', 'right', 'follow_text'),
    icon_expanded_angle: oneOf(-180, -90, 90, 180),
  },
);

const column: ElementSpec = {
  required: {},
  optional: {
    ...layout,
    width: size(16, 600, 'auto', 'weighted'),
    weight: integer(1, 5),
    background_style: colour,
    action: shape({ multi_url: links }),
    elements,
  },
};

const CONTAINERS: Record<string, ElementSpec> = {
  column_set: {
    required: { columns: list(columnOnly) },
    optional: {
      flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
      background_style: colour,
      horizontal_spacing: spacing,
      horizontal_align: horizontalAlign,
      action: shape({ multi_url: links }),
    },
    isContainer: true,
  },
  form: {
    required: { name: filled, elements },
    optional: layout,
    isContainer: true,
    onlyInBody: true,
    also(element, at) {
      if (!holdsSubmit(element.elements)) {
        report(at, 'a form needs a button with form_action_type "submit"');
      }
    },
  },
  interactive_container: {
    required: { behaviors, elements },
    optional: {
      ...layout,
      width: size(16, 999, 'fill', 'auto'),
      height: size(10, 999, 'auto'),
      background_style: (value, at) => (value === 'laser' ? undefined : colour(value, at)),
      has_border: bool,
      border_color: colour,
      corner_radius: cornerRadius,
      hover_tips: plainText,
      disabled: bool,
      disabled_tips: plainText,
      confirm,
    },
    isContainer: true,
  },
  collapsible_panel: {
    required: { header: panelHeader, elements },
    optional: {
      ...layout,
      expanded: bool,
      background_color: colour,
      border: shape({}, { color: colour, corner_radius: cornerRadius }),
    },
    isContainer: true,
  },
};

const ELEMENTS: Record<string, ElementSpec> = { ...DISPLAY, ...INPUTS, ...CONTAINERS };

function columnOnly(value: unknown, at: Place): void {
  if (isRecord(value) && value.tag === 'column') checkElement(value, column, 'column', at);
  else report(at, 'expected tag "column"');
}

function element(value: unknown, at: Place): void {
  const tag = isRecord(value) ? value.tag : undefined;
  if (!isRecord(value) || typeof tag !== 'string') {
    report(at, 'expected an element with a "tag"');
    return;
  }
  const spec = Object.hasOwn(ELEMENTS, tag) ? ELEMENTS[tag] : undefined;
  if (REMOVED_TAGS.has(tag)) report(at, `unsupported tag ${tag}`, CARD_ERROR.removedTag);
  else if (tag === 'column') report(at, '"column" is legal in column_set.columns only');
  else if (!spec) report(at, `unknown tag "${tag}"`);
  else if (spec.onlyInBody && at.containers.length > 0) {
    report(at, `"${tag}" is legal directly in body.elements only`);
  } else checkElement(value, spec, tag, at);
}

export function elements(value: unknown, at: Place): void {
  list(element)(value, at);
}

function checkElement(value: Json, spec: ElementSpec, tag: string, at: Place): void {
  const inside = spec.isContainer ? { ...at, containers: [...at.containers, tag] } : at;
  if (inside.containers.length > MAX_NESTING) {
    report(at, `containers are nested deeper than ${MAX_NESTING} levels`);
    return;
  }
  checkFields(value, spec.required, optionalOf(spec), inside);
  checkElementId(value.element_id, at);
  checkName(value, spec, at);
  spec.also?.(value, at);
}

/** What an element may hold besides, put together once for each kind. */
const optionals = new WeakMap<ElementSpec, Fields>();

function optionalOf(spec: ElementSpec): Fields {
  const known = optionals.get(spec);
  if (known) return known;
  // By its tag the element was told to be of this kind.
  const optional = { tag: anything, ...COMMON, ...spec.optional };
  optionals.set(spec, optional);
  return optional;
}

function checkElementId(id: unknown, at: Place): void {
  if (typeof id !== 'string') return;
  if (at.run.elementIds.has(id)) report(child(at, 'element_id'), `duplicate element_id "${id}"`);
  at.run.elementIds.add(id);
}

function checkName(value: Json, spec: ElementSpec, at: Place): void {
  const { name } = value;
  const isInForm = at.containers.includes('form');
  if (spec.isInteractive && isInForm && (name === undefined || name === '')) {
    report(at, 'inside a form "name" is required');
  }
  if (value.required !== undefined && !isInForm) {
    report(child(at, 'required'), 'legal only inside a form');
  }
  if (typeof name !== 'string' || name === '') return;
  if (at.run.names.has(name)) report(child(at, 'name'), `duplicate name "${name}"`);
  at.run.names.add(name);
}

function holdsSubmit(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSubmit);
  if (!isRecord(value)) return false;
  if (value.tag === 'button' && value.form_action_type === 'submit') return true;
  return holdsSubmit(value.elements) || holdsSubmit(value.columns);
}
