import { eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { fileContents, files } from '../schema/index.ts';

export type FileRecord = typeof files.$inferSelect;

export async function insertFile(db: Db, file: typeof files.$inferInsert): Promise<void> {
  await db.insert(files).values(file).onConflictDoNothing();
}

/** A file somebody sent; undefined where the id is unknown. */
export async function findFile(db: Db, id: string): Promise<FileRecord | undefined> {
  const [file] = await db.select().from(files).where(eq(files.id, id));
  return file;
}

/** The same for a decision on it: nobody else places the file until the transaction ends. */
export async function findFileForChange(db: Db, id: string): Promise<FileRecord | undefined> {
  const [file] = await db.select().from(files).where(eq(files.id, id)).for('update');
  return file;
}

/** `material` is a material code, or `dropped` where the file is no paper at all. */
export async function markFiled(db: Db, id: string, material: string): Promise<void> {
  await db.update(files).set({ filedAs: material }).where(eq(files.id, id));
}

export async function putContent(db: Db, sha256: string, content: Uint8Array): Promise<void> {
  await db.insert(fileContents).values({ sha256, content }).onConflictDoNothing();
}

export async function getContent(db: Db, sha256: string): Promise<Uint8Array | undefined> {
  const [row] = await db.select().from(fileContents).where(eq(fileContents.sha256, sha256));
  return row?.content;
}
