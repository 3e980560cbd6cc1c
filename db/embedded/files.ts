import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export interface User {
  uid: number;
  gid: number;
}

export async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The folder itself or, where it is still to be made, the one it will be made in. */
export async function nearestExisting(folder: string): Promise<string> {
  let at = folder;
  while (!(await isThere(at)) && at !== dirname(at)) at = dirname(at);
  return at;
}

/** Whether the user may pass through the folder and all those above it. */
export async function isReachable(folder: string, user: User): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
