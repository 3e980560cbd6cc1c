import { expect, test } from 'vitest';
import { promiseCard } from './promise.ts';
import { apply, at, contextAt, demoProject, textOf } from './testing.ts';

const promised = apply(demoProject('DEMO-02'), {
  type: 'promiseMaterials',
  node: '0304',
  materials: ['M017'],
  promisedOn: '2026-03-20',
  by: 'U007',
});
const mention = { mention: ['U021'] };
const near = at('2026-03-19 09:00');
const late = at('2026-03-20 17:30');
const recalled = apply(promised, { type: 'tick' }, near);
const broken = apply(recalled, { type: 'tick' }, late);

test('a promise near its date is recalled', () => {
  const ctx = contextAt(near);
  expect(
    textOf(promiseCard(ctx, recalled, 'M017', '0304', 'yellow', mention)),
  ).toMatchInlineSnapshot(`
    "yellow: 容缺材料将到期 · 节能报告(含碳排放评价) [3月20日 17:30 到期]
    岐禾中药配方颗粒提取项目
    @ou_U021 请在 3月20日 17:30 前补交容缺材料。
    材料 | 节能报告(含碳排放评价)（企业提供）
    补交 | 应于 3月20日 17:30（周五）前
    节点 | 0304 节能审查
    容缺 | 发改委 闻人景 于 3月16日同意
    [传材料]"
  `);
});

test('a broken promise turns red', () => {
  const ctx = contextAt(at('2026-03-23 09:00'));
  const text = textOf(promiseCard(ctx, broken, 'M017', '0304', 'red', mention));
  expect(text).toContain('red: 容缺材料逾期 · 节能报告(含碳排放评价) [3月20日已到期]');
  expect(text).toContain('容缺材料已逾期，请马上补交。');
});

test('a recalled promise says the same days later, since nobody draws it anew', () => {
  const drawn = (when: string) =>
    textOf(promiseCard(contextAt(at(when)), broken, 'M017', '0304', 'red', mention));
  expect(drawn('2026-03-29 09:00')).toBe(drawn('2026-03-20 17:30'));
});

test('what was recalled leaves a broken promise to the red notice', () => {
  const card = promiseCard(contextAt(late), broken, 'M017', '0304', 'yellow', mention);
  expect(textOf(card)).toMatchInlineSnapshot(`
    "grey: 容缺材料 · 节能报告(含碳排放评价) [3月20日已到期]
    岐禾中药配方颗粒提取项目
    已到期，请看逾期通知。
    补交 | 应于 3月20日 17:30（周五）前
    节点 | 0304 节能审查"
  `);
  expect(JSON.stringify(card)).not.toMatch(/"button"|<at id=/);
});

test.each(['yellow', 'red'] as const)('a date that was moved ends its %s notice', (warning) => {
  const moved = apply(
    broken,
    {
      type: 'promiseMaterials',
      node: '0304',
      materials: ['M017'],
      promisedOn: '2026-03-27',
      by: 'U007',
    },
    late,
  );
  const card = promiseCard(contextAt(late), moved, 'M017', '0304', warning, mention);
  expect(textOf(card)).toContain('补交日期已改，到期前再提醒。');
  expect(textOf(card)).toContain('补交 | 应于 3月27日 17:30（周五）前');
  expect(JSON.stringify(card)).not.toMatch(/"button"|<at id=/);
});

test('a promise that was kept has no button', () => {
  const kept = apply(promised, {
    type: 'fileMaterial',
    material: 'M017',
    node: '0304',
    file: { id: 'f1', name: '节能报告.pdf' },
    by: 'U032',
  });
  const card = promiseCard(contextAt(), kept, 'M017', '0304', 'yellow', mention);
  expect(textOf(card)).toContain('补交 | 已补交 · 3月16日 09:00（周一） · 左怀瑾');
  expect(JSON.stringify(card)).not.toContain('"button"');
});
