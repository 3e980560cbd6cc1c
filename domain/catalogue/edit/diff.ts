import type { Catalogue } from '../types.ts';

/** One thing that differs between two versions; null: there is none of it there. */
export interface CatalogueChange {
  readonly what: 'node' | 'material' | 'unit';
  readonly code: string;
  /** The part of the entry; null where the whole entry came or went. */
  readonly part: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs in nodes, materials and units, part by part, in the order of the newer version. */
export const diffCatalogues = (before: Catalogue, after: Catalogue): CatalogueChange[] => [
  ...diffMaps('node', before.nodes, after.nodes),
  ...diffMaps('material', before.materials, after.materials),
  ...diffMaps('unit', before.units, after.units),
];

/** Parts that follow from others: who demands a paper is said by the nodes. */
const derived: ReadonlySet<string> = new Set(['requiredBy']);

function diffMaps<Entry extends { readonly code: string }>(
  what: CatalogueChange['what'],
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
): CatalogueChange[] {
  const codes = new Set([...after.keys(), ...before.keys()]);
  return [...codes].flatMap((code): CatalogueChange[] => {
    const [old, fresh] = [before.get(code), after.get(code)];
    if (!old || !fresh) {
      return [{ what, code, part: null, before: old ?? null, after: fresh ?? null }];
    }
    const parts = new Set([...Object.keys(fresh), ...Object.keys(old)]);
    return [...parts].flatMap((part) => {
      const [a, b] = [old[part as keyof Entry] ?? null, fresh[part as keyof Entry] ?? null];
      const isSame = JSON.stringify(a) === JSON.stringify(b);
      return isSame || derived.has(part) ? [] : [{ what, code, part, before: a, after: b }];
    });
  });
}
