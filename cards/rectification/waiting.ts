import { matterOf } from '../../domain/matter/machine.ts';
import type { Waiting } from '../../domain/matter/waiting.ts';
import type { Project } from '../../domain/project/types.ts';
import type { RectificationAct } from '../../domain/rectification/types.ts';
import type { CardContext } from '../context.ts';
import { nodeName } from '../text.ts';
import type { WaitingWordsOf } from '../waiting.ts';
import { problemName } from './facts.ts';

/** `整改 R3 防火门不能自闭`; where there are several, how many and at which node. */
function whatOf({ world }: CardContext, project: Project, { matter, node, count = 1 }: Waiting) {
  const item = matter ? matterOf(project, 'rectification', matter) : undefined;
  if (item) return `整改 ${problemName(item, 40)}`;
  return `整改 ${count} 处${node ? ` · ${nodeName(world, node)}` : ''}`;
}

export const rectificationWaiting: WaitingWordsOf<RectificationAct> = {
  'problems-fix': (ctx, project, waiting) => ({
    ask: '待整改',
    what: whatOf(ctx, project, waiting),
  }),
  'problems-recheck': (ctx, project, waiting) => ({
    ask: '待复核',
    what: whatOf(ctx, project, waiting),
  }),
};
