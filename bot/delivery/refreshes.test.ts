import { describe, expect, test } from 'vitest';
import type { CardRow } from '../../db/queries/cards.ts';
import { MINUTE } from '../../domain/calendar/time.ts';
import type { Notice } from '../../domain/project/notices.ts';
import { asOf } from '../../domain/testing.ts';
import { planRefreshes, refreshAt } from './refreshes.ts';

const aCard = (row: Partial<CardRow> = {}): CardRow => ({
  id: 1,
  lane: 'group:P-1',
  projectId: 'P-1',
  node: null,
  matter: null,
  subject: { kind: 'progress' },
  mention: [],
  state: 'live',
  messageId: 'om_1',
  sentAt: asOf,
  rollAt: null,
  refreshedAt: null,
  shown: null,
  ...row,
});

const nodeCard = (id: number, node: string) => aCard({ id, node, subject: { kind: 'node', node } });

describe('a progress card', () => {
  test.each([
    ['never updated', null, asOf],
    ['updated 20 s ago', asOf - 20_000, asOf + 40_000],
    ['updated a minute ago', asOf - MINUTE, asOf],
    ['updated long ago', asOf - 10 * MINUTE, asOf],
  ] as const)('%s is due at once or a minute later', (_when, refreshedAt, due) => {
    expect(refreshAt(aCard({ refreshedAt }), asOf)).toBe(due);
  });
});

test('a node card is updated at once, always', () => {
  expect(refreshAt({ ...nodeCard(1, '0404'), refreshedAt: asOf - 1 }, asOf)).toBe(asOf);
});

describe('notices', () => {
  const open = [aCard(), nodeCard(2, '0404'), nodeCard(3, '0501')];
  const refreshed = (...notices: Notice[]) =>
    planRefreshes([{ projectId: 'P-1', notices }], open, asOf).map(({ intent }) => intent);

  test('of a node refresh its cards only', () => {
    expect(refreshed({ type: 'refreshNode', node: '0404' })).toEqual([
      { kind: 'refresh', card: 2 },
    ]);
  });

  test('of progress refresh the progress card only', () => {
    expect(refreshed({ type: 'refreshProgress' })).toEqual([{ kind: 'refresh', card: 1 }]);
  });

  test('of one project leave those of others alone', () => {
    const entries = [{ projectId: 'P-2', notices: [{ type: 'refreshProgress' } as const] }];
    expect(planRefreshes(entries, open, asOf)).toEqual([]);
  });
});
