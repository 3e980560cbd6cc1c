import { asc, eq } from 'drizzle-orm';
import type { RawCatalogue } from '../../domain/catalogue/load.ts';
import type { Db } from '../client.ts';
import { catalogues } from '../schema/index.ts';

export type CatalogueRow = typeof catalogues.$inferSelect;

/** All versions there are, the oldest first, without their content. */
export const listCatalogues = (db: Db) =>
  db
    .select({
      version: catalogues.version,
      origin: catalogues.origin,
      publishedAt: catalogues.publishedAt,
      publishedBy: catalogues.publishedBy,
    })
    .from(catalogues)
    .orderBy(asc(catalogues.publishedAt), asc(catalogues.version));

/** The files of a version as they were; undefined where there is none. */
export async function findCatalogue(db: Db, version: string): Promise<RawCatalogue | undefined> {
  const [row] = await db
    .select({ content: catalogues.content })
    .from(catalogues)
    .where(eq(catalogues.version, version));
  return row?.content;
}

/** Keeps a version for good. False: there is one of this name already. */
export async function insertCatalogue(
  db: Db,
  row: typeof catalogues.$inferInsert,
): Promise<boolean> {
  const rows = await db
    .insert(catalogues)
    .values(row)
    .onConflictDoNothing()
    .returning({ version: catalogues.version });
  return rows.length > 0;
}
