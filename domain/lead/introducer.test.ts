import { describe, expect, test } from 'vitest';
import { world } from '../testing.ts';
import { introducerOf, toldOf } from './introducer.ts';
import { introducerIn } from './introducer-words.ts';
import { aLead } from './testing.ts';

describe('who brought a lead', () => {
  test.each([
    ['戚沪生', 'U065'],
    ['戚沪生同志', 'U065'],
    ['经开区戚沪生', 'U065'],
    ['经开区 戚沪生 13900001234', 'U065'],
  ])('%s is a colleague', (introducer, person) => {
    expect(introducerOf(world, { introducer })).toEqual({ kind: 'colleague', person });
  });

  test.each([
    ['苏州商会王会长', '苏州商会王会长', null],
    ['王会长13900001234', '王会长', '13900001234'],
    ['王会长（电话：0558-5550000）', '王会长', '05585550000'],
    ['税务局戚沪生', '税务局戚沪生', null],
    ['13900001234', '13900001234', '13900001234'],
  ])('%s is somebody outside', (introducer, name, phone) => {
    expect(introducerOf(world, { introducer })).toEqual({ kind: 'outside', name, phone });
  });

  test('may not be known', () => {
    expect(introducerOf(world, { introducer: ' ' })).toBeNull();
    expect(introducerOf(world, { introducer: null })).toBeNull();
  });

  test('hears of it as its reporter does, but of no secret', () => {
    const lead = aLead({ by: 'U064', facts: { introducer: '戚沪生' } });
    expect(toldOf(world, lead)).toEqual(['U065']);
    expect(toldOf(world, { ...lead, owner: 'U065' })).toEqual(['U064']);
    expect(toldOf(world, { ...lead, confidential: { leaders: [] } })).toEqual([]);
  });
});

describe('a message', () => {
  test.each([
    ['拜访了甲公司，苏州商会推荐的，做薄膜', '苏州商会'],
    ['甲公司想来投资，是老乡刘建国介绍过来的', '老乡刘建国'],
    ['经市商务局王科长介绍，甲公司来考察', '市商务局王科长'],
    ['甲公司投3亿。引荐人：戚沪生', '戚沪生'],
    ['通过浙江商会牵线，甲公司有意向', '浙江商会'],
  ])('%s says who brought it', (text, name) => {
    expect(introducerIn(text)?.name).toBe(name);
  });

  test.each([
    '方总介绍了产品情况，投3亿',
    '据方总介绍，公司年产值5亿',
    '朋友介绍的，甲公司投3亿',
    '据方总介绍的，年产值5亿',
    '我们给他推荐的',
    '一个朋友介绍的甲公司',
    '我们给他推荐了标准厂房',
    `${'长'.repeat(5_000)}推荐的`,
    '',
  ])('%s does not', (text) => {
    expect(introducerIn(text)).toBeNull();
  });
});
