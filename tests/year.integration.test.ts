import { afterAll, beforeAll, expect, test } from 'vitest';
import demo from '../demo/projects.json' with { type: 'json' };
import { liveYear } from './year/live.ts';
import { claims } from './year/rules.ts';

// `npm run test:year` lives through a whole year with all projects, `npm test` through some weeks
// with a few of them. `SEED` tries other people, `DAYS` a shorter year.
const isYear = process.env.YEAR === '1';
const seed = Number(process.env.SEED ?? 2026);
const all = demo.projects.map(({ id }) => id);
const some = ['DEMO-02', 'DEMO-05', 'DEMO-16', 'DEMO-18'];
const days = Number(process.env.DAYS ?? 365);
const form = isYear
  ? ({ days, projects: all, pace: 'calm' } as const)
  : ({ days: 12, projects: some, pace: 'busy' } as const);
/** How much must have happened for the tests to mean anything. */
const ENOUGH = isYear
  ? { acts: 11 * days, events: days < 365 ? 30 : 60 }
  : { acts: 200, events: 30 };
const WITHIN_MS = 1_800_000;

let year: Awaited<ReturnType<typeof liveYear>>;
beforeAll(async () => {
  year = await liveYear({ seed, ...form });
}, WITHIN_MS);
afterAll(() => year?.close());

test.each(claims)('$rule: $claim', ({ rule }) => {
  const broken = year.faults.filter((fault) => fault.rule === rule);
  expect(broken.map(({ what }) => what)).toEqual([]);
});

test('people did much, and much came of it', () => {
  expect(year.counts.acts).toBeGreaterThan(ENOUGH.acts);
  expect(year.happened.size).toBeGreaterThan(ENOUGH.events);
});
