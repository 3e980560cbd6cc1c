import { describe, expect, test } from 'vitest';
import type { Notice } from '../../domain/project/notices.ts';
import { asOf, at } from '../../domain/testing.ts';
import { countPosts, lanesOf, planPosts } from './plan.ts';

const nodePost = (node: string, mention: readonly string[], notBefore = asOf): Notice => ({
  type: 'postToGroup',
  card: { kind: 'node', node },
  mention,
  notBefore,
});

const urgentPost: Notice = {
  type: 'postToPerson',
  card: { kind: 'urgentWarning', node: '0404' },
  person: 'U007',
  isUrgent: true,
  notBefore: asOf,
};

const plan = (notices: readonly Notice[], now = asOf) => {
  const entries = [{ projectId: 'P-1', notices }];
  const ids = Array.from({ length: countPosts(entries) }, (_, n) => n + 1);
  return planPosts(entries, ids, now);
};

const kinds = (notices: readonly Notice[]) =>
  plan(notices).intents.map(({ intent }) => intent.kind);

describe('posts', () => {
  test('add whom they call to the group first', () => {
    expect(plan([nodePost('0404', ['U021'])]).intents.map(({ intent }) => intent)).toEqual([
      { kind: 'addMembers', project: 'P-1', people: ['U021'] },
      { kind: 'post', card: 1 },
    ]);
  });

  test('add nobody twice in one breath', () => {
    expect(
      kinds([
        { type: 'openGroup', members: ['U021', 'U022'] },
        nodePost('0404', ['U021']),
        nodePost('0501', ['U023']),
        nodePost('0502', ['U023', 'U022']),
      ]),
    ).toEqual(['createChat', 'post', 'addMembers', 'post', 'post']);
  });

  test('of the progress card are pinned', () => {
    expect(
      kinds([{ type: 'postToGroup', card: { kind: 'progress' }, mention: [], notBefore: asOf }]),
    ).toEqual(['post', 'pin']);
  });

  test('that are urgent are marked and go first', () => {
    expect(plan([urgentPost]).intents).toMatchObject([
      { lane: 'person:U007', priority: -1, intent: { kind: 'post', card: 1 } },
      { lane: 'person:U007', priority: -1, intent: { kind: 'urgent', card: 1, person: 'U007' } },
    ]);
  });

  test('keep the quiet hours of their notice', () => {
    const morning = at('2026-03-17 07:00');
    const { intents } = plan([nodePost('0404', ['U021'], morning)], at('2026-03-16 23:00'));
    expect(intents.map(({ notBefore }) => notBefore)).toEqual([morning, morning]);
  });
});

describe('members', () => {
  test('are not added in the night', () => {
    const { intents } = plan([{ type: 'addMembers', people: ['U021'] }], at('2026-03-16 23:00'));
    expect(intents).toMatchObject([{ notBefore: at('2026-03-17 07:00') }]);
  });
});

test('the lanes of a plan are known before it is made', () => {
  const entries = [{ projectId: 'P-1', notices: [nodePost('0404', []), urgentPost] }];
  const planned = planPosts(entries, [1, 2], asOf).intents.map(({ lane }) => lane);
  expect(lanesOf(entries)).toEqual(expect.arrayContaining(planned));
});
