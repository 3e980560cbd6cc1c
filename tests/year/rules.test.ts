import { describe, expect, test } from 'vitest';
import { HOUR } from '../../domain/calendar/time.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import { evolve } from '../../domain/project/evolve.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import type { Project, RunningNode } from '../../domain/project/types.ts';
import { asOf, at, demoProject, world } from '../../domain/testing.ts';
import type { YearRule } from './rule.ts';
import { ball } from './rules/ball.ts';
import { due } from './rules/due.ts';
import { finished } from './rules/finished.ts';
import { differenceOf } from './rules/log.ts';
import { untold } from './rules/red.ts';
import { warnings } from './rules/warnings.ts';

// What watches over a year must see what is wrong.

const project = demoProject('DEMO-02');
const running = runningNodes(project).find(({ warned }) => warned.yellow === undefined);
if (!running) throw new Error('no node of DEMO-02 is to be warned of');
const { code } = running;

/** What a rule says to an event, the first it sees. */
const toEvent = ({ watch }: YearRule, before: Project, event: ProjectEvent, after: Project) =>
  watch?.().event?.({ world, before, event, after, at: asOf });
const toProject = ({ watch }: YearRule, of: Project) => watch?.().project?.(of, world, asOf);

describe('of events', () => {
  const warning = { type: 'warned', node: code, warning: 'yellow', missing: [] } as const;

  test('a second warning for one deadline is seen', () => {
    const watch = warnings.watch?.();
    const after = evolve(project, warning, asOf);
    const seen = { world, event: warning, after, at: asOf };
    expect(watch?.event?.({ ...seen, before: project })).toEqual([]);
    expect(watch?.event?.({ ...seen, before: after })).toHaveLength(1);
  });

  test('a warning while the project stands still is seen', () => {
    const suspended = evolve(project, { type: 'projectSuspended', by: 'U066' }, asOf);
    expect(toEvent(warnings, suspended, warning, suspended)).toHaveLength(1);
  });

  test('a node done without its papers is seen', () => {
    const done = { type: 'nodeFinished', node: code, by: 'U022' } as const;
    const bare: Project = { ...project, materials: new Map() };
    const after = evolve(bare, done, asOf);
    expect(toEvent(finished, bare, done, after)?.join()).toContain('missing papers');
  });

  test('a due instant that moves by itself is seen', () => {
    const accepted = { type: 'nodeAccepted', node: code, by: 'U022' } as const;
    const moved = withNode({ dueAt: running.dueAt + HOUR });
    expect(toEvent(due, project, accepted, moved)).toHaveLength(1);
  });
});

describe('of a state', () => {
  test('the demo is sound', () => {
    const told = new Set(runningNodes(project).map((node) => `${project.id} ${node.code}`));
    expect(toProject(due, project)).toEqual([]);
    expect(toProject(ball, project)).toEqual([]);
    expect(untold(project, told, asOf)).toEqual([]);
  });

  test('a red light that nobody was told of is seen', () => {
    const later = at('2027-03-01 12:00');
    expect(untold(project, new Set(), later).join()).toContain(`${project.id} ${code}`);
  });

  test('a due instant without a reason is seen', () => {
    const odd = withNode({ dueAt: running.dueAt + HOUR });
    expect(toProject(due, odd)?.join()).toContain(code);
  });

  test('tables that differ from the log are seen', () => {
    expect(differenceOf(project, project)).toBeUndefined();
    expect(differenceOf(withNode({ accepted: null, dueAt: 0 }), project)).toContain(code);
  });
});

function withNode(change: Partial<RunningNode>): Project {
  const node = { ...running, ...change } as RunningNode;
  return { ...project, nodes: new Map(project.nodes).set(code, node) };
}
