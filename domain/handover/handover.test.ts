import { describe, expect, test } from 'vitest';
import { raise } from '../blocker/testing.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { evolveAll } from '../project/evolve.ts';
import { demandedMaterials, missingMaterials } from '../project/node-view.ts';
import { planNotices } from '../project/notices.ts';
import { responsibleFor } from '../project/people.ts';
import type { Project, World } from '../project/types.ts';
import {
  acceptNode,
  asOf,
  at,
  carryOut,
  demoOpening,
  demoProject,
  file,
  finish,
  given,
  promise,
  started,
  TICK,
  world,
  worldWith,
} from '../testing.ts';
import { receiversOf } from './receiver.ts';

// 0404: land office, helper U022, head U008. 0602: finance on the enterprise's clock, agent U016.
const opened = demoOpening('DEMO-02');
const demo02 = demoProject('DEMO-02');
const WORDS = '图纸已作废，需要重办';

const handOver = (to: PersonId, by: PersonId = 'U022', node = '0404'): ProjectCommand => ({
  type: 'handOverNode',
  node,
  to,
  by,
});
const reopen = (node: string, by = 'U066', words = WORDS): ProjectCommand => ({
  type: 'reopen',
  node,
  words,
  by,
});
const skip = (node: string, by = 'U066', words = WORDS): ProjectCommand => ({
  type: 'skip',
  node,
  words,
  by,
});
const duties = (from: PersonId, to: PersonId, by: PersonId = 'U066'): ProjectCommand => ({
  type: 'handOverDuties',
  from,
  to,
  by,
});
const refusalOf = (project: Project, command: ProjectCommand, around: World = world) => {
  const outcome = handle(around, project, command, asOf);
  return outcome.ok ? undefined : outcome.refusal;
};
const noticesOf = (project: Project, command: ProjectCommand, now = asOf) => {
  const outcome = handle(world, project, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return planNotices(world, outcome.project, outcome.events, now);
};

describe('handing a node over', () => {
  test('within its unit; the newcomer accepts it anew', () => {
    given(...opened)
      .when(handOver('U008'))
      .then({ type: 'nodeHandedOver', node: '0404', from: 'U022', to: 'U008', by: 'U022' });
    const accepted = carryOut(demo02, asOf, acceptNode('0404', 'U022'), handOver('U008'));
    expect(accepted.nodes.get('0404')).toMatchObject({ accepted: null, assignedTo: 'U008' });
    expect(responsibleFor(world, accepted, '0404').person).toBe('U008');
    expect(refusalOf(accepted, acceptNode('0404', 'U008'))).toBeUndefined();
  });

  test('calls the newcomer in the group', () => {
    expect(noticesOf(demo02, handOver('U008'))).toEqual([
      {
        type: 'postToGroup',
        card: { kind: 'handedOver', node: '0404', from: 'U022', to: 'U008', by: 'U022' },
        mention: ['U008'],
        notBefore: asOf,
      },
      { type: 'refreshNode', node: '0404' },
      { type: 'refreshProgress' },
    ]);
  });

  test.each([
    ['somebody of another unit', 'U021', { code: 'receiver-of-other-unit', unit: 'ZGJ' }],
    ['nobody known', 'U999', { code: 'receiver-gone', person: 'U999' }],
    ['who holds it already', 'U022', { code: 'receiver-holds-it', person: 'U022' }],
  ])('not to %s', (_who, to, refusal) => {
    expect(refusalOf(demo02, handOver(to))).toMatchObject(refusal);
  });

  test('not to somebody who has left or is on leave', () => {
    const away = { standIn: 'U022', until: '2026-04-20' };
    expect(
      refusalOf(demo02, handOver('U008'), worldWith({ id: 'U008', active: false })),
    ).toMatchObject({ code: 'receiver-gone' });
    expect(refusalOf(demo02, handOver('U008'), worldWith({ id: 'U008', away }))).toEqual({
      code: 'receiver-away',
      person: 'U008',
      until: '2026-04-20',
    });
  });

  test('not to those of the unit who do not do its work', () => {
    const verifier = worldWith({ id: 'U062', unit: 'ZGJ' }, { id: 'U032', unit: 'ZGJ' });
    for (const to of ['U062', 'U032']) {
      expect(refusalOf(demo02, handOver(to), verifier)).toMatchObject({
        code: 'receiver-of-other-unit',
      });
    }
  });

  test('not by others', () => {
    expect(refusalOf(demo02, handOver('U008', 'U021'))).toMatchObject({
      code: 'not-allowed',
      who: ['U022', 'U008'],
    });
  });

  test.each([
    ['0301', 'U021', 'node-done'],
    ['0802', 'U011', 'node-waiting'],
  ])('not %s, by %s: %s', (node, by, code) => {
    expect(refusalOf(demo02, handOver('U008', by, node))).toMatchObject({ code });
  });

  test('may go to others of the unit; on the enterprise’s clock back to the agent', () => {
    const second = worldWith({ id: 'U023', unit: 'ZGJ' });
    const ids = (project: Project, node: string) =>
      receiversOf(second, project, node).map(({ id }) => id);
    expect(ids(demo02, '0404')).toEqual(['U008', 'U023']);
    expect(ids(demo02, '0602')).toEqual(['U012', 'U025']);
    const handed = handOverIn(demo02, '0602');
    expect(ids(handed, '0602')).toEqual(['U012', 'U016']);
  });
});

/** 0602 has not started in the demo: the project as if it had, in the hands of finance. */
function handOverIn(project: Project, node: string): Project {
  const running = evolveAll(project, [started(node, '2026-03-16', '2026-03-23 17:30')], asOf);
  if (!running) throw new Error('no project');
  return carryOut(running, asOf, handOver('U025', 'U016', node));
}

describe('handing everything over', () => {
  test('the team and the running nodes go to the other', () => {
    const project = carryOut(demo02, asOf, duties('U022', 'U008'));
    expect(project.team.helpers).toEqual(['U008', 'U024', 'U021']);
    for (const node of ['0404', '0501']) {
      expect(responsibleFor(world, project, node).person).toBe('U008');
    }
    expect(responsibleFor(world, project, '0303').person).toBe('U024');
  });

  test('the group is told, nobody is called', () => {
    const notices = noticesOf(demo02, duties('U022', 'U008'));
    expect(notices).toContainEqual({
      type: 'postToGroup',
      card: {
        kind: 'dutiesHandedOver',
        from: 'U022',
        to: 'U008',
        nodes: ['0404', '0501'],
        by: 'U066',
        at: asOf,
      },
      mention: [],
      notBefore: asOf,
    });
    expect(notices).toContainEqual({ type: 'removeMembers', people: ['U022'] });
  });

  test('the cards of open matters name the newcomer', () => {
    const project = carryOut(demo02, asOf, raise({ category: 'land' }));
    expect(noticesOf(project, duties('U022', 'U008'))).toContainEqual({
      type: 'refreshMatter',
      matter: 'B1',
    });
  });

  test('an agent gives way to an agent', () => {
    const project = carryOut(demo02, asOf, duties('U016', 'U015'));
    expect(project.team.agent).toBe('U015');
  });

  test('somebody who has left is replaced as well', () => {
    const left = worldWith({ id: 'U022', active: false });
    const outcome = handle(left, demo02, duties('U022', 'U008'), asOf);
    expect(outcome.ok && outcome.project.team.helpers).toContain('U008');
  });

  test('a project without the person stays as it is', () => {
    given(...opened)
      .when(duties('U028', 'U045'))
      .then(
        // The water office's helper answers for 0305.
        {
          type: 'dutiesHandedOver',
          from: 'U028',
          to: 'U045',
          nodes: ['0305'],
          team: null,
          by: 'U066',
        },
      );
    given(...opened)
      .when(duties('U029', 'U046'))
      .then();
  });

  test.each([
    ['to themselves', 'U022', 'U022', 'U066', 'same-person'],
    ['to another unit', 'U022', 'U021', 'U066', 'receiver-unfit'],
    ['of an agent to a helper of another unit', 'U016', 'U022', 'U066', 'receiver-unfit'],
    ['of a leader to a head', 'U006', 'U011', 'U066', 'receiver-unfit'],
    ['by a colleague', 'U022', 'U008', 'U022', 'duties-not-allowed'],
    ['by the head of another unit', 'U022', 'U008', 'U007', 'duties-not-allowed'],
    ['of a leader by the head of the unit', 'U006', 'U003', 'U011', 'duties-not-allowed'],
  ])('%s is refused', (_what, from, to, by, code) => {
    expect(refusalOf(demo02, duties(from, to, by))).toMatchObject({ code });
  });

  test('the head of the unit may', () => {
    expect(refusalOf(demo02, duties('U022', 'U008', 'U008'))).toBeUndefined();
  });
});

describe('reopening', () => {
  test('a finished node runs from today', () => {
    const now = at('2026-03-17 10:00');
    const project = carryOut(demo02, now, reopen('0301'));
    expect(project.nodes.get('0301')).toMatchObject({
      status: 'running',
      startedOn: '2026-03-17',
      accepted: null,
      reopened: { by: 'U066', at: now, words: WORDS },
    });
    // Those that had started since go on, and papers stay.
    expect(project.nodes.get('0303')).toBe(carryOut(demo02, now, TICK).nodes.get('0303'));
    expect(project.materials).toEqual(demo02.materials);
  });

  test('who answers for it is called by its card', () => {
    expect(noticesOf(demo02, reopen('0301'))).toContainEqual({
      type: 'postToGroup',
      card: { kind: 'node', node: '0301' },
      mention: ['U021'],
      notBefore: asOf,
    });
  });

  test('one whose prerequisite is open again waits for it', () => {
    const project = carryOut(demo02, asOf, reopen('0202'), reopen('0301'));
    expect(project.nodes.get('0301')).toMatchObject({
      status: 'waiting',
      reopened: { by: 'U066' },
    });
    const by = responsibleFor(world, project, '0202').person ?? '';
    const again = carryOut(project, asOf, finish('0202', by));
    expect(again.nodes.get('0301')).toMatchObject({ status: 'running', reopened: { by: 'U066' } });
  });

  test('a finished project is under way again', () => {
    const done = { ...demo02, nodes: new Map(demo02.nodes) };
    for (const node of done.nodes.values()) {
      if (node.status === 'running' || node.status === 'waiting') {
        const { code } = node;
        done.nodes.set(code, { status: 'skipped', code, reason: 'not-applicable' });
      }
    }
    const finished = evolveAll(done, [{ type: 'projectFinished', by: null }], asOf);
    if (!finished) throw new Error('no project');
    const project = carryOut(finished, asOf, reopen('0301'));
    expect(project.phase).toEqual({ status: 'active' });
    expect(noticesOf(finished, reopen('0301'))).toContainEqual({
      type: 'renameGroup',
      notBefore: asOf,
    });
  });

  test.each([
    ['0404', 'U066', WORDS, 'node-not-over'],
    ['0802', 'U066', WORDS, 'node-not-over'],
    ['0403', 'U066', WORDS, 'node-not-applicable'],
    ['9999', 'U066', WORDS, 'unknown-node'],
    ['0301', 'U021', WORDS, 'not-allowed'],
    ['0301', 'U006', WORDS, 'not-allowed'],
    ['0301', 'U066', ' ', 'reason-missing'],
  ])('%s by %s (%s): %s', (node, by, words, code) => {
    expect(refusalOf(demo02, reopen(node, by, words))).toMatchObject({ code });
  });
});

describe('skipping', () => {
  test('a running node is over, and what waited for it starts', () => {
    const project = carryOut(demo02, asOf, skip('0404'));
    expect(project.nodes.get('0404')).toEqual({
      status: 'skipped',
      code: '0404',
      reason: 'decided',
      by: 'U066',
      at: asOf,
      words: WORDS,
    });
    expect(project.nodes.get('0405')?.status).toBe('running');
  });

  test('the group learns who decided it', () => {
    expect(noticesOf(demo02, skip('0404'))).toContainEqual({
      type: 'postToGroup',
      card: { kind: 'nodeDropped', node: '0404', at: asOf },
      mention: [],
      notBefore: asOf,
    });
  });

  test('what only it would have brought is demanded of nobody', () => {
    // M031, the listing's result, is the outcome of 0404 and demanded by 0405.
    expect(demandedMaterials(world, demo02, '0405')).toContain('M031');
    const project = carryOut(demo02, asOf, skip('0404'));
    expect(demandedMaterials(world, project, '0405')).not.toContain('M031');
    expect(missingMaterials(world, project, '0405')).not.toContain('M031');
    const back = carryOut(project, asOf, reopen('0404'));
    expect(demandedMaterials(world, back, '0405')).toContain('M031');
  });

  test('where somebody stands in for it the paper stays demanded', () => {
    // The enterprise brings M001 where the company was not set up by 0203.
    const without = { ...demo02, nodes: new Map(demo02.nodes).set('0203', droppedNode('0203')) };
    expect(demandedMaterials(world, without, '0303')).toContain('M001');
  });

  test('a waiting node is skipped before its turn', () => {
    const project = carryOut(demo02, asOf, skip('0405'));
    expect(project.nodes.get('0405')).toMatchObject({ status: 'skipped', reason: 'decided' });
    expect(project.nodes.get('0406')?.status).toBe('waiting');
  });

  test('a wrong skip is undone by reopening', () => {
    const running = carryOut(demo02, asOf, skip('0404'), reopen('0404'));
    expect(running.nodes.get('0404')?.status).toBe('running');
    const waiting = carryOut(demo02, asOf, skip('0405'), reopen('0405'));
    expect(waiting.nodes.get('0405')?.status).toBe('waiting');
  });

  test('a paper promised to it alone is asked for no more', () => {
    const promised = carryOut(demo02, asOf, promise('0303', ['M015'], '2026-03-20', 'U010'));
    const skipped = carryOut(promised, asOf, skip('0303'));
    const due = at('2026-03-20 17:30');
    const warned = (project: Project) => {
      const outcome = handle(world, project, TICK, due);
      return outcome.ok && outcome.events.some(({ type }) => type === 'promiseWarned');
    };
    expect([promised, skipped].map(warned)).toEqual([true, false]);
  });

  test('a request for more time ends with it', () => {
    const asked = carryOut(demo02, asOf, {
      type: 'askExtension',
      node: '0303',
      dueOn: '2026-04-20',
      words: WORDS,
      by: 'U024',
    });
    const outcome = handle(world, asked, skip('0303'), asOf);
    expect(outcome.ok && outcome.events.map(({ type }) => type).slice(0, 2)).toEqual([
      'extensionLapsed',
      'nodeDropped',
    ]);
  });

  test.each([
    ['0301', 'U066', WORDS, 'node-done'],
    ['0403', 'U066', WORDS, 'node-not-applicable'],
    ['9999', 'U066', WORDS, 'unknown-node'],
    ['0404', 'U022', WORDS, 'not-allowed'],
    ['0404', 'U066', '', 'reason-missing'],
  ])('%s by %s (%s): %s', (node, by, words, code) => {
    expect(refusalOf(demo02, skip(node, by, words))).toMatchObject({ code });
  });

  test('twice tells who decided', () => {
    const project = carryOut(demo02, asOf, skip('0404'));
    expect(refusalOf(project, skip('0404'))).toEqual({
      code: 'node-dropped',
      node: '0404',
      by: 'U066',
      at: asOf,
    });
    // Everybody else is told that there is nothing to do.
    expect(refusalOf(project, finish('0404', 'U022'))).toMatchObject({ code: 'node-dropped' });
    expect(refusalOf(project, file('M025', 'U022', '0404'))).toBeUndefined();
  });
});

const droppedNode = (code: string) => ({
  status: 'skipped' as const,
  code,
  reason: 'decided' as const,
  by: 'U066',
  at: asOf,
  words: WORDS,
});
