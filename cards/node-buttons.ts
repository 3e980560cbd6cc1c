import type { NodeCode } from '../domain/catalogue/types.ts';
import { missingMaterials, promisableMaterials } from '../domain/project/node-view.ts';
import type { Project, World } from '../domain/project/types.ts';
import { refusalOfFinish } from '../domain/rectification/finish.ts';
import { clockButtons, whyButton } from './clock/buttons.ts';
import { button, buttonRows } from './controls.ts';
import { errandButtons } from './errand/errand.ts';
import { extensionButtons } from './extension/buttons.ts';
import { handoverButton } from './handover/buttons.ts';
import { rejectButtons } from './material/buttons.ts';
import { type Element, panel } from './parts.ts';
import { problemButtons } from './rectification/node-parts.ts';
import { nodeName } from './text.ts';

type NodeAct = 'accept' | 'finish' | 'upload' | 'promise-form';

const words: Record<NodeAct, string> = {
  accept: '接办',
  finish: '办结',
  upload: '传材料',
  'promise-form': '容缺受理',
};

/** A button for one act on a node. Finishing asks once more, since the next nodes start with it. */
export function nodeButton(act: NodeAct, world: World, project: Project, node: NodeCode): Element {
  const isReady = missingMaterials(world, project, node).length === 0;
  const canFinish = isReady && refusalOfFinish(world, project, node) === undefined;
  const isPrimary =
    act === 'accept' || (act === 'finish' && canFinish) || (act === 'upload' && !isReady);
  const isDone = project.nodes.get(node)?.status === 'done';
  return button(
    act === 'promise-form' && isDone ? '改补交日期' : words[act],
    { v: 1, action: act, project: project.id, node },
    {
      type: isPrimary ? 'primary_filled' : 'default',
      ...(act === 'finish' ? { confirm: finishConfirm(world, project, node) } : {}),
    },
  );
}

/** What a person is asked before a node is finished. */
export function finishConfirm(world: World, project: Project, node: NodeCode) {
  return {
    title: `办结 ${nodeName(world, node)}？`,
    text: `项目：${project.name}。办结后启动后续节点，不能自行撤回。`,
  };
}

/**
 * 更多: acts that are needed less often. 容缺受理 only where something may be promised. It stands
 * open once the node is accepted and papers are missing, since they are then what is left to do.
 */
export function moreButtons(
  world: World,
  project: Project,
  node: NodeCode,
  isAccepted: boolean,
): Element {
  const canPromise = promisableMaterials(world, project, node).length > 0;
  const buttons = [
    nodeButton('upload', world, project, node),
    ...(canPromise ? [nodeButton('promise-form', world, project, node)] : []),
    ...extensionButtons(project, node),
    handoverButton(project, node),
    ...clockButtons(world, project, node),
    ...rejectButtons(world, project, node),
    ...errandButtons(world, project, node),
    ...problemButtons(world, project, node),
    whyButton(project, node),
  ];
  const isOpen = isAccepted && missingMaterials(world, project, node).length > 0;
  return panel('更多', buttonRows(buttons), isOpen);
}
