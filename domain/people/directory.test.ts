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

describe('a person on leave', () => {
  const away = (standIn: string, until: string) => ({ away: { standIn, until } });
  const on = (day: string | null, ...people: Person[]) =>
    createDirectory([...people, aPerson('b'), aPerson('head', { role: 'unitHead' })], day);
  const onLeave = aPerson('a', away('b', '2026-04-20'));

  test.each([
    ['2026-04-19', 'b'],
    ['2026-04-20', 'b'],
    ['2026-04-21', 'a'],
    [null, 'a'],
  ])('on %s is acted for by %s', (day, acting) => {
    const directory = on(day, onLeave);
    expect(directory.actingFor('a')).toBe(acting);
    expect(directory.standsInFor('b')).toEqual(acting === 'b' ? ['a'] : []);
    expect(directory.absenceOf('a')).toEqual(acting === 'b' ? onLeave.away : undefined);
  });

  test('is still found by unit and role', () => {
    expect(ids(on('2026-04-19', onLeave).inUnit('ZGJ', 'helper'))).toEqual(['a', 'b']);
  });

  test('falls to the head where the stand-in left or is away, too', () => {
    const gone = aPerson('a', away('x', '2026-04-20'));
    expect(on('2026-04-19', gone, aPerson('x', { active: false })).actingFor('a')).toBe('head');
    const alsoAway = aPerson('x', away('b', '2026-04-20'));
    expect(on('2026-04-19', gone, alsoAway).actingFor('a')).toBe('head');
  });

  test('who has left is acted for by nobody', () => {
    const left = on('2026-04-19', { ...onLeave, active: false });
    expect(left.actingFor('a')).toBe('a');
    expect(left.standsInFor('b')).toEqual([]);
  });

  test('everybody else acts for themselves', () => {
    const directory = on('2026-04-19', onLeave);
    expect(directory.actingFor('b')).toBe('b');
    expect(directory.actingFor('stranger')).toBe('stranger');
  });
});
