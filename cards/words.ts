import type { Limit } from '../domain/calendar/calendar.ts';
import {
  addDays,
  DAY_MS,
  type Day,
  dayOf,
  daysBetween,
  HOUR,
  type Instant,
  MINUTE,
  partsOf,
  startOfDay,
} from '../domain/calendar/time.ts';
import type { Light, NodeState } from '../domain/project/types.ts';

/** Inside this stretch hours count; further off only days do. The window of the yellow light. */
const HOURS_MATTER_MS = 48 * HOUR;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

const lightWords: Record<Light, string> = {
  red: '红灯',
  yellow: '黄灯',
  blue: '正常',
  green: '已办结',
  grey: '未启动',
};

const squares: Record<Light, string> = {
  red: '🟥',
  yellow: '🟨',
  blue: '🟦',
  green: '🟩',
  grey: '⬜',
};

/** The word that always stands beside a light's colour. */
export const lightWord = (light: Light): string => lightWords[light];

/** The word for a node: like its light, but a node that does not apply or was skipped says so. */
export function stateWord(state: NodeState, light: Light): string {
  if (state.status !== 'skipped') return lightWord(light);
  return state.reason === 'decided' ? '已跳过' : '不涉及';
}

/** One emoji square a light, for summaries and other places without colour. */
export const square = (light: Light): string => squares[light];

/** `3月17日 17:30（周二）`; with the year where it is not the year of `now`. */
export function dayWords(instant: Instant, now: Instant = instant): string {
  const { weekday } = partsOf(instant);
  return `${dateWords(dayOf(instant), now)} ${clockWords(instant)}（周${WEEKDAYS[weekday]}）`;
}

/** `3月17日`; with the year where it is not the year of `now`. */
export function dateWords(day: Day, now?: Instant): string {
  const { year, month, day: date } = partsOf(startOfDay(day));
  const isOtherYear = now !== undefined && partsOf(now).year !== year;
  return `${isOtherYear ? `${year}年` : ''}${month}月${date}日`;
}

/** `3月17日 17:30`: a moment inside a sentence. */
export const momentWords = (instant: Instant, now: Instant): string =>
  `${dateWords(dayOf(instant), now)} ${clockWords(instant)}`;

/** `17:30` */
export function clockWords(instant: Instant): string {
  const { hour, minute } = partsOf(instant);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** `3月17日 17:30 到期`, `3月17日已到期`: for a card that stays; a count would soon be wrong. */
export function dueShort(dueAt: Instant, isPast: boolean, now: Instant): string {
  const on = dateWords(dayOf(dueAt), now);
  return isPast ? `${on}已到期` : `${on} ${clockWords(dueAt)} 到期`;
}

/**
 * How long there is, or how long it is overdue. Days are calendar days, so that a card read in the
 * evening says what it said in the morning; inside 48 hours the hours count, too.
 */
export function timeLeft(now: Instant, dueAt: Instant): string {
  if (now >= dueAt) return `逾期 ${lateBy(dueAt, now)}`;
  const left = dueAt - now;
  if (left >= HOURS_MATTER_MS) return `剩 ${daysBetween(dayOf(now), dayOf(dueAt))} 天`;
  if (left < DAY_MS) return `剩 ${shortSpan(left)}`;
  const hours = Math.floor((left - DAY_MS) / HOUR);
  return hours > 0 ? `剩 1 天 ${hours} 小时` : '剩 1 天';
}

/**
 * The same for a card that stays: by days, which are counted anew each morning, and by the hour
 * itself on the last day, so that it is still true when it is read.
 */
export function daysLeft(now: Instant, dueAt: Instant): string {
  const days = daysBetween(dayOf(now), dayOf(dueAt));
  if (now >= dueAt) return days < 0 ? `逾期 ${-days} 天` : '今天已到期';
  return days > 0 ? `剩 ${days} 天` : `今天 ${clockWords(dueAt)} 到期`;
}

/** `2 天` by calendar days; on the same day hours and minutes. */
export function lateBy(dueAt: Instant, at: Instant): string {
  const days = daysBetween(dayOf(dueAt), dayOf(at));
  return days > 0 ? `${days} 天` : shortSpan(at - dueAt);
}

/** Under a day: whole hours, near the end with minutes; never less than a minute. */
function shortSpan(span: number): string {
  const minutes = Math.max(1, Math.floor(span / MINUTE));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${minutes} 分钟`;
  return hours < 3 && rest > 0 ? `${hours} 小时 ${rest} 分钟` : `${hours} 小时`;
}

/** `10 个工作日`, `32 天`, `1 个月` */
export function limitWords(limit: Limit): string {
  if ('months' in limit) return `${limit.months} 个月`;
  return limit.kind === 'working' ? `${limit.days} 个工作日` : `${limit.days} 天`;
}

/** `4.50 亿元` from 万元 (10,000 yuan). */
export const yi = (wan: number): string => `${(wan / 10_000).toFixed(2)} 亿元`;

/** The days a count from `startedOn` may run through, both ends counted, as calendar years. */
export function yearsBetween(startedOn: Day, dueAt: Instant): number[] {
  const first = Number(addDays(startedOn, 1).slice(0, 4));
  const last = partsOf(dueAt).year;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The marks of catalogue sentences, which are written half-width; a card shows Chinese ones. */
const fullWidth: Readonly<Record<string, string>> = { ',': '，', ';': '；', '(': '（', ')': '）' };

/** A sentence of the catalogue with Chinese marks. */
export const sentence = (text: string): string =>
  text.replace(/[,;()]/g, (mark) => fullWidth[mark] ?? mark);
