import type { CSSProperties } from 'preact';
import { type Json, stringAt } from '../../card/json.ts';
import { fillColour } from './palette.ts';

const SPACING: Record<string, string> = {
  small: '4px',
  medium: '8px',
  large: '12px',
  extra_large: '16px',
};

export function spacingOf(element: Json, key: string): string | undefined {
  const value = stringAt(element, key);
  return value === undefined ? undefined : (SPACING[value] ?? value);
}

const MAIN: Record<string, string> = {
  left: 'flex-start',
  top: 'flex-start',
  center: 'center',
  right: 'flex-end',
  bottom: 'flex-end',
};

/** The layout keys of whatever holds elements, as a flex box. */
export function boxStyle(element: Json): CSSProperties {
  const isRow = element.direction === 'horizontal';
  const across = stringAt(element, 'horizontal_align');
  const down = stringAt(element, 'vertical_align');
  const style: CSSProperties = {
    flexDirection: isRow ? 'row' : 'column',
    flexWrap: isRow ? 'wrap' : 'nowrap',
    padding: stringAt(element, 'padding'),
    rowGap: spacingOf(element, 'vertical_spacing'),
    columnGap: spacingOf(element, 'horizontal_spacing'),
  };
  if (isRow) {
    style.justifyContent = across && MAIN[across];
    style.alignItems = down ? MAIN[down] : 'center';
  } else {
    style.justifyContent = down && MAIN[down];
    // Left is where everything stands anyway; stretched texts then wrap at the box's own width.
    style.alignItems = across && across !== 'left' ? MAIN[across] : undefined;
  }
  return style;
}

export function marginStyle(element: Json): CSSProperties {
  return { margin: stringAt(element, 'margin') };
}

/** `fill`, `auto` or a length as a width that never exceeds the box around it. */
export function widthStyle(element: Json): CSSProperties {
  const width = stringAt(element, 'width');
  if (width === 'fill') return { width: '100%' };
  return width?.endsWith('px') ? { width, maxWidth: '100%' } : {};
}

export function columnStyle(column: Json): CSSProperties {
  const width = stringAt(column, 'width') ?? 'auto';
  const weight = typeof column.weight === 'number' ? column.weight : 1;
  const flex =
    width === 'weighted' ? `${weight} 1 0` : width.endsWith('px') ? `0 1 ${width}` : '0 1 auto';
  return {
    ...boxStyle(column),
    ...marginStyle(column),
    '--card-flex': flex,
    backgroundColor: fillColour(stringAt(column, 'background_style')),
  };
}
