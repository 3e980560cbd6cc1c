import { describe, expect, test } from 'vitest';
import { faultsOfLadder, ladderOf } from '../catalogue/ladder.ts';
import { loadCatalogue, shippedFiles } from '../catalogue/load.ts';
import type { LadderRung } from '../catalogue/rules-types.ts';
import { tick } from '../project/decide.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, world } from '../testing.ts';
import { rungsFrom } from './rungs.ts';
import { onOrder, orderOf, supervised } from './testing.ts';

const dues = (openedAt: string, around = world) =>
  Object.fromEntries(rungsFrom(around, at(openedAt)).map(({ code, dueAt }) => [code, dueAt]));

const on = (...days: string[]) => ({
  '1': at(`${days[0]} 17:30`),
  '3': at(`${days[1]} 17:30`),
  '7': at(`${days[2]} 17:30`),
  '1M': at(`${days[3]} 17:30`),
});

describe('rungs of an order', () => {
  test.each([
    [
      'on a working day',
      '2026-03-16 09:00',
      ['2026-03-17', '2026-03-19', '2026-03-23', '2026-04-16'],
    ],
    [
      'at night counts the next day all the same',
      '2026-03-16 23:50',
      ['2026-03-17', '2026-03-19', '2026-03-23', '2026-04-16'],
    ],
    [
      'just after midnight',
      '2026-03-17 00:00',
      ['2026-03-18', '2026-03-20', '2026-03-24', '2026-04-17'],
    ],
    [
      'on a Friday evening rolls to Monday',
      '2026-03-13 17:30',
      ['2026-03-16', '2026-03-16', '2026-03-20', '2026-04-13'],
    ],
    [
      'before the Spring Festival',
      '2026-02-13 17:30',
      ['2026-02-14', '2026-02-24', '2026-02-24', '2026-03-13'],
    ],
    [
      'on a make-up Saturday',
      '2026-02-14 17:30',
      ['2026-02-24', '2026-02-24', '2026-02-24', '2026-03-16'],
    ],
    [
      'before a make-up Saturday',
      '2026-02-27 17:30',
      ['2026-02-28', '2026-03-02', '2026-03-06', '2026-03-27'],
    ],
    [
      'on the 31st: the month ends on its last day',
      '2026-08-31 17:30',
      ['2026-09-01', '2026-09-03', '2026-09-07', '2026-09-30'],
    ],
    ['on 31 January', '2026-01-30 17:30', ['2026-02-02', '2026-02-02', '2026-02-06', '2026-02-28']],
    [
      'before the National Day',
      '2026-09-30 17:30',
      ['2026-10-08', '2026-10-08', '2026-10-08', '2026-10-30'],
    ],
    [
      'at the end of the year',
      '2025-12-31 17:30',
      ['2026-01-04', '2026-01-04', '2026-01-07', '2026-01-31'],
    ],
  ])('opened %s', (_when, openedAt, days) => {
    const [one, three, seven, month] = days as [string, string, string, string];
    const expected = on(one, three, seven, month);
    // 31 January 2026 is a Saturday: the last day rolls to Monday.
    if (openedAt.startsWith('2025-12-31')) expected['1M'] = at('2026-02-02 17:30');
    expect(dues(openedAt)).toEqual(expected);
  });

  test('working days are counted where the rules say so', () => {
    const ladder = world.catalogue.rules.supervision.ladder.map((rung) => ({
      ...rung,
      within:
        'days' in rung.within ? { days: rung.within.days, kind: 'working' as const } : rung.within,
    }));
    const { rules } = world.catalogue;
    const around = {
      ...world,
      catalogue: {
        ...world.catalogue,
        rules: { ...rules, supervision: { ...rules.supervision, ladder } },
      },
    };
    expect(dues('2026-03-16 09:00', around)).toMatchObject({
      '3': at('2026-03-19 17:30'),
      '7': at('2026-03-25 17:30'),
    });
  });
});

/** 《关于建立“13710”工作制度的通知》, 2016: an ordinary matter in 7 days, a large one in a month. */
const shanxi = () => {
  const { steps } = (shippedFiles.rules as { supervision13710: { steps: object[] } })
    .supervision13710;
  return steps.map((step) => {
    const { code } = step as { code: string };
    if (code === '7') return { ...step, asks: 'completion', grade: 'ordinary' };
    return code === '1M' ? { ...step, asks: 'completion', grade: 'major' } : step;
  }) as Parameters<typeof ladderOf>[0];
};

describe('a ladder as data', () => {
  test('is read as the district reads it where nothing else is said', () => {
    expect(world.catalogue.rules.supervision.ladder.map(({ asks }) => asks)).toEqual([
      'accept',
      'feedback',
      'firstResult',
      'completion',
    ]);
    expect(faultsOfLadder(world.catalogue.rules.supervision.ladder)).toEqual([]);
  });

  test('the other published reading is sound, too', () => {
    expect(faultsOfLadder(ladderOf(shanxi()))).toEqual([]);
  });

  describe('as Shanxi reads it', () => {
    const { rules } = world.catalogue;
    const supervision = { ...rules.supervision, ladder: ladderOf(shanxi()) };
    const catalogue = { ...world.catalogue, rules: { ...rules, supervision } };
    const around = { ...world, catalogue };
    const opened = () => {
      const project = supervised();
      const order = { ...orderOf(project), rungs: rungsFrom(around, asOf) };
      return { ...project, matters: new Map(project.matters).set(order.id, order) };
    };
    const owner = orderOf(supervised()).climb?.called[0] ?? '';
    const answer = (result: 'solved' | 'plan') =>
      carryOut(
        opened(),
        asOf,
        onOrder({
          type: 'acceptOrder',
          by: owner,
          responsible: owner,
          cause: 'unit',
          words: '即办',
        }),
        onOrder({ type: 'giveResult', by: owner, result, words: '方案已定' }),
      );
    const missedOn = (project: Project, when: string) =>
      tick(around, project, at(when)).flatMap((event) =>
        event.type === 'rungMissed' && event.matter === 'S1' ? event.step : [],
      );

    test('an ordinary matter is to be done in seven days', () => {
      expect(missedOn(answer('solved'), '2026-03-23 17:30')).toEqual(['7']);
    });

    test('a large one in a month', () => {
      expect(missedOn(answer('plan'), '2026-03-23 17:30')).toEqual([]);
      expect(missedOn(answer('plan'), '2026-04-16 17:30')).toEqual(['1M']);
    });
  });

  const rung = (asks: LadderRung['asks'], climbsTo: LadderRung['climbsTo']): LadderRung => ({
    code: '1',
    name: '',
    within: { months: 1 },
    asks,
    climbsTo,
    summons: false,
  });

  test.each([
    [
      'climbs down',
      [rung('accept', 'principalLeader'), rung('completion', 'unitHead')],
      /climb down/,
    ],
    ['has no end', [rung('accept', 'unitHead'), rung('feedback', 'unitHead')], /never completed/],
    ['has no beginning', [rung('completion', 'unitHead')], /not accepted first/],
    [
      'goes round in a loop',
      [rung('accept', 'unitHead'), rung('accept', 'unitHead'), rung('completion', 'unitHead')],
      /same or less again/,
    ],
  ])('one that %s is told', (_what, ladder, words) => {
    expect(faultsOfLadder(ladder).join()).toMatch(words);
  });

  test('a rule file with a loop is not loaded', () => {
    const rules = structuredClone(shippedFiles.rules) as {
      supervision13710: { steps: { asks?: string }[] };
    };
    const [, second] = rules.supervision13710.steps;
    if (second) second.asks = 'accept';
    const loaded = loadCatalogue({ ...shippedFiles, rules });
    expect(loaded.ok ? [] : loaded.faults).toEqual([
      'rules supervision13710.steps: ordinary matters are asked for the same or less again',
      'rules supervision13710.steps: major matters are asked for the same or less again',
    ]);
  });
});
