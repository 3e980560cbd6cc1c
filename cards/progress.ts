import { dayOf } from '../domain/calendar/time.ts';
import { countReuse, missingMaterials, runningNodes } from '../domain/project/node-view.ts';
import { type ProjectSummary, type StageView, summarize } from '../domain/project/stage.ts';
import type { Light, Project, RunningNode } from '../domain/project/types.ts';
import { clockOf, isActive, isEnded } from '../domain/standing/phase.ts';
import { reportButton } from './blocker/buttons.ts';
import { blockerLines } from './blocker/lines.ts';
import { haltWord } from './clock/words.ts';
import { type CardContext, contextFor } from './context.ts';
import { button, buttonRow } from './controls.ts';
import { responsibleShort, runningLightAt } from './node-facts.ts';
import {
  type Card,
  card,
  coloured,
  column,
  columns,
  type Element,
  footer,
  header,
  lit,
  markdown,
  type Tag,
  templateOf,
} from './parts.ts';
import { nodeTitle } from './period.ts';
import { nodesPanel, teamPanel } from './progress-panels.ts';
import { openProblemsWords } from './rectification/facts.ts';
import { standingAsOf, standingBanner } from './standing/banner.ts';
import { standingTags, standingTemplate, stoppedWord } from './standing/words.ts';
import { orderMark } from './supervision/mark.ts';
import { escapeText, materialNames } from './text.ts';
import { clockWords, dateWords, daysLeft, lightWord, square, yi } from './words.ts';

export interface ProgressOptions {
  /** False on a card that has been replaced or is past its life. */
  readonly withButtons?: boolean;
}

/** Running nodes drawn before the rest is only counted. */
const MAX_ROWS = 8;

/** The rainbow card (彩虹卡): a project at a glance, pinned in its group. */
export function progressCard(
  around: CardContext,
  project: Project,
  options: ProgressOptions = {},
): Card {
  const ctx = contextFor(around, project);
  const summary = summarize(ctx.world, project, ctx.now);
  const action = { v: 1, action: 'todo', project: project.id } as const;
  // A project that is not under way shows how it stood when it stopped.
  const stood = { ...ctx, now: clockOf(project, ctx.now) };
  return card(
    summaryWords(project, summary),
    header(project.name, {
      subtitle: subtitleWords(project, summary),
      ...lookOf(project, summary),
    }),
    [
      ...bar(summary),
      ...standingBanner(ctx, project),
      ...rows(stood, project, summary),
      ...blockerLines(stood, project),
      nodesPanel(stood, project, summary),
      teamPanel(ctx.world, project),
      ...(options.withButtons === false || isEnded(project.phase)
        ? []
        : [
            buttonRow([
              button('我的待办', action, { type: 'primary_filled' }),
              ...(isActive(project) ? [reportButton(project, null)] : []),
            ]),
          ]),
      footer(footerWords(ctx, project)),
    ],
  );
}

/** `第 4 阶段 用地保障 · 18/36 节点 · 4.50 亿元` */
function subtitleWords(project: Project, summary: ProjectSummary): string {
  const { currentStage: stage, done, applicable } = summary;
  const where = `第 ${Number(stage.code)} 阶段 ${stage.name}`;
  return `${where} · ${done}/${applicable} 节点 · ${yi(project.investmentWan)}`;
}

/** A project that is not under way says so instead of its lights. */
function lookOf(project: Project, summary: ProjectSummary) {
  const { status } = project.phase;
  return status === 'active'
    ? { template: templateOf(summary.light), tags: lightTags(summary) }
    : { template: standingTemplate(status), tags: standingTags(project, status) };
}

function summaryWords(project: Project, summary: ProjectSummary): string {
  const squares = summary.stages.map((view) => square(view.light)).join('');
  const lights = lookOf(project, summary).tags.map((tag) => tag.text);
  return [squares, project.name, `${summary.done}/${summary.applicable}`, ...lights].join(' ');
}

/** What the header says of a project that nobody need worry about. */
const calmTags: Record<Light, Tag> = {
  green: { text: '全部办结', color: 'green' },
  blue: { text: '正常', color: 'blue' },
  grey: { text: '暂无在办', color: 'neutral' },
  red: { text: '红灯', color: 'red' },
  yellow: { text: '黄灯', color: 'yellow' },
};

function lightTags({ red, yellow, light }: ProjectSummary): Tag[] {
  if (red + yellow === 0) return [calmTags[light]];
  return [
    ...(red > 0 ? [{ text: `红灯 ${red}`, color: 'red' as const }] : []),
    ...(yellow > 0 ? [{ text: `黄灯 ${yellow}`, color: 'yellow' as const }] : []),
  ];
}

/** Two signs a stage: on a phone a segment is some 26 px wide. Source: design, section 4. */
const STAGE_LABELS: Readonly<Record<string, string>> = {
  '01': '线索',
  '02': '签约',
  '03': '立项',
  '04': '用地',
  '05': '规划',
  '06': '资金',
  '07': '许可',
  '08': '建设',
  '09': '验收',
  '10': '投产',
  '11': '达产',
};

/** One sign inside a segment says its light without colour. */
const segmentSigns: Record<Light, string> = {
  red: '红',
  yellow: '黄',
  blue: '办',
  green: '完',
  grey: '未',
};

const segmentColours: Record<Light, string> = {
  red: 'red',
  yellow: 'yellow',
  blue: 'blue',
  green: 'green',
  grey: 'grey-200',
};

/** The bar: eleven coloured segments, and their labels below, the current stage in bold. */
function bar(summary: ProjectSummary): Element[] {
  const labels = summary.stages.map((view) => {
    const label = STAGE_LABELS[view.stage.code] ?? view.stage.name.slice(0, 2);
    const isCurrent = view.stage.code === summary.currentStage.code;
    const text = isCurrent ? `**${label}**` : coloured('grey', label);
    return column([markdown(text, { size: 'notation', align: 'center' })]);
  });
  return [
    columns(summary.stages.map(segment), { spacing: '2px' }),
    columns(labels, { spacing: '2px', margin: '-6px 0px 0px 0px' }),
  ];
}

function segment(view: StageView): Element {
  const sign = view.applicable === 0 ? '免' : segmentSigns[view.light];
  const colour = view.light === 'grey' ? 'grey' : 'white';
  return column(
    [markdown(`<font color='${colour}'>${sign}</font>`, { size: 'notation', align: 'center' })],
    { background: segmentColours[view.light], align: 'center' },
  );
}

function rows(ctx: CardContext, project: Project, summary: ProjectSummary): Element[] {
  const running = runningNodes(project);
  if (project.phase.status === 'finished') return [];
  if (running.length === 0) {
    const words = summary.light === 'green' ? '所有节点都已办结。' : '目前没有在办节点。';
    return [markdown(words)];
  }
  const shown = running.slice(0, MAX_ROWS).map((node) => row(ctx, project, node));
  const left = running.length - MAX_ROWS;
  return left > 0 ? [...shown, markdown(coloured('grey', `另有 ${left} 个在办`))] : shown;
}

function row(ctx: CardContext, project: Project, node: RunningNode): Element {
  const { world, now } = ctx;
  const light = runningLightAt(ctx, project, node);
  const missing = missingMaterials(world, project, node.code);
  const halt = stoppedWord(project) ?? haltWord(node);
  const left = halt ?? daysLeft(now, node.dueAt);
  const people = coloured('grey', escapeText(responsibleShort(world, project, node.code)));
  const papers = `缺：${escapeText(materialNames(world, missing, 3))}`;
  const problems = openProblemsWords(project, node.code);
  const order = orderMark(ctx, project, node.code);
  const facts = [
    people,
    ...(order ? [coloured('red', escapeText(order))] : []),
    ...(missing.length > 0 ? [coloured('red', papers)] : []),
    ...(problems ? [coloured('orange', problems)] : []),
  ];
  return columns([
    column([
      markdown(
        `${lit(light, lightWord(light))} ${escapeText(nodeTitle(world, project, node.code))}`,
      ),
      markdown(facts.join(' · '), {
        size: 'notation',
        margin: '-6px 0px 0px 0px',
      }),
    ]),
    column(
      [
        markdown(light === 'red' && !halt ? coloured('red', `**${left}**`) : left, {
          align: 'right',
        }),
      ],
      {
        width: 'auto',
      },
    ),
  ]);
}

function footerWords(ctx: CardContext, project: Project): string {
  const { world, now } = ctx;
  const updated =
    standingAsOf(ctx, project) ?? `更新于 ${dateWords(dayOf(now))} ${clockWords(now)}`;
  const reuse = countReuse(world, project);
  return reuse > 0 ? `${updated} · 少交重复材料 ${reuse} 份` : updated;
}
