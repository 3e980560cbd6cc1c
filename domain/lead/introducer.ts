import { findUnit } from '../catalogue/find-unit.ts';
import type { PersonId } from '../people/types.ts';
import type { World } from '../project/types.ts';
import type { Lead, LeadFacts } from './lead.ts';

/** Who waits to hear what became of a lead: it was they who brought it. */
export type Introducer =
  /** Hears it from the bot. */
  | { readonly kind: 'colleague'; readonly person: PersonId }
  /** Hears it from the owner alone. */
  | { readonly kind: 'outside'; readonly name: string; readonly phone: string | null };

const PHONE = /(?<!\d)(?:\+?86[- ]?)?(1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8})(?!\d)/u;
/** What is left around a name once the phone is taken out. */
const edges = /^[\s,，:：]+|(?:[\s,，:：()（）]|电话|手机)+$/gu;
const polite = /(?:同志|老师)$/u;

/**
 * The introducer that a lead's facts name; null: they name none. A colleague is somebody of the
 * district by the whole name, alone or with unit or title: two of one name are not told apart.
 */
export function introducerOf(
  { catalogue, directory }: World,
  { introducer }: Pick<LeadFacts, 'introducer'>,
): Introducer | null {
  if (introducer === null || introducer.trim() === '') return null;
  const phone = PHONE.exec(introducer)?.[1]?.replace(/\D/gu, '') ?? null;
  const name = introducer.replace(PHONE, '').replace(edges, '');
  const said = name.normalize('NFKC').replace(/[\s@]/gu, '').replace(polite, '');
  const named = directory.everybody().filter((person) => {
    if (person.role === 'enterpriseContact') return false;
    const bare = person.title !== '' && said.endsWith(person.title);
    return [said, ...(bare ? [said.slice(0, -person.title.length)] : [])].some(
      (words) =>
        words === person.name ||
        (words.endsWith(person.name) &&
          findUnit(catalogue, words.slice(0, -person.name.length)) === person.unit),
    );
  });
  const [colleague] = named;
  return colleague && named.length === 1
    ? { kind: 'colleague', person: colleague.id }
    : { kind: 'outside', name: name === '' ? introducer : name, phone };
}

/**
 * Whom the bot tells what becomes of a lead: whoever reported it and the colleague who brought it,
 * besides its owner. Of a confidential lead nobody, except leaders named on it.
 */
export function toldOf(world: World, lead: Lead): PersonId[] {
  const introducer = introducerOf(world, lead.facts);
  const all = [lead.first.by, ...(introducer?.kind === 'colleague' ? [introducer.person] : [])];
  const { confidential, owner } = lead;
  return [...new Set(all)].filter(
    (person) =>
      person !== owner && (confidential === null || confidential.leaders.includes(person)),
  );
}

const by = `(?:是|这条是|线索是)?(?:由|经由|经过|经|通过|靠)`;
const handed = `(?:给我们?|帮我们?|帮忙)?`;
const about = `(?:线索|企业|项目|客商)?`;
/** 苏州商会推荐的, 老张介绍过来的; 方总介绍 alone tells what he said. */
const saying = [
  new RegExp(`^${by}(.{2,24}?)${handed}(?:推荐|介绍|引荐|牵线|搭桥|引见)`, 'u'),
  new RegExp(`^(?:是|这条是|线索是)?(.{2,24}?)${handed}(?:推荐|引荐|牵线|引见)$`, 'u'),
  new RegExp(
    `^(?:是|这条是|线索是)?(.{2,24}?)${handed}(?:推荐|介绍|引荐|牵线|搭桥|引见)+(?:过来|来|给我们?)?的${about}$`,
    'u',
  ),
] as const;
const labelled = /^(?:引荐人|介绍人|推荐人)(?:[是为]|[:：])\s*(.{2,40})$/u;
const vague =
  /^(?:别人|人家|有人|他人|我|我们|他|她|对方|自己|(?:一|这|那|某|几)?(?:个|位)?(?:朋友|熟人|领导|老乡|战友|同学|亲戚|客户))$/u;

/** Who brought it, as a message says it, with its words; null: it does not say. */
export function introducerIn(
  text: string,
): { readonly name: string; readonly words: string } | null {
  for (const clause of text.split(/[，,。；;！!？?\n]/u)) {
    const words = clause.trim();
    if (words.length > 60) continue;
    const said = [labelled, ...saying].map((pattern) => pattern.exec(words)?.[1]?.trim());
    const name = said.find((each) => each !== undefined && !vague.test(each));
    if (name) return { name, words };
  }
  return null;
}
