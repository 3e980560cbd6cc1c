import { mkdir } from 'node:fs/promises';
import chromium from '@sparticuz/chromium';
import playwright, { type Browser, type Locator, type Page } from 'playwright-core';

/** Pictures for a person to look at; not under version control. */
const PICTURES = 'screenshots';

export const wide = { width: 1280, height: 860 };
export const phone = { width: 390, height: 844 };

export async function launchBrowser(): Promise<Browser> {
  await mkdir(PICTURES, { recursive: true });
  // Nothing is drawn in three dimensions here, and a graphics card made of software is slow.
  chromium.setGraphicsMode = false;
  return playwright.chromium.launch({
    executablePath: await chromium.executablePath(),
    // In a single process one closed page takes the browser with it.
    args: chromium.args.filter((arg) => arg !== '--single-process'),
  });
}

/** The newest card of the open chat whose title begins with `title`, as the chat shows it. */
export const cardIn = (page: Page, title: string): Locator =>
  page
    .locator('article.message', {
      has: page.locator('.card-title', { hasText: new RegExp(`^${title}`) }),
    })
    .last();

/** Waits for the toast that says `words` and puts it away, so that the next one is a new one. */
export async function readToast(page: Page, words: string | RegExp): Promise<string> {
  const toast = page.locator('.toast').filter({ hasText: words });
  const said = await toast.innerText();
  await toast.click();
  await toast.waitFor({ state: 'detached' });
  return said;
}

/** Yes to the question a button asks before it acts. */
export async function confirm(page: Page): Promise<void> {
  await page.getByRole('dialog').getByRole('button', { name: '确定' }).click();
}

/** Sends files as a reply to a message, chosen with the file chooser. */
export async function replyWithFile(page: Page, message: Locator, name: string): Promise<void> {
  await message.hover();
  await message.getByRole('button', { name: /^回复/ }).first().click();
  await sendFile(page, name);
}

/** Sends a file to the open chat, chosen with the file chooser. */
export async function sendFile(page: Page, name: string): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '附上文件' }).click();
  await (await choosing).setFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(`content of ${name}`),
  });
  await page.getByRole('button', { name: '发送', exact: true }).click();
  await page.locator(`a[download="${name}"]`).last().waitFor();
}

export const snap = (page: Page, name: string) =>
  page.screenshot({ path: `${PICTURES}/${name}.png`, animations: 'disabled' });

/** What floats over a chat would hide the foot of a card. */
const UNCOVERED = '.pill { visibility: hidden }';

/** High enough for the longest card to be seen whole. */
const LOOKS = [
  { name: 'wide-light', viewport: { ...wide, height: 1200 }, colorScheme: 'light' },
  { name: 'phone-dark', viewport: { ...phone, height: 1600 }, colorScheme: 'dark' },
] as const;

/** Pictures of a card in a wide window and, dark, on a phone; tells what is wrong with them. */
export async function portray(page: Page, name: string, card: Locator): Promise<string[]> {
  const faults: string[] = [];
  for (const look of LOOKS) {
    await page.setViewportSize(look.viewport);
    await page.emulateMedia({ colorScheme: look.colorScheme });
    faults.push(...(await faultsOf(page)).map((fault) => `${name} (${look.name}): ${fault}`));
    const path = `${PICTURES}/${name}-${look.name}.png`;
    await card.locator('.card').screenshot({ path, animations: 'disabled', style: UNCOVERED });
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(wide);
  return faults;
}

/** What a person would stumble over on any screen: sideways scrolling, crushed or nameless buttons. */
export function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.scrollingElement ?? document.body;
    if (root.scrollWidth > root.clientWidth) {
      found.push(`scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
    }
    if (document.querySelector('.workspace') && root.scrollHeight > root.clientHeight) {
      found.push(`the page itself scrolls: ${root.scrollHeight} > ${root.clientHeight}`);
    }
    for (const box of document.querySelectorAll<HTMLElement>(
      '.message-scroll, .chat-list, dialog',
    )) {
      if (box.scrollWidth > box.clientWidth + 1) found.push(`${box.className} scrolls sideways`);
    }
    for (const button of document.querySelectorAll<HTMLElement>('button, [role="button"], a')) {
      const words = (button.getAttribute('aria-label') ?? button.innerText).trim();
      if (!button.checkVisibility()) continue;
      if (words === '') found.push(`has no name: ${button.outerHTML.slice(0, 120)}`);
      const range = document.createRange();
      range.selectNodeContents(button);
      // A word broken into single signs is a column: narrow, and many lines high.
      const { width, height } = range.getBoundingClientRect();
      if (button.innerText.length > 2 && width < 20 && height > 40) found.push(`crushed: ${words}`);
    }
    for (const label of document.querySelectorAll<HTMLElement>(
      '.card-button-text, .chip, .button',
    )) {
      if (!label.checkVisibility()) continue;
      const lines = label.getClientRects().length;
      const { height } = label.getBoundingClientRect();
      const isShort = label.innerText.length <= 8;
      if (isShort && (lines > 1 || height > 48)) found.push(`wraps: ${label.innerText}`);
    }
    for (const field of document.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
      if (!field.checkVisibility()) continue;
      const hasName = field.getAttribute('aria-label') ?? field.labels?.[0]?.innerText;
      if (!hasName?.trim() && !field.placeholder) found.push(`field without name: ${field.id}`);
    }
    return [...new Set(found)];
  });
}
