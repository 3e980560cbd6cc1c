import { createCalendar } from '../calendar/calendar.ts';
import { dueOn } from '../calendar/due.ts';
import { daysBetween, weekdayOf, yearOf } from '../calendar/time.ts';
import type { Report } from './faults.ts';
import type { RulesFile } from './rules-schema.ts';

/** The arrangements are sound, and counting with them gives the due days of the test vectors. */
export function checkCalendar(rules: RulesFile['calendar'], report: Report): void {
  for (const [year, { holidays, makeupWorkdays }] of Object.entries(rules.years)) {
    const place = `rules calendar.years.${year}`;
    for (const { name, from, to } of holidays) {
      if (from > to) report(place, `${name} ends before it begins`);
      if (daysBetween(from, to) > 31) report(place, `${name} is longer than a month`);
      // 元旦 may begin on 31 December of the year before.
      if (yearOf(to) !== Number(year)) report(place, `${name} does not end in ${year}`);
    }
    for (const day of makeupWorkdays) {
      if (weekdayOf(day) !== 0 && weekdayOf(day) !== 6) {
        report(place, `make-up workday ${day} is no Saturday or Sunday`);
      }
      if (holidays.some(({ from, to }) => from <= day && day <= to)) {
        report(place, `make-up workday ${day} lies inside a holiday`);
      }
    }
  }
  const calendar = createCalendar(rules);
  for (const { acceptedOn, days, kind, dueOn: wanted } of rules.testVectors) {
    const counted = dueOn(calendar, acceptedOn, { days, kind });
    if (counted !== wanted) {
      const place = `rules calendar.testVectors ${acceptedOn}`;
      report(place, `${days} ${kind} days end on ${counted}, not ${wanted}`);
    }
  }
}
