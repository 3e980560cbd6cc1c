import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestCard } from '../cards/dispatch/digest.ts';
import { fullDigests } from '../cards/dispatch/testing.ts';
import { contextAt } from '../cards/testing.ts';
import { launchBrowser, phone } from './browser.ts';
import { openCardRoom } from './card-room.ts';

/** What is left of a telephone's screen between the chat's name and the box to write in. */
const SCREEN_PX = 780;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(fullDigests())(
  '%s fits one screen of a telephone',
  async (name, digest, { now, turn }) => {
    const room = await openCardRoom(browser, phone);
    await room.show(digestCard(contextAt(now), digest, turn));
    const card = room.page.locator('article.card');
    await card.screenshot({ path: `screenshots/digest-${name}.png` });
    const height = (await card.boundingBox())?.height ?? Number.POSITIVE_INFINITY;
    expect(height).toBeLessThanOrEqual(SCREEN_PX);
    await room.page.close();
  },
);
