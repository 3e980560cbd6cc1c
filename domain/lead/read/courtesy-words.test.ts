import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courtesyOf } from './courtesy-words.ts';

test.each([
  ['收到', 'assent'],
  ['好的，收到！', 'assent'],
  ['嗯嗯', 'assent'],
  ['OK', 'assent'],
  ['+1', 'assent'],
  ['👌', 'assent'],
  ['👍🏻👍🏻', 'assent'],
  ['[强]', 'assent'],
  ['收到，谢谢领导', 'thanks'],
  ['谢谢啦～🌹', 'thanks'],
  ['您辛苦了[玫瑰]', 'thanks'],
  ['各位领导早上好☀️', 'greeting'],
  ['大家新年快乐！', 'greeting'],
] as const)('%s is %s', (text, courtesy) => {
  expect(courtesyOf(text)).toBe(courtesy);
});

test.each([
  '',
  '。',
  'a',
  '领导',
  '好的，明天来签约',
  '收到，投资额改成2亿',
  '谢谢，王总电话多少',
  '1亿',
  '行政服务中心在哪',
  '对接人是谁',
])('“%s” is none', (text) => {
  expect(courtesyOf(text)).toBeUndefined();
});

test('no text takes long: whatever is longer than a courtesy is none', () => {
  const words = fc.constantFrom(
    '好',
    '好的',
    '的',
    '了',
    '谢谢',
    '收到',
    '👌',
    '领导',
    '[强]',
    '[',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 5_000 }), (parts) => {
      const text = parts.join('');
      if (text.length > 40) expect(courtesyOf(text)).toBeUndefined();
    }),
    { numRuns: 50 },
  );
});
