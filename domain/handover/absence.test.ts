import { describe, expect, test } from 'vitest';
import { createDirectory, type Person } from '../people/types.ts';
import type { World } from '../project/types.ts';
import { asOf, people, world, worldWith } from '../testing.ts';
import { decideLeave, decideReturn, mayArrange, standInsFor } from './absence.ts';

// U022 helps in the land office, U008 heads it; U023 is made a second helper there.
const second = { id: 'U023', unit: 'ZGJ' };
const office = worldWith(second);
const until = '2026-04-20';
const away = (standIn: string, last = until) => ({ standIn, until: last });

const leave = (
  around: World = office,
  {
    person = 'U022',
    standIn = 'U023',
    last = until,
    by = 'U022',
    from,
  }: { person?: string; standIn?: string; last?: string; by?: string; from?: string } = {},
) =>
  decideLeave(
    around,
    { person, standIn, ...(from === undefined ? {} : { from }), until: last, by },
    asOf,
  );

describe('a leave that lies ahead', () => {
  const from = '2026-04-10';

  test('is recorded with its first day, and changes nobody before it', () => {
    expect(leave(office, { from })).toEqual({
      ok: true,
      events: [{ type: 'personAway', person: 'U022', standIn: 'U023', from, until, by: 'U022' }],
    });
    const planned = { ...away('U023'), from };
    const on = (day: string) =>
      createDirectory(
        people.map((person) => (person.id === 'U022' ? { ...person, away: planned } : person)),
        day,
      ).actingFor('U022');
    expect(['2026-04-09', from, until, '2026-04-21'].map(on)).toEqual([
      'U022',
      'U023',
      'U023',
      'U022',
    ]);
  });

  test('that begins today is one like any other', () => {
    expect(leave(office, { from: '2026-03-16' })).toEqual(leave(office));
  });

  test.each([
    ['2026-03-15', until, 'date-not-ahead'],
    ['2026-04-21', until, 'absence-order'],
  ])('from %s to %s is refused: %s', (first, last, code) => {
    expect(leave(office, { from: first, last })).toMatchObject({ refusal: { code } });
  });

  test.each([
    [{ from: '2026-04-18', until: '2026-04-30' }, false],
    [{ from: '2026-04-21', until: '2026-04-30' }, true],
    [{ until: '2026-04-09' }, true],
    [{ until: '2026-04-10' }, false],
  ])('needs a stand-in who is here on all its days: %j', (other, isGood) => {
    const around = worldWith({ ...second, away: { standIn: 'U008', ...other } });
    expect(leave(around, { from }).ok).toBe(isGood);
  });

  test('is no matter for whoever stands in on one of its days', () => {
    const promised = worldWith({ ...second, away: { ...away('U022'), from: '2026-04-15' } });
    expect(leave(promised, { from, standIn: 'U008' })).toMatchObject({
      refusal: { code: 'absence-stands-in', absent: ['U023'] },
    });
    expect(leave(promised, { from, standIn: 'U008', last: '2026-04-14' }).ok).toBe(true);
  });

  test('waits for the end of one that runs; said again changes nothing; may be called off', () => {
    const runs = worldWith(second, { id: 'U022', away: away('U023', '2026-03-20') });
    expect(leave(runs, { from })).toMatchObject({
      refusal: { code: 'absence-runs', until: '2026-03-20' },
    });
    const planned = worldWith(second, { id: 'U022', away: { ...away('U023'), from } });
    expect(leave(planned, { from })).toMatchObject({ refusal: { code: 'absence-stands', from } });
    expect(leave(planned, { from: '2026-04-11' }).ok).toBe(true);
    expect(decideReturn(planned, { person: 'U022', by: 'U022' }, asOf)).toMatchObject({
      ok: true,
      events: [{ type: 'personBack' }],
    });
  });
});

describe('going on leave', () => {
  test.each(['U022', 'U008', 'U066'])('recorded by %s', (by) => {
    expect(leave(office, { by })).toEqual({
      ok: true,
      events: [{ type: 'personAway', person: 'U022', standIn: 'U023', until, by }],
    });
  });

  test('not by a colleague', () => {
    expect(leave(office, { by: 'U023' })).toMatchObject({
      refusal: { code: 'absence-not-allowed', who: ['U022', 'U066', 'U008'] },
    });
  });

  test.each([
    ['today alone', '2026-03-16', undefined],
    ['a day that has passed', '2026-03-15', 'date-not-ahead'],
    ['more than a year', '2027-03-18', 'date-too-far'],
  ])('until %s', (_what, last, code) => {
    const decision = leave(office, { last });
    expect(decision.ok ? undefined : decision.refusal.code).toBe(code);
  });

  test.each([
    ['themselves', 'U022', 'same-person'],
    ['another unit', 'U021', 'receiver-unfit'],
    ['an enterprise', 'U032', 'receiver-unfit'],
    ['a stranger', 'U999', 'receiver-gone'],
  ])('not in the hands of %s', (_who, standIn, code) => {
    expect(leave(office, { standIn })).toMatchObject({ refusal: { code } });
  });

  test('a stand-in who is on leave is refused', () => {
    const around = worldWith({ ...second, away: away('U008') });
    expect(leave(around)).toEqual({
      ok: false,
      refusal: { code: 'receiver-away', person: 'U023', until },
    });
  });

  test('who stands in for somebody does not leave', () => {
    const around = worldWith({ ...second, away: away('U022') });
    expect(leave(around, { standIn: 'U008' })).toEqual({
      ok: false,
      refusal: { code: 'absence-stands-in', person: 'U022', absent: ['U023'] },
    });
  });

  test('a leave may be changed, and said again changes nothing', () => {
    const around = worldWith(second, { id: 'U022', away: away('U023') });
    expect(leave(around, { last: '2026-04-10' }).ok).toBe(true);
    expect(leave(around, { standIn: 'U008' }).ok).toBe(true);
    expect(leave(around)).toMatchObject({ refusal: { code: 'absence-stands' } });
  });

  test('an enterprise has no leave here', () => {
    expect(leave(office, { person: 'U032', standIn: 'U031', by: 'U066' })).toMatchObject({
      refusal: { code: 'absence-of-enterprise' },
    });
  });
});

describe('who can stand in', () => {
  test.each([
    ['a helper: the unit', 'U022', ['U008', 'U023']],
    [
      'an agent: other agents and the unit',
      'U018',
      ['U015', 'U016', 'U017', 'U019', 'U020', 'U026', 'U054'],
    ],
    ['a leader: leaders', 'U006', ['U001', 'U002', 'U003', 'U004', 'U005']],
    ['a verifier: verifiers', 'U062', ['U063']],
    ['the only operator: nobody', 'U066', []],
  ])('for %s', (_who, person, expected) => {
    expect(standInsFor(office, person)).toEqual(expected);
  });

  test('a unit of one person has nobody', () => {
    const alone = worldWith({ id: 'U008', active: false });
    expect(standInsFor(alone, 'U022')).toEqual([]);
    expect(mayArrange(alone, 'U022')).toEqual(['U022', 'U066']);
  });
});

describe('coming back', () => {
  const around = worldWith(second, { id: 'U022', away: away('U023') });

  test('before the last day', () => {
    expect(decideReturn(around, { person: 'U022', by: 'U008' }, asOf)).toEqual({
      ok: true,
      events: [{ type: 'personBack', person: 'U022', by: 'U008' }],
    });
  });

  test('without having left is told', () => {
    expect(decideReturn(office, { person: 'U022', by: 'U022' }, asOf)).toMatchObject({
      refusal: { code: 'absence-none' },
    });
    const over: Person[] = people.map((person) =>
      person.id === 'U022' ? { ...person, away: away('U023', '2026-03-15') } : person,
    );
    const later = { ...office, directory: createDirectory(over, '2026-03-16') };
    expect(decideReturn(later, { person: 'U022', by: 'U022' }, asOf)).toMatchObject({
      refusal: { code: 'absence-none' },
    });
  });

  test('is not for the stand-in to say', () => {
    expect(decideReturn(around, { person: 'U022', by: 'U023' }, asOf)).toMatchObject({
      refusal: { code: 'absence-not-allowed' },
    });
  });
});

test('the world of the demo has nobody on leave', () => {
  expect(people.filter(({ id }) => world.directory.absenceOf(id))).toEqual([]);
});
