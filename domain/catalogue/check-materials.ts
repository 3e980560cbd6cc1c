import type { Report } from './faults.ts';
import { checkKnown, duplicates, type Parts } from './parts.ts';
import type { MaterialEntry } from './schema.ts';

/** Nodes and materials tell the same story from both ends. */
export function checkMaterials(parts: Parts, report: Report): void {
  for (const node of parts.nodes) {
    const place = `catalogue nodes ${node.code}`;
    const { materials, outcome, preflight } = node;
    const named = [...materials, ...outcome.materials];
    checkKnown(named, parts.codes.materials, 'material', place, report);
    for (const code of duplicates(named)) report(place, `names material ${code} twice`);
    for (const code of preflight?.materials ?? []) {
      if (!materials.includes(code)) {
        report(`${place} preflight`, `${code} is not among the materials of the node`);
      }
    }
    for (const code of outcome.materials) {
      const material = parts.materials.find((entry) => entry.code === code);
      if (material && producer(material) !== node.code) {
        report(`${place} outcome`, `${code} names another supplier`);
      }
    }
  }
  for (const material of parts.materials) checkMaterial(material, parts, report);
  checkOrder(parts, report);
  checkNames(parts, report);
  checkReuse(parts, report);
}

function checkMaterial(material: MaterialEntry, { nodes, codes }: Parts, report: Report): void {
  const place = `materials ${material.code}`;
  checkKnown(material.requiredBy, codes.nodes, 'node', place, report);
  const source = producer(material);
  if (source !== undefined) {
    checkKnown([source], codes.nodes, 'node', `${place} supplier`, report);
    const node = nodes.find(({ code }) => code === source);
    if (node && !node.outcome.materials.includes(material.code)) {
      report(`${place} supplier`, `is no outcome of node ${source}`);
    }
  } else if (material.fallback) {
    report(`${place} fallback`, 'only a material that a node produces needs one');
  }
  for (const node of nodes) {
    const demanded = node.materials.includes(material.code);
    if (demanded === material.requiredBy.includes(node.code)) continue;
    report(
      `${place} requiredBy`,
      demanded ? `lacks node ${node.code}` : `names node ${node.code}, which does not demand it`,
    );
  }
  const { code, perPeriod } = material;
  const isOfRecurring = nodes.some(
    (node) => node.recurring && [...node.materials, ...node.outcome.materials].includes(code),
  );
  if (perPeriod && !isOfRecurring)
    report(`${place} perPeriod`, 'no recurring node has to do with it');
  if (material.validDays !== undefined && material.validMonths !== undefined) {
    report(`${place} validDays`, 'stands beside validMonths, one of them is enough');
  }
  if (material.demandCount !== material.requiredBy.length) {
    report(
      `${place} demandCount`,
      `says ${material.demandCount}, not ${material.requiredBy.length}`,
    );
  }
}

/** A paper must be there before it is asked for: its producing node comes earlier on every way. */
function checkOrder({ nodes, materials }: Parts, report: Report): void {
  const sources = new Map(materials.map((material) => [material.code, producer(material)]));
  for (const node of nodes) {
    const before = earlierNodes(node.code, nodes);
    for (const material of node.materials) {
      const source = sources.get(material);
      if (source === undefined || before.has(source)) continue;
      if (!nodes.some(({ code }) => code === source)) continue;
      const place = `catalogue nodes ${node.code}`;
      report(place, `demands ${material}, but node ${source}, which produces it, comes no earlier`);
    }
  }
}

function earlierNodes(code: string, nodes: Parts['nodes']): ReadonlySet<string> {
  const earlier = new Set<string>();
  const collect = (from: string): void => {
    for (const next of nodes.find((node) => node.code === from)?.prerequisites ?? []) {
      if (earlier.has(next)) continue;
      earlier.add(next);
      collect(next);
    }
  };
  collect(code);
  return earlier;
}

/** A file is matched to a material by name, so two may not share one. */
function checkNames({ materials }: Parts, report: Report): void {
  for (const name of duplicates(materials.map((material) => material.name))) {
    report('materials', `duplicate name ${name}`);
  }
}

function checkReuse({ materials, reuse, codes }: Parts, report: Report): void {
  // Figures over a list with unreadable entries would only repeat their faults.
  if (materials.length !== codes.materials.length) return;
  const demands = materials.map((material) => material.requiredBy.length);
  const total = demands.reduce((sum, count) => sum + count, 0);
  const distinct = demands.filter((count) => count > 0).length;
  const expected = {
    totalDemands: total,
    distinctDemanded: distinct,
    repeatDemands: total - distinct,
    repeatShare: Number(((total - distinct) / Math.max(total, 1)).toFixed(4)),
  };
  for (const key of Object.keys(expected) as (keyof typeof expected)[]) {
    if (reuse[key] !== expected[key]) {
      report(`materials reuse.${key}`, `says ${reuse[key]}, not ${expected[key]}`);
    }
  }
}

function producer({ supplier }: MaterialEntry): string | undefined {
  return supplier.kind === 'node' ? supplier.node : undefined;
}
