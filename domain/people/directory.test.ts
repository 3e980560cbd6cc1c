import { describe, expect, test } from 'vitest';
import { createDirectory, type Person } from './types.ts';

const aPerson = (id: string, more: Partial<Person> = {}): Person => ({
  id,
  name: `某${id}`,
  unit: 'ZGJ',
  role: 'helper',
  title: '',
  active: true,
  ...more,
});
const ids = (people: readonly Person[]) => people.map(({ id }) => id);

describe('the directory', () => {
  const directory = createDirectory([
    aPerson('b'),
    aPerson('a'),
    aPerson('head', { role: 'unitHead' }),
    aPerson('other', { unit: 'FGW' }),
    aPerson('gone', { active: false }),
  ]);

  test('finds people by unit and role, in order', () => {
    expect(ids(directory.inUnit('ZGJ', 'helper'))).toEqual(['b', 'a']);
    expect(ids(directory.inUnit('ZGJ', 'unitHead'))).toEqual(['head']);
    expect(directory.inUnit('FGW', 'unitHead')).toEqual([]);
    expect(directory.inUnit('nowhere', 'helper')).toEqual([]);
  });

  test('finds people by role over all units', () => {
    expect(ids(directory.withRole('helper'))).toEqual(['b', 'a', 'other']);
    expect(directory.withRole('operator')).toEqual([]);
  });

  test('one who left is known but not found', () => {
    expect(directory.person('gone')?.active).toBe(false);
    expect(ids(directory.withRole('helper'))).not.toContain('gone');
  });

  test('a stranger is unknown', () => expect(directory.person('x')).toBeUndefined());
});
