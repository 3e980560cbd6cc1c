import { describe, expect, test } from 'vitest';
import { addDays, dayOf, type Instant } from '../calendar/time.ts';
import { handle } from '../project/decide.ts';
import { missingMaterials } from '../project/node-view.ts';
import { planNotices } from '../project/notices.ts';
import { nextMaterialCheck } from '../project/tick.ts';
import type { Project } from '../project/types.ts';
import { asOf, at, carryOut, demoProject, file, finish, promise, TICK, world } from '../testing.ts';
import type { MaterialCommand } from './types.ts';

// DEMO-02: 0404 of 自规分局 lacks the parcel map M025. Source: design, section 3 "Materials".

const WORKER = 'U022';

const project = demoProject('DEMO-02');
const MEMBER = project.team.agent;
const sent = carryOut(project, asOf, file('M025', MEMBER, '0404'));

const reject = (words: string, by = WORKER, node = '0404', material = 'M025'): MaterialCommand => ({
  type: 'rejectMaterial',
  node,
  material,
  words,
  by,
});
const expires = (material: string, expiresOn: string, by = MEMBER): MaterialCommand => ({
  type: 'setExpiry',
  material,
  expiresOn,
  by,
});

function refusalOf(state: Project, command: MaterialCommand, now: Instant = asOf) {
  const outcome = handle(world, state, command, now);
  return outcome.ok ? undefined : outcome.refusal;
}

function eventsOf(state: Project, command: MaterialCommand | typeof TICK, now: Instant = asOf) {
  const outcome = handle(world, state, command, now);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome;
}

describe('a paper that is sent back', () => {
  test('is missing again, with the reason on record', () => {
    const { events, project: after } = eventsOf(sent, reject(' 界址不清 '));
    expect(events[0]).toEqual({
      type: 'materialRejected',
      material: 'M025',
      version: 1,
      node: '0404',
      by: WORKER,
      said: { words: '界址不清' },
    });
    expect(missingMaterials(world, after, '0404')).toContain('M025');
    expect(handle(world, after, finish('0404', WORKER), asOf).ok).toBe(false);
  });

  test('calls whoever sent it', () => {
    const { events, project: after } = eventsOf(sent, reject('界址不清'));
    expect(planNotices(world, after, events, asOf)).toContainEqual({
      type: 'postToGroup',
      card: { kind: 'rejected', node: '0404', material: 'M025', version: 1 },
      mention: [MEMBER],
      notBefore: asOf,
    });
  });

  test('that nobody sent calls who answers for its supplier', () => {
    const { events, project: after } = eventsOf(
      project,
      reject('坐标系不符', WORKER, '0404', 'M026'),
    );
    const calls = planNotices(world, after, events, asOf).flatMap((notice) =>
      notice.type === 'postToGroup' && notice.card.kind === 'rejected' ? notice.mention : [],
    );
    expect(calls).toEqual([WORKER]);
  });

  test('counts again with a new version, whose number goes on', () => {
    const back = carryOut(sent, asOf, reject('界址不清'));
    const again = carryOut(back, asOf, file('M025', MEMBER));
    expect(again.materials.get('M025')).toMatchObject({ status: 'accepted', version: 2 });
    expect(missingMaterials(world, again, '0404')).not.toContain('M025');
  });

  test('keeps its number through a promise', () => {
    const node = [...project.nodes.values()].find(
      ({ code, status }) =>
        status === 'running' &&
        code !== '0404' &&
        missingMaterials(world, project, code).length > 0,
    );
    if (!node) throw new Error('no node lacks a paper');
    const [material = ''] = missingMaterials(world, project, node.code);
    const unit = world.catalogue.nodes.get(node.code)?.responsibleUnit ?? '';
    const worker = world.directory.inUnit(unit, 'helper')[0]?.id ?? '';
    const head = world.directory.inUnit(unit, 'unitHead')[0]?.id ?? '';
    const promised = carryOut(
      project,
      asOf,
      file(material, MEMBER),
      reject('缺章', worker, node.code, material),
      promise(node.code, [material], '2026-03-20', head),
    );
    expect(promised.materials.get(material)).toMatchObject({ status: 'promised', version: 1 });
    const come = carryOut(promised, asOf, file(material, MEMBER));
    expect(come.materials.get(material)).toMatchObject({ status: 'accepted', version: 2 });
  });

  test.each([
    ['somebody of another unit', reject('界址不清', 'U031'), 'not-allowed'],
    ['no reason', reject('  '), 'reason-missing'],
    ['a report instead of a reason', reject('长'.repeat(201)), 'reason-too-long'],
    ['a paper nobody knows', reject('界址不清', WORKER, '0404', 'M999'), 'unknown-material'],
    ['a paper the node does not need', reject('不清', WORKER, '0404', 'M079'), 'paper-not-needed'],
    ['a node nobody knows', reject('不清', WORKER, '9999'), 'unknown-node'],
  ] as const)('is refused for %s', (_case, command, code) => {
    expect(refusalOf(sent, command)?.code).toBe(code);
  });

  test('is refused where it is not there, or was sent back already', () => {
    expect(refusalOf(project, reject('界址不清'))).toEqual({
      code: 'paper-not-there',
      material: 'M025',
      state: 'missing',
    });
    expect(refusalOf(carryOut(sent, asOf, reject('界址不清')), reject('界址不清'))).toEqual({
      code: 'paper-not-there',
      material: 'M025',
      state: 'rejected',
    });
  });
});

describe('a paper that expires', () => {
  const dated = carryOut(sent, asOf, expires('M025', '2026-03-30'));

  test('has the usual time of the catalogue when it is filed', () => {
    const filed = carryOut(project, asOf, file('M004', MEMBER));
    expect(filed.materials.get('M004')).toMatchObject({ expiresOn: '2026-09-16' });
    expect(sent.materials.get('M025')).not.toHaveProperty('expiresOn');
  });

  test('is told about seven days before, once, to who needs it next', () => {
    expect(nextMaterialCheck(world, dated.materials.get('M025')!, asOf)).toBe(
      at('2026-03-23 00:00'),
    );
    const now = at('2026-03-23 00:00');
    const { events, project: after } = eventsOf(dated, TICK, now);
    const told = events.filter(({ type }) => type === 'expiryWarned');
    expect(told).toEqual([{ type: 'expiryWarned', material: 'M025', version: 1, node: '0404' }]);
    expect(planNotices(world, after, told, now)).toEqual([
      {
        type: 'postToGroup',
        card: { kind: 'expiry', node: '0404', material: 'M025', version: 1, warning: 'yellow' },
        mention: [WORKER],
        notBefore: at('2026-03-23 07:00'),
      },
    ]);
    const later = eventsOf(after, TICK, at('2026-03-24 00:00')).events;
    expect(later.filter(({ type }) => type === 'expiryWarned')).toEqual([]);
  });

  test('is good to the end of its last day, and missing from then on', () => {
    const last = carryOut(dated, at('2026-03-30 23:59'), TICK);
    expect(missingMaterials(world, last, '0404')).not.toContain('M025');
    const over = carryOut(dated, at('2026-03-31 00:00'), TICK);
    expect(over.materials.get('M025')).toMatchObject({ status: 'expired', version: 1 });
    expect(missingMaterials(world, over, '0404')).toContain('M025');
    expect(
      nextMaterialCheck(world, over.materials.get('M025')!, at('2026-03-31 00:00')),
    ).toBeNull();
  });

  test('of a preflight turns the light as a missing one does', () => {
    const due = carryOut(dated, at('2026-03-16 10:00'), {
      type: 'setDue',
      node: '0404',
      dueAt: at('2026-05-20 17:30'),
      by: WORKER,
    });
    const moved = carryOut(due, asOf, expires('M025', '2026-05-17'));
    const over = carryOut(moved, at('2026-05-18 18:00'), TICK);
    expect(over.nodes.get('0404')).toMatchObject({ light: 'yellow' });
  });

  test('is there again with another date, or with a new version', () => {
    const over = carryOut(dated, at('2026-03-31 00:00'), TICK);
    const now = at('2026-03-31 09:00');
    const mended = carryOut(over, now, expires('M025', '2026-12-31'));
    expect(mended.materials.get('M025')).toMatchObject({ status: 'accepted', version: 1 });
    expect(carryOut(over, now, file('M025', MEMBER)).materials.get('M025')).toMatchObject({
      status: 'accepted',
      version: 2,
    });
  });

  test('calls nobody where no node needs it any more', () => {
    const done = carryOut(project, asOf, file('M003', MEMBER), expires('M003', '2026-03-20'));
    const closed: Project = {
      ...done,
      nodes: new Map(
        [...done.nodes].map(([code, node]) => [
          code,
          code === '0404' ? node : { status: 'skipped', code, reason: 'not-applicable' },
        ]),
      ),
    };
    const { events, project: after } = eventsOf(closed, TICK, at('2026-03-21 00:00'));
    const expired = events.filter(({ type }) => type === 'materialExpired');
    expect(expired).toEqual([
      { type: 'materialExpired', material: 'M003', version: 2, node: null },
    ]);
    expect(
      planNotices(world, after, expired, asOf).filter(({ type }) => type === 'postToGroup'),
    ).toEqual([]);
  });

  test.each([
    ['a day gone by', expires('M025', '2026-03-15'), 'expiry-not-ahead'],
    ['a day in a far century', expires('M025', addDays(dayOf(asOf), 20_000)), 'expiry-too-far'],
    ['a paper that is not there', expires('M041', '2026-06-30'), 'paper-not-there'],
    ['a paper nobody knows', expires('M999', '2026-06-30'), 'unknown-material'],
    ['somebody outside the group', expires('M025', '2026-06-30', 'U031'), 'not-allowed'],
    ['the day it has', expires('M025', '2026-03-30'), 'expiry-stands'],
  ] as const)('is refused a date for %s', (_case, command, code) => {
    expect(refusalOf(dated, command)?.code).toBe(code);
  });
});

describe('a paper that is asked for again', () => {
  test('is on record where it is there', () => {
    const { events } = eventsOf(sent, { type: 'askPaper', material: 'M025', by: WORKER });
    expect(events).toEqual([
      { type: 'materialAskedAgain', material: 'M025', version: 1, by: WORKER },
    ]);
  });

  test('may be asked for by leaders, not by another enterprise', () => {
    const ask = (by: string) => refusalOf(sent, { type: 'askPaper', material: 'M025', by });
    expect(ask('U001')).toBeUndefined();
    expect(ask('U031')?.code).toBe('not-allowed');
  });
});

describe('the day of a promise', () => {
  const open = demoProject('DEMO-01');
  const head = world.directory.inUnit('CZJ', 'unitHead')[0]?.id ?? '';
  const owed = carryOut(
    open,
    asOf,
    promise('0603', ['M060'], '2026-03-20', head),
    finish('0603', 'U025'),
  );

  test('can still be moved after the node was finished', () => {
    const moved = carryOut(owed, asOf, promise('0603', ['M060'], '2026-03-25', head));
    expect(moved.nodes.get('0603')).toBe(owed.nodes.get('0603'));
    expect(moved.materials.get('M060')).toMatchObject({ promisedOn: '2026-03-25' });
  });

  test('nothing else can be promised then, and by nobody else', () => {
    const late = handle(world, owed, promise('0603', ['M048'], '2026-03-25', head), asOf);
    expect(late).toMatchObject({ refusal: { code: 'node-done' } });
    const other = handle(world, owed, promise('0603', ['M060'], '2026-03-25', 'U025'), asOf);
    expect(other).toMatchObject({ refusal: { code: 'not-allowed' } });
  });
});
