import { describe, expect, test } from 'vitest';
import { waitingFor } from '../matter/waiting.ts';
import { handle } from '../project/decide.ts';
import { planNotices } from '../project/notices.ts';
import { nextNodeCheck } from '../project/tick.ts';
import type { Project } from '../project/types.ts';
import { at, carryOut, demoProject, file, TICK, world } from '../testing.ts';
import { owersOf } from './remind.ts';
import { nodeOf, pause, supplement } from './testing.ts';

// 0304 of DEMO-02 misses M013 and M017, which the enterprise brings: agent U016, contact U032.

const [AGENT, CONTACT] = ['U016', 'U032'];
const demo = demoProject('DEMO-02');
const monday = at('2026-03-16 10:00');
const asked = carryOut(demo, monday, supplement(['M013', 'M017']));

function reminders(project: Project, now: number) {
  const outcome = handle(world, project, TICK, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return {
    project: outcome.project,
    events: outcome.events.filter(({ type }) => type === 'supplementReminded'),
    told: planNotices(world, outcome.project, outcome.events, now).flatMap((notice) =>
      notice.type === 'postToPerson' && notice.card.kind === 'supplementReminder'
        ? notice.person
        : [],
    ),
  };
}

describe('papers that were named and do not come', () => {
  const due = at('2026-03-24 07:00');

  test('are called to mind after five working days without movement, and the next one is foreseen', () => {
    expect(nextNodeCheck(world, nodeOf(asked), monday)).toBe(due);
    expect(reminders(asked, due - 1).events).toEqual([]);
    const { project, events, told } = reminders(asked, due);
    expect(events).toEqual([
      { type: 'supplementReminded', node: '0304', materials: ['M013', 'M017'] },
    ]);
    expect(told).toEqual([AGENT, CONTACT]);
    expect(reminders(project, due).events).toEqual([]);
    expect(nextNodeCheck(world, nodeOf(project), due)).toBe(at('2026-04-01 07:00'));
  });

  test('are left alone as long as something moves', () => {
    const moved = carryOut(asked, at('2026-03-20 10:00'), file('M013', CONTACT));
    expect(reminders(moved, due).events).toEqual([]);
    expect(reminders(moved, at('2026-03-30 07:00')).events).toEqual([
      { type: 'supplementReminded', node: '0304', materials: ['M017'] },
    ]);
  });

  test('are never called to mind once they are there', () => {
    const came = carryOut(
      carryOut(asked, at('2026-03-17 10:00'), file('M013', CONTACT)),
      at('2026-03-18 10:00'),
      file('M017', CONTACT),
    );
    expect(reminders(came, due).events).toEqual([]);
  });
});

describe('papers with a day named for them', () => {
  const waits = pause('2026-04-10', 'supplement', { materials: ['M017'] });
  const paused = carryOut(demo, monday, waits);

  test('are called to mind on that day, not before', () => {
    expect(reminders(paused, at('2026-04-10 06:59')).events).toEqual([]);
    const { project, told } = reminders(paused, at('2026-04-10 07:00'));
    expect(told).toEqual([AGENT, CONTACT]);
    expect(reminders(project, at('2026-04-13 09:00')).events).toEqual([]);
  });

  test('are due on it in the to-do list', () => {
    expect(waitingFor(world, paused, CONTACT)).toEqual([
      {
        matter: null,
        node: '0304',
        dueAt: at('2026-04-10 17:30'),
        act: 'papers-bring',
        count: 1,
      },
    ]);
  });

  test('a pause for another reason reminds nobody of papers', () => {
    const other = carryOut(demo, monday, pause('2026-04-10', 'appraisal'));
    expect(reminders(other, at('2026-04-10 07:00')).events).toEqual([]);
    expect(waitingFor(world, other, CONTACT)).toEqual([]);
  });
});

test('whoever brings a paper owes it, and for the enterprise its contact beside the agent', () => {
  expect(owersOf(world, demo, ['M013', 'M017'])).toEqual([AGENT, CONTACT]);
  expect(owersOf(world, demo, [])).toEqual([]);
});
