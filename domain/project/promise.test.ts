import { describe, expect, test } from 'vitest';
import { whoMay } from '../access/access.ts';
import { asOf, at, carryOut, demoProject, file, finish, promise, TICK, world } from '../testing.ts';
import { handle } from './decide.ts';
import { isPromiseWarningOver, mayPromise, promisedSince } from './promise.ts';

const demo02 = demoProject('DEMO-02');

describe('who may promise, before a date is named', () => {
  test('the unit head, while a paper may come later', () => {
    expect(mayPromise(world, demo02, '0303', 'U010')).toBeUndefined();
  });

  test.each([
    ['an unknown node', '9999', 'U010', { code: 'unknown-node' }],
    ['a node that does not apply', '0302', 'U007', { code: 'node-not-applicable' }],
    ['a node that waits', '0405', 'U008', { code: 'node-waiting', waitsFor: ['0404'] }],
    ['a node that is done', '0301', 'U007', { code: 'node-done' }],
    ['the helper', '0303', 'U024', { code: 'not-allowed', who: ['U010'] }],
    [
      'preflight papers alone',
      '0404',
      'U008',
      { code: 'preflight-cannot-be-promised', materials: ['M025', 'M030'] },
    ],
  ])('%s is refused', (_what, node, by, refusal) => {
    expect(mayPromise(world, demo02, node, by)).toMatchObject(refusal);
  });

  test('the unit head, while a promised paper may get another day', () => {
    const promised = carryOut(demo02, asOf, promise('0303', ['M015'], '2026-03-20', 'U010'));
    expect(mayPromise(world, promised, '0303', 'U010')).toBeUndefined();
  });

  test('a node without missing papers needs none', () => {
    const complete = carryOut(demo02, asOf, file('M015', 'U032'));
    expect(mayPromise(world, complete, '0303', 'U010')).toEqual({
      code: 'nothing-to-promise',
      node: '0303',
    });
  });
});

describe('a paper promised on two nodes', () => {
  // The construction drawings of DEMO-12.
  const demo12 = demoProject('DEMO-12');
  const headOf = (node: string) => whoMay(world, demo12, 'promiseMaterials', node)[0] ?? '';
  const later = (node: string, day: string) => promise(node, ['M041'], day, headOf(node));
  const owed = (...days: readonly [string, string][]) =>
    carryOut(demo12, asOf, ...days.map(([node, day]) => later(node, day))).materials.get('M041');

  test.each([
    [
      'later',
      [
        ['0503', '2026-03-20'],
        ['0504', '2026-03-27'],
      ],
      '2026-03-20',
      ['0503', '0504'],
    ],
    [
      'earlier',
      [
        ['0503', '2026-03-27'],
        ['0504', '2026-03-20'],
      ],
      '2026-03-20',
      ['0503', '0504'],
    ],
    // Nobody else holds it to the first date.
    [
      'later, by itself',
      [
        ['0503', '2026-03-20'],
        ['0503', '2026-03-27'],
      ],
      '2026-03-27',
      ['0503'],
    ],
  ] as const)('is owed by the earliest date: then %s', (_then, days, promisedOn, nodes) => {
    expect(owed(...(days as unknown as [string, string][]))).toMatchObject({
      promisedOn,
      dueAt: at(`${promisedOn} 17:30`),
      nodes,
    });
  });

  test('is warned of once while its date stands', () => {
    const noon = at('2026-03-17 12:00');
    const near = carryOut(carryOut(demo12, asOf, later('0503', '2026-03-17')), noon, TICK);
    const both = carryOut(near, noon, later('0504', '2026-03-27'));
    expect(both.materials.get('M041')).toMatchObject({
      nodes: ['0503', '0504'],
      warned: { yellow: noon },
    });
  });
});

describe('a promised paper', () => {
  const promised = carryOut(demo02, asOf, promise('0303', ['M015'], '2026-03-20', 'U010'));
  const again = (day: string, now = asOf) =>
    handle(world, promised, promise('0303', ['M015'], day, 'U010'), now);

  test.each([
    ['earlier', '2026-03-19'],
    ['later', '2026-03-27'],
  ])('gets a day that is %s', (_where, day) => {
    expect(again(day)).toMatchObject({
      ok: true,
      events: [{ type: 'materialPromised', promisedOn: day, dueAt: at(`${day} 17:30`) }],
    });
  });

  test('that keeps its day changes nothing and says so', () => {
    expect(again('2026-03-20')).toEqual({
      ok: false,
      refusal: {
        code: 'promise-stands',
        node: '0303',
        papers: [{ material: 'M015', promisedOn: '2026-03-20' }],
        asked: '2026-03-20',
      },
    });
  });

  test('beside a new one is left alone', () => {
    const both = promise('0304', ['M013', 'M017'], '2026-03-20', 'U007');
    const one = carryOut(demo02, asOf, promise('0304', ['M017'], '2026-03-20', 'U007'));
    const outcome = handle(world, one, both, asOf);
    expect(outcome.ok && outcome.events).toMatchObject([{ material: 'M013' }]);
  });

  test('is not put off while another node needs it before', () => {
    const demo12 = demoProject('DEMO-12');
    const ask = (node: string, day: string) =>
      promise(node, ['M041'], day, whoMay(world, demo12, 'promiseMaterials', node)[0] ?? '');
    const shared = carryOut(demo12, asOf, ask('0503', '2026-03-20'), ask('0504', '2026-03-27'));
    expect(handle(world, shared, ask('0504', '2026-03-25'), asOf)).toMatchObject({
      refusal: { code: 'promise-stands', papers: [{ promisedOn: '2026-03-20' }] },
    });
  });

  test('answers the forms that were open', () => {
    expect(promisedSince(promised, '0303', asOf - 1)).toEqual(['M015']);
    expect(promisedSince(promised, '0303', asOf)).toEqual([]);
    expect(promisedSince(promised, '0304', asOf - 1)).toEqual([]);
  });
});

describe('the warning of a promise', () => {
  const due = at('2026-03-20 17:30');
  const near = at('2026-03-19 12:00');
  const promised = carryOut(demo02, asOf, promise('0303', ['M015'], '2026-03-20', 'U010'));
  const recalled = carryOut(promised, near, TICK);
  const broken = carryOut(recalled, due, TICK);
  const over = (project: typeof demo02, now: number) =>
    (['yellow', 'red'] as const).filter((warning) =>
      isPromiseWarningOver(project, 'M015', warning, now),
    );

  test.each([
    ['stands while its date is ahead', recalled, near, ['red']],
    ['gives way to the red notice', recalled, due, ['yellow', 'red']],
    ['leaves a broken promise to the red notice', broken, due, ['yellow']],
    ['is over on a machine whose clock is behind', broken, due - 1, ['yellow']],
    [
      'is over when the date is moved',
      carryOut(broken, due, promise('0303', ['M015'], '2026-03-27', 'U010')),
      due,
      ['yellow', 'red'],
    ],
    [
      'is over when the paper comes',
      carryOut(broken, due, file('M015', 'U032')),
      due,
      ['yellow', 'red'],
    ],
  ] as const)('%s', (_claim, project, now, expected) => {
    expect(over(project, now)).toEqual(expected);
  });
});

test('a promised paper lets the node finish', () => {
  const promised = carryOut(demo02, asOf, promise('0303', ['M015'], '2026-03-20', 'U010'));
  const done = carryOut(promised, asOf, finish('0303', 'U024'));
  expect(done.nodes.get('0303')?.status).toBe('done');
});
