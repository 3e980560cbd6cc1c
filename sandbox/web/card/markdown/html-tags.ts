import type { Inline } from './tree.ts';

/** The few HTML-like tags that a card's markdown knows; all others stay text. */
type Read = (attributes: Map<string, string>, inner: () => Inline[]) => Inline[];

const VOID: Record<string, Inline> = { br: { kind: 'break' } };

const PAIRED: Record<string, Read> = {
  font: (attributes, inner) => [
    { kind: 'font', colour: attributes.get('color') ?? 'default', inner: inner() },
  ],
  text_tag: (attributes, inner) => [
    { kind: 'tag', colour: attributes.get('color') ?? 'blue', inner: inner() },
  ],
  link: (attributes, inner) => linkTo(attributes.get('url'), inner()),
  a: (attributes, inner) => linkTo(attributes.get('href'), inner()),
  at: (attributes) => [{ kind: 'at', ids: idsOf(attributes) }],
  person: (attributes) => [
    {
      kind: 'person',
      ids: idsOf(attributes),
      isCapsule: attributes.get('style') === 'capsule',
    },
  ],
  local_datetime: (attributes) => [
    {
      kind: 'datetime',
      at: Number(attributes.get('millisecond')),
      format: attributes.get('format_type') ?? 'date_num',
    },
  ],
  raw: (_attributes, inner) => inner(),
};

export function isSafeUrl(url: string): boolean {
  return /^(https?:|lark:|mailto:)/i.test(url);
}

export function linkTo(url: string | undefined, inner: Inline[]): Inline[] {
  return url && isSafeUrl(url) ? [{ kind: 'link', url, inner }] : inner;
}

const TAG = /<([a-z_]+)((?:\s+[^<>]*?)?)\s*\/?>/iy;
const ATTRIBUTE = /([a-z_]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

function attributesOf(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of source.matchAll(ATTRIBUTE)) {
    found.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return found;
}

function idsOf(attributes: Map<string, string>): string[] {
  const ids = attributes.get('ids') ?? attributes.get('id') ?? attributes.get('email') ?? '';
  return ids
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

/** The tag that starts at `from`, with what stands inside it, up to the end of its closing tag. */
export function tagAt(
  source: string,
  from: number,
  parse: (inner: string) => Inline[],
): { inlines: Inline[]; end: number } | undefined {
  TAG.lastIndex = from;
  const [opening, name = '', attributes = ''] = TAG.exec(source) ?? [];
  if (opening === undefined) return undefined;
  const key = name.toLowerCase();
  const start = from + opening.length;
  const single = Object.hasOwn(VOID, key) ? VOID[key] : undefined;
  if (single) return { inlines: [single], end: start };
  const read = Object.hasOwn(PAIRED, key) ? PAIRED[key] : undefined;
  const close = read && closingOf(source, key, start);
  if (!read || !close) return undefined;
  const inner = () => parse(source.slice(start, close.start));
  return { inlines: read(attributesOf(attributes), inner), end: close.end };
}

/** Tags of one name may stand inside each other: the closing tag is the one that balances. */
function closingOf(
  source: string,
  name: string,
  from: number,
): { start: number; end: number } | undefined {
  const either = new RegExp(`<(/?)${name}(?=[\\s>/])[^<>]*>`, 'gi');
  either.lastIndex = from;
  let depth = 1;
  for (let found = either.exec(source); found; found = either.exec(source)) {
    depth += found[1] === '/' ? -1 : 1;
    if (depth === 0) return { start: found.index, end: either.lastIndex };
  }
  return undefined;
}
