import { describe, expect, test } from 'vitest';
import { aProject, asOf, carryOut, demoProject, finish, world, worldWith } from '../testing.ts';
import { groupMembers, responsibleFor, responsibleOfUnit, unitOfNode } from './people.ts';

// Agent U016, helpers U022 (land), U024 (environment), U021 (reform); in the park.
const demo02 = demoProject('DEMO-02');
const gone = (...ids: string[]) => worldWith(...ids.map((id) => ({ id, active: false })));
const withTeam = (...helpers: string[]) => aProject({ team: { helpers } });
const newHelper = { id: 'U023', unit: 'ZGJ' };

describe('the responsible person of a node', () => {
  test.each([
    ['the helper of its unit in the team', '0404', 'U022', 'team-helper'],
    ['else a helper of its unit', '0305', 'U028', 'unit-helper'],
    ['else the head of its unit', '0704', 'U011', 'unit-head'],
    ['the agent where the enterprise has the clock', '0602', 'U016', 'enterprise-clock'],
    ['the unit where the clock is joint', '0601', 'U025', 'unit-helper'],
    ['a helper where there is no head', '0703', 'U027', 'unit-helper'],
    ['the stand-in of a unit without anybody', '0306', 'U016', 'stand-in'],
  ])('%s', (_rule, node, person, via) => {
    expect(responsibleFor(world, demo02, node)).toEqual({ person, via });
  });

  test.each([
    ['a unit', 'ZGJ', 'U022', 'team-helper'],
    ['an enterprise', 'ENT', 'U016', 'enterprise-clock'],
  ])('what %s has to do falls to', (_what, unit, person, via) => {
    expect(responsibleOfUnit(world, demo02, unit)).toEqual({ person, via });
  });

  test('the team decides between helpers of a unit', () => {
    const two = worldWith(newHelper);
    expect(responsibleFor(two, withTeam('U023'), '0404').person).toBe('U023');
    expect(responsibleFor(two, withTeam('U022'), '0404').person).toBe('U022');
    expect(responsibleFor(two, withTeam('U023', 'U022'), '0404').person).toBe('U023');
    expect(responsibleFor(two, withTeam(), '0404').person).toBe('U022');
  });

  test('people who left are passed over', () => {
    expect(responsibleFor(gone('U022'), demo02, '0404')).toEqual({
      person: 'U008',
      via: 'unit-head',
    });
    expect(responsibleFor(gone('U022', 'U008'), demo02, '0404')).toEqual({
      person: 'U016',
      via: 'stand-in',
    });
    expect(responsibleFor(gone('U022', 'U008', 'U016'), demo02, '0404')).toEqual({
      person: 'U006',
      via: 'stand-in',
    });
    expect(responsibleFor(gone('U022', 'U008', 'U016', 'U006'), demo02, '0404')).toEqual({
      person: null,
      via: 'stand-in',
    });
  });

  test('without an agent the unit answers', () => {
    expect(responsibleFor(gone('U016'), demo02, '0602')).toEqual({
      person: 'U025',
      via: 'unit-helper',
    });
  });

  test('whom it was handed to, as long as they are here', () => {
    const node = demo02.nodes.get('0404');
    if (node?.status !== 'running') throw new Error('0404 runs');
    const handed = {
      ...demo02,
      nodes: new Map(demo02.nodes).set('0404', { ...node, assignedTo: 'U008' }),
    };
    expect(responsibleFor(world, handed, '0404')).toEqual({ person: 'U008', via: 'assigned' });
    expect(responsibleFor(gone('U008'), handed, '0404').person).toBe('U022');
  });

  test('the stand-in of whoever is on leave', () => {
    const away = { standIn: 'U008', until: '2026-04-20' };
    const onLeave = worldWith({ id: 'U022', away });
    expect(responsibleFor(onLeave, demo02, '0404')).toEqual({
      person: 'U008',
      via: 'team-helper',
      absent: 'U022',
    });
    const agentOnLeave = worldWith({ id: 'U016', away: { ...away, standIn: 'U015' } });
    expect(responsibleFor(agentOnLeave, demo02, '0602')).toEqual({
      person: 'U015',
      via: 'enterprise-clock',
      absent: 'U016',
    });
    expect(responsibleFor(agentOnLeave, demo02, '0404').person).toBe('U022');
  });

  test('the unit of the place is its own', () => {
    expect(unitOfNode(world, demo02, '0704')).toBe('JKQ');
    expect(unitOfNode(world, aProject({ location: 'XZ04' }), '0704')).toBe('XZ04');
    expect(unitOfNode(world, demo02, '0404')).toBe('ZGJ');
  });
});

describe('members of the group', () => {
  test('the team and those of running nodes belong', () => {
    const project = aProject();
    // Only 0101 runs: the investment office's helper and head join the team.
    expect(groupMembers(world, project)).toEqual([
      ...['U006', 'U015', 'U021', 'U022', 'U007', 'U031'],
      ...['U029', 'U046'],
    ]);
  });

  test('stand-ins belong beside those on leave', () => {
    const away = { standIn: 'U015', until: '2026-04-20' };
    const members = groupMembers(worldWith({ id: 'U016', away }), demo02);
    expect(members).toEqual(expect.arrayContaining(['U016', 'U015']));
  });

  test('people come when their node starts', () => {
    const project = aProject({ done: ['0101', '0102', '0201', '0202', '0203', '0402'] });
    expect(groupMembers(world, project)).not.toContain('U024');
    const next = carryOut(project, asOf, finish('0301', 'U021'));
    expect(groupMembers(world, next)).toEqual(expect.arrayContaining(['U024', 'U010']));
  });

  test('nobody is named twice', () => {
    const members = groupMembers(world, demo02);
    expect(new Set(members).size).toBe(members.length);
  });

  test('a team without enterprise contact is whole', () => {
    const project = aProject({ team: { enterpriseContact: null } });
    expect(groupMembers(world, project)).not.toContain('U031');
  });

  test('people who left or are unknown are left out', () => {
    const project = aProject({ team: { helpers: ['U021', 'U999'] } });
    expect(groupMembers(gone('U021'), project)).toEqual([
      ...['U006', 'U015', 'U007', 'U031'],
      ...['U029', 'U046'],
    ]);
  });
});
