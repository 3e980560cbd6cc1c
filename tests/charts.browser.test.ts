import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barChart, lineChart, stackedBarChart } from '../cards/charts.ts';
import { type Card, card, header } from '../cards/parts.ts';
import { lightTag, tablePart } from '../cards/table.ts';
import { at, faultOf } from '../cards/testing.ts';
import { launchBrowser, phone, wide } from './browser.ts';
import { type CardRoom, openCardRoom } from './card-room.ts';

let browser: Browser;
let room: CardRoom;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

async function open(size: { width: number; height: number }): Promise<void> {
  room = await openCardRoom(browser, size);
  ({ page } = room);
}

const show = (shown: object) => room.show(shown);

const elements = (...all: object[]) => ({ schema: '2.0', body: { elements: all } });

/** Height and width of all that match, in whole px. */
const sizesOf = (selector: string) =>
  page
    .locator(selector)
    .evaluateAll((all) =>
      all.map((each) => [each.clientWidth, each.clientHeight].map(Math.round).join('x')),
    );

/** Pixels of the first chart that are not blank. */
const inked = () =>
  page
    .locator('.card-chart canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => {
      const { data = [] } =
        canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      return data.filter((part, index) => index % 4 === 3 && part > 0).length;
    });

async function drawn(charts: number): Promise<void> {
  await page
    .locator(`.card-chart[data-state="drawn"]`)
    .nth(charts - 1)
    .waitFor();
}

const units = [
  '自规分局',
  '住建局',
  '生态环境分局',
  '行政审批局',
  '消防救援大队',
  '城管局',
  '水利局',
];
const rows = units.map((unit, index) => ({
  unit,
  red: index % 3,
  share: 96.5 - index * 7.25,
  due: at(`2026-03-${17 + index} 17:30`),
}));

const digest: Card = card('周调度', header('周调度 · 3 月第 3 周', { template: 'blue' }), [
  ...stackedBarChart({
    title: '各单位在办节点',
    measure: '个',
    rows: units.map((label, index) => ({
      label,
      counts: { red: index % 3, yellow: (index + 1) % 3, blue: 5 - (index % 4), green: index },
    })),
  }),
  ...lineChart({
    title: '按时办结率',
    measure: '%',
    points: [82, 85, null, 88, 91, 87, 94].map((value, index) => ({
      label: `${index + 1}月`,
      value,
    })),
  }),
  ...barChart({
    title: '平均用时',
    measure: '天',
    bars: units.map((label, index) => ({ label, value: 12 - index * 1.5 })),
  }),
  ...tablePart(
    [
      { heading: '单位', kind: 'text', of: ({ unit }) => unit },
      {
        heading: '红灯',
        kind: 'tags',
        of: ({ red }) =>
          red > 0 ? [lightTag('red', `红灯 ${red}`)] : [lightTag('green', '无红灯')],
      },
      { heading: '按时办结率', kind: 'number', decimals: 1, of: ({ share }) => share },
      { heading: '最近到期', kind: 'day', of: ({ due }) => due },
      { heading: '责任人', kind: 'people', of: () => ['ou_U007'] },
    ],
    rows,
    { keepsFirst: true },
  ),
]);

describe.each([
  ['wide', wide],
  ['phone', phone],
] as const)('a card with charts and a table, %s', (name, size) => {
  beforeAll(() => open(size));
  afterAll(() => page.close());

  it('is drawn in light and dark', async () => {
    expect(faultOf(digest)).toBeUndefined();
    await show(digest);
    await drawn(3);
    await page.screenshot({ path: `screenshots/charts-${name}.png`, fullPage: true });
    await page.evaluate("document.documentElement.dataset.theme = 'dark'");
    await page.locator('.card-chart[data-theme="dark"][data-state="drawn"]').nth(2).waitFor();
    expect(await page.locator('.card-chart canvas').count()).toBe(3);
    expect(await sizesOf('.card-chart canvas')).toEqual(await sizesOf('.card-chart'));
    await page.screenshot({ path: `screenshots/charts-${name}-dark.png`, fullPage: true });
    await page.evaluate("document.documentElement.dataset.theme = 'light'");
  });

  it('scrolls sideways in the table only', async () => {
    await show(digest);
    const widths = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
    expect(widths).toEqual([size.width, size.width]);
    const [inner, outer] = (await page.evaluate(
      "(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth])(document.querySelector('.card-table-scroll'))",
    )) as [number, number];
    expect(inner > outer).toBe(name === 'phone');
  });

  it('says its figures in words', async () => {
    await show(digest);
    await page.getByRole('button', { name: '图中数字' }).first().click();
    await page.getByText('住建局　红灯 1 · 黄灯 2 · 正常 4 · 已办结 1').waitFor();
    await page.getByRole('img', { name: '按时办结率（%）' }).waitFor();
    await page.screenshot({ path: `screenshots/charts-${name}-words.png`, fullPage: true });
  });

  it('turns the pages of its table', async () => {
    await show(digest);
    await page.getByRole('button', { name: '下一页' }).click();
    await page.getByRole('cell', { name: '水利局' }).waitFor();
    expect(await page.getByRole('cell', { name: '自规分局' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: '下一页' }).isDisabled()).toBe(true);
    // A card that now holds one page shows it.
    const [table] = tablePart(
      [{ heading: '单位', kind: 'text', of: (unit: string) => unit }],
      ['甲'],
    );
    await show(elements(table ?? {}));
    await page.getByRole('cell', { name: '甲' }).waitFor();
    expect(await page.getByRole('button', { name: '上一页' }).count()).toBe(0);
  });
});

describe('the web chat', () => {
  beforeAll(() => open(wide));
  afterAll(() => page.close());

  it('fetches the library of charts with the first chart, once', async () => {
    await show(elements({ tag: 'markdown', content: '没有图' }));
    expect(room.asked).not.toContain('/web/vchart.js');
    await show(digest);
    await drawn(3);
    expect(room.asked.filter((path) => path === '/web/vchart.js')).toHaveLength(1);
  });

  it('writes every kind of cell as its column asks', async () => {
    await show(
      elements({
        tag: 'table',
        columns: [
          {
            name: 'a',
            display_name: '金额',
            data_type: 'number',
            format: { symbol: '¥', precision: 2, separator: true },
          },
          { name: 'b', data_type: 'number' },
          { name: 'c', data_type: 'date', date_format: 'YYYY/MM/DD' },
          { name: 'd', data_type: 'lark_md' },
          { name: 'e', data_type: 'options' },
          { name: 'f', data_type: 'text' },
        ],
        rows: [
          {
            a: -1234567.891,
            b: 0.5,
            c: at('2026-03-17 07:00'),
            d: '**急**',
            e: [{ text: '红灯', color: 'red' }],
            f: '<b>粗</b>',
          },
          {},
        ],
      }),
    );
    const row = page.locator('tbody tr').first();
    expect(await row.locator('td').allInnerTexts()).toEqual([
      '-¥1,234,567.89',
      '0.5',
      '2026/03/17',
      '急',
      '红灯',
      '<b>粗</b>',
    ]);
    expect(await page.locator('thead th').first().innerText()).toBe('金额');
  });

  it.each(['area', 'pie', 'radar', 'funnel', 'wordCloud', 'linearProgress', 'circularProgress'])(
    'draws the kind %s',
    async (type) => {
      const values = [
        { name: '自规分局', value: 0.4 },
        { name: '住建局', value: 0.9 },
      ];
      await page.evaluate('clear()');
      const isLying = type === 'linearProgress';
      await show(
        elements({
          tag: 'chart',
          chart_spec: {
            type,
            data: { values },
            xField: isLying ? 'value' : 'name',
            yField: isLying ? 'name' : 'value',
            direction: isLying ? 'horizontal' : 'vertical',
            categoryField: 'name',
            valueField: 'value',
            nameField: 'name',
            seriesField: 'name',
          },
        }),
      );
      await drawn(1);
      expect(await inked()).toBeGreaterThan(500);
    },
  );

  it('says that a chart cannot be drawn', async () => {
    await page.evaluate('clear()');
    await show(elements({ tag: 'chart', chart_spec: { type: 'nothing' } }));
    await page.getByText('图表未能画出').waitFor();
  });
});
