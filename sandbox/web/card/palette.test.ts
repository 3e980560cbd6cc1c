import { describe, expect, it } from 'vitest';
import { COLOUR_FAMILIES } from '../../card/colours.ts';
import { contrast, fillColour, paletteCss, paletteOf, textColour } from './palette.ts';

describe('palette', () => {
  it.each(
    COLOUR_FAMILIES.flatMap((family) => [
      [family, 'light', '#ffffff'] as const,
      [family, 'dark', '#1e2126'] as const,
    ]),
  )('keeps %s text readable in the %s theme', (family, theme, panel) => {
    const colours = paletteOf(theme);
    const text = colours.get(`--card-${family}-text`)!;
    expect(contrast(text, panel)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(text, colours.get(`--card-${family}-100`)!)).toBeGreaterThanOrEqual(4.5);
    const tag = colours.get(`--card-${family}-tag`)!;
    expect(contrast(tag, colours.get(`--card-${family}-200`)!)).toBeGreaterThanOrEqual(4.5);
  });

  it('writes both themes into one sheet', () => {
    expect(paletteCss()).toMatch(/^:root\{--card-blue-50:#[0-9a-f]{6};.+data-theme="dark"/);
  });

  it.each([
    ['red', 'var(--card-red-600)', 'var(--card-red-text)'],
    ['red-200', 'var(--card-red-200)', 'var(--card-red-200)'],
    ['default', undefined, undefined],
    ['bg-white', 'var(--panel)', 'var(--panel)'],
    ['rgba(1,2,3,0.5)', 'rgba(1,2,3,0.5)', 'rgba(1,2,3,0.5)'],
    ['url(x)', undefined, undefined],
  ])('resolves %s', (name, fill, text) => {
    expect(fillColour(name)).toBe(fill);
    expect(textColour(name)).toBe(text);
  });
});
