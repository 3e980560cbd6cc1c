import type { Json } from '../../card/json.ts';
import type { ChartLibrary } from './chart-library.ts';
import { paletteOf } from './palette.ts';

const FONT = '"Noto Sans SC Variable", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';

/** Colours in the order in which the series of a chart take them. */
const THEMES: Record<string, readonly string[]> = {
  brand: ['blue-600', 'turquoise-600', 'orange-600', 'purple-600', 'green-600', 'yellow-600'],
  rainbow: ['red-500', 'orange-500', 'yellow-500', 'green-500', 'turquoise-500', 'blue-500'],
  complementary: ['blue-600', 'orange-600', 'green-600', 'carmine-600', 'wathet-600', 'yellow-600'],
  converse: ['blue-600', 'red-600', 'turquoise-600', 'yellow-600', 'violet-600', 'lime-600'],
  primary: ['blue-600', 'blue-400', 'blue-300', 'blue-800', 'blue-500', 'blue-200'],
};

export type ThemeName = 'light' | 'dark';

/** The page's look as a theme of the library, by its name: no ground of its own, our font. */
export function themeIn({ ThemeManager }: ChartLibrary, colours: string, type: ThemeName): string {
  const name = `card-${colours}-${type}`;
  if (ThemeManager.themeExist(name)) return name;
  const palette = paletteOf(type);
  const series = (Object.hasOwn(THEMES, colours) ? THEMES[colours] : undefined) ?? [];
  ThemeManager.registerTheme(name, {
    type,
    background: 'transparent',
    fontFamily: FONT,
    colorScheme: { default: series.map((each) => palette.get(`--card-${each}`) ?? '') },
  });
  return name;
}

/** Everything a chart may write, for the font has to be there before it is drawn on a canvas. */
export function wordsOf(spec: unknown): string {
  const signs = new Set(typeof spec === 'string' ? spec : JSON.stringify(spec));
  return [...signs].join('');
}

/** A canvas does not wait for a font as a page does. */
export async function fetchGlyphs(spec: Json): Promise<void> {
  const words = wordsOf(spec);
  await Promise.all(
    [400, 700].map((weight) => document.fonts.load(`${weight} 14px ${FONT}`, words)),
  );
}

/** What the chart is called, for those who do not see it. */
export function titleOf(spec: Json): string {
  const { title } = spec;
  const text = typeof title === 'object' && title !== null && 'text' in title ? title.text : title;
  return typeof text === 'string' && text !== '' ? text : '图表';
}
