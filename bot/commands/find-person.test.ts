import { expect, test } from 'vitest';
import { worldWith } from '../../domain/testing.ts';
import { findPerson } from './find-person.ts';

// 俞澄 (U022) is of the land office; a second 俞澄 is made of the housing office's U023.
const around = worldWith({ id: 'U023', name: '俞澄' }, { id: 'U024', active: false });
const idsOf = (words: string, isAnybody = false) =>
  findPerson(around, words, isAnybody).map(({ id }) => id);

test.each([
  ['鲍以宁', ['U021']],
  ['@鲍以宁', ['U021']],
  ['鲍以宁窗口业务帮办员', ['U021']],
  ['俞澄', ['U022', 'U023']],
  ['自规分局俞澄', ['U022']],
  ['自规分局 俞澄', ['U022']],
  ['住建局俞澄', ['U023']],
  ['发改委俞澄', []],
  ['不要俞澄', []],
  ['俞', []],
  ['', []],
  ['池映雪', []],
])('%j names %j', (words, expected) => {
  expect(idsOf(words)).toEqual(expected);
});

test('those who have left are found where they may be meant', () => {
  expect(idsOf('池映雪', true)).toEqual(['U024']);
});
