import { DAY_MS, type Instant } from '../../domain/calendar/time.ts';
import { digestsOf, lookAt } from '../../domain/dispatch/digest.ts';
import type { Cycle, Digest } from '../../domain/dispatch/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { AS_OF, apply, demoIds, demoProject, world } from '../testing.ts';

// Digests for tests of their cards.

/** The demo's projects as time alone has made them, looked at each morning. */
export function demoAt(now: Instant, ids: readonly string[] = demoIds): Project[] {
  return ids.map((id) => {
    let project = demoProject(id);
    for (let at = AS_OF; at < now; at += DAY_MS) project = apply(project, { type: 'tick' }, at);
    return apply(project, { type: 'tick' }, now);
  });
}

/** Somebody's digest of a tier, by the beginning of the audience's key. Throws where it is empty. */
export function digestFor(
  cycle: Cycle,
  key: string,
  projects: readonly Project[],
  now: Instant,
  around = world,
): Digest {
  const all = digestsOf(around, cycle, lookAt(around, projects, now), now);
  const found = all.find(({ audience }) => audience.key.startsWith(key))?.digest;
  if (!found) throw new Error(`no ${cycle} digest for ${key}`);
  return found;
}
