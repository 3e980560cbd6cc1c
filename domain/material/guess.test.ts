import { describe, expect, test } from 'vitest';
import { aProject, asOf, carryOut, demoProject, file, promise, world } from '../testing.ts';
import { askable } from './guess.ts';

const demo02 = demoProject('DEMO-02');

describe('materials a file may be meant for', () => {
  test('the missing ones of the node', () => {
    expect(askable(world, demo02, '0404')).toEqual(['M025', 'M030']);
    expect(askable(world, demo02, '0303')).toEqual(['M015']);
  });

  test('a promised one is still awaited', () => {
    const promised = carryOut(demo02, asOf, promise('0303', ['M015'], '2026-03-20', 'U010'));
    expect(askable(world, promised, '0303')).toEqual(['M015']);
  });

  test('all of the node where none is missing', () => {
    const complete = carryOut(demo02, asOf, file('M015', 'U032'));
    expect(askable(world, complete, '0303')).toEqual(['M001', 'M002', 'M012', 'M015', 'M006']);
  });

  test('without a node, those of all running nodes', () => {
    // In order of the due instants: 0404, 0305, 0501, 0304, 0601, 0303; M025 is named once.
    expect(askable(world, demo02, null)).toEqual([
      'M025',
      'M030',
      'M019',
      'M037',
      'M013',
      'M017',
      'M044',
      'M015',
    ]);
  });

  test('never one of a node that does not apply', () => {
    const refit = aProject({
      attributes: { landMode: 'existing', newBuilding: false },
      done: ['0101', '0102', '0201', '0202', '0203', '0301'],
    });
    expect(askable(world, refit, '0503')).toEqual(['M040', 'M041']);
  });
});
