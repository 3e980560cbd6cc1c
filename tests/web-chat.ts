import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { cardIn, launchBrowser, type phone, readToast, wide } from './browser.ts';
import { type District, type DistrictOptions, openDistrict } from './district.ts';

/** A district's web chat in one window, which any of its people may take. */
export interface WebChat {
  readonly district: District;
  readonly page: Page;
  /** Opens it as a person, in the group whose name contains `part` or in the `own` chat. */
  openAs(name: string, part: string): Promise<void>;
  openOwnChat(): Promise<void>;
  openGroup(part: string): Promise<void>;
  say(words: string): Promise<void>;
  /** Says something in reply to a message. */
  reply(message: Locator, words: string): Promise<void>;
  /** Presses one of the clock's buttons, such as `+1 小时`. */
  turnClock(button: string): Promise<void>;
  /** The newest card of the open chat whose title begins with `title`. */
  shown(title: string): Locator;
  /** As large as a phone, or wide again. */
  resize(viewport: typeof phone): Promise<void>;
  close(): Promise<void>;
}

export async function openWebChat(options: DistrictOptions): Promise<WebChat> {
  const opened = await Promise.allSettled([openDistrict(options), launchBrowser()]);
  const [district, browser] = opened.map((each) =>
    each.status === 'fulfilled' ? each.value : undefined,
  ) as [District | undefined, Browser | undefined];
  const close = async () => {
    await browser?.close();
    await district?.close();
  };
  const failed = opened.find((each) => each.status === 'rejected');
  if (!district || !browser) {
    await close();
    throw failed?.reason;
  }
  const context: BrowserContext = await browser.newContext({
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    viewport: wide,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const field = page.getByRole('textbox', { name: '消息' });
  const say = async (words: string) => {
    await field.fill(words);
    await field.press('Enter');
  };
  return {
    district,
    page,
    say,
    async openAs(name, part) {
      const chat = part === 'own' ? part : (await district.group(part)).chat_id;
      await page.goto(`${district.url}/?as=${district.idOf(name)}&chat=${chat}`);
      await field.waitFor();
    },
    openOwnChat: () => page.locator('[data-chat="own"]').click(),
    async openGroup(part) {
      const { chat_id: chat } = await district.group(part);
      await page.locator(`[data-chat="${chat}"]`).click();
    },
    async reply(message, words) {
      await message.hover();
      await message.getByRole('button', { name: /^回复/ }).first().click();
      await say(words);
    },
    async turnClock(button) {
      await page.getByRole('button', { name: button }).click();
      await readToast(page, /^现在是/);
    },
    shown: (title) => cardIn(page, title),
    resize: (viewport) => page.setViewportSize(viewport),
    close,
  };
}
