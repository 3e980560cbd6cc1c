import { expect, test } from 'vitest';
import { readCommand } from './index.ts';
import { after, normalise } from './text.ts';

test.each([
  ['办结 0304', '0304'],
  ['办结0304', '0304'],
  ['请办结 ０３０４。', '0304'],
  ['  办结　0304 一下 ', '0304'],
  ['帮我办结 0304吧', '0304'],
  ['0304 办结', undefined],
  ['把它办结', undefined],
])('finds what follows the word in %j', (text, rest) => {
  expect(after(normalise(text), ['办结'])).toBe(rest);
});

test.each([
  '进度',
  '待办',
  '我的待办',
  '接办 0304',
  '办结0304',
  '材料',
  '时限 0404 3月17日',
  '帮助',
])('%s is a command', (text) => expect(readCommand(text)).toBeDefined());

test.each(['', '今天天气不错', '下午开会', '施工许可证今天拿到了', '\u0000\u0007'])(
  '%j is no command',
  (text) => expect(readCommand(text)).toBeUndefined(),
);
