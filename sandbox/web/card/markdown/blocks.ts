import { parseInlines } from './inlines.ts';
import type { Block, Inline } from './tree.ts';

const MAX_DEPTH = 8;

const FENCE = /^\s{0,3}(`{3,}|~{3,})/;
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const RULE = /^\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|<hr\s*\/?>)\s*$/i;
const QUOTE = /^\s{0,3}>\s?/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$/;

export function parseBlocks(source: string): Block[] {
  return blocksOf(source.replaceAll('\r\n', '\n').split('\n'), 0);
}

/** Each reader takes lines from the front of the queue, or leaves it as it is. */
type Reader = (lines: string[], depth: number) => Block | undefined;

const READERS: readonly Reader[] = [
  readFence,
  readRule,
  readHeading,
  readQuote,
  readList,
  readTable,
];

function blocksOf(lines: string[], depth: number): Block[] {
  const rest = [...lines];
  const blocks: Block[] = [];
  let paragraph: string[] = [];
  const flush = () => {
    const inner = parseInlines(paragraph.map((line) => line.trim()).join('\n'));
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', inner });
    paragraph = [];
  };
  while (rest.length > 0) {
    const block = depth < MAX_DEPTH ? readOne(rest, depth) : undefined;
    if (block) {
      flush();
      blocks.push(block);
      continue;
    }
    const line = rest.shift() ?? '';
    if (line.trim() === '') flush();
    else paragraph.push(line);
  }
  flush();
  return blocks;
}

function readOne(lines: string[], depth: number): Block | undefined {
  for (const read of READERS) {
    const block = read(lines, depth);
    if (block) return block;
  }
  return undefined;
}

function readFence(lines: string[]): Block | undefined {
  const fence = FENCE.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return undefined;
  lines.shift();
  const close = lines.findIndex((line) => line.trim().startsWith(fence));
  const text = lines.splice(0, close === -1 ? lines.length : close).join('\n');
  lines.shift();
  return { kind: 'code', text };
}

function readRule(lines: string[]): Block | undefined {
  if (!RULE.test(lines[0] ?? '')) return undefined;
  lines.shift();
  return { kind: 'rule' };
}

function readHeading(lines: string[]): Block | undefined {
  const [, marks, text = ''] = HEADING.exec(lines[0] ?? '') ?? [];
  if (marks === undefined) return undefined;
  lines.shift();
  return { kind: 'heading', level: marks.length, inner: parseInlines(text) };
}

function readQuote(lines: string[], depth: number): Block | undefined {
  const quoted: string[] = [];
  while (QUOTE.test(lines[0] ?? '')) quoted.push((lines.shift() ?? '').replace(QUOTE, ''));
  return quoted.length > 0 ? { kind: 'quote', blocks: blocksOf(quoted, depth + 1) } : undefined;
}

function readList(lines: string[], depth: number): Block | undefined {
  const first = ITEM.exec(lines[0] ?? '');
  if (!first) return undefined;
  const indent = first[1]?.length ?? 0;
  const isOrdered = /\d/.test(first[2] ?? '');
  const items: Block[][] = [];
  for (let item = nextItem(lines, indent, isOrdered); item; ) {
    items.push(blocksOf(item, depth + 1));
    item = nextItem(lines, indent, isOrdered);
  }
  return { kind: 'list', isOrdered, start: Number.parseInt(first[2] ?? '1', 10) || 1, items };
}

/** One item's own line and what is indented below it. */
function nextItem(lines: string[], indent: number, isOrdered: boolean): string[] | undefined {
  const [whole, lead = '', mark = '', text = ''] = ITEM.exec(lines[0] ?? '') ?? [];
  if (whole === undefined || lead.length > indent + 1 || lead.length < indent) return undefined;
  if (/\d/.test(mark) !== isOrdered) return undefined;
  lines.shift();
  const item = [text];
  while (isContinuation(lines[0], indent)) item.push((lines.shift() ?? '').slice(indent + 2));
  return item;
}

function isContinuation(line: string | undefined, indent: number): boolean {
  return line !== undefined && line.trim() !== '' && line.search(/\S/) >= indent + 2;
}

function readTable(lines: string[]): Block | undefined {
  const [header = '', rule = ''] = lines;
  if (!header.includes('|') || !TABLE_RULE.test(rule)) return undefined;
  lines.splice(0, 2);
  const rows: Inline[][][] = [];
  while (lines[0]?.includes('|')) rows.push(cellsOf(lines.shift() ?? ''));
  return { kind: 'table', head: cellsOf(header), rows };
}

function cellsOf(line: string): Inline[][] {
  const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
  return inner.split('|').map((cell) => parseInlines(cell.trim()));
}
