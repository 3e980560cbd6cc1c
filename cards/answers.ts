import type { NodeCode } from '../domain/catalogue/types.ts';
import type { PersonId } from '../domain/people/types.ts';
import { missingMaterials } from '../domain/project/node-view.ts';
import type { Project, RunningNode } from '../domain/project/types.ts';
import type { CardContext } from './context.ts';
import { button } from './controls.ts';
import { finishConfirm } from './node-buttons.ts';
import { dueWords, responsibleWords, runningLightAt, stateOf } from './node-facts.ts';
import {
  type Card,
  card,
  coloured,
  column,
  columns,
  type Element,
  fact,
  footer,
  header,
  lit,
  markdown,
  plainLine,
  type Template,
  templateOf,
} from './parts.ts';
import { cut, escapeText, materialNames, nodeName, personLine, personName } from './text.ts';
import { lightWord, timeLeft } from './words.ts';

export interface TodoItem {
  readonly project: Project;
  readonly node: RunningNode;
}

const MAX_TODO = 12;
const MAX_CHOICES = 8;
const QUOTE_SIGNS = 60;
const severity = { red: 0, yellow: 1, blue: 2 } as const;

/** 我的待办: a person's running nodes over all projects, the worst light first. */
export function todoCard(ctx: CardContext, person: PersonId, items: readonly TodoItem[]): Card {
  const rated = items
    .map((item) => ({ ...item, light: runningLightAt(ctx, item.project, item.node) }))
    .sort((a, b) => severity[a.light] - severity[b.light] || a.node.dueAt - b.node.dueAt);
  const count = (light: 'red' | 'yellow') => rated.filter((item) => item.light === light).length;
  const [red, yellow] = [count('red'), count('yellow')];
  const worst = rated[0]?.light;
  const left = rated.length - MAX_TODO;
  return card(
    `我的待办 · ${rated.length} 项 · 红灯 ${red} · 黄灯 ${yellow}`,
    header(`我的待办 · ${rated.length} 项`, {
      subtitle: personLine(ctx.world, person),
      template: templateOf(worst ?? 'green'),
      tags: [
        ...(red > 0 ? [{ text: `红灯 ${red}`, color: 'red' as const }] : []),
        ...(yellow > 0 ? [{ text: `黄灯 ${yellow}`, color: 'yellow' as const }] : []),
      ],
    }),
    rated.length === 0
      ? [markdown(`${escapeText(personName(ctx.world, person))}，目前没有等您办的节点。`)]
      : [
          ...rated.slice(0, MAX_TODO).map((item) => todoRow(ctx, item)),
          ...(left > 0 ? [markdown(coloured('grey', `另有 ${left} 项`))] : []),
          footer('办好后在项目群里点“办结”，或在这里发“办结”加节点编号。'),
        ],
  );
}

function todoRow(
  ctx: CardContext,
  { project, node, light }: TodoItem & { light: 'red' | 'yellow' | 'blue' },
): Element {
  const missing = missingMaterials(ctx.world, project, node.code);
  const left = timeLeft(ctx.now, node.dueAt);
  const name = coloured('grey', escapeText(cut(project.name, 40)));
  const papers = `缺：${escapeText(materialNames(ctx.world, missing, 3))}`;
  return columns([
    column([
      markdown(`${lit(light, lightWord(light))} ${escapeText(nodeName(ctx.world, node.code))}`),
      markdown([name, ...(missing.length > 0 ? [coloured('red', papers)] : [])].join(' · '), {
        size: 'notation',
        margin: '-6px 0px 0px 0px',
      }),
    ]),
    column(
      [markdown(light === 'red' ? coloured('red', `**${left}**`) : left, { align: 'right' })],
      {
        width: 'auto',
      },
    ),
  ]);
}

export interface HelpOptions {
  readonly scope: 'group' | 'own';
  readonly commands: readonly { readonly usage: string; readonly what: string }[];
  /** The sentence that was not understood; quoted, never read as markup. */
  readonly unknown?: string;
}

/** 帮助, and the answer to whatever was not understood. */
export function helpCard(_ctx: CardContext, options: HelpOptions): Card {
  const { scope, commands, unknown } = options;
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
      ...commands.map(({ usage, what }) =>
        columns([
          column([markdown(`**${escapeText(usage)}**`)], { width: 2 }),
          column([markdown(escapeText(what))], { width: 3 }),
        ]),
      ),
      footer('交材料：回复节点卡片发文件，或点“传材料”后在单聊里发送。'),
    ],
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
