import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Home, isAlive } from './home.ts';
import { run } from './identity.ts';

/**
 * Puts on record that this process uses the server of the folder; the answer takes it off again.
 * The name holds all there is to know, so a record is never met half written.
 */
export async function enterUser(home: Home): Promise<() => Promise<void>> {
  await mkdir(home.users, { recursive: true });
  await home.giveAway(home.users);
  const name = `${process.pid}-${await birthOf(process.pid)}-${randomBytes(4).toString('hex')}`;
  const record = join(home.users, name);
  await writeFile(record, '');
  return () => rm(record, { force: true });
}

/** Whether a living process uses the server; what killed ones left on record is removed. */
export async function isInUse(home: Home): Promise<boolean> {
  for (const name of await readdir(home.users).catch(() => [])) {
    if (await isCurrent(name)) return true;
    await rm(join(home.users, name), { force: true });
  }
  return false;
}

/** A dead process's number may belong to another by now: when it was born tells. */
async function isCurrent(name: string): Promise<boolean> {
  const [pid, birth] = name.split('-');
  return isAlive(Number(pid)) && (await birthOf(Number(pid))) === birth;
}

/** When a process began, in signs without a dash. */
async function birthOf(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    // Field 22, in ticks since the machine started; the name before may hold spaces (proc(5)).
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  }
  const { output } = await run({ kind: 'self' }, 'ps', ['-o', 'lstart=', '-p', String(pid)]);
  return output.replace(/\W+/g, '');
}
