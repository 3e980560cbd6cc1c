import { describe, expect, test } from 'vitest';
import { addDays, DAY_MS } from '../calendar/time.ts';
import {
  at,
  carryOut,
  demoOpening,
  demoProject,
  file,
  given,
  past,
  setDue,
  TICK,
} from '../testing.ts';
import type { ProjectEvent } from './events.ts';

const now = at('2026-03-16 10:00');
const demo02 = demoOpening('DEMO-02');
const due = (node: string, text: string, by: string): ProjectEvent => ({
  type: 'dueSet',
  node,
  dueAt: at(text),
  by,
});

describe('an explicit due instant', () => {
  test.each([
    ['the responsible person', 'U024'],
    ['the operator', 'U066'],
  ])('%s may set it', (_who, by) => {
    given(...demo02)
      .when(setDue('0303', '2026-04-10 23:15', by), now)
      .then(due('0303', '2026-04-10 23:15', by));
  });

  test.each([
    ['the unit head', 'U010'],
    ['the agent', 'U016'],
    ['the lead', 'U006'],
  ])('%s may not', (_who, by) => {
    given(...demo02)
      .when(setDue('0303', '2026-04-10 23:15', by), now)
      .then({ code: 'not-allowed', act: 'setDue', node: '0303', who: ['U024', 'U066'] });
  });

  test('the same instant again changes nothing', () => {
    given(...demo02, due('0303', '2026-04-10 23:15', 'U024'))
      .when(setDue('0303', '2026-04-10 23:15', 'U066'), now)
      .then();
  });

  test('the counted instant can be made explicit', () => {
    given(...demo02)
      .when(setDue('0303', '2026-04-03 17:30', 'U024'), now)
      .then(due('0303', '2026-04-03 17:30', 'U024'));
  });

  test.each([
    ['now', '2026-03-16 10:00'],
    ['a minute ago', '2026-03-16 09:59'],
  ])('%s is not ahead', (_what, text) => {
    given(...demo02)
      .when(setDue('0303', text, 'U024'), now)
      .then({ code: 'due-not-ahead', dueAt: at(text) });
  });

  test('a year and a day is the farthest', () => {
    const farthest = now + 366 * DAY_MS;
    const day = addDays('2026-03-16', 366);
    given(...demo02)
      .when(setDue('0303', `${day} 10:00`, 'U024'), now)
      .then(due('0303', `${day} 10:00`, 'U024'));
    given(...demo02)
      .when(setDue('0303', `${day} 10:01`, 'U024'), now)
      .then({ code: 'due-too-far', latestAt: farthest });
  });

  test('a near one turns the light at once', () => {
    given(...demo02)
      .when(setDue('0303', '2026-03-17 12:00', 'U024'), now)
      .then(
        due('0303', '2026-03-17 12:00', 'U024'),
        { type: 'lightTurned', node: '0303', from: 'blue', to: 'yellow' },
        { type: 'warned', node: '0303', warning: 'yellow', missing: ['M015'] },
      );
  });

  test('more time brings a red node back', () => {
    const late = at('2026-03-17 17:30');
    given(...demo02)
      .when(setDue('0404', '2026-04-10 17:30', 'U022'), late)
      .then(
        // Time comes first: the other node of the day turned yellow meanwhile.
        { type: 'lightTurned', node: '0404', from: 'yellow', to: 'red' },
        { type: 'warned', node: '0404', warning: 'red', missing: ['M025', 'M030'] },
        expect.objectContaining({ type: 'orderOpened', matter: 'S1', node: '0404' }),
        due('0404', '2026-04-10 17:30', 'U022'),
        { type: 'lightTurned', node: '0404', from: 'red', to: 'blue' },
        { type: 'orderHeld', matter: 'S1', why: 'due-moved' },
      );
  });

  test('a new deadline owes its warnings anew', () => {
    const moved = carryOut(demoProject('DEMO-02'), now, setDue('0404', '2026-04-10 17:30', 'U022'));
    expect(moved.nodes.get('0404')).toMatchObject({ light: 'blue', warned: {} });
    const near = carryOut(moved, at('2026-04-08 17:30'), TICK);
    expect(near.nodes.get('0404')).toMatchObject({
      light: 'yellow',
      warned: { yellow: at('2026-04-08 17:30') },
    });
  });

  test('it outlives the filing of a paper', () => {
    const moved = past(...demo02, due('0404', '2026-03-17 23:15', 'U022'));
    expect(carryOut(moved, now, file('M025', 'U022')).nodes.get('0404')).toMatchObject({
      dueAt: at('2026-03-17 23:15'),
      dueIsExplicit: true,
    });
  });
});
