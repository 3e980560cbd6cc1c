import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes by their SHA-256, each kept once. */
export class FileStore {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** The bytes are in place under their name before this returns. */
  put(bytes: Uint8Array): string {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = join(this.folder, sha256);
    if (!existsSync(path)) {
      writeFileSync(`${path}.new`, bytes);
      renameSync(`${path}.new`, path);
    }
    return sha256;
  }

  get(sha256: string): Buffer {
    return readFileSync(join(this.folder, sha256));
  }
}
