import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { cardIn, faultsOf, launchBrowser, phone, portray, wide } from './browser.ts';
import { type District, type DistrictOptions, openDistrict, titleOf } from './district.ts';
import type { DrivenMessage } from './drive.ts';

/** A district beside a browser: people act over the driving interface, and their cards are looked at. */
export interface Gallery {
  readonly district: District;
  /** The chat's id: somebody's own, or the group whose name contains the words. */
  chatOf(place: Place): Promise<string>;
  /** The newest card of a chat with such a title. */
  find(chat: string, title: RegExp): Promise<DrivenMessage>;
  /** Presses a button on it, and waits until all that follows has been done. */
  press(
    name: string,
    place: Place,
    title: RegExp,
    button: string,
    form?: Record<string, unknown>,
  ): ReturnType<District['drive']['click']>;
  tell(name: string, text: string): Promise<void>;
  /** Pictures of a card, wide and on a phone; fails over what is wrong with how it looks. */
  look(name: string, place: Place, title: string, picture: string): Promise<void>;
  /** The same of a card with a chart, which is drawn for the width it is opened in. */
  lookAtChart(name: string, place: Place, title: string, picture: string): Promise<void>;
  closePage(): Promise<void>;
  close(): Promise<void>;
}

/** In whose own chat, or in which group. */
export type Place = { readonly own: string } | { readonly group: string };

export async function openGallery(options: DistrictOptions): Promise<Gallery> {
  const [district, browser]: [District, Browser] = await Promise.all([
    openDistrict(options),
    launchBrowser(),
  ]);
  const context: BrowserContext = await browser.newContext({
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  const { drive } = district;
  let page: Page | undefined;

  const chatOf = async (place: Place): Promise<string> => {
    if ('group' in place) return (await district.group(place.group)).chat_id;
    const own = await district.ownChat(place.own);
    if (!own) throw new Error(`${place.own} has no own chat`);
    return own.chat_id;
  };

  async function find(chat: string, title: RegExp): Promise<DrivenMessage> {
    const messages = await drive.messages(chat);
    const found = messages.findLast((message) => title.test(titleOf(message)));
    if (!found) throw new Error(`no card ${title} among ${messages.map(titleOf).join(', ')}`);
    return found;
  }

  /** The chat in a page of its own, with the card on it. */
  async function open(name: string, place: Place, title: string, size: typeof wide) {
    const chat = 'own' in place ? 'own' : await chatOf(place);
    page = await context.newPage();
    await page.setViewportSize(size);
    await page.goto(`${district.url}/?as=${district.idOf(name)}&chat=${chat}`);
    const card = cardIn(page, title);
    await card.waitFor();
    return { page, card };
  }

  return {
    district,
    chatOf,
    find,
    async press(name, place, title, button, form = {}) {
      const { message_id } = await find(await chatOf(place), title);
      const answer = await drive.click({ as: district.idOf(name), message_id, button, form });
      await drive.idle();
      return answer;
    },
    async tell(name, text) {
      await drive.say({ as: district.idOf(name), text });
      await drive.idle();
    },
    async look(name, place, title, picture) {
      const { page: shown, card } = await open(name, place, title, wide);
      expect(await portray(shown, picture, card)).toEqual([]);
      await shown.close();
    },
    async lookAtChart(name, place, title, picture) {
      for (const [size, viewport] of Object.entries({ wide, phone })) {
        const { page: shown, card } = await open(name, place, title, viewport);
        // One that lies folded is not drawn.
        const chart = card.locator('.card-chart');
        if (await chart.first().isVisible()) {
          await card.locator('.card-chart[data-state="drawn"]').first().waitFor();
        }
        expect(await faultsOf(shown)).toEqual([]);
        const path = `screenshots/${picture}-${size}.png`;
        await card.screenshot({ path, animations: 'disabled' });
        await shown.close();
      }
    },
    async closePage() {
      await page?.close();
    },
    async close() {
      await browser.close();
      await district.close();
    },
  };
}
