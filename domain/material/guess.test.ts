import { describe, expect, test } from 'vitest';
import { aProject, asOf, carryOut, demoProject, file, promise, world } from '../testing.ts';
import { askable, guessMaterial } from './guess.ts';

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

describe('what a file is', () => {
  // 0404 owes M025 (宗地图) and M030; its other papers are there.
  test.each([
    ['owed', '宗地图.pdf', '0404', 'M025'],
    ['there already, while others are owed', '新版规划条件.pdf', '0404', 'M026'],
    ['there already, without a node', '规划条件（修订）.pdf', null, 'M026'],
  ])('a clear name is sure: %s', (_what, name, node, code) => {
    expect(guessMaterial(world, demo02, node, name)).toEqual({ kind: 'sure', code });
  });

  test('an unclear name asks only about what is owed', () => {
    expect(guessMaterial(world, demo02, '0404', '扫描件.pdf')).toEqual({
      kind: 'ask',
      codes: ['M025', 'M030'],
    });
  });

  test('a clear name of a paper nobody demands asks, too', () => {
    expect(guessMaterial(world, demo02, '0404', '图审合格书.pdf')).toEqual({
      kind: 'ask',
      codes: ['M025', 'M030'],
    });
  });

  test('many are offered in a list', () => {
    expect(guessMaterial(world, demo02, null, '扫描件.pdf').kind).toBe('pick');
  });

  test('nothing runs, nothing is asked', () => {
    const ended = { ...demo02, nodes: new Map() };
    expect(guessMaterial(world, ended, null, '宗地图.pdf')).toEqual({ kind: 'none' });
  });
});
