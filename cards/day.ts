import { dayOf, partsOf } from '../domain/calendar/time.ts';
import type { PersonId } from '../domain/people/types.ts';
import type { Stop, Task } from '../domain/reports/day.ts';
import { type CardContext, contextFor } from './context.ts';
import { runningLightAt } from './node-facts.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  footer,
  header,
  lines,
  lit,
  markdown,
  panel,
} from './parts.ts';
import { cut, escapeText, materialNames, nodeName, personLine, unitName } from './text.ts';
import { waitingWords } from './waiting.ts';
import { dateWords, lightWord, timeLeft } from './words.ts';

/** One screen of a phone; what is left over opens below. */
const MAX_STOPS = 5;
const MAX_MORE = 15;
const MAX_TASKS = 4;
const MAX_PAPERS = 4;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

/** 今天: where to go, what to do there by when, and which papers to fetch on the way. */
export function dayCard(ctx: CardContext, person: PersonId, stops: readonly Stop[]): Card {
  const { world, now } = ctx;
  const tasks = stops.reduce((sum, stop) => sum + stop.tasks.length, 0);
  const title = `今天 · ${dateWords(dayOf(now))} 周${WEEKDAYS[partsOf(now).weekday]}`;
  const papers = stops.reduce((sum, stop) => sum + stop.papers.length, 0);
  const summary = [
    `${stops.length} 个项目`,
    ...(tasks > 0 ? [`${tasks} 件事`] : []),
    ...(papers > 0 ? [`收 ${papers} 份材料`] : []),
  ].join(' · ');
  const more = stops.slice(MAX_STOPS, MAX_MORE);
  const left = stops.length - MAX_MORE;
  return card(
    `${title} · ${summary}`,
    header(title, {
      subtitle: `${personLine(world, person)} · ${summary}`,
      template: stops.length > 0 ? 'blue' : 'green',
    }),
    stops.length === 0
      ? [markdown('7 天内没有到期的事，也没有要收的材料。')]
      : [
          ...stops.slice(0, MAX_STOPS).map((stop) => stopLines(ctx, stop)),
          ...(more.length > 0
            ? [
                panel(`另有 ${stops.length - MAX_STOPS} 个项目`, [
                  ...more.map((stop) => stopLines(ctx, stop)),
                  ...(left > 0 ? [markdown(coloured('grey', `还有 ${left} 个没有列出`))] : []),
                ]),
              ]
            : []),
          footer(
            '按最近的时限排列，时限相同的按地点放在一起。列出 7 天内到期的事和企业还欠的材料。',
          ),
        ],
  );
}

function stopLines(around: CardContext, stop: Stop): Element {
  const { project, place, tasks, papers } = stop;
  const ctx = contextFor(around, project);
  const { world } = ctx;
  const left = tasks.length - MAX_TASKS;
  return markdown(
    lines([
      `**${escapeText(unitName(world, place))}** ${escapeText(cut(project.name, 30))}`,
      ...tasks.slice(0, MAX_TASKS).map((task) => taskLine(ctx, project, task)),
      ...(left > 0 ? [coloured('grey', `另有 ${left} 件`)] : []),
      ...(papers.length > 0
        ? [
            coloured(
              'orange',
              `${fetchWords(ctx, stop)}：${escapeText(materialNames(world, papers, MAX_PAPERS))}`,
            ),
          ]
        : []),
    ]),
  );
}

/** `收材料（3月17日前要用）` */
function fetchWords({ now }: CardContext, { papersDueAt }: Stop): string {
  if (papersDueAt === null) return '收材料';
  const on = dateWords(dayOf(papersDueAt), now);
  return now >= papersDueAt ? `收材料（${on}已到期）` : `收材料（${on}前要用）`;
}

function taskLine(ctx: CardContext, project: Stop['project'], task: Task): string {
  const left = task.dueAt === null ? '未定时限' : timeLeft(ctx.now, task.dueAt);
  if (task.kind === 'node') {
    const light = runningLightAt(ctx, project, task.node);
    const name = escapeText(nodeName(ctx.world, task.node.code));
    return `${lit(light, lightWord(light))} ${name} · ${left}`;
  }
  const { ask, what } = waitingWords(ctx, project, task.waiting);
  const isLate = task.dueAt !== null && ctx.now >= task.dueAt;
  return `${lit(isLate ? 'red' : 'blue', escapeText(ask))} ${escapeText(cut(what, 40))} · ${left}`;
}
