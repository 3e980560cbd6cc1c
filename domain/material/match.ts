import {
  BETWEEN_PAPERS,
  CONCERNING,
  DESCRIPTION,
  NOISE,
  OTHER_NAMES,
  OTHER_PAPER,
  SHORT_WORDS,
  SIMPLIFIED,
  TELLING_WORDS,
} from './match-words.ts';

export interface Candidate {
  readonly code: string;
  readonly name: string;
}

export type Match =
  | { readonly kind: 'sure'; readonly code: string }
  /** Best first, up to three. */
  | { readonly kind: 'unsure'; readonly codes: string[] }
  | { readonly kind: 'none' };

/* Names that stand whole in the file name decide (`宗地图` in `XX项目 宗地图（终稿）v2.PDF`). Without
 * one, pairs of neighbouring characters are compared, each weighing the less the more names have it
 * (许可, 报告), and the thresholds are set so that a misfiled paper stays rarer than a question:
 * - SURE 0.8: a name of 9 characters (8 pairs) with one left out at its end; one wrong character in
 *   the middle already asks. Below 5 characters a pair more or less is another paper.
 * - AHEAD 0.2: the runner-up shares at most about half of what the winner has.
 * - LIKELY 0.5, or 0.6 of the file name itself with TELLING 0.5: half of a name; or a short file name
 *   that lies in few names. `许可证` alone lies in seven and asks nothing useful.
 */
const SURE = 0.8;
const AHEAD = 0.2;
const SURE_LENGTH = 5;
const LIKELY = 0.5;
const LIKELY_OF_FILE = 0.6;
const TELLING = 0.5;
const AT_MOST = 3;

/** Longer names are no names, and time spent on them is bounded. */
const LONGEST = 200;

/** Which material a file is, by its name. Pass all materials of the catalogue as `known` where the
 *  candidates are only those still missing: a file that is surely another one then matches none. */
export function matchMaterial(
  fileName: string,
  candidates: readonly Candidate[],
  known: readonly Candidate[] = candidates,
): Match {
  const file = plainFile(fileName);
  if (file === '') return { kind: 'none' };
  const wanted = new Set(candidates.map(({ code }) => code));
  const profiles = uniqueByCode([...candidates, ...known]).map(profileOf);
  const hits = longestHits(file, profiles);
  const ranked = rank(file, profiles);
  const sure =
    sureByName(file, hits) ?? (hits.length === 0 ? sureByPairs(file, ranked) : undefined);
  if (sure !== undefined) return wanted.has(sure) ? { kind: 'sure', code: sure } : { kind: 'none' };

  const likely = [
    ...hits.map(({ code }) => code),
    ...ranked.filter(isLikely).map(({ code }) => code),
  ];
  const codes = [...new Set(likely)].filter((code) => wanted.has(code)).slice(0, AT_MOST);
  return codes.length > 0 ? { kind: 'unsure', codes } : { kind: 'none' };
}

interface Name {
  readonly text: string;
  /** False where the name leaves out what tells it from another paper. */
  readonly whole: boolean;
}

interface Profile {
  readonly code: string;
  readonly names: readonly Name[];
  readonly pairs: ReadonlySet<string>;
}

function profileOf({ code, name }: Candidate): Profile {
  const names = namesOf(name);
  return { code, names, pairs: new Set(names.flatMap(({ text }) => pairsOf(text))) };
}

/** The name itself, what officials call it, and its parts: without brackets, inside them, and around
 *  及, 与, 和, 、. */
function namesOf(name: string): Name[] {
  const clean = name.normalize('NFKC');
  const inner = [...clean.matchAll(/\(([^)]*)\)/g)].map((match) => match[1] ?? '');
  const outer = clean.replace(/\([^)]*\)/g, '');
  const whole = !inner.some((words) => TELLING_WORDS.has(words));
  const names: Name[] = [clean, ...(OTHER_NAMES[name] ?? [])].map((text) => ({
    text,
    whole: true,
  }));
  names.push({ text: outer, whole });
  for (const part of outer.split(BETWEEN_PAPERS))
    if (part.length >= 4) names.push({ text: part, whole });
  for (const part of inner) {
    if (part.length >= 4)
      names.push({ text: part, whole: part.length >= 5 && !DESCRIPTION.test(part) });
  }
  return names
    .map(({ text, whole }) => ({ text: plain(text), whole }))
    .filter(({ text }) => text.length >= 2);
}

interface Hit {
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
}

/** The names found in the file name, longest first, without those that lie inside a longer one. */
function longestHits(file: string, profiles: readonly Profile[]): Hit[] {
  const hits = profiles.flatMap(({ code, names }) =>
    names.flatMap(({ text, whole }): Hit[] => {
      const start = file.lastIndexOf(text);
      return start < 0 ? [] : [{ code, start, end: start + text.length, whole }];
    }),
  );
  const isInside = (a: Hit, b: Hit) =>
    a.start >= b.start && a.end <= b.end && a.end - a.start < b.end - b.start;
  return hits
    .filter((hit) => !hits.some((other) => isInside(hit, other)))
    .sort((a, b) => b.end - b.start - (a.end - a.start) || Number(b.whole) - Number(a.whole));
}

function sureByName(file: string, hits: readonly Hit[]): string | undefined {
  const [first] = hits;
  if (!first || hits.some(({ code }) => code !== first.code)) return undefined;
  if (!hits.some(({ whole }) => whole)) return undefined;
  const end = Math.max(...hits.map((hit) => hit.end));
  const isAnotherPaper = file.includes(CONCERNING) || OTHER_PAPER.test(file.slice(end));
  return isAnotherPaper ? undefined : first.code;
}

interface Ranked {
  readonly code: string;
  /** Share of the material's name that the file name has, by weight. */
  readonly ofName: number;
  /** Share of the file name that the material's names have, by weight. */
  readonly ofFile: number;
  readonly weight: number;
  readonly nameLength: number;
  readonly score: number;
}

function rank(file: string, profiles: readonly Profile[]): Ranked[] {
  const commonness = new Map<string, number>();
  for (const { pairs } of profiles) {
    for (const pair of pairs) commonness.set(pair, (commonness.get(pair) ?? 0) + 1);
  }
  const weigh = (pairs: readonly string[]) =>
    pairs.reduce((sum, pair) => sum + 1 / (commonness.get(pair) ?? 1), 0);
  const inFile = [...new Set(pairsOf(file))];
  const fileWeight = weigh(inFile);
  const compare = (code: string, text: string): Ranked => {
    const inName = [...new Set(pairsOf(text))];
    const nameWeight = weigh(inName);
    const weight = weigh(inName.filter((pair) => inFile.includes(pair)));
    const ofName = nameWeight > 0 ? weight / nameWeight : 0;
    const ofFile = fileWeight > 0 ? weight / fileWeight : 0;
    const score = weight > 0 ? (2 * weight) / (nameWeight + fileWeight) : 0;
    return { code, ofName, ofFile, weight, nameLength: text.length, score };
  };
  return profiles
    .flatMap(({ code, names }) => {
      const [best] = names.map(({ text }) => compare(code, text)).sort((a, b) => b.score - a.score);
      return best && best.weight > 0 ? [best] : [];
    })
    .sort((a, b) => b.score - a.score);
}

function sureByPairs(file: string, [first, second]: readonly Ranked[]): string | undefined {
  if (!first || first.ofName < SURE || first.nameLength < SURE_LENGTH) return undefined;
  if (second && first.ofName - second.ofName < AHEAD) return undefined;
  return file.includes(CONCERNING) ? undefined : first.code;
}

function isLikely({ ofName, ofFile, weight }: Ranked): boolean {
  return ofName >= LIKELY || (ofFile >= LIKELY_OF_FILE && weight >= TELLING);
}

function plainFile(fileName: string): string {
  const base = fileName
    .slice(0, LONGEST)
    .normalize('NFKC')
    .trim()
    .replace(/(\.[A-Za-z0-9]{1,5})+$/, '');
  return plain(simplify(base.toLowerCase()).replace(NOISE, ' '));
}

/** Simplified, short words for long ones, letters and digits only. */
function plain(text: string): string {
  const bare = simplify(text.normalize('NFKC').toLowerCase()).replace(/[^\p{L}\p{N}]/gu, '');
  return SHORT_WORDS.reduce((result, [long, short]) => result.replaceAll(long, short), bare);
}

function simplify(text: string): string {
  return Array.from(text, (character) => SIMPLIFIED.get(character) ?? character).join('');
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

function uniqueByCode(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.code, candidate])).values()];
}
