import { describe, expect, test } from 'vitest';
import {
  closedFormCard,
  fileAskCard,
  fileFiledCard,
  filePickCard,
  uploadPromptCard,
} from './forms.ts';
import { apply, at, contextAt, demoProject, textOf, withPapers } from './testing.ts';

const project = demoProject('DEMO-02');
const file = { id: '3f2b2f0e-0000-4000-8000-000000000000', name: '<at id=all></at>扫描件.pdf' };

describe('a file whose place is uncertain', () => {
  test('at most three papers are offered as buttons', () => {
    const card = fileAskCard(contextAt(), project, file, ['M025', 'M030', 'M037', 'M044']);
    expect(textOf(card)).toMatchInlineSnapshot(`
      "blue: 这是哪份材料？
      岐禾中药配方颗粒提取项目
      收到文件“<at id=all></at>扫描件.pdf”，请点它对应的材料。
      [宗地图]
      [国有建设用地出让方案]
      [总平面图与建筑设计方案]
      [不是材料]"
    `);
  });

  test('a longer choice is a select', () => {
    const card = filePickCard(contextAt(), project, file, ['M025', 'M030', 'M037', 'M044']);
    expect(textOf(card)).toMatchInlineSnapshot(`
      "blue: 这是哪份材料？
      岐禾中药配方颗粒提取项目
      收到文件“<at id=all></at>扫描件.pdf”，请选它对应的材料。
      <宗地图 / 国有建设用地出让方案 / 总平面图与建筑设计方案 / 资金筹措方案>
      [归档]
      [不是材料]"
    `);
  });
});

describe('传材料', () => {
  test('the own chat asks for what is missing', () => {
    const card = uploadPromptCard(contextAt(), project, '0404', at('2026-03-16 09:30'));
    expect(textOf(card)).toMatchInlineSnapshot(`
      "blue: 传材料 · 0404 土地挂牌公告与交易
      岐禾中药配方颗粒提取项目
      请在 09:30 前把文件直接发到这里，可以一次发几份。
      还缺 | 宗地图（自规分局 0402 成果） / 国有建设用地出让方案（自规分局提供）
      文件名写上材料名称，归档更准。单个文件不超过 30 MB。"
    `);
  });

  test('a promised paper may be sent after the node is done', () => {
    const promised = apply(withPapersExcept('0304', 'M017'), {
      type: 'promiseMaterials',
      node: '0304',
      materials: ['M017'],
      promisedOn: '2026-03-20',
      by: 'U007',
    });
    const done = apply(promised, { type: 'finish', node: '0304', by: 'U021' });
    const card = uploadPromptCard(contextAt(), done, '0304', at('2026-03-16 09:30'));
    expect(textOf(card)).toContain('容缺 | 节能报告(含碳排放评价)（应于 3月20日前补交）');
  });

  test('a filed paper says whom else it serves', () => {
    const filed = apply(project, {
      type: 'fileMaterial',
      material: 'M025',
      node: '0404',
      file,
      by: 'U022',
    });
    const facts = { version: 2, fileName: file.name, by: 'U022', otherNodes: ['0501'] };
    expect(textOf(fileFiledCard(contextAt(), filed, 'M025', facts))).toMatchInlineSnapshot(`
      "green: 已归档：宗地图（第 2 版）
      岐禾中药配方颗粒提取项目
      <at id=all></at>扫描件.pdf · 自规分局 俞澄
      0404 土地挂牌公告与交易 还缺：国有建设用地出让方案
      0501 总平面与设计方案审查 还缺：总平面图与建筑设计方案
      同时供另外 1 个节点使用，不再重复要。"
    `);
  });
});

test('a node that waits for a promised paper alone is not called complete', () => {
  const promised = apply(withPapersExcept('0304', 'M017'), {
    type: 'promiseMaterials',
    node: '0304',
    materials: ['M017'],
    promisedOn: '2026-03-20',
    by: 'U007',
  });
  const filed = { version: 1, fileName: '可研.pdf', by: 'U021', otherNodes: [] };
  const text = textOf(fileFiledCard(contextAt(), promised, 'M013', filed));
  expect(text).toContain('0304 节能审查 容缺以外的材料已齐，可以办结。');
  expect(text).toContain('容缺：节能报告(含碳排放评价)（应于 3月20日前补交）');
  expect(text).not.toMatch(/(?<!容缺以外的)材料已齐/);
});

test('a settled form only says its answer', () => {
  expect(textOf(closedFormCard('容缺受理', '已由闻人景确认。'))).toBe(
    'grey: 容缺受理\n已由闻人景确认。',
  );
});

function withPapersExcept(node: string, material: string) {
  const full = withPapers(project, node);
  const materials = new Map(full.materials);
  materials.delete(material);
  return { ...full, materials };
}
