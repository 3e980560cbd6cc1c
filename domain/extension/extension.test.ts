import { describe, expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import { lastSettingOf } from '../clock/count.ts';
import type { PersonId } from '../people/types.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle } from '../project/decide.ts';
import { planNotices } from '../project/notices.ts';
import { nextNodeCheck } from '../project/tick.ts';
import type { Project, World } from '../project/types.ts';
import {
  asOf,
  at,
  carryOut,
  demoOpening,
  demoProject,
  file,
  finish,
  given,
  givenIn,
  setDue,
  TICK,
  world,
  worldWith,
} from '../testing.ts';
import { deciderOf, decidersOf } from './decider.ts';
import { countGranted, requestOf } from './request.ts';
import type { ExtensionEvent, Verdict } from './types.ts';

// 0303 (environment office, helper U024, head U010) is due on 3 April; the project's lead is U006.
const opened = demoOpening('DEMO-02');
const demo02 = demoProject('DEMO-02');
const DUE = at('2026-04-03 17:30');
const WORDS = '专家评审意见要修改报告';

const ask = (dueOn = '2026-04-20', by: PersonId = 'U024', words = WORDS): ProjectCommand => ({
  type: 'askExtension',
  node: '0303',
  dueOn,
  words,
  by,
});
const decide = (verdict: Verdict, by: PersonId = 'U006', request = 1): ProjectCommand => ({
  type: 'decideExtension',
  node: '0303',
  request,
  verdict,
  by,
});
const grant: Verdict = { kind: 'grant' };
const shorten = (dueOn: string): Verdict => ({ kind: 'shorten', dueOn });
const refuse: Verdict = { kind: 'refuse', words: '请先用好现有时间' };

const asked: ExtensionEvent = {
  type: 'extensionAsked',
  node: '0303',
  request: 1,
  dueAt: at('2026-04-20 17:30'),
  by: 'U024',
  said: { words: WORDS },
};
const request = {
  request: 1,
  by: 'U024',
  at: asOf,
  from: DUE,
  dueAt: at('2026-04-20 17:30'),
  words: WORDS,
  remindedAt: null,
};
const granted = (dueAt: string, isShortened: boolean, by = 'U006'): ExtensionEvent => ({
  type: 'extensionGranted',
  node: '0303',
  request: 1,
  dueAt: at(dueAt),
  isShortened,
  by,
});
const stateOf = (project: Project) => {
  const node = project.nodes.get('0303');
  if (node?.status !== 'running') throw new Error('0303 runs');
  return node;
};

const toldBy = (project: Project, command: ProjectCommand, now: Instant) => {
  const outcome = handle(world, project, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return planNotices(world, outcome.project, outcome.events, now);
};

describe('asking for more time', () => {
  test.each([
    ['the responsible person', 'U024'],
    ['the head of the unit', 'U010'],
  ])('%s may', (_who, by) => {
    given(...opened)
      .when(ask(undefined, by))
      .then({ ...asked, by });
  });

  test.each([
    ['somebody of another unit', 'U022'],
    ['the agent, whose clock it is not', 'U016'],
    ['an operator', 'U066'],
    ['the lead', 'U006'],
  ])('%s may not', (_who, by) => {
    given(...opened)
      .when(ask(undefined, by))
      .then({ code: 'not-allowed', act: 'askExtension', node: '0303', who: ['U024', 'U010'] });
  });

  test.each([
    ['no later than it is due', '2026-04-03', { code: 'extension-not-later', dueAt: DUE }],
    [
      'a day that has passed',
      '2026-03-13',
      { code: 'date-not-ahead', latestPastDay: '2026-03-13' },
    ],
    ['more than a year', '2027-03-18', { code: 'date-too-far', latestDay: '2027-03-17' }],
  ] as const)('%s is refused', (_what, day, refusal) => {
    const outcome = handle(world, demo02, ask(day), asOf);
    expect(outcome).toMatchObject({ ok: false, refusal });
  });

  test.each([
    ['', 'reason-missing'],
    ['  ', 'reason-missing'],
    ['长'.repeat(201), 'reason-too-long'],
  ])('the reason %j is refused', (words, code) => {
    expect(handle(world, demo02, ask(undefined, undefined, words), asOf)).toMatchObject({
      refusal: { code },
    });
  });

  test('a second request waits for the first', () => {
    given(...opened, asked)
      .when(ask('2026-05-08', 'U010'))
      .then({ code: 'extension-open', node: '0303', request });
  });

  test('a node that is late may ask, too', () => {
    const late = at('2026-04-07 10:00');
    const project = carryOut(demo02, late, TICK, ask());
    expect(stateOf(project)).toMatchObject({ light: 'red', extension: { open: { from: DUE } } });
  });

  test.each([
    ['0802', 'node-waiting'],
    ['0301', 'node-done'],
    ['0403', 'node-not-applicable'],
    ['9999', 'unknown-node'],
  ])('for %s: %s', (node, code) => {
    const by = node === '0301' ? 'U021' : 'U011';
    const outcome = handle(
      world,
      demo02,
      { type: 'askExtension', node, dueOn: '2026-04-20', words: WORDS, by },
      asOf,
    );
    expect(outcome).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('deciding', () => {
  const waiting = [...opened, asked];

  test('granting moves the due instant', () => {
    given(...waiting)
      .when(decide(grant))
      .then(granted('2026-04-20 17:30', false));
  });

  test('granting with another day picked beside it is doubtful, and nothing is done', () => {
    const project = carryOut(demo02, asOf, ask());
    const doubtful = decide({ kind: 'grant', picked: '2026-04-10' });
    expect(handle(world, project, doubtful, asOf)).toMatchObject({
      refusal: { code: 'extension-which-day', picked: '2026-04-10' },
    });
    given(...waiting)
      .when(decide({ kind: 'grant', picked: '2026-04-20' }))
      .then(granted('2026-04-20 17:30', false));
  });

  test('less than was asked for', () => {
    given(...waiting)
      .when(decide(shorten('2026-04-10')))
      .then(granted('2026-04-10 17:30', true));
  });

  test('shortened to what was asked for is granted', () => {
    given(...waiting)
      .when(decide(shorten('2026-04-20')))
      .then(granted('2026-04-20 17:30', false));
  });

  test.each([
    ['more than was asked for', '2026-04-21', 'extension-too-long'],
    ['nothing at all', '2026-04-03', 'extension-not-later'],
    ['a day that has passed', '2026-03-15', 'date-not-ahead'],
  ])('%s is no shortening', (_what, day, code) => {
    const project = carryOut(demo02, asOf, ask());
    expect(handle(world, project, decide(shorten(day)), asOf)).toMatchObject({ refusal: { code } });
  });

  test('refusing takes words and leaves the due instant', () => {
    given(...waiting)
      .when(decide(refuse))
      .then({
        type: 'extensionRefused',
        node: '0303',
        request: 1,
        by: 'U006',
        said: { words: '请先用好现有时间' },
      });
    given(...waiting)
      .when(decide({ kind: 'refuse', words: ' ' }))
      .then({ code: 'reason-missing' });
    const refused = carryOut(demo02, asOf, ask(), decide(refuse));
    expect(stateOf(refused)).toMatchObject({ dueAt: DUE, extension: { open: null } });
  });

  test('the lead and the principal leaders may, nobody else', () => {
    given(...waiting)
      .when(decide(grant, 'U001'))
      .then(granted('2026-04-20 17:30', false, 'U001'));
    given(...waiting)
      .when(decide(grant, 'U003'))
      .then({
        code: 'not-allowed',
        act: 'decideExtension',
        node: '0303',
        who: ['U006', 'U001', 'U002'],
      });
  });

  test('whoever asked does not decide', () => {
    // With nobody else left the lead answers for the node.
    const alone = worldWith(...['U024', 'U010', 'U016'].map((id) => ({ id, active: false })));
    givenIn(alone, ...opened, { ...asked, by: 'U006' })
      .when(decide(grant, 'U006'))
      .then({ code: 'extension-own', node: '0303', who: ['U003', 'U001', 'U002'] });
  });

  test('the second of two leaders is told who decided', () => {
    const past = {
      ...request,
      outcome: {
        kind: 'granted' as const,
        by: 'U006',
        at: asOf,
        dueAt: at('2026-04-20 17:30'),
        isShortened: false,
      },
    };
    for (const by of ['U001', 'U006']) {
      given(...waiting, granted('2026-04-20 17:30', false))
        .when(decide(refuse, by))
        .then({ code: 'extension-closed', node: '0303', request: past });
    }
  });

  test('an older card decides nothing about a newer request', () => {
    const again = carryOut(demo02, asOf, ask(), decide(refuse), ask('2026-04-15'));
    expect(stateOf(again).extension?.open?.request).toBe(2);
    expect(handle(world, again, decide(grant), asOf)).toMatchObject({
      refusal: { code: 'extension-closed', request: { outcome: { kind: 'refused' } } },
    });
    const outcome = carryOut(again, asOf, decide(grant, 'U006', 2));
    expect(stateOf(outcome).dueAt).toBe(at('2026-04-15 17:30'));
  });

  test('warnings start anew with the new deadline', () => {
    const late = at('2026-04-07 10:00');
    const red = carryOut(demo02, late, TICK, ask());
    expect(stateOf(red).warned.red).toBe(late);
    const project = carryOut(red, late, decide(grant));
    expect(stateOf(project)).toMatchObject({ light: 'blue', dueAt: at('2026-04-20 17:30') });
    expect(stateOf(project).warned).not.toHaveProperty('red');
    const near = carryOut(project, at('2026-04-19 09:00'), TICK);
    expect(stateOf(near).light).toBe('yellow');
  });

  test('a deadline remembers who gave it, until another one is set', () => {
    const project = carryOut(demo02, asOf, ask(), decide(grant));
    expect(lastSettingOf(stateOf(project))).toMatchObject({ how: 'granted', by: 'U006' });
    expect(countGranted(stateOf(project).extension)).toBe(1);
    const later = asOf + 1;
    const moved = carryOut(project, later, setDue('0303', '2026-04-22 12:00', 'U024'));
    expect(lastSettingOf(stateOf(moved))).toMatchObject({ how: 'set', by: 'U024' });
  });
});

describe('whom it is put to', () => {
  const away = { standIn: 'U003', until: '2026-04-20' };
  test.each([
    ['the lead', world, 'U006'],
    ['another leader where the lead has left', worldWith({ id: 'U006', active: false }), 'U003'],
    [
      'the leader who stands in',
      worldWith({ id: 'U006', away: { ...away, standIn: 'U005' } }),
      'U005',
    ],
    [
      'another leader where no leader stands in',
      worldWith({ id: 'U006', away }, { id: 'U003', away: { ...away, standIn: 'U004' } }),
      'U004',
    ],
    [
      'an operator where no leader is left',
      worldWith(
        ...['U001', 'U002', 'U003', 'U004', 'U005', 'U006'].map((id) => ({ id, active: false })),
      ),
      'U066',
    ],
  ] as const)('%s', (_who, around: World, person) => {
    expect(deciderOf(around, demo02, 'U024')).toBe(person);
    expect(decidersOf(around, demo02, 'U024')[0]).toBe(person);
  });
});

describe('taking a request back', () => {
  const withdraw = (by: PersonId = 'U024', request: number | null = 1): ProjectCommand => ({
    type: 'withdrawExtension',
    node: '0303',
    request,
    by,
  });
  const withdrawn: ExtensionEvent = {
    type: 'extensionWithdrawn',
    node: '0303',
    request: 1,
    by: 'U024',
  };

  test.each([1, null])('is for whoever asked, by its number or without: %s', (number) => {
    given(...opened, asked)
      .when(withdraw('U024', number))
      .then(withdrawn);
  });

  test('leaves the due instant and the way to ask again', () => {
    const project = carryOut(carryOut(demo02, asOf, ask()), asOf, withdraw());
    expect(stateOf(project)).toMatchObject({ dueAt: DUE, extension: { open: null } });
    expect(requestOf(stateOf(project), 1)).toMatchObject({
      outcome: { kind: 'withdrawn', by: 'U024', at: asOf },
    });
    expect(stateOf(carryOut(project, asOf, ask())).extension?.open?.request).toBe(2);
  });

  test.each(['U006', 'U010', 'U001'])('is not for %s', (by) => {
    given(...opened, asked)
      .when(withdraw(by))
      .then({ code: 'not-allowed', act: 'withdrawExtension', node: '0303', who: ['U024'] });
  });

  test('comes too late once it is decided, and decides nothing afterwards', () => {
    const decided = carryOut(carryOut(demo02, asOf, ask()), asOf, decide(grant));
    expect(handle(world, decided, withdraw(), asOf)).toMatchObject({
      ok: false,
      refusal: { code: 'extension-closed', request: { outcome: { kind: 'granted' } } },
    });
    const taken = carryOut(carryOut(demo02, asOf, ask()), asOf, withdraw());
    expect(handle(world, taken, decide(grant), asOf)).toMatchObject({
      ok: false,
      refusal: { code: 'extension-closed', request: { outcome: { kind: 'withdrawn' } } },
    });
  });

  test('asks for nothing where nothing was asked', () => {
    given(...opened)
      .when(withdraw('U024', null))
      .then({ code: 'extension-none', node: '0303' });
  });

  test('calls nobody: the leader’s card shows it', () => {
    const notices = toldBy(carryOut(demo02, asOf, ask()), withdraw(), asOf);
    expect(notices).toEqual([{ type: 'refreshNode', node: '0303' }]);
  });
});

describe('a request that nobody decides', () => {
  // Asked on Monday; the second working day ends on Wednesday.
  const reminds = at('2026-03-18 17:30');
  const reminded: ExtensionEvent = { type: 'extensionReminded', node: '0303', request: 1 };
  const extensionEvents = (project: Project, now: Instant) => {
    const outcome = handle(world, project, TICK, now);
    return outcome.ok ? outcome.events.filter(({ type }) => type.startsWith('extension')) : [];
  };

  test('reminds the leader once, after two working days', () => {
    const project = carryOut(demo02, asOf, ask());
    expect(extensionEvents(project, reminds - 1)).toEqual([]);
    expect(extensionEvents(project, reminds)).toEqual([reminded]);
    expect(nextNodeCheck(world, stateOf(project), asOf)).toBe(reminds);
    const later = carryOut(project, reminds, TICK);
    expect(extensionEvents(later, reminds + 1)).toEqual([]);
    expect(nextNodeCheck(world, stateOf(later), reminds)).toBeGreaterThan(reminds);
  });

  test('lapses when its day has passed', () => {
    const project = carryOut(demo02, asOf, ask());
    const day = at('2026-04-20 17:30');
    expect(extensionEvents(project, day)).toEqual([
      { type: 'extensionLapsed', node: '0303', request: 1, reason: 'day-passed' },
    ]);
    const after = carryOut(project, day, TICK);
    expect(handle(world, after, decide(grant), day)).toMatchObject({
      refusal: { code: 'extension-closed', request: { outcome: { kind: 'lapsed' } } },
    });
  });

  test('lapses when the node gets as much time by other means', () => {
    const project = carryOut(demo02, asOf, ask(), setDue('0303', '2026-04-20 17:30', 'U024'));
    expect(stateOf(project).extension).toMatchObject({
      open: null,
      past: [{ outcome: { kind: 'lapsed', reason: 'overtaken' } }],
    });
  });

  test('lapses when the node is done, and a late decision is told so', () => {
    const project = carryOut(
      demo02,
      asOf,
      ask(),
      file('M015', 'U024', '0303'),
      file('M012', 'U024', '0303'),
      file('M014', 'U024', '0303'),
      finish('0303', 'U010'),
    );
    expect(requestOf(project.nodes.get('0303'), 1)).toMatchObject({
      outcome: { kind: 'lapsed', reason: 'node-over' },
    });
    expect(handle(world, project, decide(grant), asOf)).toMatchObject({
      refusal: { code: 'extension-closed', request: { outcome: { kind: 'lapsed' } } },
    });
  });
});

describe('who is told', () => {
  const noon = at('2026-03-16 12:00');

  test('the leader in the own chat, in the morning where it is night', () => {
    const card = { kind: 'extensionDecision', node: '0303', request: 1, isReminder: false };
    const call = { type: 'postToPerson', card, person: 'U006', isUrgent: false };
    expect(toldBy(demo02, ask(), noon)).toEqual([
      { ...call, notBefore: noon },
      { type: 'refreshNode', node: '0303' },
    ]);
    expect(toldBy(demo02, ask(), at('2026-03-16 23:00'))).toContainEqual({
      ...call,
      notBefore: at('2026-03-17 07:00'),
    });
  });

  test.each([grant, refuse])(
    'the group learns the outcome $kind, who asked is called',
    (verdict) => {
      const project = carryOut(demo02, asOf, ask());
      const notices = toldBy(project, decide(verdict), noon);
      expect(notices).toContainEqual({
        type: 'postToGroup',
        card: { kind: 'extensionOutcome', node: '0303', request: 1 },
        mention: ['U024'],
        notBefore: noon,
      });
      expect(notices).toContainEqual({ type: 'refreshNode', node: '0303' });
    },
  );

  test('who asked, when it lapsed', () => {
    const project = carryOut(demo02, asOf, ask());
    const lapsed = toldBy(project, TICK, at('2026-04-20 17:30'));
    expect(lapsed).toContainEqual(
      expect.objectContaining({
        type: 'postToPerson',
        card: { kind: 'extensionOutcome', node: '0303', request: 1 },
        person: 'U024',
      }),
    );
  });
});
