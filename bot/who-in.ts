import type { Db } from '../db/client.ts';
import { findCatalogueVersion } from '../db/queries/projects.ts';
import { worldFor } from '../domain/project/edition.ts';
import type { ProjectId } from '../domain/project/types.ts';
import type { Who } from './context.ts';

/** Who is who for a turn about one project, which keeps the catalogue it was opened with. */
export async function whoIn(db: Db, who: Who, project: ProjectId | undefined): Promise<Who> {
  // Nearly always there is one version alone, and nothing to ask.
  if (!project || !who.world.editions) return who;
  const catalogueVersion = await findCatalogueVersion(db, project);
  return catalogueVersion ? { ...who, world: worldFor(who.world, { catalogueVersion }) } : who;
}
