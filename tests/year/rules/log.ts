import { isDeepStrictEqual } from 'node:util';
import { loadProjects } from '../../../db/queries/projects.ts';
import type { Project } from '../../../domain/project/types.ts';
import type { YearRule } from '../rule.ts';

export const log: YearRule = {
  claim: 'the tables hold exactly what the log folds to',
  watch: () => ({
    async day({ town, projects, changed }) {
      const stored = await loadProjects(town.bot.db, changed);
      return stored.flatMap((one) => differenceOf(one, projects.get(one.id)) ?? []);
    },
  }),
};

/** Where the tables hold something else than the log folds to; undefined: nowhere. */
export function differenceOf(stored: Project, folded: Project | undefined): string | undefined {
  if (!folded) return `${stored.id} is not in the log`;
  // The demo's file says more of a project than the tables keep.
  for (const key of Object.keys(stored) as (keyof Project)[]) {
    const [one, other] = [stored[key], folded[key]];
    if (isDeepStrictEqual(one, other)) continue;
    if (!(one instanceof Map && other instanceof Map))
      return `${stored.id} ${key}: ${words(one, other)}`;
    for (const code of new Set([...one.keys(), ...other.keys()])) {
      if (isDeepStrictEqual(one.get(code), other.get(code))) continue;
      return `${stored.id} ${code}: ${words(one.get(code), other.get(code))}`;
    }
  }
  return undefined;
}

const words = (...sides: readonly unknown[]): string =>
  sides.map((side) => JSON.stringify(side) ?? 'nothing').join(' / ');
