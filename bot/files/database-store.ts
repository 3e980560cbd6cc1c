import type { Drizzle } from '../../db/client.ts';
import { getContent, putContent } from '../../db/queries/files.ts';
import type { FileStore } from './file-store.ts';

/** Contents in PostgreSQL: for several processes without a shared folder. */
export const databaseStore = (db: Drizzle): FileStore => ({
  put: (sha256, content) => putContent(db, sha256, content),
  get: (sha256) => getContent(db, sha256),
});
