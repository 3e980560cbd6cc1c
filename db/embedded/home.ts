import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lchown,
  lstat,
  mkdir,
  readdir,
  readFile,
  realpath,
  rm,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isReachable, isThere } from './files.ts';
import type { Identity, Log } from './identity.ts';

/** Where the database lies. Everything below `cluster` appears at once, by one rename. */
export interface Home {
  folder: string;
  cluster: string;
  /** PostgreSQL's own data directory. */
  data: string;
  password: string;
  port: string;
  serverLog: string;
  /** A file for each start that uses the server. */
  users: string;
  /** Makes a tree belong to whoever runs the server. */
  giveAway(path: string): Promise<void>;
}

/** For data folders that the other user cannot reach, for instance below /root. */
const SHARED_ROOT = '/var/lib/e-diantong';

export async function openHome(dataDir: string, identity: Identity, log: Log): Promise<Home> {
  const wanted = await openFolder(resolve(dataDir));
  const folder = await placeFor(wanted, identity, log);
  if (identity.kind !== 'self') await chown(folder, ...ownerFor(identity));
  const cluster = join(folder, 'cluster');
  return {
    folder,
    cluster,
    data: join(cluster, 'data'),
    password: join(cluster, 'password'),
    port: join(folder, 'port'),
    serverLog: join(folder, 'server.log'),
    users: join(folder, 'users'),
    giveAway: (path) => giveTo(path, identity),
  };
}

async function openFolder(folder: string): Promise<string> {
  try {
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const probe = temporaryName(folder, 'probe');
    await writeFile(probe, '');
    await rm(probe);
    return await realpath(folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `The database folder ${folder} cannot be written (${reason}). ` +
        'Allow the user who starts this to write there, or set DATA_DIR to another folder.',
      { cause: error },
    );
  }
}

/** A move is on record in the wanted folder, so that later starts find the same database. */
async function placeFor(wanted: string, identity: Identity, log: Log): Promise<string> {
  const record = join(wanted, 'location');
  const moved = await readFile(record, 'utf8').catch(() => '');
  if (moved.trim() !== '') return openFolder(moved.trim());
  if (identity.kind !== 'other-user' || (await isReachable(dirname(wanted), identity)))
    return wanted;
  if (await isThere(join(wanted, 'cluster'))) {
    throw new Error(
      `The database in ${wanted} cannot be reached by the user ${identity.name}, and root may ` +
        'not run PostgreSQL. Open the folders above it (chmod o+x) or allow user namespaces.',
    );
  }
  const name = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const elsewhere = await openFolder(join(SHARED_ROOT, name));
  await chmod(SHARED_ROOT, 0o755);
  await writeFile(record, `${elsewhere}\n`);
  log(`The user ${identity.name} cannot reach ${wanted}: the database lies in ${elsewhere}.`);
  return elsewhere;
}

/** In a namespace the files keep belonging to root, seen from outside. */
function ownerFor(identity: Exclude<Identity, { kind: 'self' }>): [uid: number, gid: number] {
  return identity.kind === 'namespace' ? [0, 0] : [identity.uid, identity.gid];
}

async function giveTo(path: string, identity: Identity): Promise<void> {
  if (identity.kind === 'self' || !(await isThere(path))) return;
  const [uid, gid] = ownerFor(identity);
  if ((await lstat(path)).uid === uid) return;
  const entries = await readdir(path, { recursive: true }).catch(() => []);
  for (const entry of entries) await lchown(join(path, entry), uid, gid);
  // The top last: its owner is what tells a later start that the work was finished.
  await lchown(path, uid, gid);
}

const ours = new Set<string>();
const DRAFT = /^draft-(\d+)-/;

/** A name that says which process is at work on it, so that what it leaves can be told apart. */
export function temporaryName(folder: string, what: string): string {
  const name = `draft-${process.pid}-${randomBytes(4).toString('hex')}-${what}`;
  ours.add(name);
  return join(folder, name);
}

/** Removes what starts that were interrupted have left; a start that is under way is spared. */
export async function clearDrafts(home: Home, log: Log): Promise<void> {
  for (const name of await readdir(home.folder)) {
    const pid = Number(DRAFT.exec(name)?.[1]);
    if (Number.isNaN(pid) || ours.has(name)) continue;
    if (pid !== process.pid && isAlive(pid)) continue;
    log(`Removing ${name}, left by a start that was interrupted.`);
    // The interrupted start's initdb may still be writing there; without its folder it gives up.
    const options = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 };
    await rm(join(home.folder, name), options);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
