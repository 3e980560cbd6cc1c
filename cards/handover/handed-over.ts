import type { HandoverSubject } from '../../domain/handover/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { buttonRow } from '../controls.ts';
import type { MentionOptions } from '../node.ts';
import { nodeButton } from '../node-buttons.ts';
import { deadlineWords, lightAt, stateOf } from '../node-facts.ts';
import { paperFacts } from '../paper-facts.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  header,
  lines,
  markdown,
  templateOf,
} from '../parts.ts';
import { cutList, escapeText, mention, nodeName, personLine, personName } from '../text.ts';
import { lightWord } from '../words.ts';

type Of<Kind extends HandoverSubject['kind']> = Extract<HandoverSubject, { kind: Kind }>;

/** Nodes named before the rest is counted. */
const MAX_NODES = 8;

/** 转办 in the group: calls the newcomer, who accepts the node anew; `isOpen` until they have. */
export function handedOverCard(
  ctx: CardContext,
  project: Project,
  { node, from, to, by }: Of<'handedOver'>,
  isOpen: boolean,
  options: MentionOptions,
): Card {
  const { world } = ctx;
  const name = nodeName(world, node);
  const state = stateOf(project, node);
  const light = lightAt(ctx, project, state);
  const title = `转办 · ${name}`;
  const request = isOpen
    ? '这个节点转给您，请接办。'
    : `已转给 ${escapeText(personName(world, to))}。`;
  const called = isOpen ? mention(ctx, options.mention) : '';
  return card(
    `${title} · ${personName(world, to)} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: templateOf(light),
      tags: [{ text: lightWord(light), color: light === 'grey' ? 'neutral' : light }],
    }),
    [
      markdown(`${called} ${request}`.trim()),
      fact('接办', escapeText(personLine(world, to))),
      ...(from === null ? [] : [fact('原责任', escapeText(personLine(world, from)))]),
      ...(by === from ? [] : [fact('转办', escapeText(personLine(world, by)))]),
      ...openFacts(ctx, project, node, isOpen),
    ],
  );
}

function openFacts(ctx: CardContext, project: Project, node: string, isOpen: boolean): Element[] {
  const state = stateOf(project, node);
  if (!isOpen || state.status !== 'running') return [];
  return [
    fact('时限', escapeText(deadlineWords(ctx, state))),
    ...paperFacts(ctx, project, node),
    buttonRow([
      nodeButton('accept', ctx.world, project, node),
      nodeButton('finish', ctx.world, project, node),
    ]),
  ];
}

/** 交接 in the group: who has gone, who came, and which nodes that one holds now. */
export function dutiesCard(
  { world }: CardContext,
  project: Project,
  { from, to, by, nodes }: Of<'dutiesHandedOver'>,
): Card {
  const names = cutList(
    nodes,
    MAX_NODES,
    (code) => escapeText(nodeName(world, code)),
    (left) => `另有 ${left} 个节点`,
  );
  return card(
    `工作交接 · ${personName(world, from)} → ${personName(world, to)} · ${project.name}`,
    header('工作交接', { subtitle: project.name, template: 'blue' }),
    [
      markdown(
        `**${escapeText(personName(world, from))}** 在本项目的工作，今后由 **${escapeText(personName(world, to))}** 负责。`,
      ),
      fact('接手', escapeText(personLine(world, to))),
      fact('原任', escapeText(personLine(world, from))),
      ...(names.length > 0 ? [fact('节点', lines(names))] : []),
      fact('登记', escapeText(personLine(world, by))),
    ],
  );
}
