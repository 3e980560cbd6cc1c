import { dayOf } from '../domain/calendar/time.ts';
import { projectBallClock } from '../domain/clock/ball.ts';
import { countErrands } from '../domain/errand/decide.ts';
import type { ProjectSummary, StageView } from '../domain/project/stage.ts';
import type { NodeState, Project, World } from '../domain/project/types.ts';
import { ballWords, haltWord } from './clock/words.ts';
import type { CardContext } from './context.ts';
import { lightAt } from './node-facts.ts';
import { type Element, fact, lines, lit, markdown, panel } from './parts.ts';
import { periodCount } from './period.ts';
import { stoppedWord } from './standing/words.ts';
import { cutList, escapeText, memberLine, nodeName } from './text.ts';
import { dateWords, daysLeft, stateWord } from './words.ts';

/** People of one kind shown in the team panel before the rest is counted. */
const MAX_TEAM = 12;
/** Nodes of one stage; the shipped catalogue has at most six. */
const MAX_NODES = 10;

/** All nodes by stage, folded away. */
export function nodesPanel(ctx: CardContext, project: Project, summary: ProjectSummary): Element {
  const stages = summary.stages.map((view) =>
    markdown(stageText(ctx, project, view), { size: 'notation' }),
  );
  return panel(`全部 ${summary.applicable} 个节点`, [...usedLine(ctx, project), ...stages]);
}

/** Whose days all nodes together have used; nothing on the first day. */
function usedLine({ world, now }: CardContext, project: Project): Element[] {
  const words = ballWords(projectBallClock(world, project, now));
  return words === '' ? [] : [markdown(`**用时合计** ${words}`, { size: 'notation' })];
}

function stageText(ctx: CardContext, project: Project, view: StageView): string {
  const { stage, done, applicable } = view;
  const title = `**${stage.code} ${escapeText(stage.name)} ${done}/${applicable}**`;
  const nodes = stage.nodes.flatMap((code) => project.nodes.get(code) ?? []);
  return lines([
    title,
    ...cutList(
      nodes,
      MAX_NODES,
      (node) => nodeText(ctx, project, node),
      (left) => `另有 ${left} 个节点`,
    ),
  ]);
}

function nodeText(ctx: CardContext, project: Project, node: NodeState): string {
  const light = lightAt(ctx, project, node);
  const name = escapeText(nodeName(ctx.world, node.code));
  return `${lit(light, stateWord(node, light))} ${name}${nodeDate(ctx, project, node)}${periodCount(node)}`;
}

function nodeDate({ now }: CardContext, project: Project, node: NodeState): string {
  if (node.status === 'running') {
    return ` · ${stoppedWord(project) ?? haltWord(node) ?? daysLeft(now, node.dueAt)}`;
  }
  if (node.status === 'done' && node.doneAt !== null) {
    return ` · ${dateWords(dayOf(node.doneAt), now)}`;
  }
  return '';
}

/** What the agent has done for the enterprise so far. */
function errandsDone(project: Project): string[] {
  const count = countErrands(project);
  return count > 0 ? [`已代办 ${count} 件`] : [];
}

/** The 1+1+N help team, shown and not called. */
export function teamPanel(world: World, project: Project): Element {
  const { team } = project;
  const people = (ids: readonly string[]) =>
    cutList(
      ids,
      MAX_TEAM,
      (id) => escapeText(memberLine(world, id)),
      (left) => `另有 ${left} 人`,
    ).join('、') || '暂无';
  return panel('专班 1+1+N', [
    fact('牵头', people([team.lead])),
    fact('代办', [people([team.agent]), ...errandsDone(project)].join('，')),
    fact('帮办', people(team.helpers)),
    fact('一把手', people(team.unitHeads)),
    fact('企业', people(team.enterpriseContact ? [team.enterpriseContact] : [])),
  ]);
}
