import { saysAnotherDay } from './rule-words.ts';
import type { RulesFile } from './rules-schema.ts';
import type { DispatchTier } from './rules-types.ts';

type Written = RulesFile['dispatch'][number];
type Reading = Pick<DispatchTier, 'when' | 'time' | 'limits'>;

/**
 * The three tiers as the prose of the rules has them: 周一; 每月1日、16日; 每月最后一个工作日, each at
 * an odd minute. Source: lifecycle README, section 8; design, section 3 "Dispatch".
 */
const usual: Readonly<Record<DispatchTier['cycle'], Reading>> = {
  weekly: {
    when: { weekday: 'monday' },
    time: '08:07',
    limits: { redOverWorkdays: 0, anyRedFromWan: null, missed: ['3', 'returned'] },
  },
  'half-monthly': {
    when: { monthDays: [1, 16] },
    time: '08:11',
    limits: { redOverWorkdays: 5, anyRedFromWan: null, missed: ['7', 'monthly'] },
  },
  monthly: {
    when: { lastWorkday: true },
    time: '08:13',
    limits: { redOverWorkdays: 20, anyRedFromWan: 100_000, missed: ['1M'] },
  },
};

/** A tier as a machine reads it; what it leaves out is as usual for its cycle. */
export function tierOf({ when, time, limits = {}, ...tier }: Written): DispatchTier {
  const own = usual[tier.cycle];
  const { redOverWorkdays, anyRedFromWan, missed } = limits;
  return {
    ...tier,
    when: when ?? own.when,
    time: time ?? own.time,
    limits: {
      redOverWorkdays: redOverWorkdays ?? own.limits.redOverWorkdays,
      anyRedFromWan: anyRedFromWan === undefined ? own.limits.anyRedFromWan : anyRedFromWan,
      missed: missed ?? own.limits.missed,
    },
  };
}

/** What is wrong with a tier: its day must fit how often it meets. */
export function faultsOfTier(written: Written): string[] {
  const { cycle, when } = tierOf(written);
  const fits =
    cycle === 'weekly'
      ? 'weekday' in when
      : cycle === 'monthly'
        ? !('weekday' in when) && !('monthDays' in when && when.monthDays.length > 1)
        : 'monthDays' in when && when.monthDays.length === 2;
  if (fits && saysAnotherDay(written.defaultDay, when)) {
    return [`the words say ${written.defaultDay}, and the tier meets on another day`];
  }
  return fits ? [] : [`${cycle} cannot be on ${JSON.stringify(when)}`];
}
