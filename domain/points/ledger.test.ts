import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR } from '../calendar/time.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { acceptNode, aProject, asOf, demoProject, finish, world } from '../testing.ts';
import { accountOf } from './account.ts';
import { hundredthsOf } from './amounts.ts';
import { enterAll } from './enter.ts';
import { entriesFor } from './entries.ts';
import { act, type Kept, keptFrom, onOrder, passing } from './testing.ts';
import type { NewLine, RuledLine } from './types.ts';

const rules = world.catalogue.rules.points;

// Whatever people do, at whatever hour: some acts are refused, most come late.
const codes = [...world.catalogue.nodes.keys()];
const people = world.directory.everybody().map(({ id }) => id);
const command = fc.oneof(
  { weight: 4, arbitrary: fc.constant<ProjectCommand>({ type: 'tick' }) },
  fc
    .tuple(fc.constantFrom(...codes), fc.constantFrom(...people))
    .map(([node, by]) => finish(node, by)),
  fc
    .tuple(fc.constantFrom(...codes), fc.constantFrom(...people))
    .map(([node, by]) => acceptNode(node, by)),
  fc
    .tuple(fc.constantFrom('S1', 'S2', 'S3'), fc.constantFrom(...people))
    .map(
      ([matter, by]) => ({ ...onOrder({ type: 'confirmCause', by }), matter }) as ProjectCommand,
    ),
  fc.tuple(fc.constantFrom('S1', 'S2', 'S3'), fc.constantFrom(...people)).map(
    ([matter, by]) =>
      ({
        ...onOrder({
          type: 'acceptOrder',
          by,
          responsible: by,
          cause: 'enterprise',
          words: '等企业图纸',
        }),
        matter,
      }) as ProjectCommand,
  ),
  fc.tuple(fc.constantFrom('S1', 'S2', 'S3'), fc.constantFrom(...people)).map(
    ([matter, by]) =>
      ({
        ...onOrder({ type: 'closeOrder', by, words: '' }),
        matter,
      }) as ProjectCommand,
  ),
);
const history = fc.array(
  fc.record({ hours: fc.integer({ min: 1, max: 24 * 9 }), command, delivers: fc.boolean() }),
  { maxLength: 25 },
);

const starts = [
  () => demoProject('DEMO-18'),
  () =>
    aProject({
      done: ['0101', '0102'],
      running: ['0304', '0404', '0501'].map((node) => ({
        node,
        startedOn: '2026-03-10',
        limitOverride: null,
      })),
    }),
];

function live(steps: readonly { hours: number; command: ProjectCommand; delivers: boolean }[]) {
  return fc.sample(fc.constantFrom(...starts), { numRuns: 1, seed: steps.length }).map((start) => {
    let kept: Kept = keptFrom(start());
    let now = asOf;
    for (const { hours, command: next, delivers } of steps) {
      now += hours * HOUR;
      kept = act(kept, next, now, { delivers });
    }
    return { kept, now };
  })[0];
}

const sum = (lines: readonly NewLine[]) =>
  lines.reduce((total, { hundredths }) => total + hundredths, 0);

test('over any history: balance = base + sum, every entry has its cause, no cap is passed', () => {
  fc.assert(
    fc.property(history, (steps) => {
      const lived = live(steps);
      if (!lived) return;
      const { kept, now } = lived;
      const { ledger, log } = kept;
      for (const unit of new Set(ledger.map((line) => line.unit))) {
        for (const month of new Set(ledger.map((line) => line.month))) {
          const own = ledger.filter((line) => line.unit === unit && line.month === month);
          const account = accountOf(rules, unit, month, ledger, [], now);
          expect(account.balance).toBe(hundredthsOf(rules.base) + sum(own));
          expect(account.settled + account.pending).toBe(account.balance);
          expect(sum(own.filter(({ rule }) => rule === 'A1'))).toBeLessThanOrEqual(1000);
          for (const node of new Set(own.map((line) => line.node))) {
            const cost = own.filter((line) => line.node === node && line.rule.startsWith('D'));
            expect(sum(cost)).toBeGreaterThanOrEqual(-2000);
          }
        }
      }
      for (const line of ledger) {
        expect(log.find(({ id }) => id === line.cause.id)?.event.type).toBe(line.cause.type);
        if (line.kind === 'entry' && line.reason !== null && line.reason !== 'capped') {
          expect(line.hundredths).toBe(0);
        }
        // Nothing is taken of which nobody was warned.
        const needsWarning = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D10'].includes(line.rule);
        if (line.kind === 'entry' && needsWarning && line.hundredths < 0) {
          expect(line.warnedBy).not.toBeNull();
        }
      }
      const keys = ledger.map(({ rule, key }) => `${rule} ${key}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const node of new Set(ledger.map((line) => line.node))) {
        const red = ledger.filter((line) => line.node === node && line.rule === 'D2');
        expect(sum(red)).toBeGreaterThanOrEqual(-1000);
        const cost = ledger.filter((line) => line.node === node && line.rule.startsWith('D'));
        const back = ledger.filter((line) => line.node === node && line.rule === 'A3');
        if (cost.every(({ kind }) => kind === 'entry')) {
          expect(sum(back)).toBeLessThanOrEqual(-sum(cost));
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('the same change entered again adds nothing', () => {
  const start = keptFrom(demoProject('DEMO-18'));
  const red = passing(passing(start, asOf + 2 * DAY_MS), asOf + 9 * DAY_MS);
  expect(red.ledger.length).toBeGreaterThan(0);
  const again = entriesFor(world, {
    before: start.project,
    after: red.project,
    events: red.log,
    at: asOf + 9 * DAY_MS,
  });
  const lines = enterAll(world, again.candidates, red.ledger, new Map(), asOf + 9 * DAY_MS);
  expect(lines).toEqual([]);
});

test('what a unit earns by early nodes ends at ten points a month', () => {
  const lines: RuledLine[] = enterAll(
    world,
    Array.from({ length: 30 }, (_, index) => ({
      rule: 'A1',
      unit: 'FGW',
      projectId: `P-${index}`,
      node: '0304',
      matter: null,
      key: `P-${index}/0304`,
      cause: { id: index + 1, type: 'nodeFinished', at: asOf },
      exempt: null,
      need: null,
    })),
    [],
    new Map(),
    asOf,
  );
  expect(lines).toHaveLength(20);
  expect(sum(lines)).toBe(1000);
});

test('a balance may fall below nothing: it is never cut, so that it stays the sum of its entries', () => {
  const lines: RuledLine[] = enterAll(
    world,
    Array.from({ length: 12 }, (_, index) => ({
      rule: 'D12',
      unit: 'FGW',
      projectId: `P-${index}`,
      node: '0304',
      matter: null,
      key: `P-${index}`,
      cause: { id: index + 1, type: 'pointsRecorded', at: asOf },
      exempt: null,
      need: null,
    })),
    [],
    new Map(),
    asOf,
  );
  const ledger = lines.map((line, index) => ({ ...line, id: index + 1 }));
  const account = accountOf(rules, 'FGW', '2026-03', ledger, [], asOf + 30 * DAY_MS);
  expect(account).toMatchObject({ balance: -2000, settled: -2000, taken: -12_000 });
});
