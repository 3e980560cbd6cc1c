import { dayOf } from '../domain/calendar/time.ts';
import type { NodeCode } from '../domain/catalogue/types.ts';
import {
  definitionOf,
  isWarningOver,
  missingMaterials,
  missingPreflight,
} from '../domain/project/node-view.ts';
import type { GroupWarning } from '../domain/project/notices.ts';
import type { Project, RunningNode, WarningKind } from '../domain/project/types.ts';
import { openProblems } from '../domain/rectification/problem.ts';
import { reportButton } from './blocker/buttons.ts';
import { callPart } from './call.ts';
import { haltRequest } from './clock/facts.ts';
import { haltWord } from './clock/words.ts';
import type { CardContext } from './context.ts';
import { buttonRow } from './controls.ts';
import { doneCard, type MentionOptions, nodeCard } from './node.ts';
import { nodeButton } from './node-buttons.ts';
import {
  deadlineWords,
  missingWords,
  responsibleWords,
  runningLightAt,
  stateOf,
} from './node-facts.ts';
import { completeWords } from './paper-facts.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  fact,
  footer,
  header,
  markdown,
  templateOf,
} from './parts.ts';
import { nodeTitle } from './period.ts';
import { problemFacts } from './rectification/node-parts.ts';
import { cutList, escapeText, materialName, mention, nameList, nodeName } from './text.ts';
import { clockWords, dateWords, dueShort, lightWord } from './words.ts';

/** Missing papers a warning names before it counts the rest. */
const MAX_NAMED = 12;

const titles: Record<WarningKind, string> = {
  yellow: '黄灯预警',
  h24: '再次提醒',
  h1: '最后 1 小时',
  // Of notices that were sent before a red light opened an order.
  red: '红灯通知',
};

/** A warning in the group: calls the responsible person and names every missing paper. */
export function warningCard(
  ctx: CardContext,
  project: Project,
  code: NodeCode,
  warning: GroupWarning,
  options: MentionOptions,
): Card {
  return drawWarning(ctx, project, code, warning, mention(ctx, options.mention));
}

/** The last hour, in the own chats of the responsible person and the unit's head. */
export const urgentWarningCard = (ctx: CardContext, project: Project, code: NodeCode): Card =>
  drawWarning(ctx, project, code, 'h1', '');

function drawWarning(
  ctx: CardContext,
  project: Project,
  code: NodeCode,
  warning: WarningKind,
  called: string,
): Card {
  const state = stateOf(project, code);
  if (state.status === 'done') return doneCard(ctx, project, state);
  if (state.status !== 'running') return nodeCard(ctx, project, code, { mention: [] });
  if (isWarningOver(project, code, ctx.now)) {
    return endedCard(ctx, project, state, warning);
  }
  const light = runningLightAt(ctx, project, state);
  const name = nodeName(ctx.world, code);
  const due = haltWord(state) ?? dueShort(state.dueAt, light === 'red', ctx.now);
  const title = titles[warning];
  return card(
    `${title} · ${name} · ${due} · ${project.name}`,
    header(`${title} · ${name}`, {
      subtitle: project.name,
      template: templateOf(light),
      tags: [{ text: `${lightWord(light)} · ${due}`, color: light }],
    }),
    [
      callPart(called, haltRequest(state) ?? request(ctx, project, state)),
      fact('时限', escapeText(deadlineWords(ctx, state))),
      fact('责任', escapeText(responsibleWords(ctx.world, project, code))),
      fact('材料', missingText(ctx, project, code)),
      ...problemFacts(ctx, project, code),
      buttonRow([
        nodeButton('upload', ctx.world, project, code),
        nodeButton('finish', ctx.world, project, code),
        reportButton(project, code),
      ]),
      ...preflightLine(ctx, project, code),
    ],
  );
}

/** What counted down has arrived: the order in the group goes on, here is nothing to press. */
function endedCard(
  ctx: CardContext,
  project: Project,
  node: RunningNode,
  warning: WarningKind,
): Card {
  const title = `${titles[warning]} · ${nodeTitle(ctx.world, project, node.code)}`;
  const due = dueShort(node.dueAt, true, ctx.now);
  const where = warning === 'h1' ? '项目群里的' : '';
  return card(
    `${title} · ${due} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: 'grey',
      tags: [{ text: `${lightWord('red')} · ${due}`, color: 'red' }],
    }),
    [
      markdown(`已到期，请看${where}督办单。`),
      fact('时限', escapeText(deadlineWords(ctx, node))),
      fact('责任', escapeText(responsibleWords(ctx.world, project, node.code))),
    ],
  );
}

/** What is asked of the person, by how things stand when the card is drawn. */
function request(ctx: CardContext, project: Project, node: RunningNode): string {
  const isMissing = missingMaterials(ctx.world, project, node.code).length > 0;
  const isOpen = openProblems(project, node.code).length > 0;
  const todo = [...(isMissing ? ['补齐材料'] : []), ...(isOpen ? ['完成整改'] : [])].join('、');
  const by = `${dateWords(dayOf(node.dueAt), ctx.now)} ${clockWords(node.dueAt)}`;
  switch (runningLightAt(ctx, project, node)) {
    case 'red':
      return todo ? `已逾期，请${todo}，尽快办结。` : '已逾期，请尽快办结。';
    case 'yellow':
      return todo ? `请在 ${by} 前${todo}并办结。` : `请在 ${by} 前办结。`;
    case 'blue':
      return `${lightWord('yellow')}已解除。`;
  }
}

function missingText(ctx: CardContext, project: Project, code: NodeCode): string {
  const missing = missingMaterials(ctx.world, project, code);
  if (missing.length === 0) {
    const isOpen = openProblems(project, code).length > 0;
    return `${completeWords(ctx.world, project, code)}${isOpen ? '。' : '，请尽快办结。'}`;
  }
  const words = cutList(
    missing,
    MAX_NAMED,
    (each) => escapeText(missingWords(ctx.world, project, each)),
    (left) => `另有 ${left} 份`,
  );
  return coloured('red', `**缺：${words.join('、')}**`);
}

function preflightLine({ world }: CardContext, project: Project, code: NodeCode): Element[] {
  const preflight = definitionOf(world, code).preflight;
  const missing = missingPreflight(world, project, code);
  if (!preflight || missing.length === 0) return [];
  const names = missing.map((each) => materialName(world, each));
  const text = `时限前 ${preflight.hoursBefore} 小时须备齐：${nameList(names, 6, '份')}，不能容缺。`;
  return [footer(escapeText(text))];
}
