import { checkAll } from './check.ts';
import blockersJson from './data/blockers.json' with { type: 'json' };
import catalogueJson from './data/catalogue.json' with { type: 'json' };
import materialsJson from './data/materials.json' with { type: 'json' };
import rulesJson from './data/rules.json' with { type: 'json' };
import unitsJson from './data/units.json' with { type: 'json' };
import { tierOf } from './dispatch.ts';
import { nameOf, parse, parseList, type Report } from './faults.ts';
import { ladderOf } from './ladder.ts';
import { pointsOf } from './points.ts';
import { type RulesFile, rulesFile } from './rules-schema.ts';
import type { Rules } from './rules-types.ts';
import {
  attributeSchema,
  blockerCategorySchema,
  blockersFile,
  catalogueFile,
  checklistSchema,
  materialSchema,
  materialsFile,
  nodeSchema,
  stageSchema,
  unitSchema,
  unitsFile,
} from './schema.ts';
import type { Catalogue } from './types.ts';

export interface RawCatalogue {
  readonly catalogue: unknown;
  readonly materials: unknown;
  readonly units: unknown;
  readonly rules: unknown;
  readonly blockers: unknown;
}

export type Loaded =
  | { readonly ok: true; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly faults: readonly string[] };

/** Reads the five files; every fault of shape and of sense is listed at once, with its place. */
export function loadCatalogue(raw: RawCatalogue): Loaded {
  const faults: string[] = [];
  const report: Report = (place, message) => faults.push(`${place}: ${message}`);
  const catalogue = read(raw, report);
  if (!catalogue || faults.length > 0) return { ok: false, faults };
  return { ok: true, catalogue };
}

/** The files of the catalogue that the product ships with. */
export const shippedFiles: RawCatalogue = {
  catalogue: catalogueJson,
  materials: materialsJson,
  units: unitsJson,
  rules: rulesJson,
  blockers: blockersJson,
};

/** The catalogue that the product ships with. */
export function shippedCatalogue(): Catalogue {
  const loaded = loadCatalogue(shippedFiles);
  if (!loaded.ok) throw new Error(`the catalogue is invalid:\n${loaded.faults.join('\n')}`);
  return loaded.catalogue;
}

function read(raw: RawCatalogue, report: Report): Catalogue | undefined {
  const file = parse(catalogueFile, raw.catalogue, 'catalogue', report);
  const materials = parse(materialsFile, raw.materials, 'materials', report);
  const units = parse(unitsFile, raw.units, 'units', report);
  const rules = parse(rulesFile, raw.rules, 'rules', report);
  const blockers = parse(blockersFile, raw.blockers, 'blockers', report);
  if (!file || !materials || !units || !rules || !blockers) return undefined;

  const parts = {
    stages: parseList(stageSchema, file.stages, 'catalogue stages', report),
    nodes: parseList(nodeSchema, file.nodes, 'catalogue nodes', report),
    attributes: parseList(
      attributeSchema,
      file.projectAttributes,
      'catalogue projectAttributes',
      report,
    ),
    checklists: parseList(checklistSchema, file.checklists, 'catalogue checklists', report),
    materials: parseList(materialSchema, materials.materials, 'materials', report),
    units: parseList(unitSchema, units.units, 'units', report),
    blockerCategories: parseList(blockerCategorySchema, blockers.categories, 'blockers', report),
    rules,
  };
  checkAll(
    {
      ...parts,
      reuse: materials.reuse,
      unitCount: units.count,
      unitKinds: units.kinds,
      placeholders: Object.keys(file.unitPlaceholders),
      codes: {
        stages: codesOf(file.stages),
        nodes: codesOf(file.nodes),
        attributes: codesOf(file.projectAttributes),
        checklists: codesOf(file.checklists),
        materials: codesOf(materials.materials),
        units: codesOf(units.units),
        blockers: codesOf(blockers.categories),
      },
    },
    report,
  );
  return {
    version: file.version,
    stages: parts.stages,
    nodes: byCode(parts.nodes),
    materials: byCode(parts.materials.map(({ demandCount: _, ...material }) => material)),
    units: byCode(parts.units),
    unitKinds: units.kinds,
    attributes: parts.attributes,
    checklists: byCode(parts.checklists),
    blockerCategories: byCode(parts.blockerCategories),
    rules: rulesOf(rules),
  };
}

function rulesOf({ supervision13710, colourNotes: _, ...rules }: RulesFile): Rules {
  const supervision = { ...supervision13710, ladder: ladderOf(supervision13710.steps) };
  const points = pointsOf(rules.points);
  return { ...rules, dispatch: rules.dispatch.map(tierOf), supervision, points };
}

function byCode<T extends { readonly code: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.code, entry]));
}

/** Codes of all entries, the malformed too, so that one fault does not bring others after it. */
function codesOf(entries: readonly unknown[]): readonly string[] {
  return entries.map(nameOf).filter((name) => name !== undefined);
}
