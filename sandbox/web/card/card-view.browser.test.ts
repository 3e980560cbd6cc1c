import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { build } from 'esbuild';
import playwright, { type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

// One card on an empty page; `show` draws the next version of it, `acts` records what was pressed.
const HARNESS = `
  import { h, render } from 'preact';
  import { CardView } from './card-view.tsx';
  const members = [{ open_id: 'ou_1', name: '童思远' }, { open_id: 'ou_2', name: '卓文渊' }];
  window.acts = [];
  window.clear = () => { render(null, document.body); window.acts = []; };
  window.show = (card) => render(h(CardView, {
    card, members, me: 'ou_1',
    nameOf: (id) => members.find((each) => each.open_id === id)?.name ?? '',
    onAct: async (button, form) => { window.acts.push({ button, form }); },
  }), document.body);
`;

async function bundle(): Promise<{ script: string; style: string }> {
  const resolveDir = fileURLToPath(new URL('.', import.meta.url));
  const common = { bundle: true, write: false, outdir: 'out', logLevel: 'silent' } as const;
  const [script, style] = await Promise.all([
    build({
      ...common,
      stdin: { contents: HARNESS, resolveDir, loader: 'tsx' },
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
    build({ ...common, absWorkingDir: resolveDir, entryPoints: ['card.css'] }),
  ]);
  return {
    script: script.outputFiles[0]?.text ?? '',
    style: style.outputFiles[0]?.text ?? '',
  };
}

const plain = (content: string) => ({ tag: 'plain_text', content });
const markdown = (content: string) => ({ tag: 'markdown', content });
const button = (text: string, more = {}) => ({
  tag: 'button',
  text: plain(text),
  behaviors: [{ type: 'callback', value: { v: 1 } }],
  ...more,
});
const card = (...elements: unknown[]) => ({
  schema: '2.0',
  header: { title: plain('办理卡'), template: 'blue' },
  body: { elements },
});
const panel = (...elements: unknown[]) => ({
  tag: 'collapsible_panel',
  header: { title: plain('更多') },
  elements,
});
const form = {
  tag: 'form',
  name: 'delay',
  elements: [
    { tag: 'input', name: 'reason', label: plain('原因'), required: true },
    { tag: 'select_person', name: 'who', placeholder: plain('转给谁') },
    { tag: 'date_picker', name: 'until', placeholder: plain('延到哪一天'), required: true },
    button('提交', { name: 'send', form_action_type: 'submit' }),
  ],
};

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const { script, style } = await bundle();
  browser = await playwright.chromium.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args,
    headless: true,
  });
  page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  await page.setContent('<!doctype html><html lang="zh-CN"><body></body></html>');
  await page.addStyleTag({ content: style });
  await page.addScriptTag({ content: script });
});

afterAll(() => browser.close());
beforeEach(() => page.evaluate('clear()'));

const show = (shown: object) => page.evaluate(`show(${JSON.stringify(shown)})`);
const acts = () => page.evaluate('acts');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();

describe('CardView', () => {
  it('keeps panels and typed values over an update', async () => {
    await show(card(markdown('剩 2 天'), panel(markdown('里面')), form));
    await press('更多');
    await page.getByLabel('原因').fill('等批复');
    await show(card(markdown('剩 1 天'), panel(markdown('里面')), form));
    await page.getByText('剩 1 天').waitFor();
    expect(await page.getByRole('button', { name: '更多' }).getAttribute('aria-expanded')).toBe(
      'true',
    );
    expect(await page.getByLabel('原因').inputValue()).toBe('等批复');
  });

  it('asks for what a form lacks', async () => {
    await show(card(form));
    await press('提交');
    await page.getByText('请填写此项').waitFor();
    await page.getByText('请选择此项').waitFor();
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe('原因');
    expect(await acts()).toEqual([]);
  });

  it("sends a form in Feishu's shapes", async () => {
    await show(card(form));
    await page.getByLabel('原因').fill('等批复');
    await page.getByLabel('转给谁').selectOption({ label: '卓文渊' });
    await page.getByLabel('延到哪一天').fill('2026-04-20');
    await press('提交');
    expect(await acts()).toEqual([
      {
        button: { text: '提交', name: 'send' },
        form: { reason: '等批复', who: 'ou_2', until: '2026-04-20 +0800' },
      },
    ]);
  });

  it('acts only after the second question', async () => {
    await show(
      card(button('办结', { confirm: { title: plain('办结？'), text: plain('不能撤回') } })),
    );
    await press('办结');
    await page.getByRole('dialog', { name: '办结？' }).waitFor();
    await press('取消');
    expect(await acts()).toEqual([]);
    await press('办结');
    await press('确定');
    expect(await acts()).toEqual([{ button: { text: '办结' } }]);
  });

  it('says why a button is off', async () => {
    await show(card(button('办结', { disabled: true, disabled_tips: plain('昨天已办结') })));
    await page.getByRole('button', { name: '办结' }).dispatchEvent('click');
    await page.getByRole('status').getByText('昨天已办结').waitFor();
    expect(await acts()).toEqual([]);
  });

  it('shows typed HTML as text', async () => {
    const typed = '<img src=x onerror="document.title=1"><b>粗</b>';
    await show(card({ tag: 'div', text: plain(typed) }, markdown(typed)));
    expect(await page.locator('article').getByText(typed).count()).toBe(2);
    expect(await page.locator('article :is(img, b)').count()).toBe(0);
  });

  it('never scrolls sideways on a phone', async () => {
    const columns = (count: number, width: string, item: unknown) => ({
      tag: 'column_set',
      columns: Array(count).fill({ tag: 'column', width, weight: 1, elements: [item] }),
    });
    await show(
      card(
        columns(11, 'weighted', { tag: 'div', text: { ...plain('线索'), text_size: 'notation' } }),
        columns(5, 'auto', button('补正通知书')),
        button('很长的按钮文字'.repeat(8)),
        markdown(`无空格的长串${'x'.repeat(200)}`),
      ),
    );
    const widths = await page.evaluate('[document.documentElement.scrollWidth, innerWidth]');
    expect(widths).toEqual([390, 390]);
    const heights = await page
      .locator('.card-button')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
    expect(new Set(heights)).toEqual(new Set([32]));
  });
});
