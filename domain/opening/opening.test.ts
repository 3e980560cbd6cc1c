import { describe, expect, test } from 'vitest';
import { createDirectory } from '../people/types.ts';
import { runningNodes } from '../project/node-view.ts';
import { asOf, people, world, worldWith } from '../testing.ts';
import { openFacts, previewOpening } from './preview.ts';
import { faultsOfFirstStep, readForm } from './read.ts';
import { namesake, similarTo } from './similar.ts';
import type { KnownProject, OpeningFacts, OpeningForm } from './types.ts';

const form: OpeningForm = {
  name: '云锦智能家居产业园项目',
  owner: '云锦家居(示例)有限公司',
  location: 'JKQ',
  investment: '4.5亿',
  keyProject: true,
  lead: 'U006',
  agent: 'U015',
  contact: 'U031',
  attributes: {},
  doneStage: '',
};

const known: readonly KnownProject[] = [
  { id: 'P-1', name: '禾芷堂中药饮片智能炮制车间项目', owner: '禾芷堂中药科技(示例)有限公司' },
  { id: 'P-2', name: '城南再生水管网项目', owner: '区属国有投资控股集团(演示)' },
];

const faultsOf = (changes: Partial<OpeningForm>, of = world) => {
  const read = readForm(of, { ...form, ...changes }, known);
  return read.ok ? [] : read.faults;
};

function factsOf(changes: Partial<OpeningForm> = {}): OpeningFacts {
  const read = readForm(world, { ...form, ...changes }, known);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.facts;
}

describe('a form', () => {
  test('comes to the facts of a project', () => {
    expect(factsOf()).toMatchObject({
      name: '云锦智能家居产业园项目',
      location: 'JKQ',
      investmentWan: 45_000,
      keyProject: true,
      team: { lead: 'U006', agent: 'U015', enterpriseContact: 'U031' },
      history: { done: [], running: [], missing: [] },
    });
  });

  test.each([
    ['4.5亿', 45_000],
    ['4.5 亿元', 45_000],
    ['４５０００万', 45_000],
    ['12,000万元', 12_000],
    ['0.85亿', 8_500],
  ])('reads %s', (investment, wan) => {
    expect(factsOf({ investment }).investmentWan).toBe(wan);
  });

  test.each([
    ['', 'empty'],
    ['很多', 'amount-unreadable'],
    ['45000', 'amount-without-unit'],
    ['-5亿', 'amount-out-of-range'],
    ['0万', 'amount-out-of-range'],
    ['99999亿', 'amount-out-of-range'],
  ])('an investment of “%s” is refused', (investment, code) => {
    expect(faultsOf({ investment })).toMatchObject([{ code }]);
  });

  test.each([
    ['no name', { name: ' ' }, { code: 'empty', field: 'name' }],
    ['a name of 61 signs', { name: '云'.repeat(61) }, { code: 'too-long', most: 60 }],
    ['a name on record', { name: '城南 再生水管网项目。' }, { code: 'name-taken', id: 'P-2' }],
    ['no enterprise', { owner: '' }, { code: 'empty', field: 'owner' }],
    ['no place', { location: '' }, { code: 'empty', field: 'location' }],
    ['a bureau for a place', { location: 'FGW' }, { code: 'not-a-place', found: 'FGW' }],
    ['an unknown place', { location: 'XX' }, { code: 'not-a-place', found: 'XX' }],
    ['nobody for agent', { agent: '' }, { code: 'empty', field: 'agent' }],
    ['a stranger', { agent: '王某某' }, { code: 'unknown-person', found: '王某某' }],
    ['a helper for agent', { agent: 'U021' }, { code: 'wrong-role', is: 'helper' }],
    ['an unreadable number', { attributes: { energyTce: '不少' } }, { code: 'answer-unreadable' }],
    ['a negative number', { attributes: { occupiedHa: '-1' } }, { code: 'answer-unreadable' }],
    ['an unknown choice', { attributes: { landMode: 'moon' } }, { code: 'answer-unreadable' }],
    [
      'new land for a project that needs none',
      { attributes: { landMode: 'none', newConstructionLand: 'yes' } },
      { code: 'answers-contradict', attribute: 'newConstructionLand', said: [true, 'none'] },
    ],
    [
      'a civil building where nothing is built',
      { attributes: { newBuilding: 'no', civilBuilding: 'yes' } },
      { code: 'answers-contradict', attribute: 'civilBuilding', against: 'newBuilding' },
    ],
    ['an unknown stage', { doneStage: '99' }, { code: 'stage-unknown', found: '99' }],
    ['nothing left to do', { doneStage: '11' }, { code: 'nothing-left' }],
  ])('%s is a fault', (_what, changes, fault) => {
    expect(faultsOf(changes)).toMatchObject([fault]);
  });

  test('every fault is told at once', () => {
    const wrong = { name: '', owner: '', location: '', investment: '', lead: '', agent: '' };
    expect(faultsOf(wrong)).toHaveLength(6);
    expect(faultsOfFirstStep(world, { ...form, ...wrong }, known)).toHaveLength(6);
  });

  test('somebody who has resigned is named', () => {
    const without = worldWith({ id: 'U015', active: false });
    expect(faultsOf({}, without)).toEqual([
      { code: 'person-gone', field: 'agent', person: 'U015' },
    ]);
  });

  test('people may be written by name, with the unit where two share it', () => {
    expect(factsOf({ agent: '路小川' }).team.agent).toBe('U015');
    const twins = people.map((person) =>
      person.id === 'U019' ? { ...person, name: '路小川' } : person,
    );
    const crowded = { ...world, directory: createDirectory(twins) };
    expect(faultsOf({ agent: '路小川' }, crowded)).toMatchObject([{ code: 'several-people' }]);
    const read = readForm(crowded, { ...form, agent: '古井镇 路小川' }, known);
    expect(read.ok && read.facts.team.agent).toBe('U019');
  });

  test('the enterprise may have no contact yet', () => {
    expect(factsOf({ contact: '' }).team.enterpriseContact).toBeNull();
  });

  test('a question left open takes the catalogue’s answer', () => {
    const { attributes } = factsOf({ attributes: { newBuilding: 'no', energyTce: '1,200' } });
    expect(attributes).toMatchObject({ newBuilding: false, energyTce: 1200, landMode: 'auction' });
  });
});

describe('the first team', () => {
  test('has a helper of each unit that is soon at work', () => {
    const { helpers, unitHeads } = factsOf().team;
    const units = helpers.map((id) => world.directory.person(id)?.unit);
    expect(units).toEqual(['TCZ', 'SCJ', 'FGW', 'HBJ']);
    expect(unitHeads).toEqual(['U011', 'U046']);
  });

  test('follows the stage at which the project is entered', () => {
    const { helpers } = factsOf({ doneStage: '03' }).team;
    const units = helpers.map((id) => world.directory.person(id)?.unit);
    expect(units).toEqual(['ZGJ', 'ZJJ', 'CZJ']);
  });
});

describe('a preview', () => {
  test('is what opening then does', () => {
    const facts = factsOf();
    const { project, members } = previewOpening(world, facts, known, asOf);
    const opened = openFacts(world, facts, 'P-2026-0001', asOf).project;
    expect({ ...project, id: opened.id }).toEqual(opened);
    expect(runningNodes(project).map(({ code }) => code)).toEqual(['0101']);
    expect(members).toEqual(expect.arrayContaining(['U006', 'U015', 'U031', 'U029', 'U011']));
  });

  test('counts when each stage ends if every limit is used up', () => {
    const { estimates } = previewOpening(world, factsOf(), known, asOf);
    const days = estimates.map(({ stage, on, isCovered }) => [stage.code, on, isCovered]);
    // 0101 3 and 0102 10 working days from Monday 16 March, Qingming on 4 to 6 April.
    expect(days[0]).toEqual(['01', '2026-04-02', true]);
    expect(days.at(-1)?.[2]).toBe(false);
    const ends = estimates.map(({ on }) => on);
    expect(ends.at(-1)).toBe([...ends].sort().at(-1));
  });

  test('nodes of finished stages are done, with their papers', () => {
    const { project, estimates } = previewOpening(world, factsOf({ doneStage: '03' }), known, asOf);
    expect(project.nodes.get('0301')?.status).toBe('done');
    expect(project.materials.get('M001')?.status).toBe('accepted');
    expect(estimates[0]?.stage.code).toBe('04');
  });
});

describe('likely duplicates', () => {
  test.each([
    ['禾芷堂中药饮片炮制车间', '别家公司', ['name']],
    ['禾芷堂智能炮制车间（中药饮片）工程', '别家公司', ['name']],
    ['全新的厂房', '禾芷堂中药科技（示例）有限责任公司', ['owner']],
    ['全新的厂房', '别家公司', []],
    ['城南污水处理厂', '别家公司', []],
  ])('%s of %s', (name, owner, by) => {
    expect(similarTo({ name, owner }, known).map((each) => each.by)).toEqual(by);
  });

  test('a namesake differs at most in width, spaces and punctuation', () => {
    expect(namesake('城南再生水管网 项目', known)?.id).toBe('P-2');
    expect(namesake('城南再生水管网二期项目', known)).toBeUndefined();
    expect(namesake('。', known)).toBeUndefined();
  });
});
