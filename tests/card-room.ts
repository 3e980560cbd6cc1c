import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { page as sandboxPage } from '../sandbox/web/page.ts';
import { webRoutes } from '../sandbox/web/routes.ts';

// Cards on an empty page that takes its fonts and its charts from the sandbox's own routes.
const HARNESS = `
  import { h, render } from 'preact';
  import { CardView } from '../sandbox/web/card/card-view.tsx';
  const app = document.getElementById('app');
  const drawn = (card, key) => h(CardView, {
    key, card, members: [], me: 'ou_1', nameOf: () => '冯清源', onAct: async () => {},
  });
  app.textContent = '';
  window.show = (card) => render(drawn(card), app);
  window.showAll = (cards) => render(
    cards.map((card, at) => h('div', { class: 'sample', key: at }, drawn(card))), app,
  );
  window.clear = () => render(null, app);
`;
const ADDRESS = 'http://sandbox.test';
/** The sandbox's own page with its policy, but a card where the chat would be. */
const PAGE = sandboxPage.replace('<script type="module" src="/web/main.js"></script>', '');
const ROOM =
  'html, body, #app { display: block; height: auto; overflow: visible } #app { padding: 12px }';

async function bundle(): Promise<string> {
  const built = await build({
    stdin: {
      contents: HARNESS,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
      loader: 'tsx',
    },
    bundle: true,
    write: false,
    logLevel: 'silent',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  return built.outputFiles[0]?.text ?? '';
}

let script: Promise<string> | undefined;

/** A page that only draws cards, and the paths it has asked the sandbox for. */
export interface CardRoom {
  readonly page: Page;
  readonly asked: string[];
  /** Draws one card in place of the last. */
  show(card: object): Promise<unknown>;
  /** Draws many, one below the other. */
  showAll(cards: readonly object[]): Promise<unknown>;
}

/** Opens a room of this size in px, as the web chat would draw cards there. */
export async function openCardRoom(
  browser: Browser,
  size: { width: number; height: number },
): Promise<CardRoom> {
  script ??= bundle();
  const routes = webRoutes();
  const asked: string[] = [];
  const page = await browser.newPage({ viewport: size });
  await page.route(`${ADDRESS}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: PAGE });
    const answer = await routes.request(pathname);
    const body = Buffer.from(await answer.arrayBuffer());
    return route.fulfill({
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      body,
    });
  });
  await page.goto(ADDRESS);
  await page.addStyleTag({ content: ROOM });
  await page.addScriptTag({ content: await script });
  return {
    page,
    asked,
    show: (card) => page.evaluate(`show(${JSON.stringify(card)})`),
    showAll: (cards) => page.evaluate(`showAll(${JSON.stringify(cards)})`),
  };
}
