import { openingOf } from '../bot/demo/open.ts';
import { openDatabase } from '../db/client.ts';
import { migrateDatabase } from '../db/migrate.ts';
import { claimRun } from '../db/queries/runs.ts';
import demo from '../demo/projects.json' with { type: 'json' };

/**
 * Lets a bot that comes to this empty database open these demo projects and no others: the others
 * count as opened already.
 */
export async function leaveOut(databaseUrl: string, kept: readonly string[]): Promise<void> {
  const unknown = kept.filter((id) => !demo.projects.some((project) => project.id === id));
  if (unknown.length > 0) throw new Error(`no demo projects: ${unknown}`);
  const { db, close } = openDatabase(databaseUrl, { connections: 2 });
  try {
    await migrateDatabase(db);
    for (const { id } of demo.projects) {
      if (!kept.includes(id)) await claimRun(db, openingOf(id), Date.parse(demo.asOf));
    }
  } finally {
    await close();
  }
}
