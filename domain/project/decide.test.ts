import { describe, expect, test } from 'vitest';
import {
  acceptNode,
  asOf,
  at,
  demoOpening,
  finish,
  given,
  opening,
  past,
  produced,
  scan,
  started,
} from '../testing.ts';
import type { ProjectEvent } from './events.ts';

const now = at('2026-03-16 10:00');
const demo02 = demoOpening('DEMO-02');

/** An enterprise project that has its agreement and its company, and now wants its record. */
const signedAs = (when: number) =>
  opening(
    {
      attributes: { occupiedHa: 3.2 },
      done: ['0101', '0102', '0201', '0202', '0203', '0402'],
    },
    when,
  );
const signed = signedAs(asOf);

const filed = (material: string, by = 'U031'): ProjectEvent => ({
  type: 'materialFiled',
  material,
  version: 1,
  file: scan(material),
  by,
  node: null,
  serves: [],
});

describe('accepting', () => {
  test('a responsible person takes the node', () => {
    given(...demo02)
      .when(acceptNode('0404', 'U022'), now)
      .then({ type: 'nodeAccepted', node: '0404', by: 'U022' });
  });

  test('accepting never moves the due instant', () => {
    const before = past(...demo02).nodes.get('0404');
    const after = past(...demo02, now, { type: 'nodeAccepted', node: '0404', by: 'U022' });
    expect(after.nodes.get('0404')).toEqual({
      ...before,
      accepted: { by: 'U022', at: now },
      touchedAt: now,
    });
  });

  test.each(['U022', 'U008'])('accepting again by %s is refused', (by) => {
    given(...demo02, now, { type: 'nodeAccepted', node: '0404', by: 'U022' })
      .when(acceptNode('0404', by), at('2026-03-16 11:00'))
      .then({ code: 'already-accepted', node: '0404', by: 'U022', at: now });
  });
});

describe('finishing', () => {
  test('every node that became ready starts', () => {
    given(...signed)
      .when(finish('0301', 'U021'), now)
      .then(
        { type: 'nodeFinished', node: '0301', by: 'U021' },
        produced('M012'),
        started('0303', '2026-03-16', '2026-03-25 17:30'),
        started('0305', '2026-03-16', '2026-03-17 17:30'),
        started('0501', '2026-03-16', '2026-03-25 17:30'),
      );
  });

  test('a node with another open prerequisite waits', () => {
    // 0301 needs both agreement (0202) and company (0203).
    const negotiated = opening({ done: ['0101', '0102', '0201', '0402'] });
    given(...negotiated)
      .when(finish('0202', 'U029'), now)
      .then({ type: 'nodeFinished', node: '0202', by: 'U029' }, produced('M010'));
  });

  test('the clock of the next node starts that day', () => {
    // Friday evening, long after office hours: Friday is not counted, Monday is the first day.
    const friday = at('2026-03-13 09:00');
    given(friday, ...signedAs(friday))
      .when(finish('0301', 'U021'), at('2026-03-13 23:59'))
      .then(
        { type: 'nodeFinished', node: '0301', by: 'U021' },
        produced('M012'),
        started('0303', '2026-03-13', '2026-03-24 17:30'),
        started('0305', '2026-03-13', '2026-03-16 17:30'),
        started('0501', '2026-03-13', '2026-03-24 17:30'),
      );
  });

  test('an outcome paper already there stays', () => {
    given(...signed, filed('M012'))
      .when(finish('0301', 'U021'), now)
      .then(
        { type: 'nodeFinished', node: '0301', by: 'U021' },
        started('0303', '2026-03-16', '2026-03-25 17:30'),
        started('0305', '2026-03-16', '2026-03-17 17:30'),
        started('0501', '2026-03-16', '2026-03-25 17:30'),
      );
  });

  test('a promised outcome paper comes into being', () => {
    given(...opening({ done: ['0101'], attributes: { landMode: 'existing' } }), filed('M003'))
      .when(finish('0102', 'U029'), now)
      .then({ code: 'materials-missing', node: '0102', missing: ['M004', 'M006'] });
    given(
      ...opening({ done: ['0101'], attributes: { landMode: 'existing' } }),
      filed('M004'),
      filed('M006'),
      {
        type: 'materialPromised',
        material: 'M007',
        node: '0102',
        promisedOn: '2026-03-27',
        dueAt: at('2026-03-27 17:30'),
        by: 'U046',
      },
    )
      .when(finish('0102', 'U029'), now)
      .then(
        { type: 'nodeFinished', node: '0102', by: 'U029' },
        produced('M007'),
        started('0201', '2026-03-16', '2026-03-30 17:30'),
      );
  });

  test('what is missing is named', () => {
    given(...demo02)
      .when(finish('0404', 'U022'), now)
      .then({ code: 'materials-missing', node: '0404', missing: ['M025', 'M030'] });
  });

  test('a paper of a node that does not apply is not asked for', () => {
    // 0403 (land conversion) does not apply to DEMO-02, so nobody owes its approval M029.
    given(...demo02, filed('M025'), filed('M030'))
      .when(finish('0404', 'U022'), now)
      .then(
        { type: 'nodeFinished', node: '0404', by: 'U022' },
        produced('M031'),
        started('0405', '2026-03-16', '2026-03-18 17:30'),
      );
  });

  test('prerequisites that do not apply count as satisfied', () => {
    // A refit needs no land, plan or civil-defence step: 0702 waits for 0503, 0601 and 0701 alone.
    const refit = opening({
      attributes: { landMode: 'existing', newBuilding: false },
      done: ['0101', '0102', '0201', '0202', '0203', '0301', '0503', '0601'],
    });
    given(...refit, filed('M041'), filed('M046'))
      .when(finish('0701', 'U015'), now)
      .then(
        { type: 'nodeFinished', node: '0701', by: 'U015' },
        produced('M047'),
        produced('M048'),
        produced('M049'),
        started('0702', '2026-03-16', '2026-03-17 17:30'),
      );
  });

  test('a late finish stays on record as late', () => {
    const late = past(...demo02, at('2026-03-20 10:00'), {
      type: 'nodeFinished',
      node: '0404',
      by: 'U022',
    });
    expect(late.nodes.get('0404')).toMatchObject({
      status: 'done',
      code: '0404',
      startedOn: '2026-02-13',
      dueAt: at('2026-03-17 17:30'),
      doneAt: at('2026-03-20 10:00'),
      doneBy: 'U022',
    });
  });
});

describe.each([
  ['accepting', acceptNode],
  ['finishing', finish],
] as const)('%s is refused', (_what, command) => {
  test('on a node the catalogue does not know', () => {
    given(...demo02)
      .when(command('9999', 'U022'), now)
      .then({ code: 'unknown-node', node: '9999' });
  });

  test('on a node that does not apply', () => {
    given(...demo02)
      .when(command('0403', 'U022'), now)
      .then({ code: 'node-not-applicable', node: '0403' });
  });

  test('on a waiting node, naming what it waits for', () => {
    given(...demo02)
      .when(command('0502', 'U022'), now)
      .then({ code: 'node-waiting', node: '0502', waitsFor: ['0406', '0501'] });
  });

  test('on a node entered as done', () => {
    given(...demo02)
      .when(command('0402', 'U022'), now)
      .then({ code: 'node-done', node: '0402', doneAt: null, doneBy: null });
  });

  test('on a node done here, saying by whom', () => {
    given(...demo02, { type: 'nodeFinished', node: '0404', by: 'U008' })
      .when(command('0404', 'U022'), now)
      .then({ code: 'node-done', node: '0404', doneAt: asOf, doneBy: 'U008' });
  });

  test('to the wrong person, saying who may', () => {
    const act = command('0404', 'U024').type as 'accept' | 'finish';
    given(...demo02)
      .when(command('0404', 'U024'), now)
      .then({ code: 'not-allowed', act, node: '0404', who: ['U022', 'U008'] });
  });
});
