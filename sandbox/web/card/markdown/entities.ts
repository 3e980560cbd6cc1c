const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  middot: '·',
  hellip: '…',
  mdash: '—',
};

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/iy;

/** The entity that starts at `from`, decoded, with its length in the source. */
export function entityAt(
  source: string,
  from: number,
): { text: string; length: number } | undefined {
  ENTITY.lastIndex = from;
  const [whole, decimal, hex, name] = ENTITY.exec(source) ?? [];
  if (whole === undefined) return undefined;
  const text = name === undefined ? fromCode(decimal, hex) : NAMED[name];
  return text === undefined ? undefined : { text, length: whole.length };
}

function fromCode(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
