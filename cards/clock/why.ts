import type { SkippedDays } from '../../domain/calendar/due.ts';
import { addDays, dayOf, daysBetween } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { ballClock } from '../../domain/clock/ball.ts';
import { type DueStory, explainNode, type StartReason } from '../../domain/clock/explain.ts';
import type { Minimum } from '../../domain/clock/minimum.ts';
import type { PastPause } from '../../domain/clock/types.ts';
import type { NodeState, Project, RunningNode, World } from '../../domain/project/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import { runningLightAt, stateOf } from '../node-facts.ts';
import {
  type Card,
  card,
  type Element,
  fact,
  footer,
  header,
  lines,
  markdown,
  templateOf,
} from '../parts.ts';
import { cut, escapeText, materialNames, nameList, nodeName, personLine } from '../text.ts';
import { dateWords, dayWords, lightWord, limitWords } from '../words.ts';
import { ballWords, haltWord, movedWords, reasonWord } from './words.ts';

/** Runs of days off that are named before the rest is counted. */
const MAX_RUNS = 6;

const idleWords: Record<Exclude<NodeState['status'], 'running'>, string> = {
  done: '这个节点已经办结，不再计时。',
  waiting: '这个节点还没有启动，前面的节点办结后开始计时。',
  skipped: '这个节点不涉及本项目，没有时限。',
};

/** 为什么是这一天: how a due instant was counted, in plain words. */
export function whyCard(ctx: CardContext, project: Project, code: NodeCode): Card {
  const node = stateOf(project, code);
  const name = nodeName(ctx.world, code);
  if (node.status !== 'running') {
    const used =
      node.status === 'done' ? ballWords(ballClock(ctx.world, project, node, ctx.now)) : '';
    const words = [project.name, idleWords[node.status], ...(used ? [`用时：${used}`] : [])];
    return textCard(`时限说明 · ${name}`, words, 'info');
  }
  const story = explainNode(ctx.world, project, node, ctx.now);
  const halt = haltWord(node);
  const light = runningLightAt(ctx, project, node);
  const due = halt === '待补正' ? '待补正，尚未起算' : `${dayWords(story.dueAt, ctx.now)}到期`;
  return card(
    `时限说明 · ${name} · ${due}`,
    header(`时限说明 · ${name}`, {
      subtitle: project.name,
      template: templateOf(light),
      tags: [
        ...(halt ? [{ text: halt, color: 'neutral' as const }] : []),
        { text: lightWord(light), color: light },
      ],
    }),
    [
      markdown(`**${escapeText(due)}**`),
      fact('起算', escapeText(startWords(ctx, story))),
      fact('时限', escapeText(limitFact(story))),
      // What has not started is not counted.
      ...(story.start.why === 'waiting'
        ? []
        : [...countedFacts(ctx, story), ...pauseFacts(ctx, story), ...setFact(ctx, story)]),
      ...haltFact(ctx, story),
      ...minimumFact(ctx, story.minimum),
      ...usedFact(ctx, project, node),
      footer('工作日按国务院办公厅放假安排计算，起算当天不计，最后一天 17:30 到期。'),
    ],
  );
}

function startWords({ world, now }: CardContext, { startedOn, start }: DueStory): string {
  const from = dateWords(startedOn, now);
  switch (start.why) {
    case 'waiting':
      return `${dateWords(start.readyOn, now)}就绪，已告知补正，材料到齐当天起算`;
    case 'supplemented':
      return `${from}，补正材料到齐之日（${dateWords(start.readyOn, now)}就绪）；当天不计`;
    case 'ready':
      return `${from}，${doneWords(world, start.lastDone)}；当天不计`;
    case 'accepted':
      return `${from}，${doneWords(world, start.lastDone)}；当天不计。${tellWords(start, now)}`;
    default:
      return start satisfies never;
  }
}

/** What was done on that day; nothing is known of what happened before the project was entered. */
const doneWords = (world: World, lastDone: readonly NodeCode[]): string =>
  lastDone.length > 0
    ? `${nameList(
        lastDone.map((code) => nodeName(world, code)),
        3,
        '个节点',
      )}办结`
    : '前置节点都已办结';

/** The retroactive start: who names no papers in time has taken the application in. */
function tellWords(start: Extract<StartReason, { why: 'accepted' }>, now: number): string {
  const by = dateWords(start.lastDay, now);
  return start.isOver
    ? `${by}前（5 个工作日内）没有告知补正，视为就绪当日受理（《行政许可法》第三十二条）`
    : `${by}前（5 个工作日内）可以一次性告知补正，过期不告知视为就绪当日受理`;
}

const limitFact = ({ limit, limitReason }: DueStory): string =>
  limitReason ? `${limitWords(limit)}（${cut(limitReason, 40)}）` : limitWords(limit);

function countedFacts(ctx: CardContext, { counted, makeups, limit }: DueStory): Element[] {
  if (!counted) return [];
  const { now } = ctx;
  const { startedOn, dueOn, skipped, rolledFrom, uncoveredYears } = counted;
  const isWorking = 'kind' in limit && limit.kind === 'working';
  const from = `${dateWords(addDays(startedOn, 1), now)}起数 ${counted.counted} ${isWorking ? '个工作日' : '天（含休息日）'}`;
  const counts = rolledFrom
    ? `${from}，到 ${dateWords(rolledFrom, now)}是休息日，顺延到 ${dateWords(dueOn, now)}`
    : `${from}，到 ${dateWords(dueOn, now)}`;
  const holidays = skipped.filter(({ reason }) => reason === 'holiday');
  const weekends = skipped.filter(({ reason }) => reason === 'weekend');
  const runs = [
    ...holidays.map((run) => `${run.name} ${runWords(run, now)}`),
    ...(weekends.length > 0 ? [weekendWords(weekends, now)] : []),
  ];
  return [
    fact('计算', escapeText(counts)),
    ...(runs.length > 0
      ? [fact(rolledFrom ? '顺延' : '不计', lines(runs.slice(0, MAX_RUNS + 1).map(escapeText)))]
      : []),
    ...(makeups.length > 0
      ? [
          fact(
            '调休',
            escapeText(`${makeups.map((day) => dateWords(day, now)).join('、')}上班，计入`),
          ),
        ]
      : []),
    ...(uncoveredYears.length > 0
      ? [fact('预计', escapeText(`${uncoveredYears.join('、')} 年放假安排未公布，只按周末推算`))]
      : []),
  ];
}

/** `4月4日至6日`, `4月30日至5月1日`, `3月28日` */
function runWords({ from, to }: Pick<SkippedDays, 'from' | 'to'>, now: number): string {
  if (from === to) return dateWords(from, now);
  const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${dateWords(from, now)}至${isSameMonth ? `${Number(to.slice(8))}日` : dateWords(to, now)}`;
}

function weekendWords(weekends: readonly SkippedDays[], now: number): string {
  const days = weekends.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  const shown = weekends.slice(0, MAX_RUNS).map((run) => runWords(run, now));
  const more = weekends.length > MAX_RUNS ? '等' : '';
  return `周末 ${shown.join('、')}${more}，共 ${days} 天`;
}

function pauseFacts({ now }: CardContext, { pauses }: DueStory): Element[] {
  if (pauses.length === 0) return [];
  const words = (pause: PastPause) => {
    const [from, to] = [pause.at, pause.resumedAt].map((each) => dateWords(dayOf(each), now));
    return `${reasonWord(pause.reason)}：${from}停，${to}恢复，顺延 ${movedWords(pause)}`;
  };
  return [fact('暂停', lines(pauses.map((pause) => escapeText(words(pause)))))];
}

function setFact({ world, now }: CardContext, story: DueStory): Element[] {
  const { set, isMoved, idle, dueAt } = story;
  if (set) {
    const who = `${personLine(world, set.by)} ${dayWords(set.at, now)}`;
    const change = `由 ${dayWords(set.from, now)}改为 ${dayWords(set.to, now)}`;
    const moved = set.to === dueAt ? '' : `，后因暂停顺延到 ${dayWords(dueAt, now)}`;
    return [fact(set.how === 'granted' ? '延期' : '设定', escapeText(`${who}，${change}${moved}`))];
  }
  if (!isMoved) return [];
  const days = idle.map((run) => runWords(run, now)).join('、');
  const why = days ? `项目缓建（${days}）不计，` : '';
  return [fact('调整', escapeText(`${why}时限调整到 ${dayWords(dueAt, now)}`))];
}

function haltFact({ world, now }: CardContext, { paused, supplements }: DueStory): Element[] {
  if (paused) {
    const { pause, endsOn, dueAt } = paused;
    const end = endsOn === pause.expectedOn ? `按预计 ${dateWords(endsOn, now)}` : '如果今天';
    const words = `${reasonWord(pause.reason)}，${dateWords(dayOf(pause.at), now)}起；${end}恢复，时限顺延到 ${dayWords(dueAt, now)}`;
    return [fact('暂停中', escapeText(words))];
  }
  return supplements
    .slice(-3)
    .map(({ at, materials, completedAt }) =>
      fact(
        '补正',
        escapeText(
          `${dateWords(dayOf(at), now)}告知 ${materialNames(world, materials)}，${completedAt === null ? '还没有到齐' : `${dateWords(dayOf(completedAt), now)}到齐`}`,
        ),
      ),
    );
}

function minimumFact({ now }: CardContext, minimum: Minimum | null): Element[] {
  if (!minimum) return [];
  const { periods, what, basis, endsOn } = minimum;
  const parts = periods.map((period, index) => `${what[index] ?? '期限'} ${limitWords(period)}`);
  const words = `${parts.join('、')}，不能压缩，最早 ${dateWords(endsOn, now)}办结（${basis}）`;
  return [fact('法定', escapeText(words))];
}

function usedFact(ctx: CardContext, project: Project, node: RunningNode): Element[] {
  const words = ballWords(ballClock(ctx.world, project, node, ctx.now));
  return words === '' ? [] : [fact('用时', escapeText(`${words}（自然日）`))];
}

/** The same question where no node is named. */
export const whyWhatCard = (): Card =>
  textCard(
    '请写节点编号',
    '请写四位编号，例如：为什么 0404；也可以回复办理卡，写“为什么”。',
    'info',
  );

/** The form that a sentence asked for is in the own chat. */
export const formSentCard = (): Card =>
  textCard('请填表单', '表单已发到您和 e点通 的单聊，填好后提交。', 'info');

/** 恢复 was carried out; `words` is the sentence of its toast. */
export const resumedNote = (words: string): Card => textCard('已恢复', words, 'success');
