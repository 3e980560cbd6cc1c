import { addMonths } from '../calendar/time.ts';
import type { PointsRules, PointsThresholds } from '../catalogue/rules-types.ts';
import type { UnitCode } from '../catalogue/types.ts';
import type { Account } from './account.ts';
import { hundredthsOf } from './amounts.ts';
import type { Month } from './types.ts';

export type BlackReason = 'new-reds' | 'missed-month' | 'false-report' | 'below';

/** A talk that a month calls for (提醒, 约谈, 通报), and why. */
export interface Talk {
  readonly level: 'remind' | 'summon' | 'censure';
  readonly reasons: readonly ('below' | 'black-in-a-row' | 'overdue' | 'summoned-again')[];
}

/** What a month makes of a unit. */
export interface Standing {
  readonly account: Account;
  readonly isRed: boolean;
  /** Why it is on the black list (黑榜); empty: it is not. */
  readonly black: readonly BlackReason[];
  readonly talk: Talk | null;
}

/** What the lists look at besides the accounts. */
export interface ListFacts {
  /** Calendar days the unit's latest node is late at the end of the month, by unit; absent: none is. */
  readonly overdueDays: ReadonlyMap<UnitCode, number>;
}

/**
 * Lists and talks of the last of several months, which follow one another; the first ones are there
 * for what is counted in a row and by quarter. They go by settled points only: nothing is held
 * against a unit that it may still object to. Source: lifecycle rules, `lists` and `talk`.
 */
export function standingsOf(
  rules: PointsRules,
  months: readonly (readonly Account[])[],
  facts: ListFacts,
): Standing[] {
  const current = months.at(-1) ?? [];
  const red = redUnits(rules.thresholds, current);
  return current
    .map((account) => {
      const history = months.flatMap((month) => month.filter(({ unit }) => unit === account.unit));
      return {
        account,
        isRed: red.has(account.unit),
        black: blackReasons(rules.thresholds, account),
        talk: talkOf(rules.thresholds, history, facts),
      };
    })
    .sort(
      (a, b) =>
        b.account.settled - a.account.settled || a.account.unit.localeCompare(b.account.unit),
    );
}

/** 红榜: the first five by points without a new red; with equal points all of them or none. */
function redUnits({ red }: PointsThresholds, accounts: readonly Account[]): ReadonlySet<UnitCode> {
  const sorted = [...accounts].sort((a, b) => b.settled - a.settled);
  const [last, next] = [sorted[red.top - 1], sorted[red.top]];
  const isDrawn = last !== undefined && next !== undefined && last.settled === next.settled;
  const bar = last?.settled ?? Number.NEGATIVE_INFINITY;
  const among = sorted.filter(({ settled }) => (isDrawn ? settled > bar : settled >= bar));
  return new Set(among.filter(({ newReds }) => newReds <= red.mostNewReds).map(({ unit }) => unit));
}

function blackReasons({ black }: PointsThresholds, account: Account): BlackReason[] {
  return [
    ...(account.newReds >= black.newReds ? (['new-reds'] as const) : []),
    ...(account.missedMonths >= black.missedMonths ? (['missed-month'] as const) : []),
    ...(account.falseReports > 0 ? (['false-report'] as const) : []),
    ...(account.settled < hundredthsOf(black.below) ? (['below'] as const) : []),
  ];
}

/** The highest talk that a unit's months call for, the last of them being the one that is judged. */
function talkOf(
  thresholds: PointsThresholds,
  history: readonly Account[],
  facts: ListFacts,
): Talk | null {
  const account = history.at(-1);
  if (!account) return null;
  const { talk } = thresholds;
  const summons = summonReasons(thresholds, history, facts.overdueDays.get(account.unit) ?? 0);
  if (summons.length > 0) {
    const before = history.filter(
      ({ month }, index) =>
        isSameQuarter(month, account.month) &&
        index < history.length - 1 &&
        summonReasons(thresholds, history.slice(0, index + 1), 0).length > 0,
    );
    return before.length + 1 >= talk.censureSummons
      ? { level: 'censure', reasons: [...summons, 'summoned-again'] }
      : { level: 'summon', reasons: summons };
  }
  return account.settled < hundredthsOf(talk.remindBelow)
    ? { level: 'remind', reasons: ['below'] }
    : null;
}

function summonReasons(
  thresholds: PointsThresholds,
  history: readonly Account[],
  overdueDays: number,
): Talk['reasons'][number][] {
  const { talk } = thresholds;
  const account = history.at(-1);
  if (!account) return [];
  const row = history.slice(-talk.summonBlackMonths);
  const isInARow =
    row.length === talk.summonBlackMonths &&
    row.every((one) => blackReasons(thresholds, one).length > 0) &&
    row.every(({ month }, index) => month === monthBefore(account.month, row.length - 1 - index));
  return [
    ...(account.settled < hundredthsOf(talk.summonBelow) ? (['below'] as const) : []),
    ...(isInARow ? (['black-in-a-row'] as const) : []),
    ...(overdueDays > talk.summonOverdueDays ? (['overdue'] as const) : []),
  ];
}

/** A month so many months earlier. */
export const monthBefore = (month: Month, months: number): Month =>
  addMonths(`${month}-01`, -months).slice(0, 7);

const quarterOf = (month: Month): string =>
  `${month.slice(0, 4)}/${Math.ceil(Number(month.slice(5)) / 3)}`;

const isSameQuarter = (a: Month, b: Month): boolean => quarterOf(a) === quarterOf(b);
