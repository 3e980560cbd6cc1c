import { expect, test } from 'vitest';
import { DAY_MS } from '../calendar/time.ts';
import { asOf, at, demoOpening, started, world } from '../testing.ts';
import { efficiencyOf } from './efficiency.ts';
import { runsIn, type Timeline } from './timeline.ts';

const NODE = '0304';
const DUE = '2026-03-20 17:30';
const opened: Timeline = demoOpening('DEMO-02')
  .filter(({ type }) => type !== 'nodeStarted')
  .map((event) => ({ event, at: asOf }));
const begun: Timeline = [...opened, { event: started(NODE, '2026-03-16', DUE), at: asOf }];
const march = { from: at('2026-03-01 00:00'), to: at('2026-04-01 00:00'), unit: null };
const dueAt = at(DUE);
const finished = (when: number): Timeline => [
  ...begun,
  { event: { type: 'nodeFinished', node: NODE, by: 'U021' }, at: when },
];
const measured = (log: Timeline, now: number, over = march) =>
  efficiencyOf(runsIn(world, log), over, now);

test('a node counts as on time up to its due instant, and names itself behind the rate', () => {
  const rateOf = (when: number) => {
    const { due, onTime } = measured(finished(when), dueAt + 9 * DAY_MS);
    return [due.length, onTime.length];
  };
  expect(rateOf(dueAt)).toEqual([1, 1]);
  expect(rateOf(dueAt + 1)).toEqual([1, 0]);
  expect(measured(begun, dueAt + 1).due).toMatchObject([{ node: NODE, doneAt: null }]);
  expect(measured(begun, dueAt - 1).due).toEqual([]);
});

test('days used are working days beside those promised and those the law allows', () => {
  const { averages, done, legal, saved } = measured(finished(asOf + DAY_MS), dueAt);
  expect(done).toMatchObject([{ node: NODE, used: 1, target: 10, statutory: 20 }]);
  expect(averages).toEqual({ used: 1, target: 10 });
  expect(legal).toEqual({ used: 1, statutory: 20 });
  expect(saved).toBeCloseTo(19 / 20);
});

test('a month without any node has no average', () => {
  const may = { ...march, from: at('2026-05-01 00:00'), to: at('2026-06-01 00:00') };
  expect(measured(finished(dueAt), dueAt, may)).toMatchObject({
    due: [],
    averages: null,
    legal: null,
    saved: null,
  });
});

test('a run that was done keeps counting when its node is opened again', () => {
  const log: Timeline = [
    ...finished(asOf + DAY_MS),
    {
      event: {
        type: 'nodeReopened',
        node: NODE,
        hadFinished: false,
        wasArchived: false,
        by: 'U061',
      },
      at: asOf + 2 * DAY_MS,
    },
    { event: started(NODE, '2026-03-18', '2026-03-25 17:30'), at: asOf + 2 * DAY_MS },
  ];
  const runs = runsIn(world, log);
  expect(runs.map(({ doneAt }) => doneAt)).toEqual([asOf + DAY_MS, null]);
});

test('what was due after a project had ended counts for nobody', () => {
  const end = (when: number): Timeline => [
    ...begun,
    { event: { type: 'projectTerminated', by: 'U061' }, at: when },
  ];
  expect(runsIn(world, end(dueAt - 1))).toEqual([]);
  expect(runsIn(world, end(dueAt + 1))).toMatchObject([{ node: NODE, doneAt: null }]);
});
