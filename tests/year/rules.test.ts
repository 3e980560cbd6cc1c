import { describe, expect, test } from 'vitest';
import { HOUR } from '../../domain/calendar/time.ts';
import { evolve } from '../../domain/project/evolve.ts';
import { runningNodes } from '../../domain/project/node-view.ts';
import type { Project, RunningNode } from '../../domain/project/types.ts';
import { asOf, at, demoProject, world } from '../../domain/testing.ts';
import { createEventChecks } from './of-events.ts';
import { differenceOf, faultsOfState } from './of-state.ts';

// What watches over a year must see what is wrong.

const project = demoProject('DEMO-02');
const running = runningNodes(project).find(({ warned }) => warned.yellow === undefined);
if (!running) throw new Error('no node of DEMO-02 is to be warned of');
const { code } = running;
const rulesOf = (faults: readonly { readonly rule: string }[]) => faults.map(({ rule }) => rule);

describe('of events', () => {
  const warning = { type: 'warned', node: code, warning: 'yellow', missing: [] } as const;

  test('a second warning for one deadline is seen', () => {
    const check = createEventChecks();
    const after = evolve(project, warning, asOf);
    expect(check(world, project, warning, after)).toEqual([]);
    expect(rulesOf(check(world, after, warning, after))).toEqual(['warnings']);
  });

  test('a warning while the project stands still is seen', () => {
    const suspended = evolve(project, { type: 'projectSuspended', by: 'U066' }, asOf);
    expect(rulesOf(createEventChecks()(world, suspended, warning, suspended))).toEqual([
      'warnings',
    ]);
  });

  test('a node done without its papers is seen', () => {
    const finished = { type: 'nodeFinished', node: code, by: 'U022' } as const;
    const bare: Project = { ...project, materials: new Map() };
    const after = evolve(bare, finished, asOf);
    expect(rulesOf(createEventChecks()(world, bare, finished, after))).toContain('finished');
  });

  test('a due instant that moves by itself is seen', () => {
    const accepted = { type: 'nodeAccepted', node: code, by: 'U022' } as const;
    const moved = withNode({ dueAt: running.dueAt + HOUR });
    expect(rulesOf(createEventChecks()(world, project, accepted, moved))).toEqual(['due']);
  });
});

describe('of a state', () => {
  const none = new Set<string>();

  test('the demo is sound', () => {
    const told = new Set(runningNodes(project).map((node) => `${project.id} ${node.code}`));
    expect(faultsOfState(world, project, told, asOf)).toEqual([]);
  });

  test('a red light that nobody was told of is seen', () => {
    const later = at('2027-03-01 12:00');
    expect(rulesOf(faultsOfState(world, project, none, later))).toContain('red');
  });

  test('a due instant without a reason is seen', () => {
    const odd = withNode({ dueAt: running.dueAt + HOUR });
    expect(rulesOf(faultsOfState(world, odd, none, asOf))).toContain('due');
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
