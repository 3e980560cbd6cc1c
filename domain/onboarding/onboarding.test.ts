import { describe, expect, test } from 'vitest';
import { whoMay } from '../access/access.ts';
import { dueAt } from '../calendar/due.ts';
import type { Catalogue, NodeDefinition } from '../catalogue/types.ts';
import { handle, tick } from '../project/decide.ts';
import { worldFor } from '../project/edition.ts';
import { planNotices } from '../project/notices.ts';
import type { Project, World } from '../project/types.ts';
import {
  asOf,
  at,
  carryOut,
  demoProject,
  givenIn,
  opening,
  setDue,
  started,
  world,
} from '../testing.ts';
import { planMove } from './move.ts';

const OPERATOR = world.directory.withRole('operator')[0]!.id;
const OTHER = 'U021';
const NEXT = '2026-04-01';

/** The shipped catalogue under another version, with some nodes changed, added or (null) gone. */
function edition(changes: Readonly<Record<string, Partial<NodeDefinition> | null>>): Catalogue {
  const nodes = new Map(world.catalogue.nodes);
  for (const [code, change] of Object.entries(changes)) {
    const like = nodes.get(code) ?? nodes.get('0101')!;
    if (change === null) nodes.delete(code);
    else nodes.set(code, { ...like, code, ...change });
  }
  return { ...world.catalogue, version: NEXT, nodes };
}

/** The district once it has published `next`; its projects were opened before. */
const around = (next: Catalogue): World => ({
  ...world,
  catalogue: next,
  editions: new Map([[world.catalogue.version, world.catalogue]]),
});

const move = { type: 'moveCatalogue', version: NEXT, by: OPERATOR } as const;
const project = demoProject('DEMO-01');
const running = project.nodes.get('0802');
if (running?.status !== 'running') throw new Error('DEMO-01 has 0802 running');

function moved(next: Catalogue, before: Project = project) {
  const outcome = handle(around(next), before, move, asOf);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome;
}

describe('a project keeps its catalogue', () => {
  const slower = edition({
    '0301': { limit: { days: 9, kind: 'working' }, responsibleUnit: 'CZJ' },
  });

  test('its nodes run by the limits it was opened with', () => {
    const own = worldFor(around(slower), project);
    const { limit } = world.catalogue.nodes.get('0301')!;
    expect(own.catalogue.nodes.get('0301')?.limit).toEqual(limit);
    expect(worldFor(own, project)).toBe(own);
    const district = around(slower);
    expect(worldFor(district, project)).toBe(worldFor(district, project));
  });

  test('and those who answered for them go on to do so', () => {
    const before = whoMay(world, demoProject('DEMO-04'), 'finish', '0301');
    expect(whoMay(around(slower), demoProject('DEMO-04'), 'finish', '0301')).toEqual(before);
  });

  test("units are the district's and the same for all", () => {
    const unit = { ...world.catalogue.units.get('FGW')!, shortName: '发展改革局' };
    const renamed = { ...slower, units: new Map(world.catalogue.units).set('FGW', unit) };
    expect(worldFor(around(renamed), project).catalogue.units.get('FGW')).toEqual(unit);
  });

  test('one whose version nobody knows takes the current', () => {
    const lost = { ...project, catalogueVersion: '0.1' };
    expect(worldFor(around(slower), lost).catalogue).toBe(slower);
  });
});

describe('moving a project to another version', () => {
  test('moves the deadlines whose limits changed, and no others', () => {
    const limit = { days: 200, kind: 'calendar' } as const;
    const { events, project: after } = moved(edition({ '0802': { limit } }));
    const to = dueAt(world.calendar, running.startedOn, limit);
    expect(events).toEqual([
      {
        type: 'catalogueMoved',
        by: OPERATOR,
        from: world.catalogue.version,
        to: NEXT,
        added: [],
        removed: [],
        dues: [{ node: '0802', from: running.dueAt, to }],
        kept: [],
      },
    ]);
    expect(after.catalogueVersion).toBe(NEXT);
    expect(after.nodes.get('0802')).toMatchObject({ dueAt: to, dueIsExplicit: false });
  });

  test('leaves a deadline that a person set', () => {
    const set = carryOut(project, asOf, setDue('0802', '2026-05-01 12:00', OPERATOR));
    const next = edition({ '0802': { limit: { days: 200, kind: 'calendar' } } });
    const { project: after, events } = moved(next, set);
    expect(events[0]).toMatchObject({ dues: [], kept: ['0802'] });
    expect(after.nodes.get('0802')).toMatchObject({ dueAt: at('2026-05-01 12:00') });
  });

  test('starts a new node that is ready, and lets one wait that is not', () => {
    const next = edition({
      '0805': { stage: '08', prerequisites: ['0801'], limit: { days: 5, kind: 'working' } },
      '0806': { stage: '08', prerequisites: ['0802'] },
    });
    const { events, project: after } = moved(next);
    expect(events[0]).toMatchObject({ type: 'catalogueMoved', added: ['0805', '0806'] });
    expect(events).toContainEqual(started('0805', '2026-03-16', '2026-03-23 17:30'));
    expect(after.nodes.get('0806')).toEqual({ status: 'waiting', code: '0806' });
  });

  test('drops what the version has no longer, and keeps what was done', () => {
    const next = edition({ '0802': null, '0801': null });
    const { events, project: after } = moved(next);
    expect(events[0]).toMatchObject({ removed: ['0802'] });
    expect(after.nodes.get('0802')).toMatchObject({ status: 'skipped' });
    expect(after.nodes.get('0801')).toMatchObject({ status: 'done' });
    // Its cards and its log still name it.
    expect(() => planNotices(around(next), after, events, asOf)).not.toThrow();
  });

  test("skips new nodes that are none of the project's", () => {
    const rule = { attr: 'fundingType', op: 'eq', value: 'government' } as const;
    const next = edition({ '0805': { stage: '08', appliesWhen: { text: '政府投资', rule } } });
    const { events, project: after } = moved(next);
    expect(events).toContainEqual({ type: 'nodeSkipped', node: '0805', reason: 'not-applicable' });
    expect(after.nodes.get('0805')?.status).toBe('skipped');
  });

  test('calls whoever answers for a deadline that moved', () => {
    const next = edition({ '0802': { limit: { days: 200, kind: 'calendar' } } });
    const { events, project: after } = moved(next);
    const [card] = planNotices(around(next), after, events, asOf).filter(
      (notice) => notice.type === 'postToGroup',
    );
    expect(card).toMatchObject({ card: { kind: 'catalogueMoved' } });
    expect(card?.mention).toHaveLength(1);
  });

  test('plans what it does', () => {
    const next = edition({ '0802': null, '0805': { stage: '08' } });
    const { type: _type, by: _by, ...done } = moved(next).events[0] as { type: string; by: string };
    expect(planMove(around(next), project, next)).toEqual(done);
  });

  test("is the operators'", () => {
    givenIn(around(edition({})), ...opening())
      .when({ ...move, by: OTHER }, asOf)
      .then({ code: 'not-allowed', act: 'moveCatalogue', node: null, who: [OPERATOR] });
  });

  test.each([
    [NEXT, { code: 'catalogue-unknown', version: NEXT }],
    [world.catalogue.version, { code: 'catalogue-same', version: world.catalogue.version }],
  ] as const)('to %s is refused where there is nothing to move to', (version, refusal) => {
    givenIn(world, ...opening())
      .when({ ...move, version }, asOf)
      .then(refusal);
  });
});

describe('withdrawing a project', () => {
  const withdraw = { type: 'withdrawProject', import: 3, by: OPERATOR } as const;

  test('ends it as if it had never been', () => {
    const outcome = handle(world, project, withdraw, asOf);
    if (!outcome.ok) throw new Error(outcome.refusal.code);
    expect(outcome.events).toEqual([{ type: 'projectWithdrawn', import: 3, by: OPERATOR }]);
    const { phase, nodes } = outcome.project;
    expect(phase).toEqual({
      status: 'withdrawn',
      at: asOf,
      by: OPERATOR,
      words: '',
      archivedAt: asOf,
    });
    expect([...nodes.values()].some(({ status }) => status === 'running')).toBe(false);
    expect(tick(world, outcome.project, at('2027-01-01 09:00'))).toEqual([]);
  });

  test('is done once', () => {
    const outcome = handle(world, project, withdraw, asOf);
    const after = outcome.ok ? outcome.project : project;
    expect(handle(world, after, withdraw, asOf)).toMatchObject({
      ok: false,
      refusal: { code: 'project-not-active', status: 'withdrawn' },
    });
  });

  test("is the operators'", () => {
    expect(handle(world, project, { ...withdraw, by: OTHER }, asOf)).toMatchObject({
      ok: false,
      refusal: { code: 'not-allowed', act: 'withdrawProject' },
    });
  });
});
