/** A text message cut into plain words and mentions. */
export type Token = { kind: 'text'; text: string } | { kind: 'at'; name: string; openId: string };

// A bot writes <at user_id="ou_…">; a person's message carries @_user_1 in the order of `mentions`.
const mention = /<at (?:user_id|id)=["']?([^"'>\s]+)["']?>([^<]*)<\/at>|@_user_(\d+)|(@_all)/g;

export function tokens(
  text: string,
  mentions: readonly string[],
  nameOf: (openId: string) => string,
): Token[] {
  const found: Token[] = [];
  let from = 0;
  for (const match of text.matchAll(mention)) {
    if (match.index > from) found.push({ kind: 'text', text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const openId = match[4] ? 'all' : (match[1] ?? mentions[Number(match[3]) - 1] ?? '');
    const name = openId === 'all' ? '所有人' : openId ? nameOf(openId) : match[2] || '某人';
    found.push({ kind: 'at', name, openId });
  }
  if (from < text.length) found.push({ kind: 'text', text: text.slice(from) });
  return found;
}

export function plain(
  text: string,
  mentions: readonly string[],
  nameOf: (openId: string) => string,
): string {
  return tokens(text, mentions, nameOf)
    .map((token) => (token.kind === 'at' ? `@${token.name}` : token.text))
    .join('');
}
