import { describe, expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { type Notice, planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, TICK, world } from '../testing.ts';
import { act, blockerOf, invite, moveTo, raise, tell, withBlocker } from './testing.ts';

const funds = raise({ category: 'funds' });
const raised = withBlocker(demoProject('DEMO-02'), funds);

function noticesOf(before: Project, command: ProjectCommand, now: Instant = asOf): Notice[] {
  const outcome = handle(world, before, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return planNotices(world, outcome.project, outcome.events, now);
}

const about = (notices: readonly Notice[]) =>
  notices.filter(
    (notice) => notice.type === 'postToGroup' && notice.card.kind.startsWith('blocker'),
  );
const call = (name: string, mention: readonly string[], at = asOf, notBefore = at) => ({
  type: 'postToGroup',
  card: { kind: 'blockerCall', matter: 'B1', call: name, at },
  mention,
  notBefore,
});
const refreshed = [
  { type: 'refreshMatter', matter: 'B1' },
  { type: 'refreshProgress' },
  { type: 'refreshNode', node: '0601' },
];

test('a report is a card in the group that calls who must reply', () => {
  expect(noticesOf(demoProject('DEMO-02'), funds)).toEqual([
    {
      type: 'postToGroup',
      card: { kind: 'blocker', matter: 'B1' },
      mention: ['U025'],
      notBefore: asOf,
    },
    ...refreshed,
  ]);
});

test('at night nobody is called before seven', () => {
  const night = at('2026-03-16 22:30');
  const [card] = noticesOf(demoProject('DEMO-02', night), funds, night);
  expect(card).toMatchObject({ notBefore: at('2026-03-17 07:00') });
});

describe('who must act next is called by a card of its own', () => {
  const solved = carryOut(raised, asOf, act('solveBlocker', 'U025'));
  test.each<[string, Project, ProjectCommand, ReturnType<typeof call>]>([
    ['the reporter, to confirm', raised, act('solveBlocker', 'U025'), call('confirm', ['U032'])],
    ['the owner, once more', solved, act('rejectBlocker', 'U032'), call('reopened', ['U025'])],
    ['the new owner', raised, moveTo('FGW', 'U012'), call('moved', ['U021'])],
    ['units that come in', raised, invite(['ZJJ'], 'U025'), call('invited', ['U023'])],
    ['the leader', raised, act('escalateBlocker', 'U016'), call('crossUnit', ['U006'])],
  ])('%s', (_who, before, command, expected) => {
    expect(noticesOf(before, command)).toEqual([expected, ...refreshed]);
  });

  test('nobody, where the one who must act has acted', () => {
    expect(noticesOf(raised, act('claimBlocker', 'U025'))).toEqual(refreshed);
    expect(noticesOf(raised, tell('已申请', 'U025'))).toEqual(refreshed);
    expect(noticesOf(solved, act('confirmBlocker', 'U032'))).toEqual(refreshed);
  });
});

describe('a late reply', () => {
  const late = at('2026-03-17 17:30');

  test('calls the head of the unit', () => {
    expect(about(noticesOf(raised, TICK, late))).toEqual([
      { ...call('red', ['U012'], asOf), notBefore: late },
    ]);
  });

  test('that comes in the same breath calls nobody', () => {
    expect(about(noticesOf(raised, act('claimBlocker', 'U025'), late))).toEqual([]);
  });
});

test('a rise to the top calls the principal leaders, and the middle is left out', () => {
  const now = at('2026-04-02 10:00');
  const answered = carryOut(raised, asOf, act('claimBlocker', 'U025'));
  expect(about(noticesOf(answered, TICK, now))).toEqual([
    call('bottleneck', ['U001', 'U002'], now),
  ]);
  expect(blockerOf(answered).level).toBe('unit');
});
