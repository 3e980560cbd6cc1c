import { nameKey } from '../import/likeness.ts';
import type { KnownProject } from '../opening/types.ts';
import type { Lead, LeadFacts } from './lead.ts';
import { type Alikeness, alike, keysOf } from './same-name.ts';

/** Why two leads may be one. */
export type LikenessReason = 'phone' | 'company' | 'project';

/** A lead on record that may be the same as one that is about to be saved. */
export interface LikelyLead {
  readonly lead: Lead;
  readonly by: readonly LikenessReason[];
  readonly name: Alikeness | null;
}

/** A project under way of the same company. */
export interface LikelyProject {
  readonly project: KnownProject;
}

const sureness: Readonly<Record<Alikeness, number>> = { same: 3, sounds: 2, core: 2, typo: 1 };

/**
 * Leads on record that are likely the same, the likeliest first: by a phone, by the company's name
 * after normalisation, by the same project from the same place where no company is named. Shown
 * before saving, and forbidding nothing. Source: design, section 3 "Leads".
 */
export function likelyLeads(facts: LeadFacts, known: readonly Lead[], except = ''): LikelyLead[] {
  // A brand that stands alone may well be read as what is made.
  const keys = keysOf(facts.company ?? facts.project);
  const phones = new Set(phonesOf(facts));
  const found = known.flatMap((lead): (LikelyLead & { weight: number })[] => {
    if (lead.id === except) return [];
    const others = keysOf(lead.facts.company);
    const name = keys && others ? alike(keys, others) : null;
    const isSamePhone = phonesOf(lead.facts).some((phone) => phones.has(phone));
    const isSameProject =
      name === null && !(facts.company && others) && sameProject(facts, lead.facts);
    const by: LikenessReason[] = [
      ...(name ? ['company' as const] : []),
      ...(isSamePhone ? ['phone' as const] : []),
      ...(isSameProject ? ['project' as const] : []),
    ];
    if (by.length === 0) return [];
    const weight = (isSamePhone ? 4 : 0) + (name ? sureness[name] : 0) + (isSameProject ? 1 : 0);
    return [{ lead, by, name, weight }];
  });
  return found
    .sort((a, b) => b.weight - a.weight || a.lead.id.localeCompare(b.lead.id))
    .map(({ weight: _, ...likely }) => likely);
}

/** Projects on record of the same company. */
export function likelyProjects(
  { company }: LeadFacts,
  projects: readonly KnownProject[],
): LikelyProject[] {
  const keys = keysOf(company);
  if (!keys) return [];
  return projects.flatMap((project) => {
    const owner = keysOf(project.owner);
    return owner && alike(keys, owner) ? [{ project }] : [];
  });
}

/** Leads that an update may mean: whatever it names is theirs. The likeliest first. */
export const leadsMeant = (facts: LeadFacts, known: readonly Lead[]): Lead[] => [
  ...likelyLeads(facts, known).map(({ lead }) => lead),
  ...known.filter((lead) => isNamedShort(facts, lead) && likelyLeads(facts, [lead]).length === 0),
];

/**
 * Leads whose company a text calls by name: whole, or by its brand where the text begins with it. For
 * words of which no reader made anything.
 */
export function leadsNamedIn(text: string, known: readonly Lead[]): Lead[] {
  const said = nameKey(text);
  return known.filter(({ facts }) => {
    const keys = keysOf(facts.company);
    if (!keys) return false;
    const isWhole = [...keys.name].length > 2 && said.includes(keys.name);
    return isWhole || ([...keys.core].length > 1 && said.startsWith(keys.core));
  });
}

/** 某某 for 某某药业: two signs that open the name, or a part of three within it. */
function isNamedShort({ company, contacts, project }: LeadFacts, lead: Lead): boolean {
  const said = keysOf(company);
  const on = keysOf(lead.facts.company);
  if (said && on) {
    const signs = [...said.name].length;
    if (signs >= 2 && (on.name.startsWith(said.name) || on.sound.startsWith(`${said.sound} `))) {
      return true;
    }
    return signs >= 3 && on.name.includes(said.name);
  }
  if (said) return false;
  const names = contacts.flatMap(({ name }) => name ?? []);
  if (lead.facts.contacts.some(({ name }) => name !== null && names.includes(name))) return true;
  return project !== null && sameProject({ ...lead.facts, project }, lead.facts);
}

const phonesOf = ({ contacts }: LeadFacts): string[] =>
  contacts.flatMap(({ phone }) =>
    phone === null ? [] : phone.replace(/^(?:86|0086)(?=1\d{10}$)/u, ''),
  );

function sameProject(one: LeadFacts, other: LeadFacts): boolean {
  if (!one.project || !other.project) return false;
  const [left, right] = [nameKey(one.project), nameKey(other.project)];
  if ([...left].length < 2 || left !== right) return false;
  // The same product from somewhere else is another project.
  return (
    one.origin !== null && other.origin !== null && nameKey(one.origin) === nameKey(other.origin)
  );
}
