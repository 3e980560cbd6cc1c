import type { Catalogue } from '../catalogue/types.ts';
import type { Project, World } from './types.ts';

/** Worlds that differ in their catalogue alone, made once each. */
const made = new WeakMap<World, Map<string, World>>();

/** The catalogue of a version, as far as this world knows it. */
export const catalogueOf = (world: World, version: string): Catalogue | undefined =>
  world.catalogue.version === version ? world.catalogue : world.editions?.get(version);

/**
 * The world as it is for one project: a project keeps the catalogue it was opened with until an
 * operator moves it. One whose version nobody knows any more takes the current. The calendar, the
 * units and who is who are the district's, and the same for all. Source: design, section 3
 * "Catalogue".
 */
export function worldFor(world: World, project: Pick<Project, 'catalogueVersion'>): World {
  const { catalogueVersion: version } = project;
  if (world.catalogue.version === version) return world;
  const catalogue = world.editions?.get(version);
  if (!catalogue) return world;
  const worlds = made.get(world) ?? new Map<string, World>();
  made.set(world, worlds);
  const known = worlds.get(version);
  if (known) return known;
  const editions = new Map(world.editions).set(world.catalogue.version, world.catalogue);
  const units = new Map([...catalogue.units, ...world.catalogue.units]);
  const own: World = { ...world, catalogue: { ...catalogue, units }, editions };
  worlds.set(version, own);
  return own;
}
