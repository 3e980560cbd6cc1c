import { describe, expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import { aProject, at, carryOut, demoProject, file, finish, TICK, world } from '../testing.ts';
import { handle } from './decide.ts';
import { missingMaterials } from './node-view.ts';
import { planNotices } from './notices.ts';
import { pastPeriods } from './period.ts';
import { nextNodeCheck } from './tick.ts';
import type { Project, RunningNode } from './types.ts';

// 0603 comes every month until 0804 is done. Source: lifecycle, section 2 "recurring".

const PAYER = 'U025';
const started = (startedOn: string) =>
  aProject({
    done: [...world.catalogue.nodes.keys()].filter((code) => code < '0802' && code !== '0603'),
    running: [{ node: '0603', startedOn, limitOverride: null }],
    missing: [],
  });

const pay = (project: Project, now: Instant): Project =>
  carryOut(project, now, file('M060', PAYER, '0603'), finish('0603', PAYER));

const wait = (project: Project, now: Instant): Project => carryOut(project, now, TICK);

const node = (project: Project) => project.nodes.get('0603') as RunningNode;

describe('the monthly node', () => {
  test('stands for the month it started in', () => {
    expect(node(started('2026-03-16')).period).toBe('2026-03');
  });

  test('is done with its period, and starts again on the same day of the next month', () => {
    const paid = pay(started('2026-03-16'), at('2026-03-20 10:00'));
    expect(node(paid).status).toBe('done');
    expect(nextNodeCheck(world, node(paid), at('2026-03-20 10:00'))).toBe(at('2026-04-16 00:00'));
    expect(node(wait(paid, at('2026-04-15 23:59'))).status).toBe('done');
    const again = wait(paid, at('2026-04-16 00:00'));
    expect(node(again)).toMatchObject({
      status: 'running',
      period: '2026-04',
      startedOn: '2026-04-16',
      dueAt: at('2026-04-30 17:30'),
    });
    expect(pastPeriods(node(again))).toMatchObject([{ period: '2026-03', doneBy: PAYER }]);
  });

  test('starts once, however often time passes', () => {
    const paid = pay(started('2026-03-16'), at('2026-03-20 10:00'));
    const again = wait(paid, at('2026-04-16 00:00'));
    expect(handle(world, again, TICK, at('2026-04-16 00:00'))).toMatchObject({ events: [] });
  });

  test.each([
    ['2026-01-31', '2026-02-05 10:00', '2026-02-28', '2026-03-05 10:00', '2026-03-31'],
    ['2026-03-30', '2026-04-10 10:00', '2026-04-30', '2026-05-09 10:00', '2026-05-30'],
  ])('that began on %s keeps its day number, or takes the month’s last', (...days) => {
    const [start, paidAt, second, paidAgainAt, third] = days;
    const once = wait(pay(started(start), at(paidAt)), at(`${second} 00:00`));
    expect(node(once).startedOn).toBe(second);
    const twice = wait(pay(once, at(paidAgainAt)), at(`${third} 00:00`));
    expect(node(twice).startedOn).toBe(third);
    expect(node(twice).past).toHaveLength(2);
  });

  test('that was paid late starts its next period on the day it was paid, not overdue', () => {
    const late = pay(started('2026-03-16'), at('2026-05-06 10:00'));
    expect(node(late)).toMatchObject({ period: '2026-04', startedOn: '2026-05-06', light: 'blue' });
  });

  test('wants its papers anew each period, and no others', () => {
    const again = wait(pay(started('2026-03-16'), at('2026-03-20 10:00')), at('2026-04-16 00:00'));
    expect(missingMaterials(world, again, '0603')).toEqual(['M060']);
    expect(handle(world, again, finish('0603', PAYER), at('2026-04-17 10:00'))).toMatchObject({
      refusal: { code: 'materials-missing', missing: ['M060'] },
    });
    const paid = pay(again, at('2026-04-20 10:00'));
    expect(paid.materials.get('M060')).toMatchObject({ version: 2 });
    expect(paid.materials.get('M061')).toMatchObject({ version: 2 });
  });

  test('takes a paper that was sent early for the coming period', () => {
    const paid = pay(started('2026-03-16'), at('2026-03-20 10:00'));
    const early = carryOut(paid, at('2026-04-10 10:00'), file('M060', PAYER, '0603'));
    expect(missingMaterials(world, wait(early, at('2026-04-16 00:00')), '0603')).toEqual([]);
  });

  test('does not take the paper that was owed from last month for this month', () => {
    const head = world.directory.inUnit('CZJ', 'unitHead')[0]?.id ?? '';
    const promised = carryOut(
      started('2026-03-16'),
      at('2026-03-18 10:00'),
      {
        type: 'promiseMaterials',
        node: '0603',
        materials: ['M060'],
        promisedOn: '2026-04-20',
        by: head,
      },
      finish('0603', PAYER),
    );
    const again = wait(promised, at('2026-04-16 00:00'));
    expect(missingMaterials(world, again, '0603')).toEqual(['M060']);
    const settled = carryOut(again, at('2026-04-17 10:00'), file('M060', PAYER, '0603'));
    expect(missingMaterials(world, settled, '0603')).toEqual(['M060']);
    const second = carryOut(settled, at('2026-04-18 10:00'), file('M060', PAYER, '0603'));
    expect(missingMaterials(world, second, '0603')).toEqual([]);
  });

  test('ends with the node that ends it', () => {
    const paid = pay(started('2026-03-16'), at('2026-03-20 10:00'));
    const ended = { ...paid.nodes.get('0601')!, code: '0804' };
    const over = { ...paid, nodes: new Map(paid.nodes).set('0804', ended) };
    expect(node(wait(over, at('2026-04-16 00:00'))).status).toBe('done');
  });

  test('of a project entered in the middle of its life comes on the first of the month', () => {
    const project = demoProject('DEMO-03');
    expect(node(project).status).toBe('done');
    expect(node(wait(project, at('2026-03-31 23:59'))).status).toBe('done');
    const again = wait(project, at('2026-04-01 00:00'));
    expect(node(again)).toMatchObject({ status: 'running', period: '2026-04' });
    expect(missingMaterials(world, again, '0603')).toEqual(['M060']);
  });

  test('calls whoever answers for it at the new start, not in the night', () => {
    const paid = pay(started('2026-03-16'), at('2026-03-20 10:00'));
    const now = at('2026-04-16 00:00');
    const outcome = handle(world, paid, TICK, now);
    if (!outcome.ok) throw new Error('refused');
    expect(planNotices(world, outcome.project, outcome.events, now)).toContainEqual({
      type: 'postToGroup',
      card: { kind: 'node', node: '0603' },
      mention: [PAYER],
      notBefore: at('2026-04-16 07:00'),
    });
  });

  test('that the operator reopened is open for the period it was done with', () => {
    const paid = pay(started('2026-03-16'), at('2026-03-20 10:00'));
    const open = carryOut(paid, at('2026-03-21 10:00'), {
      type: 'reopen',
      node: '0603',
      words: '金额有误',
      by: 'U066',
    });
    expect(node(open)).toMatchObject({ status: 'running', period: '2026-03' });
    expect(missingMaterials(world, open, '0603')).toEqual([]);
  });
});

test('a funds node that turned red is on record as overdue and calls its unit', () => {
  const project = demoProject('DEMO-16');
  const sewage = project.nodes.get('0603') as RunningNode;
  expect(sewage).toMatchObject({ light: 'red', period: '2026-02' });
  expect(sewage.warned.red).toBeDefined();
});
