import type { NodeCode } from '../../domain/catalogue/types.ts';
import type { PersonId } from '../../domain/people/types.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import type { Project } from '../../domain/project/types.ts';
import { takesProblems } from '../../domain/rectification/decide.ts';
import {
  figuresOf,
  isOpenProblem,
  latestRound,
  problemsInRound,
  problemsOf,
} from '../../domain/rectification/problem.ts';
import type { RectificationItem } from '../../domain/rectification/types.ts';
import { callPart } from '../call.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import { closedFormCard } from '../forms.ts';
import type { MentionOptions } from '../node.ts';
import {
  type Card,
  card,
  type Element,
  footer,
  header,
  markdown,
  panel,
  plainLine,
  templateOf,
} from '../parts.ts';
import { cut, escapeText, mention, nodeName, personLine } from '../text.ts';
import { clearedWords, listLight, listTags, problemRows, targetWords } from './facts.ts';

/** Problems of one project in an answer that lists several. */
const MAX_IN_ANSWER = 10;
/** Problems of all projects together in one answer. */
const MAX_OWN = 20;
/** Inspections that an empty list offers to enter problems of. */
const MAX_OFFERED = 3;

const titleOf = ({ world }: CardContext, node: NodeCode): string =>
  `整改清单 · ${nodeName(world, node)}`;

/** The list to which the problems of one entry belong. */
export function listOf(project: Project, node: NodeCode, batch: number): RectificationItem[] {
  const round = problemsOf(project, node).find((item) => item.batch === batch)?.round;
  return round === undefined ? [] : problemsInRound(project, node, round);
}

/** Whether more was entered into the same list later: that was posted anew. */
export const isContinued = (project: Project, node: NodeCode, batch: number): boolean =>
  listOf(project, node, batch).some((item) => item.batch > batch);

/** One card for all problems of a node, in the group. It calls the owners when it is first posted. */
export function listCard(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  batch: number,
  options: MentionOptions,
): Card {
  const items = listOf(project, node, batch);
  const title = titleOf(ctx, node);
  if (items.length === 0) return closedFormCard(title, '清单已不在系统中。');
  if (isContinued(project, node, batch)) {
    return closedFormCard(title, '后来又登记了问题，请看下面最新的清单。');
  }
  const tags = listTags(ctx, items);
  return card(
    `${title} · ${tags.map(({ text }) => text).join(' · ')} · ${project.name}`,
    header(title, { subtitle: project.name, template: templateOf(listLight(ctx, items)), tags }),
    [
      callLine(ctx, node, items, options),
      ...problemRows(ctx, project, items),
      ...(items.some(isOpenProblem) ? listButtons(project, node) : []),
    ],
  );
}

function callLine(
  ctx: CardContext,
  node: NodeCode,
  items: readonly RectificationItem[],
  options: MentionOptions,
): Element {
  const figures = figuresOf(items, ctx.now);
  if (!items.some(isOpenProblem)) {
    return markdown(figures.count > 0 ? `${clearedWords(figures)}。` : '登记的问题都已撤销。');
  }
  const words = `检查发现 ${figures.count} 处问题，请按期改好，力争${targetWords(ctx.world, node)}全部销项。改好后请点“已整改”。`;
  return callPart(mention(ctx, options.mention), words);
}

/** 已整改 · 复核 · 更多: each asks in the clicker's own chat which problems are meant. */
export function listButtons(project: Project, node: NodeCode): Element[] {
  const about = { v: 1, project: project.id, node } as const;
  return [
    buttonRow([
      button('已整改', { ...about, action: 'fix-form' }, { type: 'primary_filled' }),
      button('复核', { ...about, action: 'recheck-form' }),
    ]),
    panel('更多', [
      buttonRow([
        button('传照片', { ...about, action: 'photo-form' }),
        button('登记整改', { ...about, action: 'problems-form' }),
        button('改责任或日期', { ...about, action: 'problem-change-form' }),
      ]),
      footer(
        '也可以直接说：整改完成 R1；复核 R1 通过；复核 R1 不通过 写明原因；整改改派 R1 姓名 4月20日。',
      ),
    ]),
  ];
}

/** 整改 in a group: the lists of the project as they stand; `node` alone where one is named. */
export function projectProblemsCard(ctx: CardContext, project: Project, node?: NodeCode): Card {
  const nodes = [...new Set(problemsOf(project, node).map((item) => item.node))].sort();
  const title = node ? titleOf(ctx, node) : '整改清单';
  const lists = nodes.map((code) => ({
    code,
    items: problemsInRound(project, code, latestRound(project, code)),
  }));
  const all = lists.flatMap(({ items }) => items);
  if (all.length === 0) return noProblemsCard(ctx, project, title, node);
  const only = lists.length === 1 ? lists[0]?.code : undefined;
  return card(
    `${title} · ${project.name}`,
    header(title, {
      subtitle: project.name,
      template: templateOf(listLight(ctx, all)),
      tags: listTags(ctx, all),
    }),
    [
      ...lists.flatMap(({ code, items }) => [
        ...(node ? [] : [markdown(`**${escapeText(nodeName(ctx.world, code))}**`)]),
        ...problemRows(ctx, project, items, MAX_IN_ANSWER),
      ]),
      ...(only && all.some(isOpenProblem) ? listButtons(project, only) : []),
    ],
  );
}

export interface OwnProblems {
  readonly project: Project;
  /** Those that wait for the person. */
  readonly items: readonly RectificationItem[];
}

/** 整改 in the own chat: what waits for the person over all projects. */
export function ownProblemsCard(
  ctx: CardContext,
  person: PersonId,
  projects: readonly OwnProblems[],
): Card {
  const all = projects.flatMap(({ items }) => items);
  const title = `我的整改 · ${all.length} 处`;
  if (all.length === 0) return closedFormCard(title, '目前没有等您整改或复核的问题。');
  const shown = cutProjects(projects);
  const left = projects.length - shown.length;
  return card(
    title,
    header(title, {
      subtitle: personLine(ctx.world, person),
      template: templateOf(listLight(ctx, all)),
      tags: listTags(ctx, all).slice(1),
    }),
    [
      ...shown.flatMap(({ project, items, most }) => [
        markdown(`**${escapeText(cut(project.name, 60))}**`),
        ...problemRows(ctx, project, items, most),
      ]),
      ...(left > 0 ? [markdown(`另有 ${left} 个项目`)] : []),
      footer(
        '改好后发：整改完成 R1；复核发：复核 R1 通过。多个项目都有这个编号时，前面写上项目名。',
      ),
    ],
  );
}

/** As many projects as one card holds, each with how many of its problems it shows. */
function cutProjects(projects: readonly OwnProblems[]): (OwnProblems & { most: number })[] {
  let free = MAX_OWN;
  const shown: (OwnProblems & { most: number })[] = [];
  for (const { project, items } of projects) {
    if (free === 0) break;
    const most = Math.min(items.length, MAX_IN_ANSWER, free);
    free -= most;
    shown.push({ project, items, most });
  }
  return shown;
}

/** An empty list, with the way to fill it where the project has an inspection under way. */
function noProblemsCard(ctx: CardContext, project: Project, title: string, node?: NodeCode): Card {
  const running = runningNodes(project)
    .map(({ code }) => code)
    .filter((code) => takesProblems(ctx.world, code) && (node === undefined || code === node));
  const [code] = running;
  if (!code) return closedFormCard(title, '没有登记过整改问题，也没有在办的验收节点。');
  const words = `没有登记过整改问题。登记请点按钮，或发“整改 ${code}”，换行后每行写一个问题。`;
  return card(`${title} · 没有问题`, header(title, { subtitle: project.name, template: 'grey' }), [
    plainLine(words),
    buttonRow(
      running
        .slice(0, MAX_OFFERED)
        .map((each) =>
          button(
            running.length === 1 ? '登记整改' : `登记 ${each}`,
            { v: 1, project: project.id, node: each, action: 'problems-form' },
            { name: `problems-form-${each}` },
          ),
        ),
    ),
  ]);
}
