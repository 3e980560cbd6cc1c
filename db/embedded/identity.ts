import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isReachable, nearestExisting } from './files.ts';

export type Log = (line: string) => void;

/** PostgreSQL refuses to run as root, so root needs somebody to run it as. */
export type Identity =
  | { kind: 'self' }
  /** Root under another name: files stay root's, so folders only root can read will do. */
  | { kind: 'namespace'; uid: number; gid: number }
  | { kind: 'other-user'; uid: number; gid: number; name: string };

interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** A command to try out whether commands can be run under an identity at all. */
const NOTHING: [string, string[]] = ['/bin/sh', ['-c', ':']];

export async function chooseIdentity(dataDir: string, log: Log): Promise<Identity> {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const accounts = await readAccounts();
  const owner = await ownerOf(dataDir, accounts);
  if (owner) {
    log(`PostgreSQL runs as ${owner.name}, the owner of the data folder.`);
    return { kind: 'other-user', ...owner };
  }
  const mapped = accounts.find(({ uid }) => uid === 1000) ?? accounts[0];
  if (mapped) {
    const namespace: Identity = { kind: 'namespace', uid: mapped.uid, gid: mapped.gid };
    if ((await run(namespace, ...NOTHING)).ok) return namespace;
  }
  const other = ['postgres', 'nobody']
    .map((name) => accounts.find((account) => account.name === name))
    .find((account) => account !== undefined);
  const user = other ?? mapped;
  if (!user) {
    throw new Error(
      'PostgreSQL does not run as root, and /etc/passwd names no other user to run it as. ' +
        'Start as an ordinary user, or set DATABASE_URL to a database that runs already.',
    );
  }
  log(`User namespaces are not allowed here: PostgreSQL runs as the user ${user.name}.`);
  return { kind: 'other-user', ...user };
}

/**
 * Root in a namespace cannot pass a closed folder of an ordinary user; the user can, and can start
 * without root the next time.
 */
async function ownerOf(dataDir: string, accounts: Account[]): Promise<Account | undefined> {
  const folder = await nearestExisting(resolve(dataDir));
  const { uid } = await stat(folder);
  const owner = accounts.find((account) => account.uid === uid);
  if (!owner || !(await isReachable(folder, owner))) return undefined;
  const allowed = await run({ kind: 'other-user', ...owner }, ...NOTHING);
  return allowed.ok ? owner : undefined;
}

/** initdb looks its user up by number, so only users that /etc/passwd knows will do. */
async function readAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name !== '' && uid > 0 && gid > 0);
}

export interface Invocation {
  file: string;
  args: string[];
  /** The working folder is `/`: the current one may be closed to the other user. */
  options: { cwd: string; env: NodeJS.ProcessEnv; uid?: number; gid?: number };
}

export function invocationAs(identity: Identity, file: string, args: string[]): Invocation {
  const options = { cwd: '/', env: cleanEnvironment() };
  switch (identity.kind) {
    case 'self':
      return { file, args, options };
    case 'namespace': {
      const map = [`--map-user=${identity.uid}`, `--map-group=${identity.gid}`];
      return { file: 'unshare', args: ['--user', ...map, '--', file, ...args], options };
    }
    case 'other-user':
      return { file, args, options: { ...options, uid: identity.uid, gid: identity.gid } };
  }
}

export interface RunResult {
  ok: boolean;
  output: string;
}

export function run(identity: Identity, file: string, args: string[]): Promise<RunResult> {
  const call = invocationAs(identity, file, args);
  return new Promise((done) => {
    try {
      execFile(call.file, call.args, call.options, (error, stdout, stderr) => {
        const said = `${stdout}${stderr}`.trim();
        done({ ok: error === null, output: said || (error?.message ?? '') });
      });
    } catch (error) {
      // A missing right to change the user id is thrown, not reported.
      done({ ok: false, output: String(error) });
    }
  });
}

/** A PGPORT or PGDATA of another PostgreSQL must not reach ours; its messages stay in English. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
