import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// The package cuts the font into about a hundred pieces by unicode-range: a page loads only those
// whose characters it shows.
const root = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc'));

export async function fontStyle(): Promise<string> {
  const css = await readFile(join(root, 'index.css'), 'utf8');
  return css.replaceAll('url(./files/', 'url(/web/font/');
}

export async function fontPiece(name: string): Promise<Buffer | undefined> {
  if (!/^[\w-]+\.woff2$/.test(name)) return undefined;
  return readFile(join(root, 'files', name)).catch(() => undefined);
}
