import { expect, test } from 'vitest';
import { DAY_MS } from '../calendar/time.ts';
import { keep, keptFrom } from '../points/testing.ts';
import { aProject, asOf, at, world } from '../testing.ts';
import { efficiencyOf } from './efficiency.ts';

const NODE = '0304';
const done = [...world.catalogue.nodes.keys()].filter((code) => code !== NODE);
const start = keptFrom(
  aProject({ done, running: [{ node: NODE, startedOn: '2026-03-16', limitOverride: null }] }),
);
const march = { from: at('2026-03-01 00:00'), to: at('2026-04-01 00:00'), unit: null };
const finished = (when: number) =>
  keep(start, [{ type: 'nodeFinished', node: NODE, by: 'U021' }], when).project;
const dueAt = (() => {
  const node = start.project.nodes.get(NODE);
  return node?.status === 'running' ? node.dueAt : 0;
})();

test('a node counts as on time up to its due instant, and names itself behind the rate', () => {
  const rateOf = (when: number) => {
    const { due, onTime } = efficiencyOf(world, [finished(when)], march, dueAt + 9 * DAY_MS);
    return [due.length, onTime.length];
  };
  expect(rateOf(dueAt)).toEqual([1, 1]);
  expect(rateOf(dueAt + 1)).toEqual([1, 0]);
  const open = efficiencyOf(world, [start.project], march, dueAt + 1);
  expect(open.due).toMatchObject([{ node: NODE, doneAt: null }]);
  expect(efficiencyOf(world, [start.project], march, dueAt - 1).due).toEqual([]);
});

test('days used are working days against the promise and the law', () => {
  const {
    averages,
    done: nodes,
    saved,
    lawful,
  } = efficiencyOf(world, [finished(asOf + DAY_MS)], march, dueAt);
  expect(averages?.used).toBe(1);
  expect(nodes[0]?.target).toBeGreaterThan(1);
  const [node] = lawful;
  if (node?.statutory) expect(saved).toBeCloseTo((node.statutory - 1) / node.statutory);
  else expect(saved).toBeNull();
});

test('a month without any node has no average', () => {
  const april = { ...march, from: at('2026-05-01 00:00'), to: at('2026-06-01 00:00') };
  expect(efficiencyOf(world, [finished(dueAt)], april, dueAt)).toMatchObject({
    due: [],
    averages: null,
    saved: null,
  });
});
