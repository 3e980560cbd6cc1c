import type { NodeCode } from '../domain/catalogue/types.ts';
import type { PersonId } from '../domain/people/types.ts';
import type { Project } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { button } from './controls.ts';
import { finishConfirm } from './node-buttons.ts';
import { dueWords, responsibleWords, runningLightAt, stateOf } from './node-facts.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  fact,
  footer,
  header,
  lines,
  markdown,
  plainLine,
  type Template,
  templateOf,
} from './parts.ts';
import { cut, escapeText, nodeName, personLine } from './text.ts';
import { lightWord } from './words.ts';

const MAX_CHOICES = 8;
const QUOTE_SIGNS = 60;

/** What the commands of one section of the help are about. */
export type HelpTopic = 'look' | 'leads' | 'node' | 'papers' | 'matters' | 'team' | 'operator';

export interface HelpSection {
  readonly topic: HelpTopic;
  readonly commands: readonly { readonly usage: string; readonly what: string }[];
}

const topicWords: Readonly<Record<HelpTopic, string>> = {
  look: '看情况',
  leads: '招商线索',
  node: '办节点',
  papers: '材料',
  matters: '堵点、整改、会商',
  team: '专班和请假',
  operator: '操作员',
};

export interface HelpOptions {
  readonly scope: 'group' | 'own';
  /** Sections without a command are left out. */
  readonly sections: readonly HelpSection[];
  /** The sentence that was not understood; quoted, never read as markup. */
  readonly unknown?: string;
}

/** 帮助, and the answer to whatever was not understood: a line a command, under what it is about. */
export function helpCard(_ctx: CardContext, options: HelpOptions): Card {
  const { scope, sections, unknown } = options;
  const isUnknown = unknown !== undefined;
  const where = scope === 'group' ? '在群里先 @e点通，再写下面的话：' : '在这里直接发下面的话：';
  return card(
    isUnknown ? '没有看懂这句话，可以这样说' : 'e点通 帮助',
    header(isUnknown ? '没有看懂这句话' : 'e点通 帮助', {
      template: isUnknown ? 'grey' : 'blue',
    }),
    [
      ...(isUnknown
        ? [plainLine(`“${cut(unknown, QUOTE_SIGNS)}”`), plainLine('没有做任何改动。')]
        : []),
      markdown(where),
      ...sections.filter(({ commands }) => commands.length > 0).map(helpLines),
      footer('交材料：回复节点卡片发文件，或点“传材料”后在单聊里发送。'),
    ],
  );
}

function helpLines({ topic, commands }: HelpSection): Element {
  return markdown(
    lines([
      coloured('blue', topicWords[topic]),
      ...commands.map(({ usage, what }) => `**${escapeText(usage)}**　${escapeText(what)}`),
    ]),
  );
}

/** Which of several projects is meant, when a sentence in the own chat names only a node. */
export function chooseProjectCard(
  ctx: CardContext,
  node: NodeCode,
  act: 'accept' | 'finish',
  projects: readonly Project[],
): Card {
  const name = nodeName(ctx.world, node);
  const word = act === 'finish' ? '办结' : '接办';
  const left = projects.length - MAX_CHOICES;
  return card(
    `${word} ${name}：请选项目`,
    header(`${word} ${name}`, { subtitle: '请选是哪个项目', template: 'blue' }),
    [
      markdown(`您有 ${projects.length} 个项目在办这个节点，要${word}哪一个？`),
      ...projects.slice(0, MAX_CHOICES).map((project, index) =>
        button(
          project.name,
          { v: 1, action: act, project: project.id, node },
          {
            name: `${act}-${index + 1}`,
            ...(act === 'finish' ? { confirm: finishConfirm(ctx.world, project, node) } : {}),
          },
        ),
      ),
      ...(left > 0 ? [footer(`另有 ${left} 个项目，请到项目群里办理。`)] : []),
    ],
  );
}

/** 时限 was set: the new due instant and what it means for the light. */
export function dueSetCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  options: { readonly by: PersonId },
): Card {
  const state = stateOf(project, node);
  const name = nodeName(ctx.world, node);
  const light = state.status === 'running' ? runningLightAt(ctx, project, state) : 'grey';
  const due = state.status === 'running' ? dueWords(ctx, state) : '节点已不在办';
  return card(
    `时限已设定 · ${name} · ${due}`,
    header(`时限已设定 · ${name}`, {
      subtitle: project.name,
      template: templateOf(light),
      tags: [{ text: lightWord(light), color: light === 'grey' ? 'neutral' : light }],
    }),
    [
      fact('时限', escapeText(due)),
      fact('设定', escapeText(personLine(ctx.world, options.by))),
      fact('责任', escapeText(responsibleWords(ctx.world, project, node))),
    ],
  );
}

export type Tone = 'info' | 'success' | 'warning' | 'error';

const toneTemplates: Record<Tone, Template> = {
  info: 'blue',
  success: 'green',
  warning: 'yellow',
  error: 'red',
};

/** A short answer in words; never read as markup. */
export function textCard(title: string, words: string | readonly string[], tone: Tone): Card {
  const parts = typeof words === 'string' ? [words] : words;
  return card(
    `${title}：${parts.join(' ')}`,
    header(title, { template: toneTemplates[tone] }),
    parts.slice(0, 20).map((part) => plainLine(cut(part, 600))),
  );
}
