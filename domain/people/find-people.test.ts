import { expect, test } from 'vitest';
import { findPeople } from './find-people.ts';
import { createDirectory, type Person } from './types.ts';

const person = (id: string, name: string, unit: string, active = true): Person => ({
  id,
  name,
  unit,
  role: 'helper',
  title: '科员',
  active,
});
const directory = createDirectory([
  person('1', '李明', 'A'),
  person('2', '欧阳李明', 'A'),
  person('3', '王芳', 'A'),
  person('4', '王芳', 'B'),
  person('5', '赵去', 'A', false),
]);
const found = (words: string, unit?: string) =>
  findPeople(directory, words, unit).map(({ id }) => id);

test.each([
  ['李明', ['1']],
  ['@李明', ['1']],
  ['李 明', ['1']],
  ['自规分局李明', ['1']],
  ['李明科员', ['1']],
  ['欧阳李明', ['2']],
  ['王芳', ['3', '4']],
  ['赵去', []],
  ['李', []],
  ['', []],
])('%s names %j', (words, ids) => {
  expect(found(words)).toEqual(ids);
});

test('a unit tells people of one name apart', () => {
  expect(found('王芳', 'B')).toEqual(['4']);
});
