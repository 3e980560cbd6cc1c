import { describe, expect, it } from 'vitest';
import { webRoutes } from './routes.ts';

const app = webRoutes();

describe('the web chat on the wire', () => {
  it('serves a Chinese page with a viewport', async () => {
    const response = await app.request('/');
    const html = await response.text();
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(html).toContain('lang="zh-CN"');
    expect(html).toContain('name="viewport"');
    expect(html).toContain('<title>e点通 沙盒</title>');
  });

  it('asks nothing of other machines', async () => {
    const css = await (await app.request('/web/font.css')).text();
    const html = await (await app.request('/')).text();
    const addresses = `${html}${css}`.match(/https?:\/\/[^'")\s]+/g) ?? [];
    expect(addresses.filter((one) => !one.startsWith('http://www.w3.org/'))).toEqual([]);
  });

  it('serves glyphs by piece and nothing beside', async () => {
    const css = await (await app.request('/web/font.css')).text();
    const piece = /\/web\/font\/[\w-]+\.woff2/.exec(css)?.[0] ?? '';
    const response = await app.request(piece);
    expect(response.headers.get('content-type')).toBe('font/woff2');
    expect((await app.request('/web/font/none.woff2')).status).toBe(404);
    expect((await app.request('/web/font/..%2Findex.css')).status).toBe(404);
  });

  it('bundles once and answers by etag', async () => {
    const script = await app.request('/web/main.js');
    const etag = script.headers.get('etag') ?? '';
    expect(script.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(await script.text()).toContain('/sandbox/stream');
    const again = await app.request('/web/main.js', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await (await app.request('/web/main.css')).text()).toContain('--panel');
  });

  it('keeps charts out of the bundle and serves them apart', async () => {
    const bundle = await (await app.request('/web/main.js')).text();
    const response = await app.request('/web/vchart.js');
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect((await response.text()).length).toBeGreaterThan(4 * bundle.length);
    const etag = response.headers.get('etag') ?? '';
    const again = await app.request('/web/vchart.js', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});
