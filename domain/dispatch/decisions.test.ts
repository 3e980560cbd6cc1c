import { expect, test } from 'vitest';
import { chooseDecisions, type Weighed } from './decisions.ts';
import type { DigestItem, Reason } from './types.ts';

const weighed = (project: string, rule: Reason, isFunds = false): Weighed => ({
  item: { project, about: '0404', reasons: [rule] } as unknown as DigestItem,
  days: 10,
  followers: 3,
  isFunds,
});

test('decisions by one rule with the same options stand together, the weightiest first', () => {
  const chosen = chooseDecisions([
    weighed('A', 'bottleneck', true),
    weighed('B', 'bottleneck'),
    weighed('C', 'bottleneck', true),
    weighed('D', 'bigProject'),
    weighed('E', 'bottleneck'),
    weighed('F', 'bottleneck'),
  ]);
  expect(chosen.map(({ item }) => item.project)).toEqual(['A', 'C', 'B', 'E', 'D']);
});
