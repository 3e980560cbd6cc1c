import { expect, test } from 'vitest';
import { at } from '../testing.ts';
import { boardOf, hasNews, landmarks, lateCount } from './board.ts';
import { aLead, carryOutLead } from './testing.ts';

const monday = at('2026-03-16 09:00');
const talks = { type: 'advance', to: 'talks', by: 'U064' } as const;
const sign = (amountWan: number) =>
  ({ type: 'sign', on: '2026-03-18', amountWan, by: 'U064' }) as const;

const leads = [
  carryOutLead(aLead({ id: 'L-1' }), at('2026-03-17 17:31'), { type: 'tick' }),
  carryOutLead(aLead({ id: 'L-2' }), at('2026-03-17 09:00'), talks),
  carryOutLead(aLead({ id: 'L-3' }), at('2026-03-18 09:00'), sign(30_000)),
  carryOutLead(aLead({ id: 'L-4' }), at('2026-03-18 09:00'), sign(900)),
  carryOutLead(carryOutLead(aLead({ id: 'L-5' }), monday, talks), at('2026-04-01 09:00'), {
    type: 'tick',
  }),
];

test('a board counts what came, moved, was signed, and what is late by what it is', () => {
  const board = boardOf(leads, monday, at('2026-03-23 08:07'));
  expect(board).toMatchObject({ fresh: 5, moved: 2, signed: 2, lost: 0 });
  expect(board.late).toEqual({ respond: 1, study: 0, feedback: 0, followUp: 1 });
  expect(board.lates.map(({ lead, duty }) => `${lead} ${duty}`)).toEqual([
    'L-1 respond',
    'L-5 followUp',
  ]);
  expect(lateCount(board)).toBe(2);
  expect(board.funnel.map(({ stage, count }) => `${stage} ${count}`)).toEqual([
    'new 1',
    'study 0',
    'contact 0',
    'talks 2',
    'signing 0',
    'signed 2',
  ]);
  expect(hasNews(board)).toBe(true);
  expect(hasNews(boardOf([], monday, monday))).toBe(false);
});

test('landmarks of a month are the signed ones from a hundred million on', () => {
  expect(landmarks(leads, 10_000, '2026-03-01', '2026-04-01')).toEqual({
    count: 1,
    amountWan: 30_000,
  });
  expect(landmarks(leads, 10_000, '2026-04-01', '2026-05-01').count).toBe(0);
});
