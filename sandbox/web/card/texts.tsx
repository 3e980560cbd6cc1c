import type { ComponentChildren, CSSProperties, VNode } from 'preact';
import { contentAt, type Json, numberAt, recordAt, stringAt } from '../../card/json.ts';
import { Icon } from './icon.tsx';
import { marginStyle, widthStyle } from './layout.ts';
import { Markdown, MarkdownLine } from './markdown/view.tsx';
import { textColour } from './palette.ts';

/** A text object in one line of thought: a title, a button's text, a tag. */
export function Words({ of }: { of: Json | undefined }): ComponentChildren {
  const content = of && stringAt(of, 'content');
  if (!of || !content) return null;
  return of.tag === 'plain_text' ? content : <MarkdownLine source={content} />;
}

function textStyle(text: Json): CSSProperties {
  const lines = numberAt(text, 'lines');
  const align = stringAt(text, 'text_align');
  return {
    color: textColour(stringAt(text, 'text_color')),
    textAlign: align === 'center' || align === 'right' ? align : undefined,
    ...(lines === undefined ? {} : { '--card-lines': lines }),
  };
}

export function MarkdownElement({ element }: { element: Json }): VNode {
  const icon = recordAt(element, 'icon');
  return (
    <div
      class="card-text"
      data-size={stringAt(element, 'text_size')}
      style={{ ...textStyle(element), ...marginStyle(element) }}
    >
      {icon && <Icon of={icon} />}
      <Markdown source={stringAt(element, 'content') ?? ''} />
    </div>
  );
}

export function Div({ element }: { element: Json }): VNode {
  const text = recordAt(element, 'text') ?? {};
  const icon = recordAt(element, 'icon');
  const content = contentAt(element, 'text') ?? '';
  return (
    <div
      class="card-text"
      data-size={stringAt(text, 'text_size')}
      data-clamped={text.lines !== undefined}
      style={{ ...textStyle(text), ...marginStyle(element), ...widthStyle(element) }}
    >
      {icon && <Icon of={icon} />}
      {text.tag === 'lark_md' ? <Markdown source={content} /> : <p class="card-plain">{content}</p>}
    </div>
  );
}

export function Picture({ element }: { element: Json }): VNode {
  const words = contentAt(element, 'alt') || contentAt(element, 'title') || '图片';
  return (
    <div class="card-picture" role="img" aria-label={words} style={marginStyle(element)}>
      {words}
    </div>
  );
}

const UNDRAWN: Record<string, string> = { overflow: '更多菜单' };

/** Says honestly that something stands here which the sandbox cannot show. */
export function Undrawn({ element }: { element: Json }): VNode {
  const tag = stringAt(element, 'tag') ?? '';
  const name = Object.hasOwn(UNDRAWN, tag) ? UNDRAWN[tag] : tag;
  return <div class="card-picture">{name}（沙盒不画，飞书中可见）</div>;
}
