import { type Day, dayOf, type Instant, partsOf, startOfDay } from '../../domain/calendar/time.ts';
import { clockWords } from '../words.ts';

/** Faces of official papers (GB/T 9704): text in 宋体, heads in 黑体. */
export const faces = { text: '宋体', head: '黑体' } as const;

/** A line to sign on, with room for a name and a date. */
export const signatureLine = (label: string): string =>
  `${label}：________________　　　　年　　月　　日`;

/** `2026年3月17日`: a paper is read years later, so that its dates always have their year. */
export function printedDay(day: Day): string {
  const { year, month, day: date } = partsOf(startOfDay(day));
  return `${year}年${month}月${date}日`;
}

/** `2026年3月17日 17:30` */
export const printedMoment = (instant: Instant): string =>
  `${printedDay(dayOf(instant))} ${clockWords(instant)}`;
