import { COLOUR_FAMILIES, COLOUR_SHADES, type ColourFamily, shadeOf } from '../../card/colours.ts';

/** The solid tone of each family; all shades are mixed from it. */
const SOLID: Record<ColourFamily, string> = {
  blue: '#2f6bff',
  carmine: '#d6336c',
  green: '#2ba24c',
  grey: '#6b7280',
  indigo: '#4954e6',
  lime: '#7cb305',
  orange: '#ed7b17',
  purple: '#9a3fd5',
  red: '#e03e36',
  sunflower: '#e5b300',
  turquoise: '#0ea5a0',
  violet: '#7546e8',
  wathet: '#1e9fe0',
  yellow: '#eda10c',
};

interface Theme {
  panel: string;
  /** What the shades below the solid tone fade into, and those above it. */
  faint: string;
  strong: string;
  /** Share of the solid tone in each shade up to 600; the rest of it goes on towards `strong`. */
  shares: Record<(typeof COLOUR_SHADES)[number], number>;
}

const LIGHT: Theme = {
  panel: '#ffffff',
  faint: '#ffffff',
  strong: '#10131a',
  shares: {
    50: 0.06,
    100: 0.13,
    200: 0.26,
    300: 0.42,
    350: 0.5,
    400: 0.66,
    500: 0.85,
    600: 1,
    700: 0.78,
    800: 0.58,
    900: 0.4,
  },
};

const DARK: Theme = {
  panel: '#1e2126',
  faint: '#1e2126',
  strong: '#ffffff',
  shares: {
    50: 0.12,
    100: 0.2,
    200: 0.32,
    300: 0.44,
    350: 0.5,
    400: 0.64,
    500: 0.8,
    600: 0.92,
    700: 0.75,
    800: 0.55,
    900: 0.4,
  },
};

type Rgb = [number, number, number];

function rgbOf(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

function hexOf(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

function mix(hex: string, other: string, share: number): string {
  const [a, b] = [rgbOf(hex), rgbOf(other)];
  const part = (index: 0 | 1 | 2) => a[index] * share + b[index] * (1 - share);
  return hexOf([part(0), part(1), part(2)]);
}

/** Relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const linear = rgbOf(hex).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(hex: string, other: string): number {
  const [low = 0, high = 0] = [luminance(hex), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function shade(solid: string, number: (typeof COLOUR_SHADES)[number], theme: Theme): string {
  const towards = number > 600 ? theme.strong : theme.faint;
  return mix(solid, towards, theme.shares[number]);
}

/** The family's hue, moved away from the tint until it can be read on it (4.5:1). */
function readable(solid: string, tint: string, theme: Theme): string {
  for (let share = 1; share > 0; share -= 0.04) {
    const candidate = mix(solid, theme.strong, share);
    if (contrast(candidate, tint) >= 4.5) return candidate;
  }
  return theme.strong;
}

/** Every colour of one theme by the name of its CSS variable. */
export function paletteOf(themeName: 'light' | 'dark'): Map<string, string> {
  const theme = themeName === 'light' ? LIGHT : DARK;
  const found = new Map<string, string>();
  for (const family of COLOUR_FAMILIES) {
    const solid = SOLID[family];
    for (const number of COLOUR_SHADES) {
      found.set(`--card-${family}-${number}`, shade(solid, number, theme));
    }
    // On the panel and on a header's tint; a text tag's background is a shade deeper.
    found.set(`--card-${family}-text`, readable(solid, shade(solid, 100, theme), theme));
    found.set(`--card-${family}-tag`, readable(solid, shade(solid, 200, theme), theme));
  }
  return found;
}

export function paletteCss(): string {
  const body = (theme: 'light' | 'dark') =>
    [...paletteOf(theme)].map(([name, value]) => `${name}:${value}`).join(';');
  return `:root{${body('light')}}:root[data-theme="dark"]{${body('dark')}}`;
}

/** A card's colour as a background or a border. */
export function fillColour(name: string | undefined): string | undefined {
  if (name === undefined || name === 'default') return undefined;
  if (name === 'white') return '#ffffff';
  if (name === 'bg-white') return 'var(--panel)';
  const found = shadeOf(name);
  return found ? `var(--card-${found.family}-${found.shade})` : rgba(name);
}

/** A card's colour as text: the plain tone is taken in its readable variant. */
export function textColour(name: string | undefined): string | undefined {
  const found = name === undefined ? undefined : shadeOf(name);
  return found?.shade === 600 ? `var(--card-${found.family}-text)` : fillColour(name);
}

function rgba(name: string): string | undefined {
  return name.startsWith('rgba(') ? name : undefined;
}
