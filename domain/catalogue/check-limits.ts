import type { Limit } from '../calendar/calendar.ts';
import type { Report } from './faults.ts';
import type { Parts } from './parts.ts';
import type { MinimumPeriod, Statutory } from './types.ts';

/** A target is never slower than the law allows, and never cuts a period the law fixes. */
export function checkLimits({ nodes }: Parts, report: Report): void {
  for (const node of nodes) {
    const place = `catalogue nodes ${node.code}`;
    checkLimit(node.limit, node.statutory, node.statutoryMinimum, `${place} limit`, report);
    node.variants.forEach(({ limit, statutory }, index) => {
      const at = `${place} variants.${index}.limit`;
      checkLimit(limit, statutory, node.statutoryMinimum, at, report);
    });
  }
}

function checkLimit(
  limit: Limit,
  statutory: Statutory | null,
  minimum: readonly MinimumPeriod[],
  place: string,
  report: Report,
): void {
  if (statutory?.type === 'maximum' && isSurelyLonger(limit, statutory)) {
    report(place, `${words(limit)} is above the statutory maximum of ${words(statutory)}`);
  }
  if (statutory?.type === 'minimum' && isSurelyLonger(statutory, limit)) {
    report(place, `${words(limit)} is below the statutory minimum of ${words(statutory)}`);
  }
  for (const period of [...minimum, ...sums(minimum)]) {
    if (isSurelyLonger(period, limit)) {
      report(place, `${words(limit)} is below the statutory minimum of ${words(period)}`);
    }
  }
}

/** The periods follow one another: notice first, then the listing. */
function sums(minimum: readonly MinimumPeriod[]): Limit[] {
  return (['working', 'calendar'] as const).flatMap((kind) => {
    const days = minimum.flatMap((part) => ('days' in part && part.kind === kind ? part.days : []));
    return days.length > 1 ? [{ days: days.reduce((a, b) => a + b), kind }] : [];
  });
}

/** Working and calendar days compare only where no holiday could turn the answer: n working days
 *  take at least n calendar days, a month has 28 to 31. */
function isSurelyLonger(a: Limit, b: Limit): boolean {
  if ('months' in a) {
    if ('months' in b) return a.months > b.months;
    return b.kind === 'calendar' && a.months * 28 > b.days;
  }
  if ('months' in b) return a.days > b.months * 31;
  return a.kind === b.kind || a.kind === 'working' ? a.days > b.days : false;
}

function words(limit: Limit): string {
  return 'months' in limit ? `${limit.months} months` : `${limit.days} ${limit.kind} days`;
}
