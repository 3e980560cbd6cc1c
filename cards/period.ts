import { dayOf } from '../domain/calendar/time.ts';
import type { NodeCode } from '../domain/catalogue/types.ts';
import { countPeriods, pastPeriods } from '../domain/project/period.ts';
import type { NodeState, PastPeriod, Project, World } from '../domain/project/types.ts';
import { stateOf } from './node-facts.ts';
import { type Element, fact } from './parts.ts';
import { nodeName } from './text.ts';
import { dateWords, lateBy } from './words.ts';

/** Periods listed one by one before the rest is only counted. */
const MAX_PAST = 3;

/** `2026年4月期` of `2026-04`. */
export function periodWords(period: string): string {
  const [year, month] = period.split('-');
  return `${year}年${Number(month)}月期`;
}

/** `0603 工程进度款与农民工工资拨付 · 2026年4月期`; a node that comes once has its name alone. */
export function nodeTitle(world: World, project: Project, code: NodeCode): string {
  const state = stateOf(project, code);
  const period = state.status === 'skipped' ? null : (state.period ?? null);
  const name = nodeName(world, code);
  return period === null ? name : `${name} · ${periodWords(period)}`;
}

/** ` · 已办 3 期`; empty for a node that comes once or was never done. */
export function periodCount(state: NodeState): string {
  const count = countPeriods(state);
  return count > 0 ? ` · 已办 ${count} 期` : '';
}

/** Periods that were done before the one the card is about, the newest first. */
export function pastPeriodsFact(state: NodeState): Element[] {
  const past = pastPeriods(state).toReversed();
  if (past.length === 0) return [];
  const words = past.slice(0, MAX_PAST).map(pastWords);
  const left = past.length - words.length;
  if (left > 0) words.push(`更早 ${left} 期`);
  return [fact('往期', words.join('；'))];
}

function pastWords({ period, dueAt, doneAt }: PastPeriod): string {
  if (doneAt === null) return `${periodWords(period)} 录入时已办结`;
  const late = dueAt !== null && doneAt > dueAt ? `，逾期 ${lateBy(dueAt, doneAt)}` : '';
  return `${periodWords(period)} ${dateWords(dayOf(doneAt))}办结${late}`;
}
