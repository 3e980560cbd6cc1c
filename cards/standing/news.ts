import { dayOf, daysBetween, type Instant } from '../../domain/calendar/time.ts';
import { countReuse, runningNodes } from '../../domain/project/node-view.ts';
import { summarize } from '../../domain/project/stage.ts';
import type { Project } from '../../domain/project/types.ts';
import { archiveAt } from '../../domain/standing/phase.ts';
import type { CardContext } from '../context.ts';
import type { MentionOptions } from '../node.ts';
import { deadlineWords, responsibleShort } from '../node-facts.ts';
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
} from '../parts.ts';
import { cutList, escapeText, mention, nodeName, personLine } from '../text.ts';
import { dateWords, dayWords } from '../words.ts';
import { standingTags, standingTemplate, standingWord } from './words.ts';

/** Nodes listed before the rest is counted. */
const MAX_NODES = 12;

/** 缓建: who decided it and why, and what it means. `at` tells which suspension the card is about. */
export function suspendedCard(
  ctx: CardContext,
  project: Project,
  at: Instant,
  options: MentionOptions,
): Card {
  const { phase } = project;
  if (phase.status !== 'suspended' || phase.at !== at) return overCard(ctx, project, at);
  const summary = summarize(ctx.world, project, ctx.now);
  const { currentStage: stage } = summary;
  return card(
    `项目缓建 · ${project.name}`,
    header('项目缓建', {
      subtitle: project.name,
      template: standingTemplate('suspended'),
      tags: standingTags(project, 'suspended'),
    }),
    [
      ...called(ctx, options, '项目已缓建，请知悉。'),
      ...decision(ctx, project),
      fact(
        '停在',
        escapeText(
          `第 ${Number(stage.code)} 阶段 ${stage.name}，在办 ${runningNodes(project).length} 个节点`,
        ),
      ),
      markdown('缓建期间全部节点停止计时，不预警、不督办；恢复建设后，时限按缓建天数顺延。'),
      footer('恢复时由操作员在群里或单聊发“恢复建设”。'),
    ],
  );
}

function overCard({ now }: CardContext, project: Project, at: Instant): Card {
  const words = `${dateWords(dayOf(at), now)}起的缓建已经结束。`;
  return card(
    `缓建已结束 · ${project.name}`,
    header('缓建已结束', { subtitle: project.name, template: 'grey' }),
    [markdown(words)],
  );
}

/** 恢复建设: how long it stood still, and the new date of each running node. */
export function resumedCard(
  ctx: CardContext,
  project: Project,
  since: Instant,
  at: Instant,
  options: MentionOptions,
): Card {
  const { world, now } = ctx;
  const days = daysBetween(dayOf(since), dayOf(at));
  const running = runningNodes(project);
  const rows = cutList(
    running,
    MAX_NODES,
    (node) =>
      `**${escapeText(nodeName(world, node.code))}** ${escapeText(deadlineWords(ctx, node))}<br>${coloured('grey', escapeText(responsibleShort(world, project, node.code)))}`,
    (left) => `另有 ${left} 个在办节点`,
  );
  return card(
    `恢复建设 · ${project.name}`,
    header('恢复建设', {
      subtitle: project.name,
      template: 'blue',
      tags: [{ text: '继续计时', color: 'blue' }],
    }),
    [
      ...called(ctx, options, '项目已恢复建设，请继续办理。'),
      fact('缓建', `${dateWords(dayOf(since), now)}至 ${dateWords(dayOf(at), now)}，${days} 天`),
      ...(running.length > 0
        ? [
            markdown(
              `${running.length} 个在办节点，${days > 0 ? '时限已按缓建天数顺延' : '当天恢复，时限不变'}：`,
            ),
            ...rows.map((row) => markdown(row)),
          ]
        : [markdown('目前没有在办节点。')]),
    ],
  );
}

/** The last card about a project's work: it was finished, or terminated. */
export function endedCard(ctx: CardContext, project: Project, options: MentionOptions): Card {
  return project.phase.status === 'terminated'
    ? terminatedCard(ctx, project, options)
    : finishedCard(ctx, project, options);
}

function terminatedCard(ctx: CardContext, project: Project, options: MentionOptions): Card {
  return card(
    `项目终止 · ${project.name}`,
    header('项目终止', {
      subtitle: project.name,
      template: standingTemplate('terminated'),
      tags: standingTags(project, 'terminated'),
    }),
    [
      ...called(ctx, options, '项目已终止，请知悉。'),
      ...decision(ctx, project),
      markdown('在办节点停办，未了的堵点、整改等事项一并关闭，不再提醒。'),
      ...archiveLine(ctx, project),
    ],
  );
}

function finishedCard(ctx: CardContext, project: Project, options: MentionOptions): Card {
  const { world, now } = ctx;
  const { phase, openedAt } = project;
  const at = phase.status === 'active' ? now : phase.at;
  const reuse = countReuse(world, project);
  const { onTime, dated } = punctuality(project);
  return card(
    `全部办结 · ${project.name}`,
    header('项目全部办结', {
      subtitle: project.name,
      template: standingTemplate('finished'),
      tags: standingTags(project, 'finished'),
    }),
    [
      ...called(ctx, options, '🎉 项目全部节点已办结，感谢专班每一位成员！'),
      fact(
        '历时',
        `${dateWords(dayOf(openedAt), now)}开通，${dateWords(dayOf(at), now)}办结，共 ${daysBetween(dayOf(openedAt), dayOf(at))} 天`,
      ),
      fact(
        '节点',
        `办结 ${summarize(world, project, now).done} 个${dated > 0 ? `，其中按时 ${onTime}/${dated}` : ''}`,
      ),
      ...(reuse > 0 ? [fact('材料', `少交重复材料 ${reuse} 份`)] : []),
      ...archiveLine(ctx, project),
    ],
  );
}

/** Nodes that had a deadline here, and how many of them kept it. */
function punctuality(project: Project) {
  const dated = [...project.nodes.values()].flatMap((node) =>
    node.status === 'done' && node.dueAt !== null && node.doneAt !== null
      ? node.doneAt <= node.dueAt
      : [],
  );
  return { dated: dated.length, onTime: dated.filter((isOnTime) => isOnTime).length };
}

/** The last card of a group: nothing goes on here, and where the record is. */
export function archivedCard({ world, now }: CardContext, project: Project): Card {
  const { phase, name } = project;
  const status = phase.status === 'terminated' ? 'terminated' : 'finished';
  const summary = summarize(world, project, now);
  return card(
    `本群已归档 · ${name}`,
    header('本群已归档', {
      subtitle: name,
      template: 'grey',
      tags: standingTags(project, status),
    }),
    [
      markdown(
        lines([
          `项目${standingWord(status)}满 30 天，本群归档。群里不再办理，也不再提醒。`,
          '记录全部保留，群聊内容和卡片都在。',
        ]),
      ),
      fact('节点', `办结 ${summary.done}/${summary.applicable} 个`),
      fact('查阅', escapeText(`在与 e点通 的单聊里发“项目 ${name}”看进度和每个节点的办结时间。`)),
    ],
  );
}

const called = (ctx: CardContext, options: MentionOptions, words: string): Element[] => [
  markdown(`${mention(ctx, options.mention)} ${words}`.trim()),
];

function decision({ world, now }: CardContext, { phase }: Project): Element[] {
  if (phase.status === 'active') return [];
  return [
    ...(phase.words ? [fact('原因', escapeText(phase.words))] : []),
    ...(phase.by === null ? [] : [fact('决定', escapeText(personLine(world, phase.by)))]),
    fact('时间', dayWords(phase.at, now)),
  ];
}

function archiveLine({ now }: CardContext, project: Project): Element[] {
  const at = archiveAt(project);
  return at === null ? [] : [footer(`本群将于 ${dateWords(dayOf(at), now)}归档，记录保留。`)];
}
