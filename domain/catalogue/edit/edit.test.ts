import { describe, expect, test } from 'vitest';
import type { Cell, Rows } from '../../import/types.ts';
import { loadCatalogue, type RawCatalogue, shippedCatalogue, shippedFiles } from '../load.ts';
import { overlay } from './overlay.ts';
import { sheetsOf } from './sheets.ts';
import type { EditSheets, SheetName } from './types.ts';

type Loose = Record<string, Cell>;

/** The exported sheets, with rows by their heads, for tests to change. */
function exported(): Record<SheetName, { heads: readonly string[]; rows: Loose[] }> {
  return Object.fromEntries(
    sheetsOf(shippedCatalogue()).map(({ name, heads, rows }) => [
      name,
      {
        heads,
        rows: rows.map((row) => Object.fromEntries(heads.map((head, n) => [head, row[n] ?? null]))),
      },
    ]),
  ) as ReturnType<typeof exported>;
}

function edit(change: (sheets: ReturnType<typeof exported>) => void = () => {}) {
  const sheets = exported();
  change(sheets);
  const rowsOf = (name: SheetName): Rows => [
    sheets[name].heads,
    ...sheets[name].rows.map((row) => sheets[name].heads.map((head) => row[head] ?? null)),
  ];
  const all: EditSheets = {
    nodes: rowsOf('nodes'),
    materials: rowsOf('materials'),
    units: rowsOf('units'),
  };
  return overlay(shippedFiles, all);
}

const row = (sheets: ReturnType<typeof exported>, name: SheetName, key: string): Loose =>
  sheets[name].rows.find((each) => Object.values(each)[0] === key)!;

const loaded = (files: RawCatalogue) => {
  const result = loadCatalogue(files);
  if (!result.ok) throw new Error(result.faults.join('\n'));
  return result.catalogue;
};

test('what was exported and not touched comes back the same', () => {
  const { files, faults } = edit();
  expect(faults).toEqual([]);
  expect(files).toEqual(shippedFiles);
});

describe('an edit', () => {
  test('changes limit, unit and words of a node', () => {
    const { files, faults } = edit((sheets) => {
      Object.assign(row(sheets, 'nodes', '0301'), {
        时限: '２ 个工作日',
        责任单位: '财政局',
        给企业的话: '两天办好。',
      });
    });
    expect(faults).toEqual([]);
    const node = loaded(files).nodes.get('0301');
    expect(node).toMatchObject({
      limit: { days: 2, kind: 'working' },
      enterpriseText: '两天办好。',
    });
    expect(node?.responsibleUnit).toBe('CZJ');
  });

  test('adds a paper to a node, and counts who demands it', () => {
    const { nodes, materials } = shippedCatalogue();
    const own = [...materials.values()].find(
      ({ code, supplier }) =>
        supplier.kind === 'enterprise' && !nodes.get('0301')?.materials.includes(code),
    );
    const { files } = edit((sheets) => {
      const node = row(sheets, 'nodes', '0301');
      node.所需材料 = `${node.所需材料}\n${own?.code}`;
    });
    expect(loaded(files).materials.get(own?.code ?? '')?.requiredBy).toHaveLength(
      (own?.requiredBy.length ?? 0) + 1,
    );
  });

  test('adds a unit and takes a node away', () => {
    const { files, faults } = edit((sheets) => {
      sheets.units.rows.push({
        代码: 'DKJ',
        全称: '区低空经济发展中心',
        类别: '区直部门',
        简称: '低空中心',
      });
      sheets.nodes.rows = sheets.nodes.rows.filter(({ 编号 }) => 编号 !== '1102');
      sheets.materials.rows = sheets.materials.rows.filter(({ 编号 }) => 编号 !== 'M082');
    });
    expect(faults).toEqual([]);
    const catalogue = loaded(files);
    expect(catalogue.units.get('DKJ')).toMatchObject({ kind: 'department', aliases: [] });
    expect(catalogue.nodes.has('1102')).toBe(false);
    expect(catalogue.stages.find(({ code }) => code === '11')?.nodes).toEqual(['1101']);
  });

  test('adds a node', () => {
    const { files, faults } = edit((sheets) => {
      const like = row(sheets, 'nodes', '0301');
      sheets.nodes.rows.splice(6, 0, {
        ...like,
        编号: '0307',
        节点: '数据合规审查',
        时限: '3 天',
        前置节点: '0301、0202',
        结果材料: null,
      });
    });
    expect(faults).toEqual([]);
    expect(loaded(files).nodes.get('0307')).toMatchObject({
      stage: '03',
      limit: { days: 3, kind: 'calendar' },
      prerequisites: ['0301', '0202'],
      statutory: null,
    });
  });
});

describe('one fault', () => {
  test.each<[string, (sheets: ReturnType<typeof exported>) => void, object]>([
    [
      'a limit nobody can read',
      (sheets) => Object.assign(row(sheets, 'nodes', '0301'), { 时限: '尽快' }),
      { sheet: 'nodes', column: '时限', problem: { code: 'bad-limit', found: '尽快' } },
    ],
    [
      'a unit that is none',
      (sheets) => Object.assign(row(sheets, 'nodes', '0301'), { 责任单位: '发改局' }),
      {
        sheet: 'nodes',
        column: '责任单位',
        problem: { code: 'unknown', found: '发改局', nearest: '发改委', choices: [] },
      },
    ],
    [
      'a code in another form',
      (sheets) => Object.assign(row(sheets, 'materials', 'M001'), { 编号: 'M1' }),
      { sheet: 'materials', column: '编号', problem: { code: 'bad-code', found: 'M1' } },
    ],
    [
      'an entry without its code',
      (sheets) => Object.assign(row(sheets, 'nodes', '0301'), { 前置节点: '项目备案' }),
      { sheet: 'nodes', column: '前置节点', problem: { code: 'bad-entry', found: '项目备案' } },
    ],
    [
      'a type that is none',
      (sheets) => Object.assign(row(sheets, 'nodes', '0301'), { 类型: '审核' }),
      { sheet: 'nodes', column: '类型', problem: { code: 'unknown', found: '审核' } },
    ],
    [
      'a row twice',
      (sheets) => sheets.units.rows.push({ ...row(sheets, 'units', 'FGW') }),
      { sheet: 'units', column: '代码', problem: { code: 'twice' } },
    ],
    [
      'a sheet that is empty',
      (sheets) => {
        sheets.units.rows = [];
      },
      { sheet: 'units', row: null, problem: { code: 'no-rows' } },
    ],
  ])('%s', (_name, change, fault) => {
    expect(edit(change).faults[0]).toMatchObject({ kind: 'sheet', ...fault });
  });

  test('a formula that came to nothing', () => {
    const { faults } = edit((sheets) => {
      row(sheets, 'units', 'FGW').别名 = { broken: true };
    });
    expect(faults).toMatchObject([{ column: '别名', problem: { code: 'formula-broken' } }]);
  });

  test('merged heads, though nothing else is wrong', () => {
    const { faults } = edit((sheets) => {
      sheets.units.heads = sheets.units.heads.map((head) => (head === '别名' ? '' : head));
      for (const each of sheets.units.rows) each[''] = '某名';
    });
    expect(faults).toMatchObject([
      { sheet: 'units', problem: { code: 'column-unnamed', at: 'E' } },
    ]);
  });

  test('a sheet without a column leaves its entries as they were', () => {
    const { files, faults } = overlay(shippedFiles, {
      nodes: [['编号', '节点']],
      materials: [],
      units: [],
    });
    expect(faults.length).toBeGreaterThan(3);
    expect(files).toEqual(shippedFiles);
  });
});
