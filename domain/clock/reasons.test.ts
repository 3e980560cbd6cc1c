import { describe, expect, test } from 'vitest';
import { world } from '../testing.ts';
import { reasonOfWord } from './reason-words.ts';
import { holderOf, namedReasons } from './reasons.ts';
import { type PauseReason, pauseReasons } from './types.ts';

describe('the words of the catalogue', () => {
  test('every one stands for a reason', () => {
    const words = [...world.catalogue.nodes.values()].flatMap(({ clockPauses }) => clockPauses);
    expect(words.length).toBeGreaterThan(40);
    for (const word of words) expect([word, reasonOfWord(word)]).not.toEqual([word, undefined]);
  });

  test.each<[string, PauseReason]>([
    ['受理公示', 'notice'],
    ['征地补偿安置公告', 'notice'],
    ['权属异议公告', 'notice'],
    ['听证', 'hearing'],
    ['委托评估', 'appraisal'],
    ['专家论证', 'appraisal'],
    ['招标公告', 'tender'],
    ['异议投诉处理', 'tender'],
    ['检验', 'inspection'],
    ['现场核查', 'inspection'],
    ['现场核查整改', 'enterprise'],
    ['图纸修改', 'enterprise'],
    ['用户自建工程', 'enterprise'],
    ['环保设施调试整改', 'enterprise'],
    ['补正', 'supplement'],
    ['上级审批在途', 'upperLevel'],
    ['重大活动停工令', 'stopOrder'],
    ['重污染天气管控', 'stopOrder'],
    ['不可抗力', 'forceMajeure'],
  ])('%s is %s', (word, reason) => expect(reasonOfWord(word)).toBe(reason));

  test('a word nobody knows allows nothing', () => {
    expect(reasonOfWord('领导出差')).toBeUndefined();
    expect([...namedReasons({ clockPauses: ['领导出差'] })]).toEqual([]);
  });

  test('words of one reason stand together', () => {
    const clockPauses = ['补正', '受理公示', '技术评估', '拟审批公示'];
    expect([...namedReasons({ clockPauses })]).toEqual([
      ['notice', ['受理公示', '拟审批公示']],
      ['appraisal', ['技术评估']],
      ['supplement', ['补正']],
    ]);
  });
});

test('what the law takes out of the count is nobody’s day', () => {
  const of = (holder: string) => pauseReasons.filter((reason) => holderOf[reason] === holder);
  expect(of('unit')).toEqual([]);
  expect(of('enterprise')).toEqual(['supplement', 'enterprise']);
  expect(of('upperLevel')).toEqual(['upperLevel']);
});
