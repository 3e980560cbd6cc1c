import type { NodeCode } from '../../domain/catalogue/types.ts';
import { awaitedMaterials, stopOf } from '../../domain/clock/stopped.ts';
import { missingMaterials } from '../../domain/project/node-view.ts';
import type { Project, World } from '../../domain/project/types.ts';
import { button } from '../controls.ts';
import type { Element } from '../parts.ts';

/** Ends the pause that the card shows. */
export const resumeButton = (
  project: Project,
  node: NodeCode,
  nth: number,
  type: 'default' | 'primary_filled' = 'default',
): Element =>
  button(
    '恢复',
    { v: 1, action: 'clock-resume', project: project.id, node, nth },
    {
      type,
      confirm: {
        title: '恢复计时？',
        text: '从明天起继续计时，时限按暂停天数顺延。',
      },
    },
  );

/** Asks how the due instant was counted; the answer comes to the own chat. */
export const whyButton = (project: Project, node: NodeCode): Element =>
  button('时限说明', { v: 1, action: 'clock-why', project: project.id, node });

/** What may be done about a node's clock, for the panel 更多; nothing where it does not run. */
export function clockButtons(world: World, project: Project, code: NodeCode): Element[] {
  const node = project.nodes.get(code);
  if (node?.status !== 'running') return [];
  const base = { v: 1, project: project.id, node: code } as const;
  const { past, paused } = node.clock;
  const awaited = awaitedMaterials(node.clock);
  const canAsk = missingMaterials(world, project, code).some((each) => !awaited.includes(each));
  return [
    ...(paused ? [resumeButton(project, code, past.length)] : []),
    ...(stopOf(node) === null ? [button('暂停', { ...base, action: 'clock-pause-form' })] : []),
    ...(!paused && canAsk ? [button('补正', { ...base, action: 'clock-supplement-form' })] : []),
  ];
}
