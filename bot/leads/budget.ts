import { dayOf, type Instant } from '../../domain/calendar/time.ts';

/** Tokens that may still be used today, in this process. */
export interface Budget {
  isLeft(now: Instant): boolean;
  spend(now: Instant, tokens: number): void;
}

/** So many tokens in each day of Asia/Shanghai. */
export function createBudget(tokensADay: number): Budget {
  let day = '';
  let spent = 0;
  const turn = (now: Instant) => {
    if (day === dayOf(now)) return;
    day = dayOf(now);
    spent = 0;
  };
  return {
    isLeft(now) {
      turn(now);
      return spent < tokensADay;
    },
    spend(now, tokens) {
      turn(now);
      spent += tokens;
    },
  };
}
