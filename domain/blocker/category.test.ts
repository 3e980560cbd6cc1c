import { expect, test } from 'vitest';
import { world } from '../testing.ts';
import { categoryIn, otherCategory } from './category.ts';

test.each([
  ['临时用电没接通', 'power'],
  ['临时用电还没接通', 'power'],
  ['自来水没通', 'water'],
  ['燃气管道没接进来', 'gas'],
  ['挂牌迟迟排不上', 'land'],
  ['规划退让与绿地意见不一致,需多部门会审', 'planning'],
  ['道路开口未批、场内缺土', 'road'],
  ['第三期进度款缺口4200万元', 'funds'],
  ['环评专家会还没开', 'environment'],
  ['能耗指标没有着落', 'energy'],
  ['招工招不到人', 'labour'],
  ['备案手续卡在窗口', 'approval'],
  ['村民阻工，坟还没迁', 'relocation'],
  // A full-width sign is the same sign.
  ['ＡＢ 三通一平', 'road'],
  ['老板心情不好', undefined],
  ['', undefined],
])('%s is about %s', (words, category) => {
  expect(categoryIn(world.catalogue, words)).toBe(category);
});

test('what fits no kind has one of its own', () => {
  expect(otherCategory(world.catalogue).name).toBe('其他');
});
