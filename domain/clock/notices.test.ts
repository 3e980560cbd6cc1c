import { expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { type Notice, planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import { at, carryOut, demoProject, file, finish, TICK, world } from '../testing.ts';
import { HEAD, HELPER, pause, resume, supplement } from './testing.ts';

const demo = demoProject('DEMO-02');
const morning = at('2026-03-16 10:00');
const night = at('2026-03-16 23:00');
const wakeUp = at('2026-03-17 07:00');
const operators = world.directory.withRole('operator').map(({ id }) => id);

/** What is posted about 0304 because of a command. */
function posts(project: Project, command: ProjectCommand, now: Instant): Notice[] {
  const outcome = handle(world, project, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return planNotices(world, outcome.project, outcome.events, now).filter(
    (notice) =>
      (notice.type === 'postToGroup' || notice.type === 'postToPerson') &&
      'node' in notice.card &&
      notice.card.node === '0304',
  );
}

test('a pause is told at once, day and night, and calls nobody whose turn it is not', () => {
  for (const now of [morning, night]) {
    expect(posts(demo, pause('2026-03-25'), now)).toEqual([
      {
        type: 'postToGroup',
        card: { kind: 'pause', node: '0304', nth: 0 },
        mention: [],
        notBefore: now,
      },
    ]);
  }
});

test('where it is the enterprise’s turn it is called, after the night', () => {
  const command = pause('2026-03-25', 'enterprise', { by: HEAD });
  expect(posts(demo, command, night)).toEqual([
    {
      type: 'postToGroup',
      card: { kind: 'pause', node: '0304', nth: 0 },
      mention: ['U016', 'U032'],
      notBefore: wakeUp,
    },
  ]);
});

test('who answers for the node is called when another lets the clock go on', () => {
  const paused = carryOut(demo, morning, pause('2026-03-25'));
  expect(posts(paused, resume(HELPER), night)).toEqual([]);
  expect(posts(paused, resume(HEAD), night)).toEqual([
    {
      type: 'postToGroup',
      card: { kind: 'clockRuns', node: '0304', after: 'pause', nth: 0 },
      mention: [HELPER],
      notBefore: wakeUp,
    },
  ]);
});

test('a node that is finished out of its pause calls nobody to it', () => {
  const papers = ['M013', 'M017'].map((code) => file(code, HELPER));
  const paused = carryOut(demo, morning, ...papers, pause('2026-03-25'));
  expect(posts(paused, finish('0304', HEAD), at('2026-03-18 10:00'))).toEqual([]);
});

test('papers that were named call the enterprise, their arrival the unit', () => {
  const asked = carryOut(demo, morning, supplement(['M017']));
  expect(posts(demo, supplement(['M017']), morning)).toEqual([
    {
      type: 'postToGroup',
      card: { kind: 'supplement', node: '0304', nth: 0 },
      mention: ['U016', 'U032'],
      notBefore: morning,
    },
  ]);
  expect(posts(asked, file('M017', 'U032'), night)).toEqual([
    {
      type: 'postToGroup',
      card: { kind: 'clockRuns', node: '0304', after: 'supplement', nth: 0 },
      mention: [HELPER],
      notBefore: wakeUp,
    },
  ]);
});

test('a pause that should have ended reminds who answers for the node', () => {
  const paused = carryOut(demo, morning, pause('2026-03-18'));
  expect(posts(paused, TICK, at('2026-03-19 07:00'))).toEqual([
    {
      type: 'postToPerson',
      card: { kind: 'pauseReminder', node: '0304', nth: 0, cause: 'ended' },
      person: HELPER,
      isUrgent: false,
      notBefore: at('2026-03-19 07:00'),
    },
  ]);
});

test('pauses that look like a delay are shown to the head and the operators', () => {
  const paused = carryOut(demo, morning, pause('2026-05-18'));
  const people = (notices: Notice[]) =>
    notices.flatMap((notice) => (notice.type === 'postToPerson' ? notice.person : []));
  // Ten working days after 16 March.
  expect(people(posts(paused, TICK, at('2026-03-31 07:00')))).toEqual([HEAD, ...operators]);
  const twice = carryOut(paused, morning, resume(), pause('2026-03-20'), resume());
  const third = posts(twice, pause('2026-03-20'), morning);
  expect(people(third)).toEqual([HEAD, ...operators]);
  expect(third.at(-1)).toMatchObject({ card: { kind: 'pauseReminder', cause: 'tooMany', nth: 2 } });
});
