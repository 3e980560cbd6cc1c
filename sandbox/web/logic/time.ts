/** Beijing time of sandbox instants. The zone has no summer time, so a fixed shift is exact. */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const weekdays = ['日', '一', '二', '三', '四', '五', '六'] as const;

export interface Wall {
  year: number;
  month: number;
  day: number;
  weekday: string;
  /** HH:mm */
  time: string;
  /** Days since the epoch, counted in Beijing. */
  dayNumber: number;
}

const two = (n: number) => String(n).padStart(2, '0');

export function wallOf(instant: string | number): Wall {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  const shifted = new Date(ms + 8 * hourMs);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: `周${weekdays[shifted.getUTCDay()]}`,
    time: `${two(shifted.getUTCHours())}:${two(shifted.getUTCMinutes())}`,
    dayNumber: Math.floor(shifted.getTime() / dayMs),
  };
}

export function sameDay(a: string | number, b: string | number): boolean {
  return wallOf(a).dayNumber === wallOf(b).dayNumber;
}

function dateWords(wall: Wall, now: Wall): string {
  const year = wall.year === now.year ? '' : `${wall.year}年`;
  return `${year}${wall.month}月${wall.day}日`;
}

/** The day line between messages: 今天 3月16日 周一. */
export function dayWords(instant: string, now: number): string {
  const wall = wallOf(instant);
  const today = wallOf(now);
  const ago = today.dayNumber - wall.dayNumber;
  const near = ago === 0 ? '今天 ' : ago === 1 ? '昨天 ' : '';
  return `${near}${dateWords(wall, today)} ${wall.weekday}`;
}

/** As short as a list row allows: the time today, else the day. */
export function listTime(instant: string, now: number): string {
  const wall = wallOf(instant);
  const today = wallOf(now);
  const ago = today.dayNumber - wall.dayNumber;
  if (ago === 0) return wall.time;
  return ago === 1 ? '昨天' : dateWords(wall, today);
}

/** A time standing beside another instant: the date only where the day differs. */
export function timeBeside(instant: string, beside: string): string {
  const wall = wallOf(instant);
  if (sameDay(instant, beside)) return wall.time;
  return `${wall.month}月${wall.day}日 ${wall.time}`;
}

export function fullWords(instant: string | number): string {
  const wall = wallOf(instant);
  return `${wall.month}月${wall.day}日 ${wall.weekday} ${wall.time}`;
}
