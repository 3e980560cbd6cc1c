/** Colour families of text, icons and backgrounds; a plain name means its 600 shade. */
export const COLOUR_FAMILIES = [
  'blue',
  'carmine',
  'green',
  'grey',
  'indigo',
  'lime',
  'orange',
  'purple',
  'red',
  'sunflower',
  'turquoise',
  'violet',
  'wathet',
  'yellow',
] as const;

export type ColourFamily = (typeof COLOUR_FAMILIES)[number];

export const COLOUR_SHADES = [50, 100, 200, 300, 350, 400, 500, 600, 700, 800, 900] as const;

export const HEADER_TEMPLATES = [
  'blue',
  'wathet',
  'turquoise',
  'green',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'indigo',
  'grey',
  'default',
] as const;

export const TEXT_TAG_COLOURS = [
  'neutral',
  'blue',
  'turquoise',
  'lime',
  'orange',
  'violet',
  'indigo',
  'wathet',
  'green',
  'yellow',
  'red',
  'purple',
  'carmine',
] as const;

const NAMES: ReadonlySet<string> = new Set([
  ...COLOUR_FAMILIES,
  ...COLOUR_FAMILIES.flatMap((family) => COLOUR_SHADES.map((shade) => `${family}-${shade}`)),
  'bg-white',
  'white',
  'default',
]);

const RGBA = /^rgba\(\s*(\d{1,3}\s*,\s*){3}(0|1|0?\.\d+)\s*\)$/;

export function isColour(name: string): boolean {
  return NAMES.has(name) || RGBA.test(name);
}

/** `red-200` -> family and shade; nothing for names outside the families. */
export function shadeOf(name: string): { family: ColourFamily; shade: number } | undefined {
  const [family, shade = '600'] = name.split('-');
  const known = COLOUR_FAMILIES.find((each) => each === family);
  return known && NAMES.has(name) ? { family: known, shade: Number(shade) } : undefined;
}
