import type { Drizzle } from '../../db/client.ts';
import { getContent, putContent } from '../../db/queries/files.ts';
import type { FileStore } from './file-store.ts';

/** Contents in PostgreSQL: for several processes without a shared folder. */
export function databaseStore(db: Drizzle): FileStore {
  // One after the other: on its way to PostgreSQL a content takes several times its size in memory.
  let last: Promise<unknown> = Promise.resolve();
  return {
    put(sha256, content) {
      const work = last.then(() => putContent(db, sha256, content));
      last = work.catch(() => {});
      return work;
    },
    get: (sha256) => getContent(db, sha256),
  };
}
