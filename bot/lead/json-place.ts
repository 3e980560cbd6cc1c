/** Where a text stops being JSON. */
export interface JsonPlace {
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** The sign that does not belong there; null: the text ends too early. */
  readonly found: string | null;
}

/** A blank, a whole string, a number or word, or one sign of punctuation. */
const TOKEN = /\s+|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-f]{4}))*"|[-+.\w]+|[{}[\],:]/iuy;
const SCALAR = /^(?:"|true$|false$|null$|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$)/i;

/** What may come next: a value, a key, a colon, or what goes on with a list or an object. */
type Wanted = 'value' | 'firstItem' | 'key' | 'firstKey' | 'colon' | 'more' | 'end';

/**
 * The place of the first fault of a text that is no JSON; undefined where it is JSON. The engine's own
 * message names a place for some faults only.
 */
export function jsonFault(text: string): JsonPlace | undefined {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  const after = (): Wanted => (open.length > 0 ? 'more' : 'end');
  for (let at = 0; ; ) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined) {
      if (at === text.length && wanted === 'end') return undefined;
      return placeAt(text, at);
    }
    if (token.trim() !== '') {
      const next = step(token, wanted, open, after);
      if (!next) return placeAt(text, at);
      wanted = next;
    }
    at += token.length;
  }
}

function step(
  token: string,
  wanted: Wanted,
  open: ('{' | '[')[],
  after: () => Wanted,
): Wanted | undefined {
  const isValue = wanted === 'value' || wanted === 'firstItem';
  if (token === '{' || token === '[') {
    if (!isValue) return undefined;
    open.push(token);
    return token === '{' ? 'firstKey' : 'firstItem';
  }
  if (token === '}' || token === ']') {
    const isObject = token === '}';
    const mayEnd = wanted === 'more' || wanted === (isObject ? 'firstKey' : 'firstItem');
    if (!mayEnd || open.at(-1) !== (isObject ? '{' : '[')) return undefined;
    open.pop();
    return after();
  }
  if (token === ',') return wanted === 'more' ? (open.at(-1) === '{' ? 'key' : 'value') : undefined;
  if (token === ':') return wanted === 'colon' ? 'value' : undefined;
  if (wanted === 'key' || wanted === 'firstKey') return token.startsWith('"') ? 'colon' : undefined;
  return isValue && SCALAR.test(token) ? after() : undefined;
}

function placeAt(text: string, at: number): JsonPlace {
  const before = text.slice(0, at).split('\n');
  const [found] = text.slice(at);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, found: found ?? null };
}
