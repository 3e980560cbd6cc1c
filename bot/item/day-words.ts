import { addDays, type Day, dayOf, type Instant, isDay } from '../../domain/calendar/time.ts';
import { readDay } from '../commands/when.ts';

/** A day as people write it inside a sentence. */
const DAY_WORDS =
  '(?:\\d{4}年)?\\d{1,2}月\\d{1,2}[日号]?|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|今天|明天|后天|(?:本|这|下)?(?:周|星期)[一二三四五六日天]|(?:本|这个?)?月底|\\d{1,3}(?:天|日)(?:以|之)?内';
const BY = '(?:以前|之前|前|底前)';
const FINISHED = '(?:完成|办结|办好|落实|到位)?';
const IN_SENTENCE = new RegExp(`(${DAY_WORDS})(${BY})?`, 'gu');

/** The day and the words around it that only say that it is a deadline. */
export const dayAtHead = new RegExp(
  `^(?:于|在|务必在|务必于)?(?:${DAY_WORDS})${BY}?[,，、\\s]*`,
  'u',
);
export const dayAtEnd = new RegExp(
  `[,，、;；\\s]*(?:于|在|务必在|期限|限|截止)?[:：]?(?:${DAY_WORDS})${BY}?${FINISHED}[。.!！]*$`,
  'u',
);

const WHOLE = new RegExp(`^(?:${DAY_WORDS})${BY}?${FINISHED}$`, 'u');

/** Whether a cell is a deadline and nothing else. */
export const isDayCell = (cell: string): boolean => WHOLE.test(cell);

/** A day that stands in no calendar, as it was written. */
export interface NoDay {
  readonly code: 'not-understood';
  readonly words: string;
}

const WEEK = '一二三四五六日';

/**
 * The deadline that a sentence names: of several days the one that stands before 前, else the first.
 * Undefined where it names none; a fault where it is in no calendar (31 April).
 */
export function findDay(text: string, now: Instant): Day | NoDay | undefined {
  const found = [...text.matchAll(IN_SENTENCE)];
  const meant = found.find(([, , by]) => by !== undefined) ?? found[0];
  if (meant?.[1] === undefined) return undefined;
  const day = dayOfWords(meant[1], now);
  return day !== undefined && isDay(day) ? day : { code: 'not-understood', words: meant[1] };
}

function dayOfWords(words: string, now: Instant): Day | undefined {
  const today = dayOf(now);
  const within = /^(\d{1,3})(?:天|日)/u.exec(words)?.[1];
  if (within !== undefined) return addDays(today, Number(within));
  if (words.endsWith('月底')) return lastOfMonth(today);
  const week = /^(本|这|下)?(?:周|星期)(.)$/u.exec(words);
  return week ? weekday(today, week[1], week[2] ?? '') : readDay(words, now)?.day;
}

function lastOfMonth(today: Day): Day {
  const first = `${today.slice(0, 8)}01`;
  const next = addDays(first, 31);
  return addDays(`${next.slice(0, 8)}01`, -1);
}

/** `周五` is the next one from today on, `下周五` that of the week after this one. */
function weekday(today: Day, which: string | undefined, sign: string): Day {
  const wanted = sign === '天' ? 6 : WEEK.indexOf(sign);
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const ofWeek = addDays(monday, wanted + (which === '下' ? 7 : 0));
  return which === undefined && ofWeek < today ? addDays(ofWeek, 7) : ofWeek;
}
