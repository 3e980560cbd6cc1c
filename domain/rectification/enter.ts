import type { NodeCode } from '../catalogue/types.ts';
import { nextMatterId } from '../matter/machine.ts';
import type { PersonId } from '../people/types.ts';
import type { Project } from '../project/types.ts';
import type { CompleteProblem } from './complete.ts';
import { latestRound, openProblems, problemsOf } from './problem.ts';
import type { EnteredProblem, RectificationEvent } from './types.ts';

type Entered = Extract<RectificationEvent, { type: 'problemsEntered' }>;

/** The open problems of a node go with it where it is not needed any more. */
export function withdrawnWith(
  project: Project,
  node: NodeCode,
  by: PersonId,
  words: string,
): RectificationEvent[] {
  const matters = openProblems(project, node).map(({ id }) => id);
  if (matters.length === 0) return [];
  return [{ type: 'problemsWithdrawn', node, matters, by, said: { words } }];
}

/** The event that enters complete problems at a node; `sources` names the checklist items they come from. */
export function enter(
  project: Project,
  node: NodeCode,
  by: PersonId,
  problems: readonly CompleteProblem[],
  sources: readonly EnteredProblem['source'][] = [],
): Entered {
  const first = Number(nextMatterId(project, 'R').slice(1));
  const batches = problemsOf(project, node).map(({ batch }) => batch);
  const round = latestRound(project, node);
  return {
    type: 'problemsEntered',
    node,
    batch: Math.max(0, ...batches) + 1,
    round: openProblems(project, node).length > 0 ? round : round + 1,
    problems: problems.map(({ words: _words, part: _part, clause: _clause, ...facts }, index) => ({
      ...facts,
      id: `R${first + index}`,
      source: sources[index] ?? null,
    })),
    by,
    said: { problems: problems.map(({ words, part, clause }) => ({ words, part, clause })) },
  };
}
