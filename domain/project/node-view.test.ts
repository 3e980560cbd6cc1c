import { describe, expect, test } from 'vitest';
import { at, carryOut, demoProject, file, finish, setDue, TICK } from '../testing.ts';
import { isWarningOver } from './node-view.ts';

// 0404 of DEMO-02 runs until 17 March 2026, 17:30.
const project = demoProject('DEMO-02');
const due = at('2026-03-17 17:30');
const isOver = (of: typeof project, now: number) => isWarningOver(of, '0404', now);

describe('a warning', () => {
  test('stands while its deadline is ahead', () => {
    expect(isOver(project, due - 1)).toBe(false);
  });

  test('that counted down is over when the deadline passes', () => {
    expect(isOver(project, due)).toBe(true);
  });

  test('is over on a machine whose clock is behind the one that saw red', () => {
    const red = carryOut(project, due, TICK);
    expect(isOver(red, due - 1)).toBe(true);
  });

  test('stands anew where the deadline moved later', () => {
    const moved = carryOut(project, due, setDue('0404', '2026-03-18 12:00', 'U022'));
    expect(isOver(moved, due)).toBe(false);
    expect(moved.nodes.get('0404')).toMatchObject({ light: 'yellow', warned: { yellow: due } });
  });

  test('is over with its node', () => {
    const done = carryOut(
      project,
      due - 1,
      file('M025', 'U022'),
      file('M030', 'U022'),
      finish('0404', 'U022'),
    );
    expect(isOver(done, due - 1)).toBe(true);
  });
});
