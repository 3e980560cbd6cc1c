const MINUTE = 60_000;
/** The district's clocks show Beijing time, which has known no daylight saving since 1991. */
const BEIJING_OFFSET_MS = 480 * MINUTE;

/** ISO 8601 with the offset of Beijing. */
export function formatInstant(at: number): string {
  return `${new Date(at + BEIJING_OFFSET_MS).toISOString().slice(0, -1)}+08:00`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

export function parseInstant(text: string): number | undefined {
  const at = INSTANT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

const NUMBER = '(\\d+(?:[.,]\\d+)?)';
const DURATION = new RegExp(
  `^P(?:${NUMBER}Y)?(?:${NUMBER}M)?(?:${NUMBER}W)?(?:${NUMBER}D)?` +
    `(?:T(?:${NUMBER}H)?(?:${NUMBER}M)?(?:${NUMBER}S)?)?$`,
);

/** The instant an ISO 8601 duration later; months and years by the calendar of Beijing. */
export function addDuration(at: number, duration: string): number | undefined {
  const match = DURATION.exec(duration);
  if (!match || /[PT]$/.test(duration)) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = match
    .slice(1)
    .map((part) => Number((part ?? '0').replace(',', '.')));
  const wall = addMonths(at + BEIJING_OFFSET_MS, (years ?? 0) * 12 + (months ?? 0));
  const dayCount = (weeks ?? 0) * 7 + (days ?? 0);
  const minuteCount = (dayCount * 24 + (hours ?? 0)) * 60 + (minutes ?? 0);
  return Math.round(wall - BEIJING_OFFSET_MS + minuteCount * MINUTE + (seconds ?? 0) * 1000);
}

function addMonths(wall: number, months: number): number {
  if (months === 0) return wall;
  const date = new Date(wall);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0));
  date.setUTCDate(Math.min(day, lastDay.getUTCDate()));
  return date.getTime();
}
