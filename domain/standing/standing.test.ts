import { describe, expect, test } from 'vitest';
import { addDays, DAY_MS, dayOf, HOUR, type Instant } from '../calendar/time.ts';
import { applicable } from '../catalogue/applies.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle, tick } from '../project/decide.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import { nextChecksOf } from '../project/next-checks.ts';
import { lightOfNode, missingMaterials, runningNodes } from '../project/node-view.ts';
import { planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import {
  acceptNode,
  asOf,
  at,
  carryOut,
  defaultAttributes,
  file,
  finish,
  given,
  opening,
  past,
  promise,
  TICK,
  world,
} from '../testing.ts';

const OPERATOR = 'U066';
const AGENT = 'U015';

const suspend = (words = '资金没有到位', by = OPERATOR): ProjectCommand => ({
  type: 'suspendProject',
  words,
  by,
});
const resume = (by = OPERATOR): ProjectCommand => ({ type: 'resumeProject', by });
const terminate = (words = '企业撤资', by = OPERATOR): ProjectCommand => ({
  type: 'terminateProject',
  words,
  by,
});
const suspended: ProjectEvent = {
  type: 'projectSuspended',
  by: OPERATOR,
  said: { words: '资金没有到位' },
};
const terminated: ProjectEvent = {
  type: 'projectTerminated',
  by: OPERATOR,
  said: { words: '企业撤资' },
};
const notAllowed = (act: 'suspendProject' | 'resumeProject' | 'terminateProject') =>
  ({ code: 'not-allowed', act, node: null, who: [OPERATOR] }) as const;
const notActive = (status: 'suspended' | 'terminated', since: Instant = asOf) =>
  ({ code: 'project-not-active', status, at: since, by: OPERATOR }) as const;

describe('suspending (缓建)', () => {
  test('is the operator’s, with a reason', () => {
    given(...opening())
      .when(suspend('  资金没有到位 '))
      .then(suspended);
    given(...opening())
      .when(suspend('资金没有到位', AGENT))
      .then(notAllowed('suspendProject'));
    given(...opening())
      .when(suspend('  '))
      .then({ code: 'reason-missing' });
    given(...opening())
      .when(suspend('长'.repeat(201)))
      .then({ code: 'reason-too-long', mostSigns: 200 });
  });

  test('a project stands still once', () => {
    given(...opening(), suspended)
      .when(suspend(), asOf + DAY_MS)
      .then(notActive('suspended'));
  });

  test.each([
    ['accepting', acceptNode('0101', 'U029')],
    ['finishing', finish('0101', 'U029')],
    ['filing', file('M001', AGENT)],
    ['promising', promise('0101', ['M001'], '2026-03-20', 'U046')],
  ])('%s is refused with since when', (_act, command) => {
    given(...opening(), suspended)
      .when(command, asOf + HOUR)
      .then(notActive('suspended'));
  });

  test('no clock runs, and lights stay as they were', () => {
    const project = past(...opening(), suspended);
    const later = asOf + 60 * DAY_MS;
    expect(tick(world, project, later)).toEqual([]);
    const [node] = runningNodes(project);
    expect(lightOfNode(world, project, node!, later)).toBe('blue');
    const checks = nextChecksOf(world, project, later);
    expect([checks.node(node!), checks.project()]).toEqual([null, null]);
  });

  test('tells those who carry the project, and shows on every card', () => {
    const project = past(...opening(), suspended);
    const notices = planNotices(world, project, [suspended], asOf);
    expect(notices).toContainEqual({
      type: 'postToGroup',
      card: { kind: 'suspended', at: asOf },
      mention: ['U006', AGENT, 'U031'],
      notBefore: asOf,
    });
    expect(notices).toContainEqual({ type: 'refreshNode', node: '0101' });
    expect(notices).toContainEqual({ type: 'refreshProgress' });
  });
});

describe('resuming (恢复建设)', () => {
  const resumedAt = at('2026-04-15 10:00');

  /** The project after standing still from `asOf` to `resumedAt`. */
  const resumed = (before: Project = past(...opening())): Project =>
    carryOut(carryOut(before, asOf, suspend()), resumedAt, resume());

  test('is the operator’s, and needs a project that stands still', () => {
    given(...opening(), suspended)
      .when(resume(AGENT))
      .then(notAllowed('resumeProject'));
    given(...opening())
      .when(resume())
      .then({ code: 'project-not-suspended' });
  });

  // Three working days from Monday 16 March: 19 March, three of them left. From 15 April on these
  // are 16, 17 and 20 April.
  test('a limit in working days has as many left as it had', () => {
    const before = past(...opening());
    expect(before.nodes.get('0101')).toMatchObject({ dueAt: at('2026-03-19 17:30') });
    expect(resumed().nodes.get('0101')).toMatchObject({ dueAt: at('2026-04-20 17:30') });
  });

  test('an instant that was set moves by whole days', () => {
    const set = carryOut(past(...opening()), asOf, {
      type: 'setDue',
      node: '0101',
      dueAt: at('2026-03-18 23:15'),
      by: OPERATOR,
    });
    expect(resumed(set).nodes.get('0101')).toMatchObject({ dueAt: at('2026-04-17 23:15') });
  });

  test('what was late stays late', () => {
    const late = at('2026-03-20 09:00');
    const red = carryOut(past(...opening()), late, TICK);
    const again = carryOut(carryOut(red, late, suspend()), resumedAt, resume());
    const node = again.nodes.get('0101');
    expect(node).toMatchObject({ light: 'red' });
    expect(node?.status === 'running' && node.dueAt < resumedAt).toBe(true);
  });

  test('the days belong to nobody', () => {
    const node = resumed().nodes.get('0101');
    expect(node?.status === 'running' && node.clock.idle).toEqual([
      { from: '2026-03-16', to: '2026-04-15' },
    ]);
  });

  test('a promised paper is owed as much later, on a working day', () => {
    // Finished down to 0301, whose head lets a paper come later.
    const done = ['0101', '0102', '0201', '0202', '0203'];
    const before = past(...opening({ done, missing: ['M001'] }));
    const node = runningNodes(before).find(({ code }) =>
      missingMaterials(world, before, code).includes('M001'),
    )!.code;
    const head = 'U007';
    const promised = carryOut(before, asOf, promise(node, ['M001'], '2026-03-20', head));
    const after = resumed(promised).materials.get('M001');
    // 30 days after Friday 20 March is Sunday 19 April.
    expect(after).toMatchObject({ promisedOn: '2026-04-20', dueAt: at('2026-04-20 17:30') });
  });

  test('calls whoever has to go on, and renews the cards', () => {
    const project = resumed();
    const event = { type: 'projectResumed', by: OPERATOR, since: asOf } as ProjectEvent;
    const notices = planNotices(world, project, [event], resumedAt);
    expect(notices).toContainEqual({
      type: 'postToGroup',
      card: { kind: 'resumed', since: asOf, at: resumedAt },
      mention: ['U029'],
      notBefore: resumedAt,
    });
    expect(notices).toContainEqual({ type: 'renewCards' });
  });

  test('a project may stand still again', () => {
    const twice = carryOut(resumed(), resumedAt + DAY_MS, suspend('规划调整'));
    expect(twice.phase).toMatchObject({ status: 'suspended', words: '规划调整' });
  });
});

describe('terminating (终止)', () => {
  test('is the operator’s, with a reason, from standing still too', () => {
    given(...opening())
      .when(terminate())
      .then(terminated);
    given(...opening(), suspended)
      .when(terminate())
      .then(terminated);
    given(...opening())
      .when(terminate('企业撤资', 'U006'))
      .then(notAllowed('terminateProject'));
    given(...opening())
      .when(terminate(''))
      .then({ code: 'reason-missing' });
  });

  test.each([
    ['resuming', resume()],
    ['suspending', suspend()],
    ['terminating again', terminate()],
    ['finishing a node', finish('0101', 'U029')],
  ])('%s is refused for good', (_act, command) => {
    given(...opening(), terminated)
      .when(command, asOf + DAY_MS)
      .then(notActive('terminated'));
  });
});

describe('the end', () => {
  const LAST = '1102';
  const allBut = (last: string) =>
    [...applicable(world.catalogue, defaultAttributes)].filter((code) => code !== last);

  test('comes by itself with the last node', () => {
    const open = past(...opening({ done: allBut(LAST) }));
    const by = 'U021';
    const ready = missingMaterials(world, open, LAST).reduce(
      (state, material) => carryOut(state, asOf, file(material, AGENT)),
      open,
    );
    const outcome = handle(world, ready, finish(LAST, by), asOf);
    expect(outcome.ok && outcome.events.at(-1)).toEqual({ type: 'projectFinished', by });
    expect(outcome.ok && outcome.project.phase).toEqual({
      status: 'finished',
      at: asOf,
      by,
      words: '',
      archivedAt: null,
    });
  });

  test('is followed by the archive after 30 days, once', () => {
    const ended = past(...opening(), terminated);
    const archiveAt = asOf + 30 * DAY_MS;
    expect(nextChecksOf(world, ended, asOf).project()).toBe(archiveAt);
    expect(tick(world, ended, archiveAt - 1)).toEqual([]);
    expect(tick(world, ended, archiveAt)).toEqual([{ type: 'projectArchived' }]);
    const archived = evolveAll(ended, [{ type: 'projectArchived' }], archiveAt)!;
    expect(archived.phase).toMatchObject({ status: 'terminated', archivedAt: archiveAt });
    expect(tick(world, archived, archiveAt + DAY_MS)).toEqual([]);
    expect(nextChecksOf(world, archived, archiveAt).project()).toBeNull();
    const notices = planNotices(world, archived, [{ type: 'projectArchived' }], archiveAt);
    expect(notices.map(({ type }) => type)).toEqual([
      'postToGroup',
      'renameGroup',
      'refreshProgress',
    ]);
  });

  test('a day that is skipped is made up for', () => {
    const ended = past(...opening(), terminated);
    const late = asOf + 45 * DAY_MS;
    expect(dayOf(nextChecksOf(world, ended, late).project() ?? 0)).toBe(addDays(dayOf(asOf), 45));
    expect(tick(world, ended, late)).toEqual([{ type: 'projectArchived' }]);
  });
});
