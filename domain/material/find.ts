import type { MaterialCode } from '../catalogue/types.ts';
import type { World } from '../project/types.ts';
import { type Candidate, matchMaterial } from './match.ts';
import { OTHER_NAMES, TELLING_WORDS } from './match-words.ts';

export type NamedPaper =
  | {
      readonly code: MaterialCode;
      /** What stands before it: a project's name. */
      readonly before: string;
      readonly rest: string;
    }
  /** Nothing is meant beyond doubt; `near`: what may have been meant, best first, at most three. */
  | { readonly code: undefined; readonly said: string; readonly near: readonly MaterialCode[] };

const MOST_NEAR = 3;
/** Share of the signs of what was said that a name must have to be called near. */
const NEAR_SHARE = 0.5;

/**
 * The paper a sentence names: its code, its whole name, or what officials call it. A name counts
 * only at the head of a word, so that the reason why one paper is sent back names no other.
 */
export function findPaper({ catalogue }: World, text: string): NamedPaper {
  const known = [...catalogue.materials.values()];
  const words = wordsOf(text);
  for (const { at } of words) {
    const found = longestAtHead(text.slice(at), known);
    if (!found) continue;
    const rest = text.slice(at + found.length).trim();
    return { code: found.code, before: text.slice(0, at).trim(), rest };
  }
  const said = words[0]?.word ?? '';
  return { code: undefined, said, near: nearest(said, known) };
}

const wordsOf = (text: string) =>
  [...text.matchAll(/\S+/g)].map((found) => ({ at: found.index, word: found[0] }));

/** `M025`, or the longest name that the text begins with. */
function longestAtHead(text: string, known: readonly Candidate[]) {
  const head = plain(text);
  const isCode = /^M\d{3}(?!\d)/i.exec(head)?.[0];
  const byCode = known.find(({ code }) => code === isCode?.toUpperCase());
  if (byCode) return { code: byCode.code, length: byCode.code.length };
  const [longest] = known
    .flatMap(({ code, name }) =>
      [name, withoutBrackets(name), ...(OTHER_NAMES[name] ?? [])].map((each) => ({
        code,
        name: plain(each),
      })),
    )
    .filter(({ name }) => head.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length);
  return longest && { code: longest.code, length: longest.name.length };
}

/** What stands in brackets explains a name, unless it tells two papers apart. */
function withoutBrackets(name: string): string {
  const inside = /\(([^)]*)\)/.exec(name)?.[1];
  const isTelling = inside !== undefined && TELLING_WORDS.has(inside);
  return isTelling ? name : name.replace(/\([^)]*\)/g, '');
}

const plain = (text: string): string => text.normalize('NFKC');

function nearest(said: string, known: readonly Candidate[]): MaterialCode[] {
  const match = matchMaterial(said, known);
  const likely = match.kind === 'unsure' ? match.codes : [];
  const signs = [...new Set(plain(said))];
  const alike = known
    .map(({ code, name }) => {
      const shared = signs.filter((sign) => name.includes(sign)).length;
      return { code, share: shared / Math.max(1, signs.length), length: name.length };
    })
    .filter(({ share }) => share >= NEAR_SHARE)
    .sort((a, b) => b.share - a.share || a.length - b.length)
    .map(({ code }) => code);
  return [...new Set([...likely, ...alike])].slice(0, MOST_NEAR);
}
