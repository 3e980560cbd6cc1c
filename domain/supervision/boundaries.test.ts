import { describe, expect, test } from 'vitest';
import { tick } from '../project/decide.ts';
import { planNotices } from '../project/notices.ts';
import { at, carryOut, TICK, world } from '../testing.ts';
import { nextRedDayAt } from './red-days.ts';
import { endOf, later, nextMonthly } from './rungs.ts';
import { NODE, onOrder, onto, orderOf, supervised, withNodeDone } from './testing.ts';

// Dates at the edges of nights, holidays, make-up Saturdays and months, beside those of the rungs
// themselves (`ladder.test.ts`). Holidays of 2026: 15–23 February, 4–6 April, 1–5 May, 1–7 October;
// worked all the same: 14 and 28 February, 9 May, 20 September, 10 October.

describe('the monthly feedback of a plan is owed on the same day of the next month', () => {
  test.each([
    ['on a working day', '2026-03-16 09:00', '2026-04-16'],
    ['at night, by the day that runs', '2026-03-16 23:59', '2026-04-16'],
    ['just after midnight', '2026-03-17 00:00', '2026-04-17'],
    ['from the 31st to a month of 30 days', '2026-03-31 10:00', '2026-04-30'],
    [
      'from 31 January to the end of February, a make-up Saturday',
      '2026-01-31 10:00',
      '2026-02-28',
    ],
    ['from 30 January to the same', '2026-01-30 10:00', '2026-02-28'],
    ['from the last of February', '2026-02-28 10:00', '2026-03-30'],
    ['onto a Saturday off', '2026-06-18 10:00', '2026-07-20'],
    ['into the Spring Festival', '2026-01-16 10:00', '2026-02-24'],
    ['into the National Day holiday', '2026-09-01 10:00', '2026-10-08'],
    ['onto a make-up Saturday', '2026-04-09 10:00', '2026-05-09'],
    ['over the turn of the year', '2026-12-14 10:00', '2027-01-14'],
  ])('%s', (_when, now, day) => {
    // From 28 February the same day is Saturday, 28 March: the next working day is the 30th.
    expect(nextMonthly(world, at(now))).toBe(at(`${day} 17:30`));
  });
});

describe('dates after a standstill move by its calendar days, onto a working day', () => {
  test.each([
    ['no day', '2026-03-17 17:30', 0, '2026-03-17 17:30'],
    ['over a weekend', '2026-03-17 17:30', 4, '2026-03-23 17:30'],
    ['onto a make-up Saturday', '2026-02-25 17:30', 3, '2026-02-28 17:30'],
    ['into the Qingming holiday', '2026-03-31 17:30', 4, '2026-04-07 17:30'],
    ['from the 31st over a month’s end', '2026-03-31 17:30', 1, '2026-04-01 17:30'],
    ['with the hour it had', '2026-03-17 23:15', 1, '2026-03-18 23:15'],
  ])('%s', (_what, before, days, after) => {
    expect(later(world, at(before), days)).toBe(at(after));
  });
});

describe('a new result after a return is owed in three days', () => {
  const [verifier = ''] = world.directory.withRole('verifier').map(({ id }) => id);
  const owner = orderOf(supervised()).climb?.called[0] ?? '';
  test.each([
    ['on a Monday', '2026-03-16 10:00', '2026-03-19'],
    ['on a Thursday, over the weekend', '2026-03-19 10:00', '2026-03-23'],
    ['late in the night', '2026-03-18 23:59', '2026-03-23'],
    ['before Qingming', '2026-04-02 10:00', '2026-04-07'],
    ['onto a make-up Saturday', '2026-05-06 10:00', '2026-05-09'],
    ['at the end of a month', '2026-03-31 10:00', '2026-04-03'],
  ])('%s', (_when, now, day) => {
    const done = onto(withNodeDone(supervised(), owner), at(now));
    const returning = onOrder({ type: 'returnOrder', by: verifier, words: '没有接通' });
    const back = carryOut(done, at(now), returning);
    expect(orderOf(back).returned?.dueAt).toBe(at(`${day} 17:30`));
  });
});

describe('time that was given ends at close of its day, whatever day that is', () => {
  test.each(['2026-03-20', '2026-03-21', '2026-03-31', '2026-02-28'])('%s', (day) => {
    expect(endOf(day)).toBe(at(`${day} 17:30`));
  });
});

describe('a call about an order keeps the night', () => {
  const operator = world.directory.withRole('operator')[0]?.id ?? '';
  test.each([
    ['before ten in the evening', '2026-03-16 21:59', '2026-03-16 21:59'],
    ['at ten', '2026-03-16 22:00', '2026-03-17 07:00'],
    ['before midnight', '2026-03-16 23:59', '2026-03-17 07:00'],
    ['at midnight', '2026-03-17 00:00', '2026-03-17 07:00'],
    ['a minute to seven', '2026-03-17 06:59', '2026-03-17 07:00'],
    ['at seven', '2026-03-17 07:00', '2026-03-17 07:00'],
    ['on the last night of a month', '2026-03-31 23:00', '2026-04-01 07:00'],
    ['on the last night of a year', '2026-12-31 23:00', '2027-01-01 07:00'],
    [
      'on a Saturday night, since calls do not wait for Monday',
      '2026-03-21 23:00',
      '2026-03-22 07:00',
    ],
  ])('%s', (_when, now, notBefore) => {
    const project = supervised();
    // An assignment calls at the very instant of the act.
    const to = orderOf(project).climb?.called[0] ?? '';
    const assigned = onOrder({ type: 'assignOrder', by: project.team.lead, to });
    const after = carryOut(onto(project, at(now)), at(now), assigned);
    const event = { type: 'orderAssigned', matter: 'S1', by: operator, form: null, to } as const;
    const posts = planNotices(world, after, [event], at(now)).filter(
      (notice) => notice.type === 'postToGroup',
    );
    expect(posts.map((post) => post.notBefore)).toEqual([at(notBefore)]);
  });
});

describe('a red working day is counted at its close, the first whole one', () => {
  test.each([
    ['after a Monday', '2026-03-16 09:00', '2026-03-17'],
    ['after a Friday', '2026-03-20 17:31', '2026-03-23'],
    ['before Qingming', '2026-04-03 17:31', '2026-04-07'],
    ['before a make-up Saturday', '2026-05-08 17:31', '2026-05-09'],
    ['over a month’s end', '2026-03-31 17:31', '2026-04-01'],
  ])('%s', (_when, now, day) => {
    const order = { ...orderOf(supervised()), redDays: { count: 0, upTo: now.slice(0, 10) } };
    expect(nextRedDayAt(world, order, at(now))).toBe(at(`${day} 17:30`));
  });

  test('at 17:30 and not a millisecond before', () => {
    const counted = (now: number) =>
      tick(world, supervised(), now).filter(({ type }) => type === 'redDayCounted').length;
    expect([counted(at('2026-03-17 17:30') - 1), counted(at('2026-03-17 17:30'))]).toEqual([0, 1]);
    expect(carryOut(supervised(), at('2026-03-17 17:30'), TICK).nodes.has(NODE)).toBe(true);
  });
});
