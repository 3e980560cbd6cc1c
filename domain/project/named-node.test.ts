import { expect, test } from 'vitest';
import { world } from '../testing.ts';
import { nodeNamed } from './named-node.ts';

const all = [...world.catalogue.nodes.keys()];

test.each([
  ['施工许可证今天拿到了', '0702'],
  ['施工许可办下来了', '0702'],
  ['环评批复下来了', '0303'],
  ['营业执照办好了', '0203'],
  ['成交确认书拿到了', '0404'],
  ['建设工程规划许可证拿到了', '0502'],
  ['节能审查意见收到了', '0304'],
  ['消防验收 通过了', '0903'],
  // Half of a name that two nodes share names neither.
  ['规划许可证拿到了', undefined],
  ['许可证拿到了', undefined],
  ['今天食堂吃什么', undefined],
  ['', undefined],
])('%s is about %s', (sentence, code) => expect(nodeNamed(world, all, sentence)).toBe(code));

test('only the given nodes are meant', () => {
  expect(nodeNamed(world, ['0303', '0404'], '施工许可证今天拿到了')).toBeUndefined();
  expect(nodeNamed(world, ['0502', '0303'], '规划许可证拿到了')).toBe('0502');
});
