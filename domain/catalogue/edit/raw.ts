import type { RawCatalogue } from '../load.ts';

/** An entry of a file before it is checked. */
export type Loose = Readonly<Record<string, unknown>>;

/** The entries of a list in a file; none where the file has no such list. */
export function entriesOf(file: unknown, list: string): readonly Loose[] {
  const entries = (file as Loose | null)?.[list];
  return Array.isArray(entries) ? (entries as Loose[]) : [];
}

export const textIn = (entry: Loose, key: string): string => String(entry[key] ?? '');

const listIn = (entry: Loose, key: string): readonly string[] =>
  Array.isArray(entry[key]) ? (entry[key] as string[]) : [];

/** The files with these entries in them, and with all that follows from them counted anew. */
export function derive(
  files: RawCatalogue,
  entries: {
    readonly nodes: readonly Loose[];
    readonly materials: readonly Loose[];
    readonly units: readonly Loose[];
  },
): RawCatalogue {
  const { nodes, units } = entries;
  const materials = entries.materials.map((material) => {
    const requiredBy = nodes
      .filter((node) => listIn(node, 'materials').includes(textIn(material, 'code')))
      .map((node) => textIn(node, 'code'));
    return { ...material, requiredBy, demandCount: requiredBy.length };
  });
  const stages = entriesOf(files.catalogue, 'stages').map((stage) => ({
    ...stage,
    nodes: nodes
      .filter((node) => textIn(node, 'stage') === textIn(stage, 'code'))
      .map((node) => textIn(node, 'code')),
  }));
  return {
    ...files,
    catalogue: { ...(files.catalogue as Loose), stages, nodes },
    materials: {
      ...(files.materials as Loose),
      reuse: reuseOf((files.materials as Loose).reuse as Loose, materials),
      materials,
    },
    units: { ...(files.units as Loose), count: units.length, units },
  };
}

/** Same definition as in materials.json: demands beyond the first of each paper. */
function reuseOf(reuse: Loose, materials: readonly { readonly demandCount: number }[]): Loose {
  const total = materials.reduce((sum, { demandCount }) => sum + demandCount, 0);
  const distinct = materials.filter(({ demandCount }) => demandCount > 0).length;
  return {
    ...reuse,
    totalDemands: total,
    distinctDemanded: distinct,
    repeatDemands: total - distinct,
    repeatShare: Number(((total - distinct) / Math.max(total, 1)).toFixed(4)),
  };
}
