import {
  addDays,
  addMonths,
  type Day,
  dayNumber,
  isDay,
  weekdayOf,
  yearOf,
} from '../../calendar/time.ts';
import {
  firstWorkdayAfter,
  HOLIDAY_NAMES,
  lunarDay,
  nearestHoliday,
  nextHoliday,
} from './holiday-words.ts';
import { numeralAt } from './numeral-words.ts';
import type { Span } from './text.ts';

/** A day that a message names; `day` is null where it stays open (下周, 近期). */
export interface DayMention extends Span {
  readonly day: Day | null;
  /** 昨天, 上周: behind the message. 今天 is neither. */
  readonly tense: 'past' | 'today' | 'open';
}

const N = '(?:\\d{1,2}|[一二两三四五六七八九十]{1,3}|半)';
const WEEKDAY = '[一二三四五六日天末散伞]';
const MONTHS = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const PARTS = '初|中旬|上旬|下旬|中|底|末|尾';

const FORMS: readonly (readonly [string, string])[] = [
  ['iso', '(?:19|20)\\d{2}\\s?[-/.年]\\s?\\d{1,2}\\s?[-/.月]\\s?\\d{1,2}[日号]?'],
  ['monthPart', `(?:(?:今年|明年)?${MONTHS}月份?|(?:下下?|这|本)个?月|月|年)(?:${PARTS})`],
  [
    'monthDay',
    `(?:今年|明年)?${MONTHS}月(?:[0-3]?\\d|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]?(?![\\d万亿%月年]|个)`,
  ],
  [
    'slashDay',
    '(?<![\\d/.])(?:1[0-2]|0?[1-9])[/.](?:[12]\\d|3[01]|0?[1-9])(?:[日号]|(?=[前来到过签]))(?![\\d])',
  ],
  [
    'nextMonthDay',
    `(?:下下?|这|本)个?月(?:[0-3]?\\d|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]`,
  ],
  [
    'thisEnglish',
    '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,8}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?\\b|\\b\\d{1,2}(?:st|nd|rd|th)?\\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,8}|\\b(?:next|this|on)\\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\btomorrow\\b',
  ],
  [
    'lunar',
    '正月(?:十[一二三四五六七八九]?|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|初?[一二三四五六七八九十]|\\d{1,2})|大年初[一二三四五六七八九十]|(?<![一-龥])初[三四五六七八九十](?=上班|[来到过签见]|以?后)|腊月(?:[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|初?[一二三四五六七八九]|\\d{1,2})|除夕',
  ],
  [
    'holiday',
    `(?:(?:${HOLIDAY_NAMES})(?:中秋|国庆)?(?:假期|长假|放假|假)?|年|节|过完?(?:年|节|春节|国庆|元旦|中秋|端午|五一)|假期)(?:之?前|以?后|之后|回来|上班|结束|一过|完)(?:上班|回来|上?班?第一天){0,3}`,
  ],
  ['holidayOver', `过完(?:年|节|${HOLIDAY_NAMES})`],
  [
    'week',
    `(?:(?:下下?个?|这个?|本|上上?个?)(?:周|星期|礼拜)|(?<![一两二三四五六七八九十\\d])(?:周|星期|礼拜))(?:${WEEKDAY}|内|之内|初|中|底)(?![年期边围]度?|到[周星礼下\\d])`,
  ],
  [
    'openWeek',
    '(?:下下?个?|这个?|本)(?:周|星期|礼拜)(?![一-龥]?[年期])|(?:下|这|本)个月|近期|近日|尽快|马上|回头|过两天|过几天|这两天|过阵子|改天|不日|明年|下半年',
  ],
  [
    'within',
    `${N}个?(?:天|日|周|星期|礼拜|月|个工作日|工作日)(?:之|以)?内|(?:未来|接下来)${N}天|${N}(?:天|日|周|个星期|个礼拜|个月)(?:之|以)?后`,
  ],
  [
    'relative',
    '大后[天日]|后[天日]|明[天日早晚]|今[天日早晚]|昨[天日晚]|前[天日](?![一-龥]{0,12}期)|刚才|刚刚|上周|上个?月|去年|上次|上回',
  ],
  [
    'dayOnly',
    '(?<![\\d.月年第#])(?:[12]\\d|3[01]|[1-9])[号日](?![线楼门机地厂院栋馆路仓店车间码])',
  ],
];

const ANY = new RegExp(FORMS.map(([name, source]) => `(?<${name}>${source})`).join('|'), 'gi');

/** More days than any message about leads names. */
const MOST_DAYS = 40;

/** All days that the text names, in order, as seen on `today` (Asia/Shanghai). */
export function daysOf(text: string, today: Day): DayMention[] {
  const found: DayMention[] = [];
  for (const match of text.matchAll(ANY)) {
    if (found.length >= MOST_DAYS) break;
    const words = match[0];
    const form = FORMS.find(([name]) => match.groups?.[name] !== undefined)?.[0] ?? '';
    const mention = read(form, words.replace(/\s/g, ''), today);
    if (mention) found.push({ start: match.index, end: match.index + words.length, ...mention });
  }
  return found;
}

type Meaning = Pick<DayMention, 'day' | 'tense'>;
const open = (day: Day | null | undefined): Meaning => ({ day: day ?? null, tense: 'open' });

function read(form: string, words: string, today: Day): Meaning | undefined {
  switch (form) {
    case 'iso':
      return isoDay(words, today);
    case 'monthPart':
      return open(monthPart(words, today));
    case 'monthDay':
    case 'slashDay':
      return open(monthDay(words, today));
    case 'nextMonthDay':
      return open(nextMonthDay(words, today));
    case 'thisEnglish':
      return open(englishDay(words, today));
    case 'lunar':
      return open(lunar(words, today));
    case 'holiday':
    case 'holidayOver':
      return open(aroundHoliday(words, today));
    case 'week':
      return weekDay(words, today);
    case 'within':
      return open(within(words, today));
    case 'relative':
      return relative(words, today);
    case 'dayOnly':
      return open(dayOfMonth(today, Number(/\d+/.exec(words)?.[0])));
    default:
      return open(null);
  }
}

/** The number that 3, 十五 or 廿三 says. */
function count(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  if (words === '廿') return 20;
  if (words.startsWith('廿')) return 20 + count(words.slice(1));
  return numeralAt(words, 0)?.min ?? Number.NaN;
}

const twoDigits = (value: number) => String(value).padStart(2, '0');
const dayIn = (year: number, month: number, day: number): Day | undefined => {
  const text = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  return isDay(text) ? text : undefined;
};

function isoDay(words: string, today: Day): Meaning | undefined {
  const [year = 0, month = 0, day = 0] = (words.match(/\d+/g) ?? []).map(Number);
  const found = dayIn(year, month, day);
  if (!found) return undefined;
  return { day: found, tense: found < today ? 'past' : 'open' };
}

/** The nearest such day not before today. */
function coming(month: number, day: number, today: Day): Day | undefined {
  const year = yearOf(today);
  return [year, year + 1, year + 2, year + 3, year + 4]
    .map((one) => dayIn(one, month, day))
    .find((found) => found !== undefined && found >= today);
}

function monthDay(words: string, today: Day): Day | undefined {
  const match = /^(今年|明年)?(.+?)[月/.](.+?)[日号]?$/.exec(words);
  const month = count(match?.[2] ?? '');
  const day = count(match?.[3] ?? '');
  if (match?.[1]) return dayIn(yearOf(today) + (match[1] === '明年' ? 1 : 0), month, day);
  return coming(month, day, today);
}

const lastOf = (year: number, month: number): Day =>
  addDays(addMonths(`${year}-${twoDigits(month)}-01`, 1), -1);

function monthPart(words: string, today: Day): Day | undefined {
  const part = /(初|中旬|上旬|下旬|中|底|末|尾)$/.exec(words)?.[1] ?? '';
  const head = words.slice(0, words.length - part.length);
  if (head === '年') return part === '底' || part === '末' ? `${yearOf(today)}-12-31` : undefined;
  const named = /^(今年|明年)?(\d{1,2}|[一二三四五六七八九十]{1,2})月/.exec(head);
  if (named) {
    const month = count(named[2] ?? '');
    const year = yearOf(today) + (named[1] === '明年' ? 1 : 0);
    const here = partOf(year, month, part);
    return here >= today || named[1] ? here : partOf(year + 1, month, part);
  }
  const shift = head.startsWith('下下') ? 2 : head.startsWith('下') ? 1 : 0;
  const first = addMonths(`${today.slice(0, 8)}01`, shift);
  return partOf(yearOf(first), Number(first.slice(5, 7)), part);
}

function partOf(year: number, month: number, part: string): Day {
  if (part === '初') return `${year}-${twoDigits(month)}-01`;
  if (part === '中') return `${year}-${twoDigits(month)}-15`;
  if (part === '上旬') return `${year}-${twoDigits(month)}-10`;
  if (part === '中旬') return `${year}-${twoDigits(month)}-20`;
  return lastOf(year, month);
}

function nextMonthDay(words: string, today: Day): Day | undefined {
  const shift = words.startsWith('下下') ? 2 : words.startsWith('下') ? 1 : 0;
  const first = addMonths(`${today.slice(0, 8)}01`, shift);
  return dayIn(
    yearOf(first),
    Number(first.slice(5, 7)),
    count(/月(.+?)[日号]$/.exec(words)?.[1] ?? ''),
  );
}

const ENGLISH = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
];
const ENGLISH_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function englishDay(words: string, today: Day): Day | undefined {
  const lower = words.toLowerCase();
  if (lower === 'tomorrow') return addDays(today, 1);
  const weekday = /^(next|this|on)(...)/.exec(lower);
  if (weekday?.[1] && lower.endsWith('day')) {
    const number = ENGLISH_DAYS.indexOf(weekday[2] ?? '');
    return weekday[1] === 'on'
      ? comingWeekday(number, today)
      : inWeek(today, weekday[1] === 'next' ? 1 : 0, number);
  }
  const month =
    ENGLISH.indexOf(/[a-z]{3}/.exec(lower.replace(/(\d)(?:st|nd|rd|th)/, '$1'))?.[0] ?? '') + 1;
  return coming(month, Number(/\d+/.exec(lower)?.[0]), today);
}

function lunar(words: string, today: Day): Day | undefined {
  const year = yearOf(today);
  const isLast = words.startsWith('腊月') || words === '除夕';
  const found = [year - 1, year, year + 1].map((one) => {
    if (words === '除夕') {
      const newYear = lunarDay(one + 1, '01-01');
      return newYear && addDays(newYear, -1);
    }
    const day = count(words.replace(/^(?:正月|腊月|大年)?初?/, ''));
    return lunarDay(one, `${isLast ? '12' : '01'}-${twoDigits(day)}`);
  });
  return found.find((day) => day !== undefined && day >= today);
}

/** 前 is the day before the holiday; 后 the first working day after its days off. */
function aroundHoliday(words: string, today: Day): Day | undefined {
  const isOver = words.startsWith('过完');
  const name = words
    .replace(/^过完?/, '')
    .replace(/(?:假期|长假|放假|假)?(?:之?前|以?后|之后|回来|上班|结束|一过|完).*$/, '')
    .replace(/(?<=.{2})(?:中秋|国庆)$/, '');
  const isAfter = isOver || !/前/.test(words);
  // On the holiday itself, and while its days off last, 节后 still means this one.
  const grace = isAfter ? 8 : 0;
  const day =
    name === '' || name === '节' || name === '假期'
      ? nearestHoliday(today, grace)
      : nextHoliday(name, today, grace);
  if (day === undefined) return undefined;
  if (!isAfter) return addDays(day, -1);
  const after = firstWorkdayAfter(day);
  if (after > today || grace === 0) return after;
  const next = name === '' || name === '节' ? nearestHoliday(today) : nextHoliday(name, today);
  return next && firstWorkdayAfter(next);
}

/** Monday is the first day of a week. */
const inWeek = (today: Day, weeks: number, weekday: number): Day => {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  return addDays(monday, weeks * 7 + ((weekday + 6) % 7));
};
const comingWeekday = (weekday: number, today: Day): Day => {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  return addDays(today, ahead === 0 ? 7 : ahead);
};

const WEEK = '日一二三四五六';

function weekDay(words: string, today: Day): Meaning {
  const match = /^(下下|下|这|本|上上|上)?个?(?:周|星期|礼拜)(.*)$/.exec(words);
  const which = match?.[1] ?? '';
  const day = (match?.[2] ?? '').replace(/[散伞]/, '三').replace('天', '日');
  const weeks = which === '下下' ? 2 : which === '下' ? 1 : 0;
  if (which.startsWith('上')) return { day: null, tense: 'past' };
  if (day.endsWith('内')) return open(inWeek(today, weeks, 5));
  if (day === '初') return open(inWeek(today, weeks, 1));
  if (day === '中') return open(inWeek(today, weeks, 3));
  if (day === '底') return open(inWeek(today, weeks, 5));
  if (day === '末') return open(inWeek(today, weeks, 6));
  const number = WEEK.indexOf(day);
  return open(which === '' ? comingWeekday(number, today) : inWeek(today, weeks, number));
}

function within(words: string, today: Day): Day | undefined {
  const amount = /半|\d+|[一二两三四五六七八九十]+/.exec(words)?.[0] ?? '';
  const isHalf = amount === '半';
  const number = isHalf ? 0.5 : count(amount);
  if (!Number.isFinite(number)) return undefined;
  if (/月/.test(words)) return isHalf ? addDays(today, 15) : addMonths(today, number);
  if (/周|星期|礼拜/.test(words)) return addDays(today, Math.round(number * 7));
  return addDays(today, Math.round(number));
}

function relative(words: string, today: Day): Meaning {
  if (words.startsWith('大后')) return open(addDays(today, 3));
  if (words.startsWith('后')) return open(addDays(today, 2));
  if (words.startsWith('明')) return open(addDays(today, 1));
  if (words.startsWith('今')) return { day: today, tense: 'today' };
  return { day: null, tense: 'past' };
}

function dayOfMonth(today: Day, day: number): Day | undefined {
  for (let ahead = 0; ahead < 3; ahead += 1) {
    const first = addMonths(`${today.slice(0, 8)}01`, ahead);
    const found = dayIn(yearOf(first), Number(first.slice(5, 7)), day);
    if (found && dayNumber(found) >= dayNumber(today)) return found;
  }
  return undefined;
}
