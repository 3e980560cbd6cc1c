import { findUnit } from '../catalogue/find-unit.ts';
import type { PersonId } from '../people/types.ts';
import type { World } from '../project/types.ts';
import { nameEdges, phoneInName, politeEnd } from './introducer-words.ts';
import type { Lead, LeadFacts } from './lead.ts';

/** Who waits to hear what became of a lead: it was they who brought it. */
export type Introducer =
  /** Hears it from the bot. */
  | { readonly kind: 'colleague'; readonly person: PersonId }
  /** Hears it from the owner alone. */
  | { readonly kind: 'outside'; readonly name: string; readonly phone: string | null };

/**
 * The introducer that a lead's facts name; null: they name none. A colleague is somebody of the
 * district by the whole name, alone or with unit or title: two of one name are not told apart.
 */
export function introducerOf(
  { catalogue, directory }: World,
  { introducer }: Pick<LeadFacts, 'introducer'>,
): Introducer | null {
  if (introducer === null || introducer.trim() === '') return null;
  const phone = phoneInName.exec(introducer)?.[1]?.replace(/\D/gu, '') ?? null;
  const name = introducer.replace(phoneInName, '').replace(nameEdges, '');
  const said = name.normalize('NFKC').replace(/[\s@]/gu, '').replace(politeEnd, '');
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
