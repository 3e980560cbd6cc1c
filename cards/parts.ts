import type { Light } from '../domain/project/types.ts';
import { cut } from './text.ts';

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/** Anything with a `tag`. Cards hold at most 200 of these, texts and columns counted. */
export type Element = { readonly tag: string; readonly [key: string]: Json };

export type PlainText = { readonly tag: 'plain_text'; readonly content: string };

export type Template = 'red' | 'yellow' | 'blue' | 'green' | 'grey' | 'orange';

/** Colours of text, as a card's palette names them. */
export type TextColour = 'red' | 'orange' | 'blue' | 'green' | 'grey';

export type Header = {
  readonly title: PlainText;
  readonly subtitle?: PlainText;
  readonly template: Template;
  readonly text_tag_list?: readonly Element[];
};

/** Card JSON 2.0, as it goes over the wire. */
export type Card = {
  readonly schema: '2.0';
  readonly config: {
    readonly update_multi: true;
    readonly width_mode: 'default';
    readonly summary: { readonly content: string };
  };
  readonly header: Header;
  readonly body: {
    readonly vertical_spacing: string;
    readonly elements: readonly Element[];
  };
};

export interface HeaderOptions {
  readonly subtitle?: string;
  readonly template: Template;
  /** At most three are shown. */
  readonly tags?: readonly Tag[];
}

export interface Tag {
  readonly text: string;
  readonly color: 'red' | 'yellow' | 'blue' | 'green' | 'neutral' | 'orange';
}

/** Longest title and subtitle; a header shows four lines and one line of them. */
const TITLE_SIGNS = 80;
const SUMMARY_SIGNS = 120;

/** A whole card. The summary is what chat lists and notifications show. */
export function card(summary: string, head: Header, elements: readonly Element[]): Card {
  return {
    schema: '2.0',
    config: {
      update_multi: true,
      width_mode: 'default',
      summary: { content: cut(summary, SUMMARY_SIGNS) },
    },
    header: head,
    body: { vertical_spacing: '8px', elements },
  };
}

/** Title line with its colour; user text is safe here, it is never read as markup. */
export function header(title: string, options: HeaderOptions): Header {
  const tags = (options.tags ?? []).slice(0, 3);
  return {
    title: plain(cut(title, TITLE_SIGNS)),
    ...(options.subtitle ? { subtitle: plain(cut(options.subtitle, TITLE_SIGNS)) } : {}),
    template: options.template,
    ...(tags.length > 0
      ? {
          text_tag_list: tags.map(({ text, color }) => ({
            tag: 'text_tag',
            text: plain(text),
            color,
          })),
        }
      : {}),
  };
}

/** Header colour of a light. */
export const templateOf = (light: Light): Template => light;

/** A text object; what it holds is never read as markup. */
export const plain = (content: string): PlainText => ({ tag: 'plain_text', content });

export interface MarkdownOptions {
  readonly size?: 'normal' | 'notation' | 'heading';
  readonly align?: 'left' | 'center' | 'right';
  readonly margin?: string;
}

/** Markdown; whatever somebody typed must have gone through `escapeText`. */
export function markdown(content: string, options: MarkdownOptions = {}): Element {
  return {
    tag: 'markdown',
    content,
    ...(options.size ? { text_size: options.size } : {}),
    ...(options.align ? { text_align: options.align } : {}),
    ...(options.margin ? { margin: options.margin } : {}),
  };
}

/** Lines of one markdown element; a single newline may vanish there, `<br>` does not. */
export const lines = (parts: readonly string[]): string => parts.join('<br>');

/** A line of user text that no markup can come out of. */
export function plainLine(content: string, size: 'normal' | 'notation' = 'normal'): Element {
  return { tag: 'div', text: { ...plain(content), text_size: size } };
}

/** Coloured words inside markdown. */
export const coloured = (colour: TextColour, text: string): string =>
  `<font color='${colour}'>${text}</font>`;

const bullets: Record<Light, TextColour> = {
  red: 'red',
  yellow: 'orange',
  blue: 'blue',
  green: 'green',
  grey: 'grey',
};

/** A dot and words in the light's colour, inside markdown. */
export const lit = (light: Light, words: string): string => coloured(bullets[light], `● ${words}`);

export interface ColumnOptions {
  /** A share of the width (1 to 5), a width in px, or as wide as its content. */
  readonly width?: number | `${number}px` | 'auto';
  readonly background?: string;
  readonly align?: 'top' | 'center' | 'bottom';
  readonly padding?: string;
  readonly spacing?: string;
}

/** One column; legal in `columns` only. */
export function column(elements: readonly Element[], options: ColumnOptions = {}): Element {
  const { width = 1 } = options;
  return {
    tag: 'column',
    ...(typeof width === 'number' ? { width: 'weighted', weight: width } : { width }),
    ...(options.background ? { background_style: options.background } : {}),
    ...(options.align ? { vertical_align: options.align } : {}),
    ...(options.padding ? { padding: options.padding } : {}),
    ...(options.spacing ? { vertical_spacing: options.spacing } : {}),
    elements,
  };
}

/** Columns side by side on every width of screen. */
export function columns(
  parts: readonly Element[],
  options: { readonly spacing?: string; readonly margin?: string } = {},
): Element {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: options.spacing ?? '8px',
    ...(options.margin ? { margin: options.margin } : {}),
    columns: parts,
  };
}

/** A labelled line: the label in grey at a fixed width, the value beside it wraps on its own. */
export function fact(label: string, value: string): Element {
  return columns([
    column([markdown(coloured('grey', label))], { width: '52px' }),
    column([markdown(value)]),
  ]);
}

/** Something that opens when its title is pressed. */
export function panel(title: string, elements: readonly Element[], isOpen = false): Element {
  return {
    tag: 'collapsible_panel',
    expanded: isOpen,
    header: {
      title: plain(title),
      vertical_align: 'center',
      icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
      icon_position: 'follow_text',
      icon_expanded_angle: -180,
    },
    vertical_spacing: '8px',
    elements,
  };
}

/** Small grey line at the foot of a card. */
export const footer = (text: string): Element =>
  markdown(coloured('grey', text), { size: 'notation' });
