import type { Instant } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { missingMaterials } from '../../domain/project/node-view.ts';
import type { Project } from '../../domain/project/types.ts';
import {
  figuresOf,
  isOpenProblem,
  latestRound,
  problemsInRound,
  problemsOf,
} from '../../domain/rectification/problem.ts';
import type { ProblemCall, RectificationItem } from '../../domain/rectification/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { buttonRow } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import type { MentionOptions } from '../node.ts';
import { nodeButton } from '../node-buttons.ts';
import { type Card, card, header, markdown, type Template } from '../parts.ts';
import { mention, nodeName } from '../text.ts';
import { clearedWords, problemRows } from './facts.ts';
import { listButtons } from './list.ts';

/** What a call is about: the problems that were warned about, came back or changed at that instant. */
export const calledFor = (project: Project, node: NodeCode, call: ProblemCall, at: Instant) =>
  problemsOf(project, node).filter((item) => isCalled(item, call, at));

function isCalled(item: RectificationItem, call: ProblemCall, at: Instant): boolean {
  if (call === 'returned') return item.returned?.at === at;
  return call === 'changed' ? item.changed?.at === at : item.warned[call] === at;
}

/** Those of them for which the call still stands: not closed, not fixed again, not late by now. */
export const stillCalledFor = (
  project: Project,
  node: NodeCode,
  call: ProblemCall,
  at: Instant,
): RectificationItem[] =>
  calledFor(project, node, call, at).filter((item) => {
    if (!isOpenProblem(item)) return false;
    if (call === 'returned' || call === 'changed') return item.state.status === 'open';
    return call === 'red' || item.warned.red === undefined;
  });

const titles: Record<ProblemCall, string> = {
  returned: '复核未通过',
  changed: '整改有调整',
  yellow: '整改将到期',
  red: '整改逾期',
};

const requests: Record<ProblemCall, string> = {
  changed: '下面的问题调整了责任人或日期，请按新的要求改好，改好后点“已整改”。',
  returned: '复核没有通过，请按原因再改，改好后点“已整改”。',
  yellow: '整改快到期了，请抓紧改好并复核。',
  red: '整改已逾期，请马上改好并复核。',
};

const templates: Record<ProblemCall, Template> = {
  returned: 'orange',
  changed: 'blue',
  yellow: 'yellow',
  red: 'red',
};

/** A short card in the group that calls whoever must act now on some problems of a node. */
export function problemCallCard(
  ctx: CardContext,
  project: Project,
  about: { readonly node: NodeCode; readonly call: ProblemCall; readonly at: Instant },
  options: MentionOptions,
): Card {
  const { node, call, at } = about;
  const items = stillCalledFor(project, node, call, at);
  const title = `${titles[call]} · ${nodeName(ctx.world, node)}`;
  if (items.length === 0) {
    const isLate = call === 'yellow' && calledFor(project, node, call, at).some(isOpenProblem);
    return closedFormCard(title, isLate ? '已到期，请看逾期通知。' : '已处理，请看整改清单。');
  }
  return card(
    `${title} · ${items.length} 处 · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: templates[call],
      tags: [{ text: `${items.length} 处`, color: call === 'red' ? 'red' : 'orange' }],
    }),
    [
      callPart(mention(ctx, options.mention), requests[call]),
      ...problemRows(ctx, project, items),
      ...listButtons(project, node).slice(0, 1),
    ],
  );
}

/** Whether the good news of a list has nothing more to ask: its node is done, or a new list began. */
export const isClearedOver = (project: Project, node: NodeCode, round: number): boolean =>
  project.nodes.get(node)?.status !== 'running' || latestRound(project, node) !== round;

/** All problems of a list are closed: in how many days, and that the node may be finished. */
export function clearedCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  round: number,
  options: MentionOptions,
): Card {
  const { world } = ctx;
  const items = problemsInRound(project, node, round);
  const title = `全部销项 · ${nodeName(world, node)}`;
  const [first] = items;
  if (!first) return closedFormCard(title, '清单已不在系统中。');
  const words = clearedWords(figuresOf(items, ctx.now));
  const isOver = isClearedOver(project, node, round);
  const missing = missingMaterials(world, project, node).length;
  const next = missing > 0 ? `还缺 ${missing} 份材料，补齐后可以办结。` : '现在可以办结了。';
  return card(
    `${title} · ${words} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: 'green',
      tags: [{ text: '全部销项', color: 'green' }],
    }),
    [
      markdown(`**${words}**`),
      ...(isOver
        ? []
        : [
            callPart(mention(ctx, options.mention), next),
            buttonRow([nodeButton('finish', world, project, node)]),
          ]),
    ],
  );
}
