import { DUE_TIME } from '../../domain/calendar/due.ts';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  type Instant,
  instantAt,
  isDay,
  partsOf,
} from '../../domain/calendar/time.ts';

/** How far into the next year a date without a year is looked for. */
const NEAR_DAYS = 90;

const two = (digits: string | number) => String(digits).padStart(2, '0');

/**
 * Reads an instant in Beijing time as people write it: `3月17日23:15`, `3-17 23:15`,
 * `2026年3月17日 下午5点半`, `明天 9:00`. Without a time the end of office hours is meant; without a
 * year this year's day, or next year's where that is near. Undefined where no date can be read or it does not exist.
 */
export function readWhen(text: string, now: Instant): Instant | undefined {
  const day = readDay(text, now);
  if (!day) return undefined;
  const time = readTime(text.slice(day.length));
  if (time === undefined) return undefined;
  if (!isDay(day.day)) return undefined;
  return instantAt(day.day, time);
}

/**
 * The day at the head of a text, and how long its words are; undefined where none stands there. It may
 * not exist: `isDay` says so.
 */
export function readDay(text: string, now: Instant): { day: Day; length: number } | undefined {
  const today = dayOf(now);
  const relative = /^(今天|明天|后天)\s*/.exec(text);
  if (relative) {
    const days = { 今天: 0, 明天: 1, 后天: 2 }[relative[1] as '今天' | '明天' | '后天'];
    return { day: addDays(today, days), length: relative[0].length };
  }
  const dated =
    /^(?:(\d{4})\s*[年\-/.]\s*)?(\d{1,2})\s*[月\-/.]\s*(\d{1,2})\s*[日号]?\s*(?:[((]?(?:周|星期)[一二三四五六日天][))]?)?\s*/.exec(
      text,
    );
  if (!dated) return undefined;
  const [whole, year, month = '', date = ''] = dated;
  const monthDay = `${two(month)}-${two(date)}`;
  const { year: thisYear } = partsOf(now);
  if (year) return { day: `${year}-${monthDay}`, length: whole.length };
  const [thisOne, nextOne] = [`${thisYear}-${monthDay}`, `${thisYear + 1}-${monthDay}`];
  // In December a day of January is meant; in March a day of February is a slip, and is refused.
  const turnsYear = thisOne < today && isDay(nextOne) && daysBetween(today, nextOne) <= NEAR_DAYS;
  return { day: turnsYear ? nextOne : thisOne, length: whole.length };
}

/** `HH:mm`; undefined where something is written that is no time of day. */
function readTime(text: string): string | undefined {
  const rest = text.replace(/(前|之前|以前)?[。.]?$/, '').trim();
  if (rest === '') return DUE_TIME;
  const read =
    /^(上午|早上|下午|晚上|晚|中午|凌晨)?\s*(\d{1,2})\s*(?:[:点时]\s*(?:(\d{1,2})\s*分?|(半))?)$/.exec(
      rest,
    );
  if (!read) return undefined;
  const [, half, hourText = '', minuteText, thirty] = read;
  const hour = Number(hourText);
  if (hour === 12 && (half === '晚上' || half === '晚')) return undefined;
  const isAfternoon = half === '下午' || half === '晚上' || half === '晚';
  const isNoon = half === '中午' && hour < 11;
  const midnight = half === '凌晨' && hour === 12;
  const hours = midnight ? 0 : (isAfternoon || isNoon) && hour < 12 ? hour + 12 : hour;
  const minutes = thirty ? 30 : Number(minuteText ?? 0);
  return hours < 24 && minutes < 60 ? `${two(hours)}:${two(minutes)}` : undefined;
}
