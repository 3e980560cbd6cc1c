import { expect, test } from 'vitest';
import { nodeCard } from './node.ts';
import { progressCard } from './progress.ts';
import { promiseFormCard } from './promise-form.ts';
import { supersededCard } from './superseded.ts';
import { AS_OF, contextAt, demoProject, faultOf, textOf } from './testing.ts';

const project = demoProject('DEMO-02');

test('a replaced card points to the new one', () => {
  const old = supersededCard(nodeCard(contextAt(), project, '0304', { mention: ['U021'] }));
  expect(textOf(old)).toMatchInlineSnapshot(`
    "grey: 0304 节能审查 [正常 · 3月27日到期]
    岐禾中药配方颗粒提取项目
    已续至新卡，请看下面最新的卡片。
    @ou_U021 请接办，并补齐缺少的材料。
    责任 | 发改委 · 鲍以宁
    时限 | 3月27日 17:30（周五）
    起算 | 3月13日起，10 个工作日；缺件须在 3月20日前一次告知
    用时 | 单位 3 天（至 3月16日）
    还缺 | 可行性研究报告（企业提供） / 节能报告(含碳排放评价)（企业提供）
    材料 | 3/5 份：营业执照、法定代表人身份证明及授权(代办)委托书、项目备案(核准)证明
    企业看到的说明：用电用能多的项目才需要，达不到门槛的直接跳过。"
  `);
});

test.each([
  ['progress', progressCard(contextAt(), project)],
  ['node', nodeCard(contextAt(), project, '0304', { mention: ['U021'] })],
  ['form', promiseFormCard(contextAt(), project, '0304', AS_OF)],
])('nothing on a replaced %s card can be pressed', (_name, card) => {
  const old = supersededCard(card);
  expect(JSON.stringify(old)).not.toMatch(/"(button|form|behaviors|select_static)"/);
  expect(faultOf(old)).toBeUndefined();
});

test('replacing twice says it once', () => {
  const once = supersededCard(progressCard(contextAt(), project));
  expect(supersededCard(once)).toEqual(once);
});
