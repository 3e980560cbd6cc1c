import { applicable } from '../catalogue/applies.ts';
import { contradictionsIn } from '../catalogue/contradictions.ts';
import type {
  AttributeDefinition,
  AttributeValue,
  NodeCode,
  ProjectAttributes,
} from '../catalogue/types.ts';
import { readNumber, readWan } from '../import/cells.ts';
import { createPeople } from '../import/look-ups.ts';
import { mayBe, placeKinds } from '../import/projects.ts';
import type { PersonId, Role } from '../people/types.ts';
import type { World } from '../project/types.ts';
import { namesake } from './similar.ts';
import { startingTeam } from './team.ts';
import type {
  KnownProject,
  OpeningFacts,
  OpeningFault,
  OpeningForm,
  TeamField,
  TextField,
} from './types.ts';

/** A group's name has 60 signs, and takes its suffix out of them. */
export const MOST_SIGNS = 60;

export type ReadForm =
  | { readonly ok: true; readonly facts: OpeningFacts }
  | { readonly ok: false; readonly faults: readonly OpeningFault[] };

/**
 * Reads a filled-in form against the catalogue, the people and the projects on record; every fault is
 * told at once, nothing throws. Source: design, section 3 "Access" (open is the operator's).
 */
export function readForm(
  world: World,
  form: OpeningForm,
  known: readonly KnownProject[],
): ReadForm {
  const first = readFirstStep(world, form, known);
  const answers = readAnswers(world, form);
  const done = doneNodes(world, answers.attributes, form.doneStage);
  const faults = [...first.faults, ...answers.faults, ...done.faults];
  if (faults.length > 0 || !first.facts) return { ok: false, faults };
  const { lead, agent, contact, ...facts } = first.facts;
  const { attributes } = answers;
  const team = startingTeam(world, facts.location, attributes, done.nodes);
  return {
    ok: true,
    facts: {
      ...facts,
      attributes,
      team: { ...team, lead, agent, enterpriseContact: contact },
      history: { done: done.nodes, running: [], missing: [] },
    },
  };
}

/** What is wrong with the first of the two steps: name, enterprise, place, amount and team. */
export const faultsOfFirstStep = (
  world: World,
  form: OpeningForm,
  known: readonly KnownProject[],
): readonly OpeningFault[] => readFirstStep(world, form, known).faults;

function readFirstStep(world: World, form: OpeningForm, known: readonly KnownProject[]) {
  const faults: OpeningFault[] = [];
  const name = readName(form.name, 'name', faults);
  const twin = namesake(form.name, known);
  if (twin) faults.push({ code: 'name-taken', id: twin.id, name: twin.name });
  const owner = readName(form.owner, 'owner', faults);
  const location = readPlace(world, form.location, faults);
  const investmentWan = readAmount(form.investment, faults);
  const lead = readPerson(world, 'lead', form.lead, mayBe.lead, faults);
  const agent = readPerson(world, 'agent', form.agent, mayBe.agent, faults);
  const contact =
    form.contact === ''
      ? null
      : readPerson(world, 'contact', form.contact, mayBe.enterpriseContact, faults);
  const { keyProject } = form;
  const isWhole = lead !== null && agent !== null && investmentWan !== null;
  const facts = isWhole
    ? { name, owner, location, investmentWan, keyProject, lead, agent, contact }
    : undefined;
  return { facts, faults };
}

function readName(words: string, field: TextField, faults: OpeningFault[]): string {
  const name = words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (name === '') faults.push({ code: 'empty', field });
  if ([...name].length > MOST_SIGNS) faults.push({ code: 'too-long', field, most: MOST_SIGNS });
  return name;
}

function readPlace({ catalogue }: World, code: string, faults: OpeningFault[]): string {
  const kind = catalogue.units.get(code)?.kind ?? '';
  if (code === '') faults.push({ code: 'empty', field: 'location' });
  else if (!placeKinds.has(kind)) faults.push({ code: 'not-a-place', found: code });
  return code;
}

function readAmount(words: string, faults: OpeningFault[]): number | null {
  if (words.trim() === '') {
    faults.push({ code: 'empty', field: 'investment' });
    return null;
  }
  const read = readWan(words, '');
  if (read.ok) return read.value;
  const found = words.trim();
  const { code } = read.problem;
  if (code === 'amount-without-unit') faults.push({ code, found });
  else if (code === 'number-out-of-range') faults.push({ code: 'amount-out-of-range', found });
  else faults.push({ code: 'amount-unreadable', found });
  return null;
}

/** Somebody by id, as a select answers, or by name, as people write. */
function readPerson(
  { catalogue, directory }: World,
  field: TeamField,
  words: string,
  may: readonly Role[],
  faults: OpeningFault[],
): PersonId | null {
  const fault = (why: OpeningFault): null => {
    faults.push(why);
    return null;
  };
  if (words === '') return fault({ code: 'empty', field });
  const picked = directory.person(words);
  if (picked) {
    if (!picked.active) return fault({ code: 'person-gone', field, person: picked.id });
    return may.includes(picked.role)
      ? picked.id
      : fault({ code: 'wrong-role', field, person: picked.id, is: picked.role });
  }
  const read = createPeople(catalogue, directory.everybody()).find(words, may);
  if (read.ok) return read.value;
  const { problem } = read;
  switch (problem.code) {
    case 'several-people':
      return fault({ code: 'several-people', field, found: words, units: problem.units });
    case 'wrong-role':
      return fault({ code: 'wrong-role', field, person: problem.person, is: problem.is });
    default:
      return fault({ code: 'unknown-person', field, found: words });
  }
}

/** The catalogue's questions; one that was not asked or left open takes the catalogue's default. */
function readAnswers({ catalogue }: World, { attributes: answers }: OpeningForm) {
  const faults: OpeningFault[] = [];
  const attributes: Record<string, AttributeValue> = {};
  for (const definition of catalogue.attributes) {
    const said = answers[definition.key] ?? '';
    const value = said === '' ? definition.default : readAnswer(definition, said);
    if (value === undefined) {
      faults.push({ code: 'answer-unreadable', attribute: definition.key, found: said });
    }
    attributes[definition.key] = value ?? definition.default;
  }
  for (const { attribute, against } of contradictionsIn(attributes)) {
    const said = [attributes[attribute] ?? '', attributes[against] ?? ''] as const;
    faults.push({ code: 'answers-contradict', attribute, against, said });
  }
  return { attributes: attributes as ProjectAttributes, faults };
}

function readAnswer(definition: AttributeDefinition, said: string): AttributeValue | undefined {
  switch (definition.type) {
    case 'enum':
      return definition.values.includes(said) ? said : undefined;
    case 'boolean':
      return said === 'yes' ? true : said === 'no' ? false : undefined;
    case 'number': {
      const read = readNumber(said);
      return read.ok ? read.value : undefined;
    }
    default:
      return definition satisfies never;
  }
}

/** Nodes that are done where the project is entered in the middle of its life. */
function doneNodes({ catalogue }: World, attributes: ProjectAttributes, doneStage: string) {
  const none: { nodes: NodeCode[]; faults: OpeningFault[] } = { nodes: [], faults: [] };
  if (doneStage === '') return none;
  const last = catalogue.stages.findIndex(({ code }) => code === doneStage);
  if (last < 0) return { ...none, faults: [{ code: 'stage-unknown', found: doneStage } as const] };
  const applies = applicable(catalogue, attributes);
  const nodes = catalogue.stages
    .slice(0, last + 1)
    .flatMap((stage) => stage.nodes)
    .filter((code) => applies.has(code));
  return nodes.length === applies.size
    ? { nodes, faults: [{ code: 'nothing-left' } as const] }
    : { nodes, faults: [] };
}
