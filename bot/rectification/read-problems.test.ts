import { describe, expect, test } from 'vitest';
import { asOf, world, worldWith } from '../../domain/testing.ts';
import { readProblems } from './read-problems.ts';

const read = (text: string, around = world) =>
  readProblems(text, around, asOf).map((line) => line.read);
const one = (text: string, around = world) => read(text, around)[0];

describe('a line of a pasted list', () => {
  test.each<[string, object]>([
    ['防火门不能自闭', { words: '防火门不能自闭' }],
    ['2号楼三层：防火门不能自闭', { part: '2号楼三层', words: '防火门不能自闭' }],
    [
      '2号楼三层：防火门不能自闭｜住建局｜4月20日',
      { part: '2号楼三层', words: '防火门不能自闭', ownerUnit: 'ZJJ', dueOn: '2026-04-20' },
    ],
    ['水压不足|4月20日前|供电公司', { words: '水压不足', dueOn: '2026-04-20', ownerUnit: 'GDG' }],
    ['1. 水压不足', { words: '水压不足' }],
    ['（3）水压不足', { words: '水压不足' }],
    ['④水压不足', { words: '水压不足' }],
    ['10.5米处封堵脱落', { words: '10.5米处封堵脱落' }],
    ['水压不足 住建局 7天内', { words: '水压不足', ownerUnit: 'ZJJ', dueOn: '2026-03-23' }],
    ['水压不足，住建局，4月20日', { words: '水压不足', ownerUnit: 'ZJJ', dueOn: '2026-04-20' }],
    [
      '管道未封堵，管仲书；4月20日前。',
      { words: '管道未封堵', owner: 'U023', dueOn: '2026-04-20' },
    ],
    ['水压不足,2026-04-20', { words: '水压不足', dueOn: '2026-04-20' }],
    ['阀门锈蚀，漏水 住建局', { words: '阀门锈蚀，漏水', ownerUnit: 'ZJJ' }],
    ['杂物未清 4月20日 复核 管仲书', { words: '杂物未清', dueOn: '2026-04-20', recheckBy: 'U023' }],
    ['需通知住建局、供电公司', { words: '需通知住建局、供电公司' }],
    ['水压不足｜管仲书', { words: '水压不足', owner: 'U023' }],
    ['水压不足｜住建局 管仲书', { words: '水压不足', owner: 'U023' }],
    ['水压不足｜企业', { words: '水压不足', ownerUnit: 'ENT' }],
    ['水压不足｜责任单位：住建局', { words: '水压不足', ownerUnit: 'ZJJ' }],
    ['水压不足｜复核：祁明岳', { words: '水压不足', recheckBy: 'U009' }],
    ['水压不足（GB 50016-2014）', { words: '水压不足', clause: 'GB 50016-2014' }],
    ['水压不足｜条款：6.4.1', { words: '水压不足', clause: '6.4.1' }],
    ['水压不足｜｜', { words: '水压不足' }],
    ['喷头间距应为 3-5', { words: '喷头间距应为 3-5' }],
    ['检查时间10:30时断电', { words: '检查时间10:30时断电' }],
    ['水压不足｜3月1日', { words: '水压不足', dueOn: '2026-03-01' }],
    ['｜住建局', { words: '', ownerUnit: 'ZJJ' }],
  ])('%s', (text, problem) => expect(one(text)).toEqual(problem));

  test.each<[string, object]>([
    ['水压不足｜没有的局', { code: 'not-understood', words: '没有的局' }],
    ['水压不足 4月31日', { code: 'not-understood', words: '4月31日' }],
    ['水压不足，2026-02-30前', { code: 'not-understood', words: '2026-02-30前' }],
    ['水压不足｜2月30日', { code: 'not-understood', words: '2月30日' }],
    ['水压不足｜复核 张三', { code: 'person-unknown', words: '张三' }],
    ['水压不足｜住建局｜供电公司', { code: 'not-understood', words: '供电公司' }],
  ])('%s is not understood', (text, fault) => expect(one(text)).toMatchObject(fault));

  test('of two people of one name the unit must be said', () => {
    const two = worldWith({ id: 'U027', name: '管仲书' });
    expect(one('水压不足｜管仲书', two)).toEqual({
      code: 'person-ambiguous',
      words: '管仲书',
      count: 2,
    });
    expect(one('水压不足 管仲书', two)).toMatchObject({ code: 'person-ambiguous' });
    expect(one('水压不足｜住建局 管仲书', two)).toEqual({ words: '水压不足', owner: 'U023' });
  });

  test('somebody who has left is nobody', () => {
    const without = worldWith({ id: 'U023', active: false });
    expect(one('水压不足｜管仲书', without)).toMatchObject({ code: 'not-understood' });
  });
});

describe('a pasted list', () => {
  test('has a problem a line; empty lines and the head of a table do not count', () => {
    const text =
      '序号｜问题｜责任单位｜期限\r\n1｜水压不足｜住建局｜4月20日\n\n 2｜照明缺失｜｜ \n';
    expect(read(text)).toEqual([
      { words: '水压不足', ownerUnit: 'ZJJ', dueOn: '2026-04-20' },
      { words: '照明缺失' },
    ]);
  });

  test('of nothing has none', () => {
    expect(read(' \n\r\n ')).toEqual([]);
  });

  test('quotes what was written', () => {
    expect(readProblems('3、水压不足｜没有的局', world, asOf)[0]?.text).toBe('水压不足｜没有的局');
  });
});
