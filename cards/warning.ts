import type { NodeCode } from '../domain/catalogue/types.ts';
import { definitionOf, missingPreflight } from '../domain/project/node-view.ts';
import type { Project, RunningNode, WarningKind } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { buttonRow } from './controls.ts';
import { doneCard, type MentionOptions, nodeCard } from './node.ts';
import { nodeButton } from './node-buttons.ts';
import {
  dueWords,
  heldUpBy,
  missingWords,
  papersNeeded,
  responsibleWords,
  runningLightAt,
  stateOf,
} from './node-facts.ts';
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
import { cutList, escapeText, materialName, mention, nameList, nodeName } from './text.ts';
import { lightWord, timeLeft } from './words.ts';

/** Missing papers a warning names before it counts the rest. */
const MAX_NAMED = 12;

const titles: Record<WarningKind, string> = {
  yellow: '黄灯预警',
  h24: '再次提醒',
  h1: '最后 1 小时',
  red: '红灯通知',
};

/** A warning in the group: calls the responsible person and names every missing paper. */
export function warningCard(
  ctx: CardContext,
  project: Project,
  code: NodeCode,
  warning: Exclude<WarningKind, 'h1'>,
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
  const light = runningLightAt(ctx, project, state);
  const name = nodeName(ctx.world, code);
  const left = timeLeft(ctx.now, state.dueAt);
  return card(
    `${titles[warning]} · ${name} · ${left} · ${project.name}`,
    header(`${titles[warning]} · ${name}`, {
      subtitle: project.name,
      template: templateOf(light),
      tags: [{ text: `${lightWord(light)} · ${left}`, color: light }],
    }),
    [
      markdown(`${called} ${request(ctx, project, state)}`.trim()),
      fact('时限', escapeText(dueWords(ctx, state))),
      fact('责任', escapeText(responsibleWords(ctx.world, project, code))),
      fact('材料', missingText(ctx, project, code)),
      ...heldUpFact(ctx, project, code, warning),
      buttonRow([
        nodeButton('upload', ctx.world, project, code),
        nodeButton('finish', ctx.world, project, code),
      ]),
      ...preflightLine(ctx, project, code),
    ],
  );
}

/** What is asked of the person, by how things stand when the card is drawn. */
function request(ctx: CardContext, project: Project, node: RunningNode): string {
  const isMissing = papersNeeded(ctx.world, project, node.code).length > 0;
  const left = timeLeft(ctx.now, node.dueAt);
  switch (runningLightAt(ctx, project, node)) {
    case 'red':
      return `已${left}，${isMissing ? '请补齐材料，尽快办结。' : '请尽快办结。'}`;
    case 'yellow':
      return isMissing ? `只${left}，请补齐材料后办结。` : `只${left}，请尽快办结。`;
    case 'blue':
      return `黄灯已解除，${left}。`;
  }
}

function missingText(ctx: CardContext, project: Project, code: NodeCode): string {
  const missing = papersNeeded(ctx.world, project, code);
  if (missing.length === 0) return '材料已齐，请尽快办结。';
  const words = cutList(
    missing,
    MAX_NAMED,
    (each) => escapeText(missingWords(ctx.world, project, each)),
    (left) => `另有 ${left} 份`,
  );
  return coloured('red', `**缺：${words.join('、')}**`);
}

/** A red light says what waits for the node; only where something does. */
function heldUpFact(
  ctx: CardContext,
  project: Project,
  code: NodeCode,
  warning: WarningKind,
): Element[] {
  const held = warning === 'red' ? heldUpBy(ctx.world, project, code) : [];
  if (held.length === 0) return [];
  const names = held.map((each) => nodeName(ctx.world, each));
  return [fact('影响', `${escapeText(nameList(names, 2, '个后续节点'))}不能启动`)];
}

function preflightLine({ world }: CardContext, project: Project, code: NodeCode): Element[] {
  const preflight = definitionOf(world, code).preflight;
  const missing = missingPreflight(world, project, code);
  if (!preflight || missing.length === 0) return [];
  const names = missing.map((each) => materialName(world, each));
  const text = `时限前 ${preflight.hoursBefore} 小时须备齐：${nameList(names, 6, '份')}，不能容缺。`;
  return [footer(escapeText(text))];
}
