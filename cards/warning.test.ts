import { describe, expect, test } from 'vitest';
import { enterProblems, fireProblems } from '../domain/rectification/testing.ts';
import { apply, at, contextAt, demoProject, textOf, withPapers } from './testing.ts';
import { urgentWarningCard, warningCard } from './warning.ts';

const project = demoProject('DEMO-02');
const mention = { mention: ['U022'] };

test('a yellow warning names every missing paper', () => {
  expect(
    textOf(warningCard(contextAt(), project, '0404', 'yellow', mention)),
  ).toMatchInlineSnapshot(`
    "yellow: 黄灯预警 · 0404 土地挂牌公告与交易 [黄灯 · 3月17日 17:30 到期]
    岐禾中药配方颗粒提取项目
    @ou_U022 请在 3月17日 17:30 前补齐材料并办结。
    时限 | 3月17日 17:30（周二）
    责任 | 自规分局 · 俞澄
    材料 | 缺：宗地图（自规分局 0402 成果）、国有建设用地出让方案（自规分局提供）
    [传材料] | [办结] (办结 0404 土地挂牌公告与交易？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。) | [报堵点]
    时限前 48 小时须备齐：宗地图、国有建设用地出让方案，不能容缺。"
  `);
});

test('a complete node is only asked to finish', () => {
  const ready = withPapers(project, '0404');
  const text = textOf(warningCard(contextAt(), ready, '0404', 'h24', mention));
  expect(text).toContain('再次提醒 · 0404');
  expect(text).toContain('材料已齐，请尽快办结。');
});

test('a node that waits for a promised paper alone is not called complete', () => {
  const promised = apply(withPapers(project, '0404'), {
    type: 'promiseMaterials',
    node: '0303',
    materials: ['M015'],
    promisedOn: '2026-03-20',
    by: 'U010',
  });
  const text = textOf(warningCard(contextAt(), promised, '0303', 'yellow', mention));
  expect(text).toContain('材料 | 容缺以外的材料已齐，请尽快办结。');
});

test('the last hour calls nobody in its own chat', () => {
  const set = apply(project, {
    type: 'setDue',
    node: '0404',
    dueAt: at('2026-03-17 23:15'),
    by: 'U022',
  });
  const card = urgentWarningCard(contextAt(at('2026-03-17 22:15')), set, '0404');
  expect(textOf(card)).toMatchInlineSnapshot(`
    "yellow: 最后 1 小时 · 0404 土地挂牌公告与交易 [黄灯 · 3月17日 23:15 到期]
    岐禾中药配方颗粒提取项目
    请在 3月17日 23:15 前补齐材料并办结。
    时限 | 3月17日 23:15（周二）
    责任 | 自规分局 · 俞澄
    材料 | 缺：宗地图（自规分局 0402 成果）、国有建设用地出让方案（自规分局提供）
    [传材料] | [办结] (办结 0404 土地挂牌公告与交易？ 项目：岐禾中药配方颗粒提取项目。办结后启动后续节点，不能自行撤回。) | [报堵点]
    时限前 48 小时须备齐：宗地图、国有建设用地出让方案，不能容缺。"
  `);
});

test('the parcel map in hand lifts a preflight warning', () => {
  const set = apply(project, {
    type: 'setDue',
    node: '0404',
    dueAt: at('2026-03-25 17:30'),
    by: 'U022',
  });
  const text = textOf(warningCard(contextAt(), withPapers(set, '0404'), '0404', 'yellow', mention));
  expect(text).toContain('黄灯已解除');
});

describe('once the deadline has passed', () => {
  const late = contextAt(at('2026-03-17 17:30'));

  test('a yellow warning points to the order and asks for nothing', () => {
    const card = warningCard(late, project, '0404', 'yellow', mention);
    expect(textOf(card)).toMatchInlineSnapshot(`
      "grey: 黄灯预警 · 0404 土地挂牌公告与交易 [红灯 · 3月17日已到期]
      岐禾中药配方颗粒提取项目
      已到期，请看督办单。
      时限 | 3月17日 17:30（周二）
      责任 | 自规分局 · 俞澄"
    `);
    expect(JSON.stringify(card)).not.toContain('"button"');
    expect(JSON.stringify(card)).not.toContain('<at id=');
  });

  test('the last hour points to the order in the group', () => {
    const card = urgentWarningCard(late, project, '0404');
    expect(textOf(card)).toContain('最后 1 小时 · 0404 土地挂牌公告与交易 [红灯 · 3月17日已到期]');
    expect(textOf(card)).toContain('已到期，请看项目群里的督办单。');
    expect(JSON.stringify(card)).not.toContain('"button"');
  });
});

test.each(['yellow', 'h24'] as const)('a done node ends its %s warning', (kind) => {
  const done = apply(withPapers(project, '0404'), { type: 'finish', node: '0404', by: 'U022' });
  const card = warningCard(contextAt(), done, '0404', kind, mention);
  expect(textOf(card)).toContain('[已办结]');
  expect(JSON.stringify(card)).not.toContain('"button"');
});

test('a warning of an inspection says what is still to be fixed', () => {
  const open = apply(demoProject('DEMO-05'), enterProblems('0903', 'U023', ...fireProblems(3)));
  const ctx = contextAt(at('2026-03-17 10:00'));
  const missing = textOf(warningCard(ctx, open, '0903', 'yellow', mention));
  expect(missing).toContain('前补齐材料、完成整改并办结。');
  expect(missing).toContain('整改 | 0/3 已销项，还有 3 处未销项，不能办结');
  const complete = textOf(warningCard(ctx, withPapers(open, '0903'), '0903', 'yellow', mention));
  expect(complete).toContain('前完成整改并办结。');
  expect(complete).toContain('材料 | 材料已齐。');
});
