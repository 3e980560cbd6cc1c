import { describe, expect, test } from 'vitest';
import { promiseDoneCard, promiseFormCard } from './promise-form.ts';
import { AS_OF, apply, contextAt, demoProject, textOf, withPapers } from './testing.ts';

const project = demoProject('DEMO-02');
const promiseOf = (materials: readonly string[], promisedOn: string) =>
  ({ type: 'promiseMaterials', node: '0304', materials, promisedOn, by: 'U007' }) as const;
const first = promiseOf(['M017'], '2026-03-20');
const promised = apply(project, first);
const textOfForm = (of: typeof project, openedAt = AS_OF) =>
  textOf(promiseFormCard(contextAt(), of, '0304', openedAt));

describe('the form of 容缺受理', () => {
  test('the form offers missing papers with suppliers', () => {
    expect(textOf(promiseFormCard(contextAt(), project, '0304', AS_OF))).toMatchInlineSnapshot(`
      "blue: 容缺受理 · 0304 节能审查
      岐禾中药配方颗粒提取项目
      请选可以后补的材料和补交日期。到期前会提醒，到期不交会通报到项目群。
      <可行性研究报告（企业提供） / 节能报告(含碳排放评价)（企业提供）>
      <选补交日期，当天 17:30 前>
      [同意容缺]"
    `);
  });

  test('preflight papers are named as not promisable', () => {
    const other = { ...project, materials: new Map(project.materials) };
    other.materials.delete('M024');
    expect(textOf(promiseFormCard(contextAt(), other, '0404', AS_OF))).toContain(
      '预检材料不能容缺：宗地图、国有建设用地出让方案',
    );
  });

  test('a single paper is selected already', () => {
    const card = promiseFormCard(contextAt(), project, '0305', AS_OF);
    expect(JSON.stringify(card)).toContain('"selected_values":["M019"]');
  });

  test('nothing to promise closes the form', () => {
    const card = promiseFormCard(contextAt(), withPapers(project, '0304'), '0304', AS_OF);
    expect(textOf(card)).toContain('目前没有可以容缺的材料。');
    expect(JSON.stringify(card)).not.toContain('"form"');
  });

  test('a promised paper is offered with its day, so that it may get another', () => {
    expect(textOfForm(promised)).toContain(
      '<可行性研究报告（企业提供） / 节能报告(含碳排放评价)（现定 3月20日前补交，可改）>',
    );
    const both = apply(promised, promiseOf(['M013'], '2026-03-27'));
    expect(textOfForm(both)).toContain('可行性研究报告（现定 3月27日前补交，可改） / 节能报告');
  });

  test('a promise made since it was opened closes it', () => {
    const both = apply(promised, promiseOf(['M013'], '2026-03-27'), AS_OF + 1);
    const card = promiseFormCard(contextAt(), both, '0304', AS_OF);
    expect(textOf(card)).toMatchInlineSnapshot(`
      "grey: 容缺受理 · 0304 节能审查
      已容缺受理：可行性研究报告，3月27日 17:30 前补交。要再定或改日期，请在办理卡上点“容缺受理”。"
    `);
    expect(JSON.stringify(card)).not.toContain('"form"');
  });
});

describe('the group learns', () => {
  test('what was promised', () => {
    const card = promiseDoneCard(contextAt(), promised, '0304', { ...first, before: project });
    expect(textOf(card)).toMatchInlineSnapshot(`
      "green: 已容缺受理 · 0304 节能审查
      岐禾中药配方颗粒提取项目
      材料 | 节能报告(含碳排放评价)
      补交 | 3月20日 17:30 前
      同意 | 发改委 闻人景
      还缺 | 可行性研究报告（企业提供）"
    `);
  });

  test.each([
    ['earlier', '2026-03-18', '3月18日'],
    ['later', '2026-03-27', '3月27日'],
  ])('which day was moved %s', (_where, promisedOn, words) => {
    const moved = promiseOf(['M017'], promisedOn);
    const facts = { ...moved, before: promised };
    const text = textOf(promiseDoneCard(contextAt(), apply(promised, moved), '0304', facts));
    expect(text).toContain(`补交 | ${words} 17:30 前\n原定 | 3月20日\n`);
  });

  test('which of several papers had another day', () => {
    const both = promiseOf(['M013', 'M017'], '2026-03-27');
    const facts = { ...both, before: promised };
    const text = textOf(promiseDoneCard(contextAt(), apply(promised, both), '0304', facts));
    expect(text).toContain('原定 | 节能报告(含碳排放评价) 3月20日\n');
  });
});
