import type { ComponentChildren, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { shadeOf } from '../../../card/colours.ts';
import { formatDatetime } from '../datetime.ts';
import { fillColour, textColour } from '../palette.ts';
import { Mention, Person } from '../people.tsx';
import { parseBlocks } from './blocks.ts';
import { parseInlines } from './inlines.ts';
import type { Block, Inline } from './tree.ts';

export function Markdown({ source }: { source: string }): VNode {
  const blocks = useMemo(() => parseBlocks(source), [source]);
  return <div class="card-md">{drawBlocks(blocks)}</div>;
}

/** Markdown where only a line of text fits, as in a title. */
export function MarkdownLine({ source }: { source: string }): VNode {
  return <>{drawInlines(useMemo(() => parseInlines(source), [source]))}</>;
}

export function TextTag(props: { colour: string; children: ComponentChildren }): VNode {
  const family = shadeOf(props.colour)?.family ?? (props.colour === 'neutral' ? 'grey' : 'blue');
  return (
    <span
      class="card-tag"
      style={{ color: `var(--card-${family}-tag)`, backgroundColor: fillColour(`${family}-200`) }}
    >
      {props.children}
    </span>
  );
}

function drawBlocks(blocks: Block[]): VNode[] {
  return blocks.map((block, index) => <BlockView key={index} block={block} />);
}

function BlockView({ block }: { block: Block }): VNode {
  switch (block.kind) {
    case 'paragraph':
      return <p>{drawInlines(block.inner)}</p>;
    case 'heading':
      return (
        <p class="card-md-heading" data-level={block.level}>
          {drawInlines(block.inner)}
        </p>
      );
    case 'quote':
      return <blockquote>{drawBlocks(block.blocks)}</blockquote>;
    case 'code':
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case 'rule':
      return <hr />;
    case 'list':
      return <ListView block={block} />;
    case 'table':
      return <TableView block={block} />;
  }
}

function ListView({ block }: { block: Extract<Block, { kind: 'list' }> }): VNode {
  const items = block.items.map((item, index) => <li key={index}>{drawBlocks(item)}</li>);
  return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
}

function TableView({ block }: { block: Extract<Block, { kind: 'table' }> }): VNode {
  return (
    <div class="card-md-table">
      <table>
        <thead>
          <tr>
            {block.head.map((cell, index) => (
              <th key={index}>{drawInlines(cell)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, index) => (
                <td key={index}>{drawInlines(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function drawInlines(inlines: Inline[]): ComponentChildren[] {
  return inlines.map((inline, index) =>
    inline.kind === 'text' ? inline.text : <InlineView key={index} inline={inline} />,
  );
}

type Marked = Exclude<Inline, { kind: 'text' }>;

function InlineView({ inline }: { inline: Marked }): VNode {
  switch (inline.kind) {
    case 'break':
      return <br />;
    case 'code':
      return <code>{inline.text}</code>;
    case 'strong':
      return <strong>{drawInlines(inline.inner)}</strong>;
    case 'emphasis':
      return <em>{drawInlines(inline.inner)}</em>;
    case 'strike':
      return <s>{drawInlines(inline.inner)}</s>;
    case 'font':
      return <span style={{ color: textColour(inline.colour) }}>{drawInlines(inline.inner)}</span>;
    case 'tag':
      return <TextTag colour={inline.colour}>{drawInlines(inline.inner)}</TextTag>;
    case 'link':
      return (
        <a href={inline.url} target="_blank" rel="noopener noreferrer">
          {drawInlines(inline.inner)}
        </a>
      );
    case 'image':
      return <span class="card-picture card-picture-inline">{inline.alt || '图片'}</span>;
    case 'at':
      return (
        <>
          {inline.ids.map((id, index) => (
            <>
              {index > 0 && ' '}
              <Mention id={id} />
            </>
          ))}
        </>
      );
    case 'person':
      return (
        <>
          {inline.ids.map((id) => (
            <Person key={id} id={id} hasAvatar hasName />
          ))}
        </>
      );
    case 'datetime':
      return <time dateTime={isoOf(inline.at)}>{formatDatetime(inline.at, inline.format)}</time>;
  }
}

function isoOf(at: number): string | undefined {
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : undefined;
}
