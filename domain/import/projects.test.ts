import { describe, expect, test } from 'vitest';
import { asOf, demoProject, demoProjects, people, world } from '../testing.ts';
import { checkSheet } from './check.ts';
import { openDraft } from './open.ts';
import { checkProjects, projectColumns } from './projects.ts';
import { demoProjectRow, projectHeads, sheet } from './testing.ts';
import type { Cell, Problem, Rows } from './types.ts';

const around = { catalogue: world.catalogue, people, projects: [], seen: [], today: '2026-03-16' };

/** A project that is about to begin. */
const fresh = {
  项目名称: '云杉新材料项目',
  建设单位: '云杉新材料有限公司',
  属地: '经开区',
  '总投资（亿元）': 4.5,
  分管负责人: '邬思齐',
  专职代办员: agentName(),
} as const;

function agentName(): string {
  return people.find(({ role }) => role === 'agent')?.name ?? '';
}

const check = (...rows: readonly Readonly<Record<string, Cell>>[]) =>
  checkProjects(around, sheet(projectHeads, ...rows));

/** The problems of a sheet that has one row, changed in one column. */
const problemsWith = (change: Readonly<Record<string, Cell>>): readonly Problem[] =>
  check({ ...fresh, ...change }).faults.map(({ problem }) => problem);

describe('a sheet of projects', () => {
  test('holds the whole demo district, in the middle of its life', () => {
    const plan = check(...demoProjects.map(demoProjectRow));
    expect(plan.faults).toEqual([]);
    expect(plan.drafts).toHaveLength(24);
    for (const [n, draft] of plan.drafts.entries()) {
      const raw = demoProjects[n];
      const { project } = openDraft(world, draft, raw?.id ?? '', asOf);
      const demo = demoProject(raw?.id ?? '');
      expect([...project.nodes.values()].map(({ code, status }) => [code, status])).toEqual(
        [...demo.nodes.values()].map(({ code, status }) => [code, status]),
      );
      expect(project).toMatchObject({
        name: demo.name,
        owner: demo.owner,
        location: demo.location,
        investmentWan: demo.investmentWan,
        attributes: demo.attributes,
      });
      expect(draft.team).toEqual(demo.team);
    }
  });

  test('opens a new project at its beginning', () => {
    const plan = check(fresh);
    expect(plan.faults).toEqual([]);
    const [draft] = plan.drafts;
    expect(draft).toMatchObject({ row: 2, investmentWan: 45_000, keyProject: false });
    const { project } = openDraft(world, draft!, 'I1-2', asOf);
    expect(project.nodes.get('0101')?.status).toBe('running');
  });

  test('takes heads in any order, below a title, beside columns of others', () => {
    const heads = [...projectHeads].reverse();
    const [head, row] = sheet(heads, fresh);
    const rows: Rows = [
      ['某某区重点项目一览表', null],
      [],
      [...(head ?? []), '备注'],
      [],
      [...(row ?? []), '无'],
    ];
    const plan = checkProjects(around, rows);
    expect(plan.faults).toEqual([]);
    expect(plan.drafts.map(({ row }) => row)).toEqual([5]);
    expect(plan.ignored).toEqual(['备注']);
  });

  test('passes over the example of the template', () => {
    const plan = check({ ...fresh, 项目名称: '【示例】某项目' }, fresh);
    expect(plan).toMatchObject({ faults: [], drafts: [{ row: 3 }] });
  });

  test('leaves what is on record as it is', () => {
    const rows = sheet(projectHeads, { ...fresh, 项目名称: '云杉 新材料项目（一期）' });
    const plan = checkProjects(
      { ...around, projects: [{ id: 'P-1', name: '云杉新材料项目(一期)', owner: '' }] },
      rows,
    );
    expect(plan).toMatchObject({ faults: [], drafts: [], known: [{ row: 2 }] });
  });

  test('names what looks like another one', () => {
    const rows = sheet(projectHeads, fresh, { ...fresh, 项目名称: '完全不同的工厂' });
    const like = { id: 'P-1', name: '云杉新材料二期项目', owner: '' };
    const plan = checkProjects({ ...around, projects: [like] }, rows);
    expect(plan.similar).toEqual([{ row: 2, like: '云杉新材料二期项目' }]);
    expect([plan.faults, plan.drafts.length]).toEqual([[], 2]);
  });

  test('starts with the usual helpers where none are named', () => {
    const { project } = openDraft(world, check(fresh).drafts[0]!, 'P-1', asOf);
    const units = project.team.helpers.map((id) => world.directory.person(id)?.unit);
    expect(units.length).toBeGreaterThan(0);
    expect(new Set(units).size).toBe(units.length);
  });

  test('counts what it leaves to the default', () => {
    const plan = check(fresh, { ...fresh, 项目名称: '另一个项目', 供地方式: '划拨' });
    const of = (column: string) => plan.defaulted.find((each) => each.column === column)?.count;
    expect([of('供地方式'), of('投资主体')]).toEqual([1, 2]);
    expect(plan.drafts.map(({ attributes }) => attributes.landMode)).toEqual([
      'auction',
      'allocation',
    ]);
  });
});

describe('an amount', () => {
  test.each<[string, Cell, number]>([
    ['in the unit of its head', 4.5, 45_000],
    ['in its own unit', '3800万元', 3_800],
    ['in full-width signs', '１２．５亿元', 125_000],
    ['with commas', '1,234.5万', 1_234.5],
  ])('%s', (_name, cell, wan) => {
    expect(check({ ...fresh, '总投资（亿元）': cell }).drafts[0]?.investmentWan).toBe(wan);
  });

  test('nobody guesses in what it is counted', () => {
    const heads = projectHeads.map((head) => (head === '总投资（亿元）' ? '总投资' : head));
    const plan = checkProjects(around, sheet(heads, { ...fresh, 总投资: 4.5 }));
    expect(plan.faults).toEqual([
      { row: 2, column: '总投资', problem: { code: 'amount-without-unit', found: '4.5' } },
    ]);
  });
});

describe('one fault', () => {
  test.each<[string, Record<string, Cell>, Problem]>([
    ['an empty name', { 项目名称: null }, { code: 'empty' }],
    ['a formula without a result', { 建设单位: { broken: true } }, { code: 'formula-broken' }],
    ['words for an amount', { '总投资（亿元）': '待定' }, { code: 'not-a-number', found: '待定' }],
    [
      'a negative amount',
      { '总投资（亿元）': -1 },
      { code: 'number-out-of-range', found: '-1', least: 0 },
    ],
    [
      'a unit that does not exist',
      { 属地: '经开区管委' },
      { code: 'unknown', what: 'unit', found: '经开区管委', nearest: '经开区', choices: [] },
    ],
    ['a unit that is no place', { 属地: '发改委' }, { code: 'not-a-place', unit: 'FGW' }],
    ['neither yes nor no', { 重点项目: '大概' }, { code: 'not-yes-or-no', found: '大概' }],
    [
      'somebody nobody knows',
      { 分管负责人: '邬思奇' },
      { code: 'unknown', what: 'person', found: '邬思奇', nearest: '邬思齐', choices: [] },
    ],
    [
      'an agent who is none',
      { 专职代办员: '邬思齐' },
      { code: 'wrong-role', person: 'U006', is: 'portfolioLeader', may: ['agent'] },
    ],
    [
      'a choice that is none',
      { 供地方式: '招拍' },
      {
        code: 'unknown',
        what: 'choice',
        found: '招拍',
        nearest: '招拍挂',
        choices: ['招拍挂', '划拨', '自有或租赁厂房', '不涉及用地'],
      },
    ],
    [
      'new land for a plant that is there',
      { 供地方式: '自有或租赁厂房', 是否涉及新增建设用地: '是' },
      { code: 'contradicts', found: '是', other: '供地方式', says: '自有或租赁厂房' },
    ],
    [
      'a node that is none',
      { 已办结节点: '0199' },
      { code: 'unknown', what: 'node', found: '0199', nearest: null, choices: [] },
    ],
    [
      'a node that does not apply',
      { 已办结节点: '0302' },
      { code: 'node-not-applicable', node: '0302' },
    ],
    [
      'a node before its time',
      { 已办结节点: '0201' },
      { code: 'node-too-early', node: '0201', waitsFor: ['0102'] },
    ],
    [
      'a running node without its day',
      { 在办节点及开始日: '0101' },
      { code: 'node-unreadable', found: '0101' },
    ],
    [
      'a start ahead',
      { 在办节点及开始日: '0101 2026-03-17' },
      {
        code: 'day-out-of-range',
        found: '2026-03-17',
        from: '2000-01-01',
        to: '2026-03-16',
      },
    ],
    [
      'a start in another century',
      { 在办节点及开始日: '0101 1999年12月31日' },
      {
        code: 'day-out-of-range',
        found: '1999-12-31',
        from: '2000-01-01',
        to: '2026-03-16',
      },
    ],
    [
      'a start on a day that is none',
      { 在办节点及开始日: '0101 2026-02-30' },
      { code: 'node-unreadable', found: '0101 2026-02-30' },
    ],
    [
      'a node both done and running',
      { 已办结节点: '0101', 在办节点及开始日: '0101（2026.3.2）' },
      { code: 'node-twice', node: '0101' },
    ],
    [
      'a paper that is none',
      { 欠缺材料: '营业执' },
      { code: 'unknown', what: 'material', found: '营业执', nearest: '营业执照', choices: [] },
    ],
  ])('%s', (_name, change, problem) => {
    expect(problemsWith(change)).toEqual([problem]);
  });

  test('two rows of one name', () => {
    const plan = check(fresh, { ...fresh, 项目名称: '云杉新材料 项目' });
    expect(plan.faults).toEqual([
      { row: 3, column: '项目名称', problem: { code: 'duplicate-in-sheet', row: 2 } },
    ]);
  });

  test('two people of one name, until their unit is named', () => {
    const [agent] = people.filter(({ role }) => role === 'agent');
    const twin = { ...agent!, id: 'U999', unit: 'FGW' };
    const both = { ...around, people: [...people, twin] };
    const plan = checkProjects(both, sheet(projectHeads, fresh));
    expect(plan.faults.map(({ problem }) => problem)).toEqual([
      { code: 'several-people', found: agent!.name, units: [agent!.unit, 'FGW'] },
    ]);
    const named = { ...fresh, 专职代办员: `${agent!.name}（发改委）` };
    expect(checkProjects(both, sheet(projectHeads, named)).drafts[0]?.team.agent).toBe('U999');
  });
});

describe('a sheet that is none', () => {
  const problems = (rows: Rows) => checkSheet(around, 'projects', rows).faults;

  test.each<[string, Rows, Problem['code'][]]>([
    ['nothing at all', [], ['no-header']],
    ['a letter', [['各位领导：'], ['请查收']], ['no-header']],
    ['heads alone', [projectHeads], ['no-rows']],
    ['people', sheet(['姓名', '单位', '角色'], { 姓名: '张三' }), ['wrong-sheet']],
    [
      'a column too few',
      sheet(
        projectHeads.filter((head) => head !== '属地'),
        fresh,
      ),
      ['column-missing'],
    ],
    ['a column twice', sheet([...projectHeads, '企业名称'], fresh), ['column-twice']],
  ])('%s', (_name, rows, codes) => {
    expect(problems(rows).map(({ problem }) => problem.code)).toEqual(codes);
  });

  test('merged heads', () => {
    const [head = [], row = []] = sheet(projectHeads, fresh);
    const merged = head.map((cell) => (cell === '重点项目' ? null : cell));
    const filled = head.map((cell, n) => (cell === '重点项目' ? '是' : (row[n] ?? null)));
    expect(problems([merged, filled])).toEqual([
      { row: null, column: null, problem: { code: 'column-unnamed', at: 'E' } },
    ]);
  });

  test('twenty thousand rows are told with one sentence', () => {
    const rows = sheet(projectHeads, ...Array.from({ length: 20_000 }, () => fresh));
    expect(problems(rows).map(({ problem }) => problem)).toEqual([
      { code: 'too-many-rows', most: 2_000, found: 20_000 },
    ]);
  });
});

test('no word heads two columns', () => {
  const words = projectColumns(world.catalogue).flatMap((column) => [...new Set(column.words)]);
  expect(words.filter((word, n) => words.indexOf(word) !== n)).toEqual([]);
});
