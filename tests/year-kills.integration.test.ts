import { afterAll, beforeAll, expect, test } from 'vitest';
import demo from '../demo/projects.json' with { type: 'json' };
import { liveYear } from './year/live.ts';
import { claims } from './year/rules.ts';

// The simulated year once more, with the bot's process killed at random instants: `npm run
// test:year:kills` lives through a whole one, `npm test` through some days. What held without kills
// holds with them.
const isYear = process.env.YEAR === '1';
const seed = Number(process.env.SEED ?? 2027);
const all = demo.projects.map(({ id }) => id);
const form = isYear
  ? ({ days: 365, projects: all, pace: 'calm' } as const)
  : ({ days: 4, projects: ['DEMO-05', 'DEMO-18'], pace: 'busy' } as const);
const kills = Number(process.env.KILLS ?? (isYear ? 200 : 8));
const WITHIN_MS = 1_800_000;

let year: Awaited<ReturnType<typeof liveYear>>;
beforeAll(async () => {
  year = await liveYear({ seed, kills, ...form });
}, WITHIN_MS);
afterAll(() => year?.close());

test.each(claims)('killed again and again, $rule: $claim', ({ rule }) => {
  const broken = year.faults.filter((fault) => fault.rule === rule);
  expect(broken.map(({ what }) => what)).toEqual([]);
});

test('the process was killed often enough', () => {
  expect(year.counts.deaths).toBeGreaterThan(kills * 0.7);
});
