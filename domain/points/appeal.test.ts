import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../calendar/time.ts';
import { aProject, asOf, at, world, worldWith } from '../testing.ts';
import { decidePoints } from './appeal.ts';
import { appealUntil, reversalOf } from './enter.ts';
import { postedOf, stateOf } from './state.ts';
import { keptFrom, passing } from './testing.ts';
import type { Appeal, Entry, PointsCommand } from './types.ts';

const NODE = '0304';
const unit = world.catalogue.nodes.get(NODE)?.responsibleUnit ?? '';
const head = world.directory.inUnit(unit, 'unitHead')[0]?.id ?? '';
const verifier = world.directory.withRole('verifier')[0]?.id ?? '';

const done = [...world.catalogue.nodes.keys()].filter((code) => code !== NODE);
const start = keptFrom(
  aProject({ done, running: [{ node: NODE, startedOn: '2026-03-02', limitOverride: null }] }),
);
const red = passing(start, at('2026-03-20 17:30'));
const entry = red.ledger.find(({ rule }) => rule === 'D1') as Entry;
const posted = { entry, appeal: null, isReversed: false };
const appeal: Appeal = {
  entry: entry.id,
  by: head,
  at: entry.at + 1,
  words: '等省里批复',
  ruling: null,
};

const appealing = (over: Partial<PointsCommand> = {}): PointsCommand =>
  ({
    type: 'appealPoints',
    entry: entry.id,
    words: '等省里批复',
    by: head,
    ...over,
  }) as PointsCommand;
const ruling = (over: Partial<PointsCommand> = {}): PointsCommand =>
  ({
    type: 'ruleOnPoints',
    entry: entry.id,
    decision: 'revoke',
    words: '属实',
    by: verifier,
    ...over,
  }) as PointsCommand;

const codeOf = (
  ...[of, command, now = entry.at + 1, around = world]: [
    typeof posted | Parameters<typeof decidePoints>[2],
    PointsCommand,
    number?,
    typeof world?,
  ]
) => {
  const decision = decidePoints(around, red.project, of, command, now);
  return decision.ok ? decision.events[0]?.type : decision.refusal.code;
};

describe('a deduction is a proposal for three working days (rules, `appeal`)', () => {
  test('from a Friday evening it is one until Wednesday, 17:30', () => {
    const friday = { ...entry, at: at('2026-03-20 17:30') };
    expect(passing(start, friday.at).ledger.find(({ rule }) => rule === 'D1')).toMatchObject({
      appealUntil: at('2026-03-25 17:30'),
    });
  });

  test.each([
    ['on a Monday', '2026-03-16 09:00', '2026-03-19'],
    ['at night, by the day that runs', '2026-03-16 23:59', '2026-03-19'],
    ['just after midnight', '2026-03-17 00:00', '2026-03-20'],
    ['on a Thursday, over the weekend', '2026-03-19 17:30', '2026-03-24'],
    ['on a Saturday', '2026-03-21 10:00', '2026-03-25'],
    [
      'before the Spring Festival, whose eve is a make-up Saturday',
      '2026-02-12 17:30',
      '2026-02-24',
    ],
    ['on that Saturday', '2026-02-14 17:30', '2026-02-26'],
    ['inside the holiday', '2026-02-18 10:00', '2026-02-26'],
    ['over a make-up Saturday', '2026-02-26 17:30', '2026-03-02'],
    ['over the National Day holiday', '2026-09-29 17:30', '2026-10-09'],
    ['on the 31st', '2026-03-31 17:30', '2026-04-03'],
    ['on the last day of the year', '2026-12-31 17:30', '2027-01-05'],
  ])('entered %s', (_when, enteredAt, day) => {
    expect(appealUntil(world, at(enteredAt))).toBe(at(`${day} 17:30`));
  });

  test.each([
    ['a millisecond before its end', -1, 'proposed', 'pointsAppealed'],
    ['at its end', 0, 'final', 'points-appeal-over'],
  ] as const)('%s', (_when, offset, state, outcome) => {
    const now = (entry.appealUntil ?? 0) + offset;
    expect(stateOf(posted, now)).toBe(state);
    expect(codeOf(posted, appealing(), now)).toBe(outcome);
  });

  test('an appeal keeps it open until it is ruled on, however late', () => {
    expect(stateOf({ ...posted, appeal }, asOf + 400 * DAY_MS)).toBe('appealed');
  });
});

describe('who may object, and who rules', () => {
  const stranger = world.directory
    .everybody()
    .find((person) => person.unit !== unit && person.role === 'unitHead');
  test('another unit’s head may not object', () => {
    expect(codeOf(posted, appealing({ by: stranger?.id ?? '' }))).toBe('points-not-theirs');
  });
  test('a second objection is told of the first', () => {
    expect(codeOf({ ...posted, appeal }, appealing())).toBe('points-appealed');
  });
  test('without words nothing is objected', () => {
    expect(codeOf(posted, appealing({ words: ' \n ' }))).toBe('points-words-missing');
    expect(codeOf(posted, appealing({ words: '长'.repeat(501) }))).toBe('points-words-too-long');
  });
  test('only a verifier rules, on what was objected to, once', () => {
    expect(codeOf({ ...posted, appeal }, ruling())).toBe('pointsRuled');
    expect(codeOf({ ...posted, appeal }, ruling({ by: head }))).toBe('points-not-verifier');
    expect(codeOf(posted, ruling())).toBe('points-not-appealed');
    const ruled = {
      ...appeal,
      ruling: { by: verifier, at: 1, decision: 'uphold', words: '' } as const,
    };
    expect(codeOf({ ...posted, appeal: ruled }, ruling())).toBe('points-ruled');
  });
  test('a verifier of the unit itself never rules on it', () => {
    const around = worldWith({ id: verifier, unit });
    expect(codeOf({ ...posted, appeal }, ruling(), entry.at + 1, around)).toBe('points-own-unit');
  });
  test('an entry that nobody knows, and one that costs nothing', () => {
    expect(codeOf(undefined, appealing())).toBe('points-entry-unknown');
    const exempt = { ...posted, entry: { ...entry, hundredths: 0, appealUntil: null } };
    expect(codeOf(exempt, appealing())).toBe('points-nothing-deducted');
  });
});

test('a reversal gives back the whole, in the month of the entry, and erases nothing', () => {
  const cause = { id: 9, type: 'pointsRuled', at: at('2026-04-02 10:00') };
  const back = { ...reversalOf(entry, 'ruling', cause, cause.at), id: 99 };
  expect(back).toMatchObject({ hundredths: 200, month: '2026-03', reverses: entry.id });
  const [first] = postedOf([entry, back], []);
  expect(first?.entry).toBe(entry);
  expect(first && stateOf(first, cause.at)).toBe('reversed');
});
