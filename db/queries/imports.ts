import { desc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { imports } from '../schema/index.ts';

export type ImportRow = typeof imports.$inferSelect;

/** Puts a preview on record; answers its number. */
export async function insertImport(
  db: Db,
  row: Omit<typeof imports.$inferInsert, 'id'>,
): Promise<number> {
  const [made] = await db.insert(imports).values(row).returning({ id: imports.id });
  if (!made) throw new Error('the database gave no import number');
  return made.id;
}

/** All imports there were, the newest first, without what they hold. */
export const listImports = (db: Db) =>
  db
    .select({
      number: imports.id,
      kind: imports.kind,
      fileName: imports.fileName,
      state: imports.state,
      at: imports.previewedAt,
    })
    .from(imports)
    .orderBy(desc(imports.id));

/** An import for a decision on it: nobody else decides until the transaction ends. */
export async function findImportForChange(db: Db, id: number): Promise<ImportRow | undefined> {
  const [row] = await db.select().from(imports).where(eq(imports.id, id)).for('update');
  return row;
}

export async function updateImport(
  db: Db,
  id: number,
  change: Partial<Omit<ImportRow, 'id'>>,
): Promise<void> {
  await db.update(imports).set(change).where(eq(imports.id, id));
}
