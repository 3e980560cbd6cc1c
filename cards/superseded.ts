import { type Card, type Element, type Json, markdown } from './parts.ts';

/** What a person can press or fill in; none of it survives on a replaced card. */
const INTERACTIVE: ReadonlySet<string> = new Set([
  'button',
  'form',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_datetime',
  'picker_time',
  'checker',
  'overflow',
]);

const WORD = '已续至新卡';

/** The same card as history: nothing to press, and a word where the living one is. */
export function supersededCard(previous: Card): Card {
  const { header, body, config } = previous;
  if (config.summary.content.startsWith(WORD)) return previous;
  return {
    ...previous,
    config: { ...config, summary: { content: `${WORD} · ${config.summary.content}` } },
    header: { ...header, template: 'grey' },
    body: {
      ...body,
      elements: [markdown(`**${WORD}**，请看下面最新的卡片。`), ...withoutControls(body.elements)],
    },
  };
}

/** The same elements with nothing to press and nothing to fill in. */
export const withoutControls = (elements: readonly Element[]): Element[] => elements.flatMap(kept);

function kept(element: Element): Element[] {
  if (INTERACTIVE.has(element.tag)) return [];
  const columns = keptIn(element.columns);
  const elements = keptIn(element.elements);
  // A row or panel that held nothing but buttons goes with them.
  if (columns?.length === 0 || elements?.length === 0) return [];
  return [{ ...element, ...(columns ? { columns } : {}), ...(elements ? { elements } : {}) }];
}

function keptIn(value: Json | undefined): Element[] | undefined {
  return Array.isArray(value) ? value.filter(isElement).flatMap(kept) : undefined;
}

function isElement(value: Json): value is Element {
  return typeof value === 'object' && value !== null && 'tag' in value;
}
