import { describe, expect, test } from 'vitest';
import { aProject, asOf, world, worldWith } from '../testing.ts';
import {
  candidateOf,
  decideRating,
  decideRecord,
  type RateCommand,
  type RecordCommand,
} from './record.ts';
import { recordedRules } from './types.ts';

const NODE = '0304';
const done = [...world.catalogue.nodes.keys()].filter((code) => code < '0401');
const project = aProject({ done });
const unit = world.catalogue.nodes.get(NODE)?.responsibleUnit ?? '';
const [verifier = ''] = world.directory.withRole('verifier').map(({ id }) => id);
const { lead, enterpriseContact } = project.team;
const contact = enterpriseContact ?? '';

const record = (over: Partial<RecordCommand> = {}, around = world) => {
  const command = { type: 'recordPoints', rule: 'D12', node: NODE, words: '属实', by: verifier };
  const decision = decideRecord(around, project, { ...command, ...over } as RecordCommand);
  return decision.ok ? decision.events[0]?.type : decision.refusal.code;
};

describe('what somebody has established', () => {
  test.each(recordedRules.filter((rule) => rule !== 'A5'))('%s is a verifier’s to say', (rule) => {
    expect(record({ rule })).toBe('pointsRecorded');
    expect(record({ rule, by: lead })).toBe('points-not-verifier');
  });

  test('A5 is a leader’s or an operator’s, who confirm it as the meeting has', () => {
    expect(record({ rule: 'A5', by: lead })).toBe('pointsRecorded');
    expect(record({ rule: 'A5', by: 'U066' })).toBe('pointsRecorded');
    expect(record({ rule: 'A5' })).toBe('points-not-verifier');
  });

  test('never of a verifier’s own unit', () => {
    expect(record({}, worldWith({ id: verifier, unit }))).toBe('points-own-unit');
  });

  test.each(['', ' \n\u200b '])('without words nothing is entered: %j', (words) => {
    expect(record({ words })).toBe('points-words-missing');
  });

  test('words have an end', () => {
    expect(record({ words: '长'.repeat(501) })).toBe('points-words-too-long');
  });

  test('a rule that is switched off stays so', () => {
    const { rules } = world.catalogue;
    const off = rules.points.rules.map((rule) =>
      rule.code === 'D12' ? { ...rule, enabled: false } : rule,
    );
    const catalogue = {
      ...world.catalogue,
      rules: { ...rules, points: { ...rules.points, rules: off } },
    };
    expect(record({}, { ...world, catalogue })).toBe('points-rule-off');
  });
});

describe('how an enterprise rates a node', () => {
  const rating = (over: Partial<RateCommand> = {}): RateCommand => ({
    type: 'rateNode',
    node: NODE,
    stars: 5,
    words: '',
    by: contact,
    ...over,
  });
  const rate = (over: Partial<RateCommand> = {}, around = world) => {
    const decision = decideRating(around, project, rating(over));
    return decision.ok ? decision.events[0]?.type : decision.refusal.code;
  };
  const entered = (stars: number) => {
    const decision = decideRating(world, project, rating({ stars }));
    const [event] = decision.ok ? decision.events : [];
    return event && candidateOf(world, project, event, { id: 1, type: event.type, at: asOf });
  };

  test('is its own contact’s to say, of a node that is done', () => {
    expect(rate()).toBe('nodeRated');
    expect(rate({ by: verifier })).toBe('points-not-rated-here');
    expect(rate({ by: lead })).toBe('points-not-rated-here');
    expect(rate({ node: '0402' })).toBe('points-node-not-done');
  });

  test('nobody rates the work of their own unit', () => {
    expect(rate({}, worldWith({ id: contact, unit }))).toBe('points-not-rated-here');
  });

  test('five stars give (A6), once a node; fewer give and take nothing by themselves', () => {
    expect(entered(5)).toMatchObject({ rule: 'A6', unit, key: `${project.id}/${NODE}` });
    for (const stars of [1, 2, 3, 4]) expect(entered(stars)).toBeNull();
  });
});
