import type { Report } from './faults.ts';
import { checkKnown, duplicates, type Parts } from './parts.ts';
import { SITE } from './types.ts';

/** Reports are sorted by their words, so a word may stand for one kind only. */
export function checkBlockers({ blockerCategories, codes }: Parts, report: Report): void {
  const known = [SITE, ...codes.units];
  const hinting = new Map<string, string>();
  for (const { code, owner, hints } of blockerCategories) {
    const place = `blockers ${code}`;
    if (owner !== null) checkKnown([owner], known, 'unit', place, report);
    for (const hint of duplicates(hints)) report(place, `${hint} is listed twice`);
    for (const hint of new Set(hints)) {
      const other = hinting.get(hint);
      if (other === undefined) hinting.set(hint, code);
      else report(place, `${hint} already hints at ${other}`);
    }
  }
  for (const name of duplicates(blockerCategories.map(({ name }) => name))) {
    report('blockers', `duplicate name ${name}`);
  }
  // What no word is known of must be reportable, too.
  const rest = blockerCategories.filter(({ owner }) => owner === null);
  if (rest.length !== 1) report('blockers', `${rest.length} kinds without owner, expected 1`);
}
