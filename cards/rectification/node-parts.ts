import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { checklistOf, countTicks, itemsOf } from '../../domain/rectification/checklist.ts';
import { takesProblems } from '../../domain/rectification/decide.ts';
import { openProblems } from '../../domain/rectification/problem.ts';
import type { CardContext } from '../context.ts';
import { button } from '../controls.ts';
import { coloured, type Element, fact } from '../parts.ts';
import { openProblemsWords } from './facts.ts';

// What the card of a node shows and offers of its inspection.

/** 登记整改 and 现场核查, where the node is an inspection. */
export function problemButtons(world: World, project: Project, node: NodeCode): Element[] {
  const about = { v: 1, project: project.id, node } as const;
  return [
    ...(takesProblems(world, node)
      ? [button('登记整改', { ...about, action: 'problems-form' })]
      : []),
    ...(checklistOf(project, node)
      ? [button('现场核查', { ...about, action: 'checklist-form' })]
      : []),
  ];
}

/** Open problems and the checklist of a node; nothing where it has neither. */
export function problemFacts({ world }: CardContext, project: Project, node: NodeCode): Element[] {
  const open = openProblems(project, node).length;
  const words = openProblemsWords(project, node).replace('整改 ', '');
  const checklist = checklistOf(project, node);
  return [
    ...(open > 0
      ? [fact('整改', `${words}，${coloured('red', `还有 ${open} 处未销项，不能办结`)}`)]
      : []),
    ...(checklist ? [fact('核查', checkedWords(world, checklist))] : []),
  ];
}

function checkedWords(
  world: World,
  checklist: NonNullable<ReturnType<typeof checklistOf>>,
): string {
  const { count, unchecked, failed } = countTicks(checklist, itemsOf(world, checklist));
  const left = failed > 0 ? `，需整改 ${failed} 项` : '';
  return `已查 ${count - unchecked}/${count}${left}`;
}
