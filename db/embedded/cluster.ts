import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { isThere } from './files.ts';
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
  if (await isThere(home.cluster)) {
    throw new Error(
      `${home.cluster} holds something that is not a database: move it away and start again.`,
    );
  }
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
    // Another start was quicker, and its database serves as well.
    if (!(await isThere(join(home.data, 'PG_VERSION')))) throw error;
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
