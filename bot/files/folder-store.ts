import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './file-store.ts';

/** Contents in a folder that all processes share, two letters a subfolder. */
export function folderStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(sha256, content) {
      const path = pathOf(sha256);
      if (await isThere(path)) return;
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true });
      // Renamed into place, so that a reader never meets half a file.
      const draft = `${path}.${randomUUID()}`;
      await writeFile(draft, content);
      await rename(draft, path);
    },
    get: (sha256) => readFile(pathOf(sha256)).catch(undefinedWhereMissing),
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function undefinedWhereMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
