/** The district's clock: what a card calls local is local there. */
const ZONE = 'Asia/Shanghai';

const FORMATS: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_short: { month: 'long', day: 'numeric' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  week: { weekday: 'long' },
  week_short: { weekday: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_sec: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  timezone: { timeZoneName: 'short' },
};

export function formatDatetime(at: number, format: string): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return '';
  const known = Object.hasOwn(FORMATS, format) ? format : 'date_num';
  const options = { ...FORMATS[known], timeZone: ZONE };
  const text = new Intl.DateTimeFormat('zh-CN', options).format(at);
  return known === 'date_num' ? text.replaceAll('/', '-') : text;
}

/** A day written by a pattern such as `YYYY/MM/DD` or `M月D日 HH:mm`, as a table's column asks. */
export function formatPattern(at: number, pattern: string): string {
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return '';
  // China has one offset and no summer time.
  const iso = new Date(at + 8 * 3_600_000).toISOString();
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] =
    iso.match(/\d+/g) ?? [];
  const parts: Record<string, string> = {
    YYYY: year,
    YY: year.slice(-2),
    MM: month,
    M: String(Number(month)),
    DD: day,
    D: String(Number(day)),
    HH: hour,
    mm: minute,
    ss: second,
  };
  return pattern.replace(/YYYY|YY|MM?|DD?|HH|mm|ss/g, (token) => parts[token] ?? token);
}
