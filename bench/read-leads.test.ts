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
