import { describe, expect, test } from 'vitest';
import { whoMay } from '../access/access.ts';
import type { Instant } from '../calendar/time.ts';
import { missingMaterials } from '../project/node-view.ts';
import type { Project } from '../project/types.ts';
import { aProject, at, carryOut, demoProject, file, finish, setDue, world } from '../testing.ts';
import { explainNode } from './explain.ts';
import { HELPER, nodeOf, pause, resume, running, supplement } from './testing.ts';

const story = (project: Project, now: Instant, node = '0304') =>
  explainNode(world, project, nodeOf(project, node), now);

describe('why a node is due on its day', () => {
  test('days counted, and days off by their names', () => {
    const project = running('2026-03-30', { days: 8, kind: 'working' });
    expect(story(project, at('2026-03-31 09:00'))).toMatchObject({
      startedOn: '2026-03-30',
      limit: { days: 8, kind: 'working' },
      limitReason: '合同',
      counted: {
        counted: 8,
        dueOn: '2026-04-10',
        skipped: [{ from: '2026-04-04', to: '2026-04-06', reason: 'holiday', name: '清明节' }],
      },
      makeups: [],
      pauses: [],
      set: null,
      minimum: null,
      paused: null,
      dueAt: at('2026-04-10 17:30'),
    });
  });

  test('working Saturdays are told', () => {
    const project = running('2026-04-29', { days: 6, kind: 'working' });
    expect(story(project, at('2026-04-29 10:00')).makeups).toEqual(['2026-05-09']);
  });

  test('a limit in calendar days rolls from a day off', () => {
    const project = running('2026-03-16', { days: 12, kind: 'calendar' });
    expect(story(project, at('2026-03-16 10:00')).counted).toMatchObject({
      dueOn: '2026-03-30',
      rolledFrom: '2026-03-28',
      skipped: [{ from: '2026-03-28', to: '2026-03-29', reason: 'weekend' }],
    });
  });

  test('the variant that holds is named', () => {
    const project = aProject({
      attributes: { mustTender: true },
      running: [{ node: '0701', startedOn: '2026-03-16', limitOverride: null }],
    });
    expect(story(project, at('2026-03-16 10:00'), '0701')).toMatchObject({
      limitReason: '依法必须招标',
      minimum: { endsOn: '2026-04-05', basis: '《招标投标法》第二十四条' },
    });
  });

  test('pauses are named with the days they moved it', () => {
    const before = running('2026-03-16', { days: 10, kind: 'working' });
    const stopped = carryOut(before, at('2026-03-18 09:00'), pause('2026-03-24'));
    expect(story(stopped, at('2026-03-19 09:00')).paused).toMatchObject({
      pause: { reason: 'appraisal', expectedOn: '2026-03-24' },
      dueAt: at('2026-04-03 17:30'),
    });
    const resumed = carryOut(stopped, at('2026-03-25 09:00'), resume());
    expect(story(resumed, at('2026-03-25 10:00'))).toMatchObject({
      counted: { dueOn: '2026-03-30' },
      pauses: [{ reason: 'appraisal', days: 5, kind: 'working' }],
      dueAt: at('2026-04-07 17:30'),
    });
  });

  test('who set it is named, and that nothing was counted', () => {
    const project = carryOut(
      running('2026-03-16', { days: 10, kind: 'working' }),
      at('2026-03-17 09:00'),
      setDue('0304', '2026-03-25 23:15', HELPER),
    );
    expect(story(project, at('2026-03-18 09:00'))).toMatchObject({
      counted: null,
      set: { by: HELPER, from: at('2026-03-30 17:30'), to: at('2026-03-25 23:15') },
    });
  });
});

describe('why a clock started on its day', () => {
  test('its prerequisites were done; the last of them is named', () => {
    const opened = aProject({ done: ['0101', '0102', '0201', '0202'] }, at('2026-03-16 09:00'));
    const missing = missingMaterials(world, opened, '0203').map((code) => file(code, 'U015'));
    const [by = ''] = whoMay(world, opened, 'finish', '0203');
    const done = carryOut(opened, at('2026-03-18 09:00'), ...missing, finish('0203', by));
    expect(story(done, at('2026-03-18 10:00'), '0301').start).toMatchObject({ lastDone: ['0203'] });
  });

  test('until when papers may be named, where it starts with acceptance', () => {
    const project = demoProject('DEMO-02');
    expect(story(project, at('2026-03-16 09:00')).start).toMatchObject({
      why: 'accepted',
      lastDay: '2026-03-20',
      isOver: false,
    });
    expect(story(project, at('2026-03-21 09:00')).start).toMatchObject({ isOver: true });
    expect(story(project, at('2026-03-16 09:00'), '0601').start.why).toBe('ready');
  });

  test('papers that were named moved it', () => {
    const waiting = carryOut(demoProject('DEMO-02'), at('2026-03-16 10:00'), supplement(['M017']));
    expect(story(waiting, at('2026-03-18 09:00')).start).toEqual({
      why: 'waiting',
      readyOn: '2026-03-13',
    });
    const complete = carryOut(waiting, at('2026-03-18 10:00'), file('M017', 'U032'));
    expect(story(complete, at('2026-03-18 11:00'))).toMatchObject({
      startedOn: '2026-03-18',
      start: { why: 'supplemented', readyOn: '2026-03-13' },
      supplements: [{ materials: ['M017'] }],
      counted: { dueOn: '2026-04-01' },
    });
  });
});
