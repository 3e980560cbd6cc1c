import { describe, expect, test } from 'vitest';
import { defaultAttributes } from '../testing.ts';
import { applicable, checkAttributes, holds, limitOf } from './applies.ts';
import { shippedCatalogue } from './load.ts';
import type { ProjectAttributes, Rule } from './types.ts';

const catalogue = shippedCatalogue();
const defaults = defaultAttributes;
const with_ = (more: ProjectAttributes): ProjectAttributes => ({ ...defaults, ...more });
const node = (code: string) => catalogue.nodes.get(code)!;

describe('rules', () => {
  const yes: Rule = { attr: 'a', op: 'eq', value: 1 };
  const no: Rule = { attr: 'a', op: 'eq', value: 2 };
  test.each<[string, Rule, boolean]>([
    ['equal', yes, true],
    ['unequal', no, false],
    ['equal text is no number', { attr: 'a', op: 'eq', value: '1' }, false],
    ['among', { attr: 'a', op: 'in', value: [2, 1] }, true],
    ['not among', { attr: 'a', op: 'in', value: [2, 3] }, false],
    ['at least, exactly', { attr: 'a', op: 'gte', value: 1 }, true],
    ['at least, below', { attr: 'a', op: 'gte', value: 1.5 }, false],
    ['at least, on a text', { attr: 't', op: 'gte', value: 0 }, false],
    ['all', { all: [yes, yes] }, true],
    ['not all', { all: [yes, no] }, false],
    ['any', { any: [no, yes] }, true],
    ['none of any', { any: [no, no] }, false],
    ['not', { not: no }, true],
    ['nested', { all: [{ not: no }, { any: [no, { all: [yes] }] }] }, true],
    ['a missing attribute', { attr: 'b', op: 'eq', value: 1 }, false],
    ['not a missing attribute', { not: { attr: 'b', op: 'eq', value: 1 } }, true],
  ])('%s', (_what, rule, expected) => expect(holds(rule, { a: 1, t: 'x' })).toBe(expected));
});

describe('applicable nodes', () => {
  test.each<[string, ProjectAttributes, string[], string[]]>([
    ['a government project', { fundingType: 'government' }, ['0302'], ['0201', '0203', '1102']],
    ['an enterprise project', {}, ['0201', '0203', '0301'], ['0302', '0401', '0403']],
    ['leased halls', { landMode: 'existing', newBuilding: false }, ['0503'], ['0402', '0502']],
    ['allocated land', { landMode: 'allocation' }, ['0401', '0402', '0405'], ['0404', '0602']],
    ['energy just enough', { energyTce: 1000 }, ['0304'], []],
    ['energy just short', { energyTce: 999.9, energyKwhWan: 499 }, [], ['0304']],
    ['an exempt small work', { eiaClass: 'none', emission: 'none' }, [], ['0303', '1001']],
  ])('%s', (_what, attributes, applies, skipped) => {
    const codes = applicable(catalogue, with_(attributes));
    expect(applies.filter((code) => !codes.has(code))).toEqual([]);
    expect(skipped.filter((code) => codes.has(code))).toEqual([]);
  });
});

describe('limits', () => {
  test.each<[string, ProjectAttributes, object]>([
    ['0303', { eiaClass: 'form' }, { days: 7, kind: 'working' }],
    ['0303', { eiaClass: 'report' }, { days: 15, kind: 'working' }],
    ['0303', { eiaClass: 'register' }, { days: 1, kind: 'working' }],
    ['0305', { occupiedHa: 4.9 }, { days: 1, kind: 'working' }],
    ['0305', { occupiedHa: 5 }, { days: 5, kind: 'working' }],
    ['0701', { mustTender: true }, { days: 30, kind: 'calendar' }],
    ['0802', {}, { days: 150, kind: 'calendar' }],
  ])('%s of %j is %j', (code, attributes, limit) => {
    expect(limitOf(node(code), with_(attributes))).toEqual(limit);
  });
});

describe('attributes', () => {
  test('the defaults are sound', () => {
    expect(checkAttributes(catalogue, defaults)).toEqual([]);
    expect(Object.keys(defaults)).toHaveLength(19);
  });

  test('every fault is named', () => {
    const { industrial: _, ...rest } = with_({
      fundingType: 'private',
      energyTce: -1,
      mustTender: 'yes',
      colour: 'red',
    });
    expect(checkAttributes(catalogue, rest)).toEqual([
      'attribute fundingType must be one of enterprise, government, not private',
      'attribute mustTender must be true or false, not yes',
      'attribute energyTce must be a number of at least 0, not -1',
      'attribute industrial is missing',
      'unknown attribute colour',
    ]);
  });
});
