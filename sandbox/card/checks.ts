import { isColour } from './colours.ts';
import { isRecord, type Json } from './json.ts';
import { type Check, child, type Place, report } from './place.ts';

export type Fields = Record<string, Check>;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** An object with these properties and no others. */
export function shape(required: Fields, optional: Fields = {}): Check {
  return (value, at) => {
    if (!isRecord(value)) return report(at, `expected an object, got ${shown(value)}`);
    checkFields(value, required, optional, at);
  };
}

export function checkFields(value: Json, required: Fields, optional: Fields, at: Place): void {
  for (const key of Object.keys(required)) {
    if (value[key] === undefined) report(at, `missing required property "${key}"`);
  }
  for (const [key, item] of Object.entries(value)) {
    const check = Object.hasOwn(required, key)
      ? required[key]
      : Object.hasOwn(optional, key)
        ? optional[key]
        : undefined;
    if (!check) report(at, `unknown property "${key}"`);
    else if (item !== undefined) check(item, child(at, key));
  }
}

export function list(each: Check): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return report(at, `expected an array, got ${shown(value)}`);
    value.forEach((item, index) => {
      const tag = isRecord(item) && typeof item.tag === 'string' ? `(tag: ${item.tag})` : '';
      each(item, child(at, `[${index}]${tag}`));
    });
  };
}

function expecting(what: string, holds: (value: unknown, at: Place) => boolean): Check {
  return (value, at) => {
    if (!holds(value, at)) report(at, `expected ${what}, got ${shown(value)}`);
  };
}

export const anything: Check = () => undefined;
export const anyObject = expecting('an object', isRecord);
export const bool = expecting('a boolean', (value) => typeof value === 'boolean');
export const string = expecting('a string', (value) => typeof value === 'string');
export const filled = expecting(
  'a non-empty string',
  (value) => typeof value === 'string' && value !== '',
);

export function shortString(max: number): Check {
  return expecting(
    `a string of at most ${max} characters`,
    (value) => typeof value === 'string' && [...value].length <= max,
  );
}

export function oneOf(...words: readonly (string | number | boolean)[]): Check {
  return expecting(`one of ${words.join(', ')}`, (value) => words.some((word) => word === value));
}

export function matching(pattern: RegExp, what: string): Check {
  return expecting(what, (value) => typeof value === 'string' && pattern.test(value));
}

export function integer(min: number, max: number): Check {
  return expecting(
    `an integer from ${min} to ${max}`,
    (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  );
}

/** One of the words, or a length like `120px` within the bounds. */
export function size(min: number, max: number, ...words: readonly string[]): Check {
  const what = [...words, `${min}px to ${max === Infinity ? 'any' : `${max}px`}`].join(', ');
  return expecting(`one of ${what}`, (value) => {
    if (typeof value !== 'string') return false;
    const px = /^(\d+)px$/.exec(value)?.[1];
    return words.includes(value) || (px !== undefined && Number(px) >= min && Number(px) <= max);
  });
}

/** One, two or four lengths, as in CSS. */
function box(min: number, max: number): Check {
  return expecting(`1, 2 or 4 lengths from ${min}px to ${max}px`, (value) => {
    if (typeof value !== 'string') return false;
    const parts = value.trim().split(/\s+/);
    return (
      [1, 2, 4].includes(parts.length) &&
      parts.every((part) => {
        const px = /^(-?\d+)px$/.exec(part)?.[1];
        return px !== undefined && Number(px) >= min && Number(px) <= max;
      })
    );
  });
}

export const padding = box(0, 99);
export const margin = box(-99, 99);
export const spacing = size(0, 99, 'small', 'medium', 'large', 'extra_large');

export const colour = expecting(
  'a colour of the card palette',
  (value, at) => typeof value === 'string' && (isColour(value) || at.run.customColours.has(value)),
);

const TEXT_SIZES: readonly unknown[] = [
  ...[0, 1, 2, 3, 4].map((level) => `heading-${level}`),
  'heading',
  'normal',
  'notation',
];

export const textSize = expecting(
  'a text size (heading-0 to heading-4, heading, normal, notation)',
  (value, at) =>
    TEXT_SIZES.includes(value) || (typeof value === 'string' && at.run.customSizes.has(value)),
);

export const horizontalAlign = oneOf('left', 'center', 'right');
export const verticalAlign = oneOf('top', 'center', 'bottom');

/** The layout keys of everything that holds elements. */
export const layout: Fields = {
  direction: oneOf('vertical', 'horizontal'),
  padding,
  horizontal_spacing: spacing,
  horizontal_align: horizontalAlign,
  vertical_spacing: spacing,
  vertical_align: verticalAlign,
};

export const url = matching(/^(https?|lark):\/\/\S+$/, 'an http(s) address');
export const links = shape({}, { url, pc_url: url, ios_url: url, android_url: url });
