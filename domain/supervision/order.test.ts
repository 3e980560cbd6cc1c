import { describe, expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import { mattersOf } from '../matter/machine.ts';
import { waitingFor } from '../matter/waiting.ts';
import { handle, tick } from '../project/decide.ts';
import { unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, setDue, TICK, world, worldWith } from '../testing.ts';
import type { SupervisionCommand } from './commands.ts';
import { NODE, onOrder, onto, orderOf, refusalOf, supervised, withNodeDone } from './testing.ts';
import { type DelayCause, delayCauses } from './types.ts';

const unit = unitOfNode(world, supervised(), NODE);
const [head = ''] = unitHeadsOf(world, unit);
const { lead, agent } = supervised().team;
const owner = orderOf(supervised()).climb?.called[0] ?? '';
const principals = world.directory.withRole('principalLeader').map(({ id }) => id);
const [verifier = '', other = ''] = world.directory.withRole('verifier').map(({ id }) => id);

const accepting = {
  type: 'acceptOrder',
  by: owner,
  responsible: owner,
  cause: 'unit',
  words: '场地管线未迁,本周内迁改',
} as const;
const accepted = (now: Instant = asOf) => carryOut(supervised(), now, onOrder(accepting));
const missedIn = (project: Project, now: Instant) =>
  tick(world, project, now).flatMap((event) =>
    event.type === 'rungMissed' && event.matter === 'S1'
      ? [[event.step, event.climb.role, event.climb.called]]
      : [],
  );

describe('a red node', () => {
  test('opens one order, which calls who answers for it', () => {
    const order = orderOf(supervised());
    expect(order).toMatchObject({ node: NODE, openedAt: asOf, asHelp: false, missed: {} });
    expect(order.climb).toEqual({ role: 'responsible', called: [owner], skipped: [] });
    expect(tick(world, supervised(), asOf)).toEqual([]);
  });

  test('of the enterprise is supervised as help', () => {
    expect(orderOf(demoProject('DEMO-21'))).toMatchObject({ node: '0602', asHelp: true });
  });

  test('has its order in the same breath', () => {
    const due = at('2026-03-17 23:15');
    const project = carryOut(
      demoProject('DEMO-02'),
      asOf,
      setDue('0404', '2026-03-17 23:15', 'U022'),
    );
    const types = tick(world, project, due).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['lightTurned', 'orderOpened']));
    expect(orderOf(onto(project, due)).openedAt).toBe(due);
  });
});

describe('a missed rung climbs in the same second', () => {
  test.each([
    ['1', '2026-03-17 17:30', 'unitHead', () => [head]],
    ['3', '2026-03-19 17:30', 'portfolioLeader', () => [lead]],
    ['7', '2026-03-23 17:30', 'principalLeader', () => principals],
    ['1M', '2026-04-16 17:30', 'principalLeader', () => principals],
  ])('rung %s at %s to the %s', (step, when, role, people) => {
    const before = onto(supervised(), at(when) - 1);
    expect(missedIn(before, at(when))).toEqual([[step, role, people()]]);
    const after = onto(before, at(when));
    expect(missedIn(after, at(when))).toEqual([]);
  });

  test('an outage catches up with each rung once', () => {
    expect(missedIn(supervised(), at('2026-05-01 09:00')).map(([step]) => step)).toEqual([
      '1',
      '3',
      '7',
      '1M',
    ]);
    const after = onto(supervised(), at('2026-05-01 09:00'));
    expect(missedIn(after, at('2027-05-01 09:00'))).toEqual([]);
  });

  test('what was done in time is not missed', () => {
    const told = carryOut(
      accepted(),
      asOf,
      onOrder({ type: 'feedBackOrder', by: owner, words: '已进场' }),
    );
    expect(missedIn(told, at('2026-03-20 09:00'))).toEqual([]);
    expect(missedIn(told, at('2026-03-23 17:30')).map(([step]) => step)).toEqual(['7']);
  });

  test('a month without an end proposes a summons to the principal leaders', () => {
    const late = onto(supervised(), at('2026-04-16 17:30'));
    expect(orderOf(late).summons).toEqual({ proposedAt: at('2026-04-16 17:30'), decided: null });
    const [leader = ''] = principals;
    expect(waitingFor(world, late, leader)).toContainEqual(
      expect.objectContaining({ matter: 'S1', act: 'order-summons' }),
    );
    const held = carryOut(
      late,
      at('2026-04-17 09:00'),
      onOrder({ type: 'decideSummons', by: leader, decision: 'hold', words: '' }),
    );
    expect(orderOf(held).summons?.decided).toMatchObject({ by: leader, decision: 'hold' });
    expect(
      refusalOf(held, { type: 'decideSummons', by: leader, decision: 'drop', words: '' }),
    ).toMatchObject({ code: 'summons-not-open' });
  });

  test('of an order that runs as help proposes none: the unit is not the cause', () => {
    const late = onto(demoProject('DEMO-21'), at('2026-04-16 17:30'));
    expect(orderOf(late)).toMatchObject({ asHelp: true, missed: { '1M': at('2026-04-16 17:30') } });
    expect(orderOf(late).summons).toBeNull();
  });

  const climbsPast = (step: 'left' | 'unreachable', around: typeof world) => {
    const missed = tick(around, supervised(), at('2026-03-17 17:30')).find(
      ({ type }) => type === 'rungMissed',
    );
    expect(missed).toMatchObject({
      climb: {
        role: 'portfolioLeader',
        called: [lead],
        skipped: [{ role: 'unitHead', person: head, why: step }],
      },
    });
  };
  test('past a head who has resigned', () =>
    climbsPast('left', worldWith({ id: head, active: false })));
  test('past a head who cannot be reached', () =>
    climbsPast('unreachable', worldWith({ id: head, unreachable: true })));

  test('to whoever stands in for a leader who travels', () => {
    const [standIn = ''] = principals;
    const away = worldWith({ id: lead, away: { standIn, until: '2026-03-31' } });
    const missed = tick(away, onto(supervised(), at('2026-03-18 09:00')), at('2026-03-19 17:30'));
    expect(missed).toContainEqual(
      expect.objectContaining({
        type: 'rungMissed',
        step: '3',
        climb: { role: 'portfolioLeader', called: [standIn], skipped: [] },
      }),
    );
  });

  test('never to nobody', () => {
    const nobody = worldWith(
      { id: head, active: false },
      { id: lead, active: false },
      ...principals.map((id) => ({ id, active: false })),
    );
    const missed = tick(nobody, supervised(), at('2026-03-17 17:30'));
    expect(missed).toContainEqual(
      expect.objectContaining({ climb: expect.objectContaining({ role: 'operator' }) }),
    );
  });
});

describe('an order left alone', () => {
  const spared = () =>
    carryOut(
      supervised(),
      asOf,
      onOrder({ type: 'spareOrder', by: lead, until: '2026-03-20', words: '已在现场' }),
    );

  test('climbs only when its time is over', () => {
    expect(missedIn(spared(), at('2026-03-20 17:29'))).toEqual([]);
    expect(missedIn(spared(), at('2026-03-20 17:30')).map(([step]) => step)).toEqual(['1', '3']);
  });

  test.each([
    ['its owner', owner],
    ['the head of its unit', head],
  ])('is not by the word of %s', (_who, by) => {
    const sparing = { type: 'spareOrder', by, until: '2026-03-20', words: '' } as const;
    expect(refusalOf(supervised(), sparing)?.code).toBe('not-allowed');
  });

  test.each(['2026-03-16', '2026-03-24'])('not until %s', (until) => {
    expect(
      refusalOf(supervised(), { type: 'spareOrder', by: lead, until, words: '' }),
    ).toMatchObject({ code: 'spare-date', earliest: '2026-03-17', latest: '2026-03-23' });
  });
});

describe('a dated plan', () => {
  const proposed = () =>
    carryOut(
      accepted(),
      asOf,
      onOrder({ type: 'proposePlan', by: owner, on: '2026-07-31', words: '分三段迁改' }),
    );
  const decide = (approve: boolean, words = '') =>
    onOrder({ type: 'decidePlan', by: lead, approve, words });

  test('takes the place of the month, and asks for feedback each month', () => {
    const approved = carryOut(proposed(), asOf, decide(true));
    expect(orderOf(approved).plan).toMatchObject({
      dueAt: at('2026-07-31 17:30'),
      nextAt: at('2026-04-16 17:30'),
    });
    expect(missedIn(approved, at('2026-04-16 17:30'))).toEqual([
      ['monthly', 'portfolioLeader', [lead]],
    ]);
    const fed = carryOut(
      approved,
      at('2026-04-10 09:00'),
      onOrder({ type: 'feedBackOrder', by: owner, words: '已完成第一段' }),
    );
    expect(orderOf(fed).plan?.nextAt).toBe(at('2026-05-11 17:30'));
    const late = onto(approved, at('2026-04-16 17:30'));
    expect(orderOf(late).plan?.nextAt).toBe(at('2026-05-18 17:30'));
    expect(missedIn(late, at('2026-05-18 17:30')).map(([step]) => step)).toEqual(['monthly']);
  });

  test('missed climbs to the principal leaders', () => {
    let project = carryOut(proposed(), asOf, decide(true));
    for (const month of ['04', '05', '06', '07']) {
      const day = at(`2026-${month}-10 09:00`);
      project = carryOut(
        project,
        day,
        onOrder({ type: 'feedBackOrder', by: owner, words: '按计划推进' }),
      );
    }
    expect(missedIn(project, at('2026-07-31 17:30'))).toEqual([
      ['1M', 'principalLeader', principals],
    ]);
  });

  test('refused leaves the ladder as it was', () => {
    const refused = carryOut(proposed(), asOf, decide(false, '时间太长'));
    expect(missedIn(refused, at('2026-04-16 17:30')).map(([step]) => step)).toContain('1M');
  });

  test.each([
    ['without words cannot be refused', proposed, decide(false), 'order-words-missing'],
    ['is not decided by who asked for it', proposed, { ...decide(true), by: owner }, 'not-allowed'],
    [
      'cannot lie in the past',
      accepted,
      onOrder({ type: 'proposePlan', by: owner, on: '2026-03-16', words: 'x' }),
      'plan-date-not-ahead',
    ],
    [
      'waits for its decision before another',
      proposed,
      onOrder({ type: 'proposePlan', by: owner, on: '2026-08-31', words: 'x' }),
      'plan-waits',
    ],
  ] as const)('%s', (_what, state, command, code) => {
    const outcome = handle(world, state(), command as SupervisionCommand, asOf);
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('while its node does not press', () => {
  const later = setDue(NODE, '2026-03-20 17:30', 'U066');

  test('an order is held, and goes on with what was still ahead', () => {
    const operator = world.directory.withRole('operator')[0]?.id ?? '';
    const held = carryOut(supervised(), at('2026-03-16 10:00'), {
      ...later,
      by: operator,
    } as never);
    expect(orderOf(held).held).toMatchObject({ why: 'due-moved' });
    expect(missedIn(held, at('2026-03-20 17:29'))).toEqual([]);
    const again = onto(held, at('2026-03-20 17:30'));
    expect(orderOf(again)).toMatchObject({ held: null, missed: {} });
    // Four days later: 17 and 19 March become 23 March, since the 21st and 22nd are a weekend.
    expect(orderOf(again).rungs.map(({ dueAt }) => dueAt)).toEqual(
      ['2026-03-23', '2026-03-23', '2026-03-27', '2026-04-20'].map((day) => at(`${day} 17:30`)),
    );
  });
});

describe('verification', () => {
  const done = () => withNodeDone(accepted(), owner);
  const close = (by: string) => ({ type: 'closeOrder', by, words: '' }) as const;

  test('a done node completes its order and asks the verifiers', () => {
    expect(orderOf(done())).toMatchObject({ completed: { at: asOf, by: owner }, closed: null });
    expect(waitingFor(world, done(), verifier)).toContainEqual(
      expect.objectContaining({ matter: 'S1', act: 'order-verify' }),
    );
    expect(missedIn(done(), at('2027-01-01 09:00'))).toEqual([]);
  });

  test('closes it, and nothing is left to do', () => {
    const closed = carryOut(done(), asOf, onOrder(close(verifier)));
    expect(orderOf(closed).closed).toMatchObject({ by: verifier, why: 'verified' });
    expect(refusalOf(closed, close(other))).toMatchObject({ code: 'order-closed', by: verifier });
  });

  test.each([
    ['who did the work', owner],
    ['the unit head', head],
    ['the leader', lead],
    ['the agent', agent],
  ])('is not for %s', (_who, by) => {
    expect(refusalOf(done(), close(by))?.code).toMatch(/not-allowed|order-own-work/);
  });

  test('does not wait for the enterprise', () => {
    const contact = supervised().team.enterpriseContact ?? '';
    const asked = carryOut(
      done(),
      asOf,
      onOrder({ type: 'answerOrder', by: contact, satisfied: false, words: '还没通' }),
    );
    expect(orderOf(asked).answered).toMatchObject({ satisfied: false });
    expect(refusalOf(done(), close(verifier))).toBeUndefined();
  });

  test('sends it back with a reason, and a new result is owed in three days', () => {
    const words = '现场仍未接通';
    expect(refusalOf(done(), { type: 'returnOrder', by: verifier, words: ' ' })).toMatchObject({
      code: 'order-words-missing',
    });
    const back = carryOut(done(), asOf, onOrder({ type: 'returnOrder', by: verifier, words }));
    expect(orderOf(back).returned).toMatchObject({ dueAt: at('2026-03-19 17:30') });
    expect(refusalOf(back, close(verifier))).toMatchObject({ code: 'order-returned' });
    expect(missedIn(back, at('2026-03-19 17:30'))).toEqual([['returned', 'unitHead', [head]]]);
    const again = carryOut(
      back,
      at('2026-03-18 09:00'),
      onOrder({ type: 'resolveOrder', by: owner, words: '今天接通' }),
    );
    expect(missedIn(again, at('2026-03-19 17:30'))).toEqual([]);
    expect(refusalOf(again, close(verifier), at('2026-03-18 10:00'))).toBeUndefined();
  });
});

describe('a cause of the enterprise', () => {
  const confirm = (project: Project, by: string) =>
    refusalOf(project, { type: 'confirmCause', by });

  const named = (cause: DelayCause) =>
    carryOut(supervised(), asOf, onOrder({ ...accepting, cause }));

  test('is confirmed by its side', () => {
    const { enterpriseContact } = supervised().team;
    expect(confirm(named('enterprise'), enterpriseContact ?? '')).toBeUndefined();
    expect(confirm(named('enterprise'), agent)).toBeUndefined();
  });

  test('is not confirmed before the unit has named it', () => {
    expect(confirm(supervised(), agent)).toEqual({
      code: 'order-cause-not-named',
      matter: 'S1',
      cause: null,
    });
  });

  test.each(delayCauses.filter((cause) => cause !== 'enterprise'))(
    'is not confirmed where the unit gives another: %s',
    (cause) => {
      expect(confirm(named(cause), agent)).toMatchObject({ code: 'order-cause-not-named', cause });
    },
  );

  test('never by the unit that it would clear', () => {
    // The agent of DEMO-06 works for the zone, which its red node is in the hands of.
    const project = demoProject('DEMO-06');
    expect(world.directory.person(project.team.agent)?.unit).toBe(
      unitOfNode(world, project, '0704'),
    );
    expect(confirm(project, project.team.agent)?.code).toBe('not-allowed');
  });
});

describe('bad input', () => {
  test.each([
    ['an order nobody knows', { ...accepting, matter: 'S9' }, 'order-unknown'],
    ['no words', { ...accepting, words: '  ' }, 'order-words-missing'],
    ['a person of another unit', { ...accepting, responsible: lead }, 'order-person-elsewhere'],
    ['a person nobody knows', { ...accepting, responsible: 'X' }, 'order-person-unknown'],
    ['somebody outside', { ...accepting, by: verifier }, 'not-allowed'],
    [
      'a close-out before the end',
      { type: 'closeOrder', by: verifier, words: '' },
      'order-not-completed',
    ],
    [
      'feedback before it was accepted',
      { type: 'feedBackOrder', by: owner, words: 'x' },
      'order-not-accepted',
    ],
  ] as const)('%s is refused', (_what, command, code) => {
    expect(refusalOf(supervised(), command as typeof accepting)?.code).toBe(code);
  });

  test('a form is answered once', () => {
    const form = { ...accepting, form: 'f1' as never };
    const once = carryOut(supervised(), asOf, onOrder(form));
    expect(
      refusalOf(once, { type: 'feedBackOrder', by: owner, words: 'x', form: 'f1' as never }),
    ).toMatchObject({ code: 'order-form-answered' });
  });
});

test('every project of the demo district has an order for each red node and for no other', () => {
  for (const id of ['DEMO-06', 'DEMO-16', 'DEMO-18', 'DEMO-21', 'DEMO-02']) {
    const project = demoProject(id);
    const red = [...project.nodes.values()].flatMap((node) =>
      node.status === 'running' && node.light === 'red' ? node.code : [],
    );
    expect(mattersOf(project, 'order').map(({ node }) => node)).toEqual(red);
    expect(handle(world, project, TICK, asOf)).toMatchObject({ ok: true, events: [] });
  }
});

test('a head who answers for the node themselves is no climb: the leader is called', () => {
  const project = demoProject('DEMO-06');
  const missed = tick(world, project, at('2026-03-17 17:30')).find(
    ({ type }) => type === 'rungMissed',
  );
  expect(missed).toMatchObject({
    climb: {
      role: 'portfolioLeader',
      called: ['U006'],
      skipped: [{ role: 'unitHead', person: 'U011', why: 'is-owner' }],
    },
  });
});
