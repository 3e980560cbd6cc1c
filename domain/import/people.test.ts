import { describe, expect, test } from 'vitest';
import { people, world } from '../testing.ts';
import { checkSheet } from './check.ts';
import { checkPeople } from './people.ts';
import { demoPeopleRows, peopleHeads, seen, sheet } from './testing.ts';
import type { Cell, Problem } from './types.ts';

const around = { catalogue: world.catalogue, people: [], seen };
const check = (...rows: readonly Readonly<Record<string, Cell>>[]) =>
  checkPeople(around, sheet(peopleHeads, ...rows));

const operator = { 姓名: nameOf('operator'), 单位: '发改委', 角色: '操作员' };

function nameOf(role: string): string {
  return people.find((person) => person.role === role)?.name ?? '';
}

describe('a sheet of people', () => {
  test('brings the whole demo district in', () => {
    const plan = check(...demoPeopleRows());
    expect(plan.faults).toEqual([]);
    expect(plan.added.map(({ person }) => person)).toEqual(people);
    expect(plan.added[0]?.openId).toBe('ou_U001');
  });

  test('changes whoever is on record, and leaves alone who stands there just so', () => {
    const rows = demoPeopleRows().map((row) =>
      row.工号 === 'U021' ? { ...row, 职务: '科长' } : row,
    );
    const plan = checkPeople({ ...around, people }, sheet(peopleHeads, ...rows));
    expect(plan.changed.map(({ draft, before }) => [before.title, draft.person.title])).toEqual([
      [people.find(({ id }) => id === 'U021')?.title, '科长'],
    ]);
    expect([plan.added.length, plan.same.length]).toEqual([0, people.length - 1]);
  });

  test('brings somebody back who had left', () => {
    const left = people.map((person) =>
      person.id === 'U021' ? { ...person, active: false } : person,
    );
    const plan = checkPeople({ ...around, people: left }, sheet(peopleHeads, ...demoPeopleRows()));
    expect(plan.changed.map(({ draft }) => draft.person.id)).toEqual(['U021']);
  });

  test('finds people by name alone, in whatever words unit and role stand', () => {
    const plan = check({
      姓名: ` ${operator.姓名} `,
      单位: '区发展改革委员会',
      角色: '系统操作员',
    });
    expect(plan).toMatchObject({
      faults: [],
      added: [{ person: { unit: 'FGW', role: 'operator' } }],
    });
  });

  test('takes a number that came as one', () => {
    const numbered = seen.map((one) =>
      one.unionId === 'U001' ? { ...one, employeeNumber: '1001' } : one,
    );
    const plan = checkPeople(
      { ...around, seen: numbered },
      sheet(peopleHeads, operator, {
        姓名: '顾承砚',
        单位: '政府办',
        角色: '主要领导',
        工号: 1001,
      }),
    );
    expect(plan.faults).toEqual([]);
    expect(plan.added[1]?.person).toMatchObject({ id: 'U001', role: 'principalLeader' });
  });
});

describe('one fault', () => {
  const twin = { unionId: 'U998', openId: 'ou_U998', employeeNumber: null, name: '顾承砚' };

  test.each<[string, Record<string, Cell>, Problem]>([
    ['somebody who is not there', { 姓名: '无此人' }, { code: 'not-in-feishu', found: '无此人' }],
    ['a number that is not there', { 工号: 'X1' }, { code: 'not-in-feishu', found: 'X1' }],
    [
      'a number that is somebody else',
      { 工号: 'U001' },
      { code: 'other-name-in-feishu', found: '沈砚秋', name: '顾承砚' },
    ],
    [
      'two of one name',
      { 姓名: '顾承砚' },
      { code: 'several-in-feishu', found: '顾承砚', count: 2 },
    ],
    [
      'a role that is none',
      { 角色: '帮办' },
      {
        code: 'unknown',
        what: 'role',
        found: '帮办',
        nearest: '帮办员',
        choices: [
          '区主要领导',
          '分管负责人',
          '单位一把手',
          '专职代办员',
          '业务帮办员',
          '企业联系人',
          '督办员',
          '招商专员',
          '操作员',
        ],
      },
    ],
    [
      'a unit that is none',
      { 单位: '发改局' },
      { code: 'unknown', what: 'unit', found: '发改局', nearest: '发改委', choices: [] },
    ],
    ['a name too long', { 姓名: '长'.repeat(21) }, { code: 'too-long', most: 20 }],
  ])('%s', (_name, change, problem) => {
    const row = { 姓名: '沈砚秋', 单位: '政府办', 角色: '主要领导', ...change };
    const plan = checkPeople(
      { ...around, seen: [...seen, twin] },
      sheet(peopleHeads, operator, row),
    );
    expect(plan.faults).toEqual([expect.objectContaining({ row: 3, problem })]);
  });

  test('one person in two rows', () => {
    const plan = check(operator, { ...operator, 角色: '督办员' });
    expect(plan.faults.map(({ problem }) => problem)).toEqual([
      { code: 'duplicate-in-sheet', row: 2 },
    ]);
  });

  test('a district without an operator', () => {
    const plan = check({ ...operator, 角色: '督办员' });
    expect(plan.faults.map(({ problem }) => problem)).toEqual([{ code: 'no-operator' }]);
  });

  test('a sheet of projects', () => {
    const rows = sheet(['项目名称', '建设单位', '属地'], { 项目名称: '某项目' });
    const plan = checkSheet({ ...around, projects: [], today: '2026-03-16' }, 'people', rows);
    expect(plan.faults.map(({ problem }) => problem)).toEqual([
      { code: 'wrong-sheet', is: 'projects' },
    ]);
  });
});
