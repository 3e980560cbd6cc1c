import { appliesTo, holds } from './applies.ts';
import {
  type Catalogue,
  type MaterialCode,
  type NodeCode,
  type ProjectAttributes,
  SITE,
  type Supplier,
  type UnitCode,
} from './types.ts';

const NONE: ReadonlySet<NodeCode> = new Set();

/**
 * The materials a node demands of a project with these attributes, in the node's order. One whose
 * producing node does not apply, or was `dropped` by decision, is not demanded, unless somebody
 * stands in for that node.
 */
export function requiredMaterials(
  catalogue: Catalogue,
  attributes: ProjectAttributes,
  code: NodeCode,
  dropped: ReadonlySet<NodeCode> = NONE,
): readonly MaterialCode[] {
  const node = catalogue.nodes.get(code);
  if (!node) throw new RangeError(`unknown node ${code}`);
  return node.materials.filter((material) => supplierOf(catalogue, attributes, material, dropped));
}

/** Who supplies the material to a project with these attributes; undefined where nobody need. */
export function supplierOf(
  catalogue: Catalogue,
  attributes: ProjectAttributes,
  code: MaterialCode,
  dropped: ReadonlySet<NodeCode> = NONE,
): Supplier | undefined {
  const material = catalogue.materials.get(code);
  if (!material) throw new RangeError(`unknown material ${code}`);
  const { supplier, fallback } = material;
  if (supplier.kind !== 'node') return supplier;
  const producer = catalogue.nodes.get(supplier.node);
  const isProduced = producer && appliesTo(producer, attributes) && !dropped.has(producer.code);
  if (isProduced) return supplier;
  if (!fallback) return undefined;
  return fallback.when === null || holds(fallback.when, attributes) ? fallback.supplier : undefined;
}

/** The unit itself, or the unit of the project's place for `@SITE`. */
export function unitOf(
  catalogue: Catalogue,
  code: typeof SITE | UnitCode,
  location: UnitCode,
): UnitCode {
  const unit = code === SITE ? location : code;
  if (!catalogue.units.has(unit)) throw new RangeError(`unknown unit ${unit}`);
  return unit;
}
