import { randomBytes } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { clearDrafts, type Home, temporaryName } from './home.ts';
import { type Identity, type Log, type RunResult, run } from './identity.ts';

export const SUPERUSER = 'ediantong';

/**
 * Makes the database once. It grows under a draft name and gets its own by one rename: a start that
 * was interrupted leaves a draft, and of two starts at the same time one wins as a whole.
 */
export async function ensureCluster(
  home: Home,
  binaries: Binaries,
  identity: Identity,
  log: Log,
): Promise<void> {
  await clearDrafts(home, log);
  if (await isThere(join(home.data, 'PG_VERSION'))) return home.giveAway(home.cluster);
  const draft = temporaryName(home.folder, 'cluster');
  try {
    await mkdir(draft, { mode: 0o700 });
    const password = join(draft, 'password');
    await writeFile(password, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    await home.giveAway(draft);
    await initialise(join(draft, 'data'), password, binaries, identity);
    await rename(draft, home.cluster);
    log(`Database created in ${home.cluster}.`);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (await isThere(join(home.data, 'PG_VERSION'))) return;
    if (await isThere(home.cluster)) {
      const what = `${home.cluster} holds something that is not a database`;
      throw new Error(`${what}: move it away and start again.`, { cause: error });
    }
    throw error;
  }
}

async function initialise(
  data: string,
  password: string,
  binaries: Binaries,
  identity: Identity,
): Promise<void> {
  const fixed = [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--no-instructions',
  ];
  let result: RunResult | undefined;
  for (const locale of locales(binaries.major)) {
    result = await run(identity, binaries.initdb, [...fixed, ...locale]);
    if (result.ok) return;
    if (!/locale/i.test(result.output)) break;
    await rm(data, { recursive: true, force: true });
  }
  throw new Error(`PostgreSQL could not create its database:\n${result?.output}`);
}

/**
 * C.UTF-8 sorts by code point on every machine and knows Chinese letters (pg_trgm asks the C
 * library for them). PostgreSQL brings it along since 17; not every C library has it.
 */
function locales(major: number): string[][] {
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const brought = [
    ['--locale=C.UTF-8', ...builtin],
    ['--locale=C', ...builtin],
  ];
  return [...(major >= 17 ? brought : []), ['--locale=C.UTF-8'], ['--locale=C']];
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
