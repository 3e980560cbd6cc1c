import { describe, expect, test } from 'vitest';
import { raise, withBlocker } from '../blocker/testing.ts';
import { addDays, DAY_MS, dayOf, type Instant, instantAt } from '../calendar/time.ts';
import type { Project, World } from '../project/types.ts';
import {
  aProject,
  asOf,
  at,
  carryOut,
  demoProject,
  demoProjects,
  TICK,
  world,
  worldWith,
} from '../testing.ts';
import { digestsOf, lookAt } from './digest.ts';
import type { Cycle, Digest } from './types.ts';

const digests = (cycle: Cycle, projects: readonly Project[], now: Instant, around: World = world) =>
  digestsOf(around, cycle, lookAt(around, projects, now), now);

const digestOf = (cycle: Cycle, key: string, projects: readonly Project[], now: Instant) =>
  digests(cycle, projects, now).find(({ audience }) => audience.key.startsWith(key))?.digest ??
  null;

/** What stands in a digest: `P-1 0304 red+rungMissed`. */
const listed = (digest: Digest | null) =>
  digest?.items.map(({ project, about, reasons }) => `${project} ${about} ${reasons.join('+')}`) ??
  [];

/** A project with one running node that is due at 17:30 on 20 March 2026, looked at later. */
function withNode(change: Partial<Project> = {}): Project {
  const running = { node: '0301', startedOn: '2026-03-16', limitOverride: null };
  const project = aProject({ running: [running] });
  const node = project.nodes.get('0301')!;
  return { ...project, nodes: new Map([['0301', node]]), ...change };
}
/** As time has made of it, looked at each morning. */
function later(project: Project, now: Instant): Project {
  let state = project;
  for (let at = asOf; at < now; at += DAY_MS) state = carryOut(state, at, TICK);
  return carryOut(state, now, TICK);
}
const unit = 'unit:FGW';

describe('a red node', () => {
  const project = withNode();
  const node = project.nodes.get('0301')!;
  const dueAt = node.status === 'running' ? node.dueAt : 0;
  const on = (days: number) => instantAt(addDays(dayOf(dueAt), days), '08:30');

  test('is yellow, then red, on its unit head`s list', () => {
    const before = later(project, dueAt - 3_600_000);
    expect(listed(digestOf('weekly', unit, [before], dueAt - 3_600_000))).toEqual([
      'P-1 0301 yellow',
    ]);
    const after = carryOut(before, dueAt, TICK);
    expect(listed(digestOf('weekly', unit, [after], dueAt))).toEqual(['P-1 0301 red']);
  });

  test('goes to the portfolio leader after more than five working days, and stays below', () => {
    const days = Array.from({ length: 20 }, (_, index) => on(index + 1)).map((now) => ({
      now,
      red: digestOf('weekly', unit, [later(project, now)], now)?.items[0]?.redWorkdays ?? 0,
    }));
    for (const { now, red } of days) {
      const state = withoutOrders(later(project, now));
      expect(listed(digestOf('half-monthly', 'lead:U006', [state], now)).length).toBe(
        red > 5 ? 1 : 0,
      );
      expect(listed(digestOf('weekly', unit, [state], now))).toHaveLength(1);
    }
  });

  test('of a project of 10亿元 is on the principal leaders` list at once', () => {
    const big = later({ ...project, investmentWan: 100_000 }, on(1));
    expect(listed(digestOf('monthly', 'district', [big], on(1)))).toEqual(['P-1 0301 bigProject']);
    const small = later({ ...project, investmentWan: 99_999 }, on(1));
    expect(digestOf('monthly', 'district', [small], on(1))).toBeNull();
  });

  test('whose month of 13710 was missed asks the principal leaders for a decision', () => {
    const now = at('2026-05-06 08:13');
    const [digest] = digests('monthly', [later(project, now)], now);
    expect(listed(digest!.digest)).toEqual(['P-1 0301 rungMissed+redLong']);
    expect(digest!.digest!.decisions).toMatchObject([
      { item: 1, rule: 'rungMissed', options: ['holdSummons', 'setDeadline', 'approvePlan'] },
    ]);
  });

  test('leaves all lists once it is done', () => {
    const now = on(40);
    const state = later(project, now);
    const done: Project = { ...state, matters: new Map(), nodes: new Map() };
    for (const cycle of ['weekly', 'half-monthly', 'monthly'] as const) {
      expect(digests(cycle, [state], now).some(({ digest }) => digest)).toBe(true);
      expect(digests(cycle, [done], now).some(({ digest }) => digest)).toBe(false);
    }
  });
});

/** As if nothing were supervised: what red alone does. */
const withoutOrders = (project: Project): Project => ({
  ...project,
  matters: new Map([...project.matters].filter(([, { kind }]) => kind !== 'order')),
});

describe('a blocker', () => {
  const project = withBlocker(
    { ...demoProject('DEMO-02'), nodes: new Map() },
    raise({ category: 'funds', words: '贷款没到位' }),
  );
  const ago = (days: number) => asOf + days * DAY_MS;
  const lists = (days: number) =>
    (['weekly', 'half-monthly', 'monthly'] as const).map(
      (cycle) =>
        digests(cycle, [project], ago(days)).find(({ digest }) => digest)?.digest?.items[0]
          ?.reasons[0],
    );

  test.each([
    [1, ['blocker', undefined, undefined]],
    [7, ['blocker', 'crossUnit', undefined]],
    [15, ['bottleneck', 'bottleneck', 'bottleneck']],
  ])('after %i days is on the lists of its level', (days, expected) =>
    expect(lists(days)).toEqual(expected),
  );

  test('for want of money offers money first', () => {
    const [first] = digests('monthly', [project], ago(15));
    expect(first!.digest!.decisions[0]!.options[0]).toBe('allocateFunds');
  });
});

describe('an item', () => {
  test('never leaves a list by time alone, except to a list above', () => {
    const projects = demoProjects.map(({ id }) => demoProject(id));
    let before = new Map<string, Set<string>>();
    for (let day = 0; day < 60; day += 4) {
      const now = asOf + day * DAY_MS;
      const looked = lookAt(
        world,
        projects.map((project) => later(project, now)),
        now,
      );
      const lists = new Map<string, Set<string>>();
      for (const cycle of ['weekly', 'half-monthly', 'monthly'] as const) {
        const refs = digestsOf(world, cycle, looked, now).flatMap(({ digest }) =>
          (digest?.items ?? []).map(({ project, about }) => `${project} ${about}`),
        );
        lists.set(cycle, new Set(refs));
      }
      for (const ref of before.get('weekly') ?? []) {
        const isThere = [...lists.values()].some((refs) => refs.has(ref));
        expect([ref, isThere]).toEqual([ref, true]);
      }
      for (const cycle of ['half-monthly', 'monthly']) {
        for (const ref of before.get(cycle) ?? []) expect(lists.get(cycle)).toContain(ref);
      }
      before = lists;
    }
  });

  test('of a suspended project is on no list', () => {
    const now = asOf + 40 * DAY_MS;
    const state = later(withNode(), now);
    const stopped: Project = {
      ...state,
      phase: { ...state.phase, status: 'suspended', at: now } as Project['phase'],
    };
    expect(digests('weekly', [stopped], now).some(({ digest }) => digest)).toBe(false);
  });
});

describe('an instruction', () => {
  const given = carryOut(withNode(), asOf, {
    type: 'instruct',
    about: '0301',
    words: '请发改委三天内办结',
    dueOn: '2026-03-19',
    unit: 'FGW',
    form: null,
    by: 'U006',
  });
  const lists = (project: Project, now: Instant) =>
    (['weekly', 'half-monthly', 'monthly'] as const).map((cycle) =>
      digests(cycle, [project], now).some(({ digest }) =>
        digest?.items.some(({ about, reasons }) => about === 'T1' && reasons.length > 0),
      ),
    );

  test('stays on the lists of its unit and of whoever gave it until it is done', () => {
    expect(lists(given, at('2026-03-17 08:00'))).toEqual([true, true, false]);
    expect(lists(given, at('2026-06-30 08:00'))).toEqual([true, true, false]);
    const done = carryOut(given, at('2026-03-18 08:00'), {
      type: 'finishItem',
      matter: 'T1',
      by: 'U007',
    });
    expect(lists(done, at('2026-03-23 08:00'))).toEqual([false, false, false]);
  });

  test('that is late counts as a decision not carried out', () => {
    const reasonsAt = (now: string) =>
      digestOf('weekly', unit, [given], at(now))?.items.find(({ about }) => about === 'T1')
        ?.reasons;
    expect(reasonsAt('2026-03-19 17:29')).toEqual(['given']);
    expect(reasonsAt('2026-03-19 17:30')).toEqual(['notDone']);
  });

  test('of a principal leader is on the monthly list', () => {
    const principals = carryOut(withNode(), asOf, {
      type: 'instruct',
      about: null,
      words: '本月内开工',
      unit: 'FGW',
      form: null,
      by: 'U001',
    });
    expect(lists(principals, at('2026-03-18 08:00'))).toEqual([true, false, true]);
  });
});

describe('who gets it', () => {
  const now = asOf + 10 * DAY_MS;
  const project = later(withNode(), now);
  const readers = (around: World, cycle: Cycle) =>
    digests(cycle, [project], now, around)
      .filter(({ digest }) => digest)
      .map(({ audience: { person, instead } }) => [person, instead?.why ?? null]);

  test('a unit head their own unit`s, and nobody another unit`s', () => {
    expect(readers(world, 'weekly')).toEqual([['U007', null]]);
  });

  test('the stand-in of a head on leave', () => {
    const around = worldWith({ id: 'U007', away: { standIn: 'U021', until: '2026-04-30' } });
    expect(readers(around, 'weekly')).toEqual([['U021', 'away']]);
  });

  test.each([
    ['who has left', { active: false }, 'left'],
    ['who cannot be reached', { unreachable: true }, 'unreachable'],
  ] as const)('the leader above a head %s, who is told why', (_why, change, why) => {
    expect(readers(worldWith({ id: 'U007', ...change }), 'weekly')).toEqual([['U006', why]]);
  });

  test('the leaders above a unit that has no head', () => {
    expect(readers(worldWith({ id: 'U007', role: 'helper' }), 'weekly')).toEqual([
      ['U006', 'nobody'],
    ]);
  });

  test('the principal leaders where the leader above has left, too', () => {
    const around = worldWith({ id: 'U007', active: false }, { id: 'U006', active: false });
    expect(readers(around, 'weekly')).toEqual([
      ['U001', 'left'],
      ['U002', 'left'],
    ]);
  });

  test('a leader of no project has none of their own', () => {
    const all = digests('half-monthly', [project], now).map(({ audience, digest }) => [
      audience.person,
      digest !== null,
    ]);
    expect(
      all.filter(([person]) => person !== 'U006').every(([, isSent]) => isSent === false),
    ).toBe(true);
  });

  test('every audience of a tier is there, those with nothing in their digest, too', () => {
    const heads = world.directory.withRole('unitHead').length;
    expect(digests('weekly', [], now)).toHaveLength(heads);
    expect(digests('monthly', [], now).map(({ digest }) => digest)).toEqual([null, null]);
  });
});

describe('the decisions of a month', () => {
  const now = asOf + 75 * DAY_MS;
  const projects = demoProjects.map(({ id }) => later(demoProject(id), now));
  const [first] = digests('monthly', projects, now);
  const digest = first!.digest!;

  test('are five at most, one for a project, and stand first', () => {
    expect(digest.decisions).toHaveLength(5);
    const chosen = digest.decisions.map(({ item }) => digest.items[item - 1]!);
    expect(digest.decisions.map(({ item }) => item)).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(chosen.map(({ project }) => project)).size).toBe(5);
  });

  test('each say by which rule, what there is to choose and what waiting costs', () => {
    for (const { item, rule, options, days } of digest.decisions) {
      expect(digest.items[item - 1]!.reasons[0]).toBe(rule);
      expect(options.length).toBeGreaterThanOrEqual(2);
      expect(days).toBeGreaterThan(0);
    }
  });

  test('are the same whatever the order of the projects', () => {
    const [again] = digests('monthly', [...projects].reverse(), now);
    expect(again!.digest!.items).toEqual(digest.items);
    expect(again!.digest!.decisions).toEqual(digest.decisions);
  });
});

test('figures add up over units', () => {
  const now = asOf + 20 * DAY_MS;
  const projects = demoProjects.map(({ id }) => later(demoProject(id), now));
  const figures = digests('monthly', projects, now)[0]!.digest!.figures;
  const sum = (light: 'red' | 'yellow') =>
    figures.byUnit.reduce((total, row) => total + row[light], 0);
  expect([sum('red'), sum('yellow')]).toEqual([figures.lights.red, figures.lights.yellow]);
  expect(figures.onTime.map(({ month }) => month)).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
  ]);
});
