import { entityAt } from './entities.ts';
import { linkTo, tagAt } from './html-tags.ts';
import type { Inline } from './tree.ts';

/** Deeper than any honest text; below it markup is shown as it was typed. */
const MAX_DEPTH = 12;

interface Found {
  inlines: Inline[];
  end: number;
}

type Reader = (source: string, from: number, depth: number) => Found | undefined;

const READERS: Record<string, Reader> = {
  '\n': (_source, from) => ({ inlines: [{ kind: 'break' }], end: from + 1 }),
  '\\': readEscape,
  '&': (source, from) => {
    const found = entityAt(source, from);
    return found && { inlines: [textOf(found.text)], end: from + found.length };
  },
  '<': (source, from, depth) => tagAt(source, from, (inner) => parseInlines(inner, depth + 1)),
  '`': readCode,
  '*': readStars,
  _: readUnderscores,
  '~': (source, from, depth) => readPair(source, from, '~~', 'strike', depth),
  '[': readLink,
  '!': readImage,
};

export function parseInlines(source: string, depth = 0): Inline[] {
  const inlines: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') inlines.push(textOf(plain));
    plain = '';
  };
  for (let at = 0; at < source.length; ) {
    const char = source.charAt(at);
    const found = depth < MAX_DEPTH ? READERS[char]?.(source, at, depth) : undefined;
    const [only] = found?.inlines ?? [];
    if (!found) {
      plain += char;
      at += 1;
    } else if (found.inlines.length === 1 && only?.kind === 'text') {
      plain += only.text;
      at = found.end;
    } else {
      flush();
      inlines.push(...found.inlines);
      at = found.end;
    }
  }
  flush();
  return inlines;
}

function textOf(text: string): Inline {
  return { kind: 'text', text };
}

function readEscape(source: string, from: number): Found | undefined {
  const next = source.charAt(from + 1);
  if (!/[!-/:-@[-`{-~]/.test(next)) return undefined;
  return { inlines: [textOf(next)], end: from + 2 };
}

function readCode(source: string, from: number): Found | undefined {
  const ticks = /^`+/.exec(source.slice(from, from + 8))?.[0] ?? '`';
  const start = from + ticks.length;
  const close = source.indexOf(ticks, start);
  if (close <= start) return undefined;
  const text = source.slice(start, close).replaceAll('\n', ' ');
  return { inlines: [{ kind: 'code', text }], end: close + ticks.length };
}

function readStars(source: string, from: number, depth: number): Found | undefined {
  if (source.startsWith('***', from)) {
    const both = readPair(source, from, '***', 'strong', depth);
    const [strong] = both?.inlines ?? [];
    if (both && strong?.kind === 'strong') {
      return { ...both, inlines: [{ kind: 'emphasis', inner: [strong] }] };
    }
  }
  return (
    readPair(source, from, '**', 'strong', depth) ?? readPair(source, from, '*', 'emphasis', depth)
  );
}

const WORD = /[\p{Letter}\p{Number}]/u;

/** `snake_case` is a word, not emphasis. */
function readUnderscores(source: string, from: number, depth: number): Found | undefined {
  if (WORD.test(source.charAt(from - 1))) return undefined;
  const found =
    readPair(source, from, '__', 'strong', depth) ?? readPair(source, from, '_', 'emphasis', depth);
  return found && WORD.test(source.charAt(found.end)) ? undefined : found;
}

function readPair(
  source: string,
  from: number,
  mark: string,
  kind: 'strong' | 'emphasis' | 'strike',
  depth: number,
): Found | undefined {
  const start = from + mark.length;
  if (!source.startsWith(mark, from) || /^\s?$/.test(source.charAt(start))) return undefined;
  const close = closeOf(source, mark, start);
  if (close === undefined) return undefined;
  const inner = parseInlines(source.slice(start, close), depth + 1);
  return { inlines: [{ kind, inner }], end: close + mark.length };
}

/** A closing mark touches the word before it and is no part of a longer run. */
function closeOf(source: string, mark: string, start: number): number | undefined {
  const char = mark.charAt(0);
  for (let at = source.indexOf(mark, start); at !== -1; at = source.indexOf(mark, at + 1)) {
    let end = at;
    while (source.charAt(end) === char) end += 1;
    const close = end - mark.length;
    const isRunFit = mark.length > 1 || end - at === 1;
    if (isRunFit && close > start && !/[\s\\]/.test(source.charAt(at - 1))) return close;
    at = end - 1;
  }
  return undefined;
}

const LINK = /\[([^[\]\n]*)\]\(\s*<?([^\s()<>]*)>?(?:\s+"[^"]*")?\s*\)/y;

function readLink(source: string, from: number, depth: number): Found | undefined {
  LINK.lastIndex = from;
  const [whole, label = '', url] = LINK.exec(source) ?? [];
  if (whole === undefined) return undefined;
  return {
    inlines: linkTo(url, parseInlines(label, depth + 1)),
    end: from + whole.length,
  };
}

const IMAGE = /!\[([^[\]\n]*)\]\(\s*([^\s()]+)\s*\)/y;

function readImage(source: string, from: number): Found | undefined {
  IMAGE.lastIndex = from;
  const [whole, alt = '', key = ''] = IMAGE.exec(source) ?? [];
  if (whole === undefined) return undefined;
  return { inlines: [{ kind: 'image', key, alt }], end: from + whole.length };
}
