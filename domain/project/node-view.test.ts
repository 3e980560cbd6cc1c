import { describe, expect, test } from 'vitest';
import { at, carryOut, demoProject, file, finish, setDue, TICK } from '../testing.ts';
import { isWarningOver } from './node-view.ts';
import type { WarningKind } from './types.ts';

// 0404 of DEMO-02 runs until 17 March 2026, 17:30.
const project = demoProject('DEMO-02');
const due = at('2026-03-17 17:30');
const over = (of: typeof project, now: number) =>
  (['yellow', 'h24', 'h1', 'red'] satisfies WarningKind[]).filter((kind) =>
    isWarningOver(of, '0404', kind, now),
  );

describe('a warning', () => {
  test('stands while its deadline is ahead', () => {
    expect(over(project, due - 1)).toEqual([]);
  });

  test('that counted down is over when the deadline passes, the red notice is not', () => {
    expect(over(project, due)).toEqual(['yellow', 'h24', 'h1']);
  });

  test('is over on a machine whose clock is behind the one that saw red', () => {
    const red = carryOut(project, due, TICK);
    expect(over(red, due - 1)).toEqual(['yellow', 'h24', 'h1']);
  });

  test('stands anew where the deadline moved later', () => {
    const moved = carryOut(project, due, setDue('0404', '2026-03-18 12:00', 'U022'));
    expect(over(moved, due)).toEqual([]);
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
    expect(over(done, due - 1)).toEqual(['yellow', 'h24', 'h1', 'red']);
  });
});
