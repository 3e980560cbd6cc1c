import { type Context, Hono } from 'hono';
import { type Asset, type Bundle, buildBundle } from './bundle.ts';
import { chartScript } from './charts.ts';
import { fontPiece, fontStyle } from './font.ts';
import { page } from './page.ts';

const aYear = 'public, max-age=31536000, immutable';

/** A value made at the first call; a failed attempt is made again at the next one. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

function answer(c: Context, type: string, { body, etag }: Asset) {
  const headers = { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache', etag };
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers);
  return c.body(body, 200, headers);
}

/** The web chat: its page, its bundle (built at the first request), charts and Chinese glyphs. */
export function webRoutes(): Hono {
  const app = new Hono();
  const bundle: () => Promise<Bundle> = once(buildBundle);
  const fonts = once(fontStyle);
  const charts = once(chartScript);

  app.get('/', (c) => c.html(page, 200, { 'cache-control': 'no-cache' }));
  app.get('/web/main.js', async (c) => answer(c, 'text/javascript', (await bundle()).script));
  app.get('/web/main.css', async (c) => answer(c, 'text/css', (await bundle()).style));
  app.get('/web/vchart.js', async (c) => answer(c, 'text/javascript', await charts()));
  app.get('/web/font.css', async (c) =>
    c.body(await fonts(), 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    }),
  );
  app.get('/web/font/:name', async (c) => {
    const piece = await fontPiece(c.req.param('name'));
    if (!piece) return c.notFound();
    return c.body(new Uint8Array(piece), 200, {
      'content-type': 'font/woff2',
      'cache-control': aYear,
    });
  });
  return app;
}
