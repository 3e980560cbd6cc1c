import { responsibleFor } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { RectificationCommand } from '../../domain/rectification/types.ts';
import type { DemoProblems, DemoProject } from './district.ts';

/**
 * What an inspection of a demo project has found and is still open, as whoever answers for its node
 * enters it on the day the project is opened: as many as the project counts, in invented words.
 */
export const demoProblems = (
  world: World,
  project: Project,
  { id, blockers }: DemoProject,
  problems: DemoProblems,
): RectificationCommand[] =>
  blockers.flatMap(({ kind, node, open }) => {
    const found = (problems[id] ?? []).filter((problem) => problem.node === node).slice(0, open);
    const { person } = responsibleFor(world, project, node);
    if (kind !== 'rectification' || found.length === 0 || person === null) return [];
    const words = found.map(({ part, words }) => ({ part, words }));
    return [{ type: 'enterProblems', node, problems: words, by: person }];
  });
