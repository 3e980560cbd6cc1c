import { describe, expect, test } from 'vitest';
import { asOf, people, world, worldWith } from '../../domain/testing.ts';
import { findDay } from './day-words.ts';
import { readMeeting } from './read-meeting.ts';
import { readSentence } from './sentence-words.ts';

const wheat = { id: 'P-1', name: '麦香里面制品中央工厂项目' };
const sewage = { id: 'P-2', name: '城南污水处理厂项目' };
const projects = [wheat, sewage];
const head = people.find(({ role }) => role === 'unitHead');
const unitNamed = (name: string) =>
  [...world.catalogue.units.values()].find(({ shortName }) => shortName === name)?.code;
const ZG = unitNamed('自规分局');

const read = (text: string, here: string | null = wheat.id, around = world) =>
  readMeeting(text, { world: around, projects, here, now: asOf });
const only = (line: string) => read(line)[0]?.read;

describe("a line of a meeting's list", () => {
  test.each([
    ['bars', '宗地图｜补齐并入库｜自规分局｜3月20日'],
    ['tabs and a number', '1\t宗地图\t补齐并入库\t自规分局\t3月20日'],
    ['semicolons', '1、宗地图；补齐并入库；自规分局；3月20日前'],
    ['another order', '宗地图|3月20日|自规分局|补齐并入库'],
    ['labels', '事项：宗地图｜决定：补齐并入库｜责任单位：自规分局｜期限：2026-03-20'],
  ])('is read with %s', (_what, line) => {
    expect(only(line)).toEqual({
      topic: '宗地图',
      words: '补齐并入库',
      unit: ZG,
      dueOn: '2026-03-20',
    });
  });

  test.each<[string, string, object]>([
    [
      'no matter',
      '补齐宗地图｜自规分局｜3月20日',
      { words: '补齐宗地图', unit: ZG, dueOn: '2026-03-20' },
    ],
    [
      'a short decision',
      '临时用电｜接通｜供电公司',
      { topic: '临时用电', words: '接通', unit: unitNamed('供电公司') },
    ],
    ['no day', '补齐宗地图｜自规分局', { words: '补齐宗地图', unit: ZG }],
    ['no unit', '补齐宗地图｜3月20日', { words: '补齐宗地图', dueOn: '2026-03-20' }],
    [
      'a plain sentence',
      '请自规分局3月20日前补齐宗地图',
      { words: '补齐宗地图', unit: ZG, dueOn: '2026-03-20' },
    ],
    [
      'a weekday',
      '补齐宗地图｜自规分局｜周五前',
      { words: '补齐宗地图', unit: ZG, dueOn: '2026-03-20' },
    ],
    [
      'a node',
      '0404 挂牌｜补齐宗地图｜自规分局',
      { topic: '0404 挂牌', words: '补齐宗地图', unit: ZG, node: '0404' },
    ],
    [
      'the enterprise',
      '交用电申请｜企业｜7天内',
      { words: '交用电申请', unit: 'ENT', dueOn: '2026-03-23' },
    ],
  ])('with %s is read as far as it goes', (_what, line, item) => {
    expect(only(line)).toEqual(item);
  });

  test.each<[string, string, string]>([
    ['a unit nobody knows', '补齐宗地图｜没有的局｜3月20日', 'unit-unknown'],
    ['a person nobody knows', '补齐宗地图｜责任人：张三丰', 'person-unknown'],
    ['a name nobody has', '补齐宗地图｜张三丰｜3月20日', 'person-unknown'],
    ['a day that is in no calendar', '补齐宗地图｜自规分局｜4月31日', 'not-understood'],
    ['a day nobody can read', '补齐宗地图｜自规分局｜3-', 'not-understood'],
  ])('with %s says so', (_what, line, code) => {
    expect(only(line)).toMatchObject({ code });
  });

  test('two people of one name are told apart by their unit only', () => {
    const [one, other] = people.filter(({ role }) => role === 'helper');
    const twins = worldWith({ id: other?.id ?? '', name: one?.name ?? '' });
    const line = `补齐宗地图｜${one?.name}`;
    expect(read(line, wheat.id, twins)[0]?.read).toMatchObject({
      code: 'person-ambiguous',
      count: 2,
    });
    const unit = world.catalogue.units.get(one?.unit ?? '')?.shortName;
    expect(read(`补齐宗地图｜${unit}${one?.name}`, wheat.id, twins)[0]?.read).toMatchObject({
      owner: one?.id,
    });
  });
});

describe('the project of a line', () => {
  test('is named by the heading above it, or by its first cell', () => {
    const text = `事项\t决定\t单位\t期限\n项目：麦香里面制品\n补齐宗地图｜自规分局\n\n【城南污水处理厂项目】\n补评审｜财政局\n麦香里面制品中央工厂项目｜接电｜供电公司`;
    expect(read(text, null).map(({ project }) => project)).toEqual(['P-1', 'P-2', 'P-1']);
  });

  test.each<[string, string, string | null, string]>([
    ['not named', '补齐宗地图｜自规分局', null, 'project-missing'],
    ['unknown', '项目：没有的项目\n补齐宗地图｜自规分局', null, 'project-unknown'],
    [
      'not that of the group',
      '项目：城南污水处理厂项目\n补齐宗地图｜自规分局',
      'P-1',
      'project-other',
    ],
  ])('%s is a fault of the line, which keeps its words', (_what, text, here, code) => {
    const lines = read(text, here);
    expect(lines).toMatchObject([{ text: '补齐宗地图｜自规分局', read: { code } }]);
  });
});

describe('a sentence', () => {
  test.each<[string, object]>([
    ['请自规分局3月20日前补齐宗地图', { words: '补齐宗地图', unit: ZG, dueOn: '2026-03-20' }],
    ['补齐宗地图,3月20日前完成', { words: '补齐宗地图', dueOn: '2026-03-20' }],
    ['由自规分局负责,下周三前补齐宗地图', { words: '补齐宗地图', unit: ZG, dueOn: '2026-03-25' }],
    ['抓紧办', { words: '抓紧办' }],
  ])('%s', (sentence, item) => {
    expect(readSentence(sentence, world, asOf)).toEqual(item);
  });

  test.each<[string, string | undefined]>([
    ['今天', '2026-03-16'],
    ['周一', '2026-03-16'],
    ['周日', '2026-03-22'],
    ['下周日', '2026-03-29'],
    ['本月底', '2026-03-31'],
    ['3月1日会议要求4月2日前办好', '2026-04-02'],
    ['没有日期', undefined],
  ])('%s names its day', (sentence, day) => {
    expect(findDay(sentence, asOf)).toBe(day);
  });

  test('names a person', () => {
    const named = readSentence(`请${head?.name}3月20日前补齐宗地图`, world, asOf);
    expect(named).toMatchObject({ words: '补齐宗地图', owner: head?.id });
    expect(named).not.toHaveProperty('unit');
  });

  test('a unit that something is done for is not whose it is', () => {
    const sent = readSentence(`请${head?.name}3月20日前给企业送一份说明`, world, asOf);
    expect(sent).toEqual({ words: '给企业送一份说明', owner: head?.id, dueOn: '2026-03-20' });
    const named = readSentence(`请企业代办员${head?.name}3月20日前补齐宗地图`, world, asOf);
    expect(named).toMatchObject({ unit: 'ENT', owner: head?.id });
  });
});
