import { WEEKDAYS } from '../calendar/calendar.ts';
import type { DispatchTier, LadderRole } from './rules-types.ts';

// What the prose of the rules says of what a machine reads beside it: whoever edits the words alone
// would believe that the rule has changed.

const weekdays = '日一二三四五六';

/** Whether the words of a tier's day contradict the day it meets; words without a day do not. */
export function saysAnotherDay(said: string, when: DispatchTier['when']): boolean {
  if ('weekday' in when) {
    const day = /周(.)/u.exec(said)?.[1];
    return day !== undefined && WEEKDAYS[weekdays.indexOf(day)] !== when.weekday;
  }
  const numbers = [...said.matchAll(/(\d+)日/gu)].map(([, number]) => Number(number));
  return 'monthDays' in when && numbers.length > 0 && numbers.join() !== when.monthDays.join();
}

/** How the prose of a step names those whom it climbs to. */
const heads: readonly (readonly [string, LadderRole])[] = [
  ['一把手', 'unitHead'],
  ['分管', 'portfolioLeader'],
  ['主要领导', 'principalLeader'],
];

/** The one role that the words name where it is not the role that is meant. */
export function saysAnotherRole(said: string, meant: LadderRole): string | undefined {
  const named = heads.filter(([word]) => said.includes(word));
  const [only] = named;
  return only && named.length === 1 && only[1] !== meant ? only[0] : undefined;
}
