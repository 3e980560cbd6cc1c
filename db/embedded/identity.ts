import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';

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

export async function chooseIdentity(log: Log): Promise<Identity> {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const accounts = await readAccounts();
  const mapped = accounts.find(({ uid }) => uid === 1000) ?? accounts[0];
  if (mapped) {
    const namespace: Identity = { kind: 'namespace', uid: mapped.uid, gid: mapped.gid };
    if ((await run(namespace, 'true', [])).ok) return namespace;
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
  return new Promise((resolve) => {
    try {
      execFile(call.file, call.args, call.options, (error, stdout, stderr) => {
        const said = `${stdout}${stderr}`.trim();
        resolve({ ok: error === null, output: said || (error?.message ?? '') });
      });
    } catch (error) {
      // A missing right to change the user id is thrown, not reported.
      resolve({ ok: false, output: String(error) });
    }
  });
}

/** A PGPORT or PGDATA of another PostgreSQL must not reach ours; its messages stay in English. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
