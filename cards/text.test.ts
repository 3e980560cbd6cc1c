import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextAt, world } from './testing.ts';
import { cut, cutList, escapeText, mention, nameList, personLine } from './text.ts';

test('a mention of everybody becomes harmless', () => {
  expect(escapeText('<at id=all></at>')).toBe('&#60;at id=all&#62;&#60;/at&#62;');
});

test('escaped text holds no markup at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(escapeText(text).replace(/&#\d+;/g, '')).not.toMatch(/[<>*_~[\]`|\\\n\r]/);
    }),
  );
});

test('names with round brackets stay readable', () => {
  expect(escapeText('项目备案(核准)')).toBe('项目备案(核准)');
});

test('line breaks and direction marks become spaces', () => {
  expect(escapeText('一\n\n二\u202e三')).toBe('一 二 三');
});

test('cutting counts whole characters', () => {
  expect(cut('𠮷𠮷𠮷𠮷', 3)).toBe('𠮷𠮷…');
  expect(cut('四个字呀', 4)).toBe('四个字呀');
});

test('long lists end with a count', () => {
  expect(nameList(['甲', '乙', '丙'], 2, '份')).toBe('甲、乙等 3 份');
  expect(cutList([1, 2, 3], 2, String, (left) => `另有 ${left}`)).toEqual(['1', '2', '另有 1']);
});

test('whoever has no open_id is named instead', () => {
  const ctx = { ...contextAt(), openIdOf: (id: string) => (id === 'U022' ? 'ou_1' : undefined) };
  expect(mention(ctx, ['U022', 'U021'])).toBe('<at id=ou_1></at> 鲍以宁');
});

test('a person is shown with the unit', () => {
  expect(personLine(world, 'U022')).toBe('自规分局 俞澄');
  expect(personLine(world, 'U031')).toBe('企业 阮一帆');
  expect(personLine(world, 'nobody')).toBe('未登记人员');
});
