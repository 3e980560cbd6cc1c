import { describe, expect, it } from 'vitest';
import { groupByUnit, initials, searchPeople, toneOf } from './people.ts';
import { person } from './samples.ts';

const people = [
  person('俞澄', '自规分局'),
  person('管仲书', '住建局'),
  person('卓文渊', '自规分局', '单位一把手'),
];
const names = (found: { name: string }[]) => found.map((one) => one.name);

describe('people to act as', () => {
  it('groups by unit in directory order', () => {
    expect(groupByUnit(people).map((group) => [group.unit, names(group.people)])).toEqual([
      ['自规分局', ['俞澄', '卓文渊']],
      ['住建局', ['管仲书']],
    ]);
  });

  it.each([
    ['俞', ['俞澄']],
    ['自规', ['俞澄', '卓文渊']],
    ['自规 一把手', ['卓文渊']],
    ['  ', ['俞澄', '管仲书', '卓文渊']],
    ['财政', []],
  ])('finds "%s" in name, unit and role', (query, found) => {
    expect(names(searchPeople(people, query))).toEqual(found);
  });

  it('shortens a name for its avatar', () => {
    expect([initials('俞澄'), initials('卓文渊'), initials('Ada')]).toEqual(['俞澄', '文渊', 'A']);
  });

  it('keeps the tone of a name', () => {
    expect(toneOf('俞澄')).toBe(toneOf('俞澄'));
    expect(new Set(people.map((one) => toneOf(one.name))).size).toBeGreaterThan(1);
  });
});
