import { expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import { asOf, at, carryOut, demoProject, file, finish, setDue, TICK, world } from '../testing.ts';
import type { ProjectCommand } from './commands.ts';
import { handle } from './decide.ts';
import type { ProjectEvent } from './events.ts';
import { evolveAll } from './evolve.ts';
import { lightOf } from './light.ts';
import { preflightOf } from './node-view.ts';
import { type Notice, planNotices } from './notices.ts';
import { nextNodeCheck } from './tick.ts';
import type { Project, RunningNode } from './types.ts';

// The district's own story: a land listing closes at 23:15, the parcel map is missing; an hour before
// the end the warning names it, the scan comes back in the chat, the node is finished in time.

const NODE = '0404';

interface Turn {
  readonly project: Project;
  readonly events: readonly ProjectEvent[];
  readonly notices: readonly Notice[];
}

function turn(before: Project, command: ProjectCommand, now: Instant): Turn {
  const outcome = handle(world, before, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  const { project, events } = outcome;
  return { project, events, notices: planNotices(world, project, events, now) };
}

const about = (events: readonly ProjectEvent[]) =>
  events.filter((event) => 'node' in event && event.node === NODE);
const light = (project: Project, now: Instant) =>
  lightOf(world.calendar, project.nodes.get(NODE)!, preflightOf(world, project, NODE), now);

/** Lets time reach an instant the way the sweep does: from look to look. */
function sweepTo(project: Project, from: Instant, until: Instant) {
  const events: [Instant, ProjectEvent][] = [];
  let [state, now] = [project, from];
  while (true) {
    const node = state.nodes.get(NODE) as RunningNode;
    const look = nextNodeCheck(world, node, now);
    if (look === null || look > until) return { state, events };
    now = look;
    const step = turn(state, TICK, now);
    events.push(...about(step.events).map((event): [Instant, ProjectEvent] => [now, event]));
    state = step.project;
  }
}

/** The papers of the listing are there but for the parcel map; the end is set to the minute. */
const listed = () =>
  carryOut(
    demoProject('DEMO-02'),
    asOf,
    file('M030', 'U022', NODE),
    setDue(NODE, '2026-03-17 23:15', 'U022'),
  );

test('a listing short of its parcel map is saved', () => {
  expect(light(listed(), asOf)).toBe('yellow');

  const [beforeWarning, warning] = [at('2026-03-17 22:14'), at('2026-03-17 22:15')];
  const waited = sweepTo(listed(), asOf, beforeWarning);
  const urgent = turn(waited.state, TICK, warning);
  expect(about(urgent.events)).toEqual([
    { type: 'warned', node: NODE, warning: 'h1', missing: ['M025'] },
  ]);
  // Quiet hours began a quarter of an hour ago; this one goes out all the same.
  expect(urgent.notices).toEqual(
    ['U022', 'U008'].map((person) => ({
      type: 'postToPerson',
      card: { kind: 'urgentWarning', node: NODE },
      person,
      isUrgent: true,
      notBefore: warning,
    })),
  );

  const scanAt = at('2026-03-17 22:25');
  const refused = handle(world, urgent.project, finish(NODE, 'U022'), scanAt);
  expect(refused).toEqual({
    ok: false,
    refusal: { code: 'materials-missing', node: NODE, missing: ['M025'] },
  });
  const scanned = turn(urgent.project, file('M025', 'U022', NODE), scanAt);
  expect(scanned.project.materials.get('M025')).toMatchObject({ status: 'accepted', version: 1 });

  const finishAt = at('2026-03-17 22:30');
  const finished = turn(scanned.project, finish(NODE, 'U022'), finishAt);
  expect(finished.project.nodes.get(NODE)).toMatchObject({
    status: 'done',
    code: NODE,
    startedOn: '2026-02-13',
    dueAt: at('2026-03-17 23:15'),
    doneAt: finishAt,
    doneBy: 'U022',
  });
  expect(finished.events).toContainEqual(
    expect.objectContaining({ type: 'nodeStarted', node: '0405', startedOn: '2026-03-17' }),
  );
  // The next node's card waits for the morning.
  expect(finished.notices).toContainEqual({
    type: 'postToGroup',
    card: { kind: 'node', node: '0405' },
    mention: ['U022'],
    notBefore: at('2026-03-18 07:00'),
  });

  const afterwards = turn(finished.project, TICK, at('2026-03-17 23:15'));
  expect(about(afterwards.events)).toEqual([]);
  expect(light(afterwards.project, at('2026-03-18 09:00'))).toBe('green');
});

test('without the scan it turns red at 23:15', () => {
  const { state, events } = sweepTo(listed(), asOf, at('2026-03-18 12:00'));
  const end = at('2026-03-17 23:15');
  expect(events.slice(-3)).toEqual([
    [end, { type: 'lightTurned', node: NODE, from: 'yellow', to: 'red' }],
    [end, { type: 'warned', node: NODE, warning: 'red', missing: ['M025'] }],
    [end, expect.objectContaining({ type: 'orderOpened', node: NODE })],
  ]);
  expect(light(state, end - 1)).toBe('yellow');
  expect(light(state, end)).toBe('red');
  const events2 = handle(world, state, TICK, end);
  expect(events2.ok && about(events2.events)).toEqual([]);
});

test('the log of the night tells the same', () => {
  const steps: [Instant, ProjectCommand][] = [
    [at('2026-03-17 22:15'), TICK],
    [at('2026-03-17 22:25'), file('M025', 'U022', NODE)],
    [at('2026-03-17 22:30'), finish(NODE, 'U022')],
  ];
  let [state, log] = [listed(), listed() as Project | null];
  for (const [now, command] of steps) {
    const step = turn(state, command, now);
    log = evolveAll(log, step.events, now);
    state = step.project;
  }
  expect(log).toEqual(state);
});
