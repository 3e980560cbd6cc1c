import { describe, expect, test } from 'vitest';
import { aProject, demoProject, world, worldWith } from '../testing.ts';
import { mayFile, maySee, whoMay } from './access.ts';

const demo02 = demoProject('DEMO-02');

describe('who may act on a node', () => {
  // 0404: land office; clock of the authority. 0602: finance; clock of the enterprise. 0601: finance,
  // joint clock. 0703: power company, which has a helper but no head. 0704: the place's own unit.
  test.each([
    ['accept', '0404', ['U022', 'U008']],
    ['finish', '0404', ['U022', 'U008']],
    ['promiseMaterials', '0404', ['U008']],
    ['setDue', '0404', ['U022', 'U066']],
    ['accept', '0602', ['U016', 'U025', 'U012']],
    ['finish', '0602', ['U016', 'U025', 'U012']],
    ['promiseMaterials', '0602', ['U012']],
    ['setDue', '0602', ['U016', 'U066']],
    ['accept', '0601', ['U025', 'U012']],
    ['finish', '0703', ['U027']],
    ['promiseMaterials', '0703', []],
    ['setDue', '0703', ['U027', 'U066']],
    ['finish', '0704', ['U011']],
    ['promiseMaterials', '0704', ['U011']],
    ['finish', '0802', ['U016', 'U011']],
    // 0301: two people of one unit, a helper and a head; the unit's operator is neither.
    ['finish', '0301', ['U021', 'U007']],
  ] as const)('%s on %s: %j', (act, node, expected) => {
    expect(whoMay(world, demo02, act, node)).toEqual(expected);
  });

  test.each(['0404', '0602', null])('anyone in the group may file (%s)', (node) => {
    expect(whoMay(world, demo02, 'fileMaterial', node).toSorted()).toEqual(
      [
        // The team, then those who answer for its running nodes beyond it.
        ...['U006', 'U016', 'U021', 'U022', 'U024', 'U007', 'U008', 'U010', 'U012', 'U032'],
        ...['U025', 'U028', 'U045'],
      ].toSorted(),
    );
  });

  test('leaders and verifiers outside the team do nothing', () => {
    const outside = ['U001', 'U003', 'U062', 'U064', 'U033'];
    for (const act of ['accept', 'finish', 'promiseMaterials', 'setDue', 'fileMaterial'] as const) {
      for (const node of demo02.nodes.keys()) {
        expect(whoMay(world, demo02, act, node)).not.toEqual(
          expect.arrayContaining([expect.toBeOneOf(outside)]),
        );
      }
    }
  });

  test('a unit of several helpers lends them all', () => {
    const second = worldWith({ id: 'U023', unit: 'ZGJ' });
    expect(whoMay(second, demo02, 'finish', '0404')).toEqual(['U022', 'U023', 'U008']);
  });

  test('somebody who left may nothing', () => {
    const left = worldWith({ id: 'U022', active: false });
    expect(whoMay(left, demo02, 'finish', '0404')).toEqual(['U008']);
    expect(whoMay(left, demo02, 'setDue', '0404')).toEqual(['U008', 'U066']);
    expect(mayFile(left, demo02, 'U022')).toBe(false);
  });

  test('a stand-in may what the one on leave may, who is not locked out', () => {
    const away = { standIn: 'U015', until: '2026-04-20' };
    const onLeave = worldWith({ id: 'U016', away });
    expect(whoMay(onLeave, demo02, 'finish', '0602')).toEqual(['U015', 'U025', 'U012', 'U016']);
    expect(maySee(onLeave, demo02, 'U015')).toBe(true);
    expect(maySee(world, demo02, 'U015')).toBe(false);
  });

  test('in a place without anybody the agent acts', () => {
    const project = aProject({ location: 'XZ11', team: { agent: 'U018' } });
    expect(whoMay(world, project, 'finish', '0704')).toEqual(['U018']);
    expect(whoMay(world, project, 'promiseMaterials', '0704')).toEqual([]);
  });

  test('an agent who left acts for nobody', () => {
    const left = worldWith({ id: 'U016', active: false });
    expect(whoMay(left, demo02, 'finish', '0602')).toEqual(['U025', 'U012']);
  });
});

describe('a second helper of the unit', () => {
  // Neither in the team nor responsible: works for the land office, which holds 0404.
  const second = worldWith({ id: 'U023', unit: 'ZGJ' });

  test('files for the node they may finish', () => {
    expect(mayFile(second, demo02, 'U023', '0404')).toBe(true);
    expect(mayFile(second, demo02, 'U023', '0303')).toBe(false);
    expect(mayFile(second, demo02, 'U023')).toBe(false);
  });

  test('sees the project while such a node runs', () => {
    expect(maySee(second, demo02, 'U023')).toBe(true);
    expect(maySee(world, demo02, 'U023')).toBe(false);
  });
});

describe('filing', () => {
  test.each([
    ['the enterprise', 'U032', true],
    ['another enterprise', 'U031', false],
    ['the helper of a running node', 'U028', true],
    ['the helper of a waiting node', 'U023', false],
    ['the operator', 'U066', false],
    ['somebody unknown', 'U999', false],
  ])('%s (%s): %s', (_who, id, expected) => expect(mayFile(world, demo02, id)).toBe(expected));
});
