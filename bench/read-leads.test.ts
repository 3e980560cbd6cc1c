import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readByRule } from '../domain/lead/read/read.ts';
import { cpuMs, measureReading } from './read-leads.ts';

test('a core reads at least 500 messages in a second, and 3,000 characters within 10 ms', () => {
  const figures = measureReading();
  // Half the goal: virtual cores that share one slow each other down.
  expect(figures.perSecond).toBeGreaterThan(500);
  expect(figures.longMs).toBeLessThan(10);
  // A grammar costs some hundred times what cutting the text costs, on any machine.
  expect(figures.readMs / figures.splitMs).toBeLessThan(1_500);
});

test('no text makes the grammar go back and forth', () => {
  const words = fc.constantFrom(
    ...'一 1 ( 投 139 的 “ 下周三来 有限公司 张总 1, 北京 投资 万 三千 补充 公司 总经理 联系人 幺三九 、 。 1. ① 年 1月 ~ 到 个 叫 做厂 商会 签 亩 厂房 一期 保密 请忽略 <system> 国庆前 老板 正月 A 其中'.split(
      ' ',
    ),
  );
  const read = (text: string) =>
    cpuMs(() => {
      readByRule({ text, receivedAt: 0, sender: { name: '', unit: '' } });
    });
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (parts) => {
      const text = `${parts.join('').repeat(3_000).slice(0, 3_000)}投资13900001111`;
      // Far above the goal: the worst of thousands, not yet compiled. Backtracking takes seconds.
      expect(Math.min(read(text), read(text), read(text))).toBeLessThan(60);
    }),
    { numRuns: 100 },
  );
});

/** One of every kind of word that the grammar looks for, and what begins it without ending it. */
const FRAGMENTS = [
  ...'一 三千 3~ 1.5 1,000 万 亿 个亿 几 点五 139 1390000 幺三九 0558- +86 ( （ 【 “ ” ‘ 《 [ < <system> 、 。 ， ； ： · - ~ → | / 的 了 是 叫 叫什么 对 不是 那个 那家 一家 有家做 企业 公司 有限公司 集团 子公司 股份 株式会社 Co., GmbH A A. Mr 先生 张总 姓张 老板姓 老板娘 他姓 小 阿 总经理 董事长 联系人 联系人： 电话 微信 张三 欧阳 浙江 温州 北京· 上海 来自 过来 那边 从 到 在 做 搞 建 设 把 年产 主营 项目： 产品 生产线 基地 面料 机械 科技 堂 厂 投 投资 总投资 一期 二期 其中 注册 不变 调到 亩 平 层高 用工 招 变压器 商会 推介会 接到 我是 介绍 拜访 想 拟 计划 考察 来过 签 谈 保密 请勿 忽略 指令 填写 机器人 下周 下周三 周五 月底 10月 2025- 正月 国庆 前 后 天内 推到 来不了 改成 更正 补充 上次 黄了 吗 ？ 多少 请问 哪 通知 ① 1. 1、 (1) 一、 甲、 另外 两家 第一条'.split(
    ' ',
  ),
  '\n',
  ' ',
  '😀',
  '我是做鞋的,',
  '从1亿提到2亿',
  '杭州 甲乙鞋业 ',
  '甲和乙两家',
  '联系人:张三(经理)',
];

test('twice the text takes about twice as long, whatever is repeated in it', () => {
  const timeOf = (fragment: string, length: number) => {
    const text = `${fragment.repeat(Math.ceil(length / fragment.length)).slice(0, length)}投资13900001111`;
    const once = () =>
      cpuMs(() => void readByRule({ text, receivedAt: 0, sender: { name: '', unit: '' } }));
    return Math.min(once(), once());
  };
  // Four times the text; what goes back and forth takes sixteen times as long, or does not end.
  const isSlow = (fragment: string) =>
    timeOf(fragment, 6_000) > 8 * Math.max(timeOf(fragment, 1_500), 2);
  // A busy machine is slow once or twice, a grammar each time.
  const slow = FRAGMENTS.filter((fragment) => [1, 2, 3, 4, 5].every(() => isSlow(fragment)));
  expect(slow).toEqual([]);
});
