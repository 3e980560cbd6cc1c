import type { NodeCode } from '../catalogue/types.ts';
import type { PersonId } from '../people/types.ts';
import type { ActType, ProjectCommand } from '../project/commands.ts';
import type { NodeState, Project } from '../project/types.ts';
import { people, world } from '../testing.ts';
import { receiversOf } from './receiver.ts';

interface Choice {
  readonly node: NodeCode;
  readonly choice: number;
  readonly isAimed: boolean;
}

const pick = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % Math.max(1, items.length)];

/** For random lives: hands a node or everything over, reopens, skips; right or wrong by choice. */
export function handoverMove(
  project: Project,
  { node, choice, isAimed }: Choice,
  by: (act: ActType, node: NodeCode) => PersonId,
): ProjectCommand {
  const words = choice % 13 === 0 ? ' ' : '情况有变';
  const anybody = pick(people, choice)?.id ?? '';
  switch (choice % 6) {
    case 0: {
      const over = [...project.nodes.values()].filter(isOver);
      const code = (isAimed && pick(over, choice)?.code) || node;
      return { type: 'reopen', node: code, words, by: by('reopen', code) };
    }
    case 1:
      return { type: 'skip', node, words, by: by('skip', node) };
    case 2: {
      const from = pick(project.team.helpers, choice) ?? anybody;
      const { unit } = world.directory.person(from) ?? {};
      const fit = people.find((person) => person.unit === unit && person.id !== from);
      const to = (isAimed && fit?.id) || anybody;
      return { type: 'handOverDuties', from, to, by: 'U066' };
    }
    default: {
      const fit = isAimed && project.nodes.has(node) ? receiversOf(world, project, node) : [];
      const to = pick(fit, choice)?.id ?? anybody;
      return { type: 'handOverNode', node, to, by: by('handOverNode', node) };
    }
  }
}

const isOver = (node: NodeState): boolean =>
  node.status === 'done' || (node.status === 'skipped' && node.reason === 'decided');
