import chineseDays from 'chinese-days';
import { addDays, type Day, isDay, yearOf } from '../../calendar/time.ts';

const { getSolarDateFromLunar, isWorkday } = chineseDays;

const LUNAR: Readonly<Record<string, string>> = {
  春节: '01-01',
  过年: '01-01',
  年: '01-01',
  新年: '01-01',
  大年初一: '01-01',
  元宵: '01-15',
  元宵节: '01-15',
  端午: '05-05',
  端午节: '05-05',
  七夕: '07-07',
  中秋: '08-15',
  中秋节: '08-15',
  重阳: '09-09',
  腊八: '12-08',
  小年: '12-23',
};
const SOLAR: Readonly<Record<string, string>> = {
  元旦: '01-01',
  元旦节: '01-01',
  五一: '05-01',
  劳动节: '05-01',
  国庆: '10-01',
  国庆节: '10-01',
  双节: '10-01',
  十一: '10-01',
  七一: '07-01',
  八一: '08-01',
  双十一: '11-11',
  双十二: '12-12',
  圣诞: '12-25',
  圣诞节: '12-25',
};

/** The names that a day may be told by. */
export const HOLIDAY_NAMES = [
  '春节',
  '新年',
  '元宵节?',
  '端午节?',
  '中秋节?',
  '重阳',
  '腊八',
  '小年',
  '清明节?',
  '元旦节?',
  '五一',
  '劳动节',
  '国庆节?',
  '十一(?=[前后放回假])',
  '双节',
  '圣诞节?',
].join('|');
/** Those with days off, in the order of the year. */
const OFF = ['元旦', '春节', '清明', '五一', '端午', '中秋', '国庆'] as const;

/** The solar day of a lunar one, `MM-DD` of a lunar year. */
export function lunarDay(year: number, monthDay: string): Day | undefined {
  const day = getSolarDateFromLunar(`${year}-${monthDay}`).date;
  return isDay(day) ? day : undefined;
}

/** Qingming falls on 4 April in leap years and the year after one until 2103, else on the 5th. */
const qingming = (year: number): Day => `${year}-04-0${year % 4 < 2 ? 4 : 5}`;

function holidayIn(name: string, year: number): Day | undefined {
  if (name.startsWith('清明'))
    return year % 4 === 2 || year % 4 === 3 ? `${year}-04-05` : qingming(year);
  const lunar = LUNAR[name];
  if (lunar) return lunarDay(year, lunar);
  const solar = SOLAR[name];
  return solar ? `${year}-${solar}` : undefined;
}

/** The holiday's next day of that name, not before `today` less a holiday's own length. */
export function nextHoliday(name: string, today: Day, grace = 0): Day | undefined {
  const year = yearOf(today);
  for (const one of [year - 1, year, year + 1, year + 2]) {
    const day = holidayIn(name, one);
    if (day !== undefined && day >= addDays(today, -grace)) return day;
  }
  return undefined;
}

/** The nearest holiday with days off: what 节前 and 节后 mean. */
export function nearestHoliday(today: Day, grace = 0): Day | undefined {
  return OFF.map((name) => nextHoliday(name, today, grace))
    .filter((day) => day !== undefined)
    .sort()[0];
}

/** The first working day after the holiday's days off. */
export function firstWorkdayAfter(holiday: Day): Day {
  let day = holiday;
  // 春节 and 国庆 last eight days at most; what follows is a working day within two weeks.
  for (let step = 0; step < 15; step += 1) {
    day = addDays(day, 1);
    if (isWorkday(day)) return day;
  }
  return addDays(holiday, 8);
}
