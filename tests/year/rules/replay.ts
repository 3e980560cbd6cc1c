import { readProjectEvents } from '../../../db/queries/events.ts';
import { loadProjects } from '../../../db/queries/projects.ts';
import { evolve } from '../../../domain/project/evolve.ts';
import type { Project } from '../../../domain/project/types.ts';
import type { YearRule } from '../rule.ts';
import { differenceOf } from './log.ts';

export const replay: YearRule = {
  claim: 'the whole log, read again from its beginning, gives every project as it stands',
  watch: () => ({
    async end({ town, projects }) {
      const { db } = town.bot;
      const faults: string[] = [];
      const stored = await loadProjects(db, [...projects.keys()]);
      if (stored.length < projects.size) faults.push(`${stored.length} of ${projects.size} stored`);
      for (const one of stored) {
        let folded: Project | null = null;
        for (const { event, at } of await readProjectEvents(db, one.id)) {
          folded = evolve(folded, event, at);
        }
        const what = differenceOf(one, folded ?? undefined);
        if (what) faults.push(what);
      }
      return faults;
    },
  }),
};
