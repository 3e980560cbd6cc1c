import { mkdir } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Card } from '../cards/parts.ts';
import { cardParts } from '../cards/samples.ts';
import { AS_OF, contextAt, demoProject } from '../cards/testing.ts';
import { launchBrowser } from './browser.ts';
import { type CardRoom, openCardRoom } from './card-room.ts';

// `npm run gallery` also takes pictures of all of them, for people to look at.
const isGallery = process.env.GALLERY !== undefined;
const FOLDER = 'screenshots/gallery';
/** Cards side by side in a picture, and how many there are at most in one. */
const sheets = {
  phone: { width: 366, columns: 4, most: 16 },
  wide: { width: 620, columns: 2, most: 8 },
};
const plain = '临时用电没有接通，塔吊装不上，要影响一周';
const long = '关于协调解决临时用电长期没有接通、塔吊与混凝土搅拌站不能按期安装的问题'.repeat(3);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  await mkdir(FOLDER, { recursive: true });
});
afterAll(() => browser.close());

/** All cards of a part, each once, over two projects that have much behind or before them. */
function samplesOf(cardsOf: (typeof cardParts)[number][1], words: string): Card[] {
  const cards = (
    [
      ['DEMO-04', '0804'],
      ['DEMO-02', '0404'],
    ] as const
  ).flatMap(([id, node]) =>
    cardsOf({ ctx: contextAt(AS_OF), project: demoProject(id), node, words }),
  );
  return [...new Map(cards.map((card) => [lookOf(card), card])).values()];
}

/** What kind of card it is and what it is made of, without what is written in it. */
const lookOf = ({ header, body }: Card): string =>
  [
    header.title.content.split(' · ')[0],
    header.template,
    ...[...JSON.stringify(body).matchAll(/"(?:tag|template)":"[^"]*"/g)].flat(),
  ].join(' ');

/** What sticks out of a card or is cut off in it, as its title and the words concerned. */
const faultsIn = ({ page }: CardRoom): Promise<string[]> =>
  page.evaluate(() => {
    const scrolls = (each: Element) => each.closest('.card-table-scroll') !== null;
    return [...document.querySelectorAll('article.card')].flatMap((card) => {
      const edge = card.getBoundingClientRect();
      const title = card.querySelector('.card-title')?.textContent ?? '';
      const inside = [...card.querySelectorAll('*')].filter((each) => !scrolls(each));
      const out = inside.filter((each) => {
        const box = each.getBoundingClientRect();
        return box.width > 0 && (box.right > edge.right + 1 || box.left < edge.left - 1);
      });
      const cut = inside.filter(
        (each) => each.matches('.card-button-text') && each.scrollWidth > each.clientWidth + 1,
      );
      return [...out.slice(0, 1), ...cut].map((each) => `${title}: ${each.textContent}`);
    });
  });

async function takePictures(
  room: CardRoom,
  part: string,
  cards: Card[],
  look: keyof typeof sheets,
) {
  const { columns, most } = sheets[look];
  await room.page.addStyleTag({ content: `#app { columns: ${columns}; column-gap: 12px }` });
  for (let from = 0; from < cards.length; from += most) {
    await room.showAll(cards.slice(from, from + most));
    await room.page.waitForFunction(
      () => document.querySelectorAll('.card-chart:not([data-state="drawn"])').length === 0,
    );
    const path = `${FOLDER}/${part.replaceAll(' ', '-')}-${look}-${from / most + 1}.png`;
    await room.page.screenshot({ path, fullPage: true });
  }
}

describe.each(['phone', 'wide'] as const)('every card on a %s screen', (look) => {
  test.each(cardParts)(
    'nothing of %s sticks out or is cut off',
    async (part, cardsOf) => {
      const { width, columns } = sheets[look];
      const narrow = await openCardRoom(browser, { width: width + 24, height: 844 });
      for (const words of [plain, long]) {
        await narrow.showAll(samplesOf(cardsOf, words));
        expect(await faultsIn(narrow)).toEqual([]);
      }
      await narrow.page.close();
      if (!isGallery) return;
      const size = { width: columns * (width + 12) + 12, height: 1200 };
      const room = await openCardRoom(browser, size);
      await room.page.addStyleTag({
        content: '.sample { break-inside: avoid; padding-bottom: 16px }',
      });
      await takePictures(room, part, samplesOf(cardsOf, plain), look);
      await room.page.close();
    },
    isGallery ? 600_000 : undefined,
  );
});
