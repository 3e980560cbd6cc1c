import { describe, expect, test } from 'vitest';
import { applicable } from '../catalogue/applies.ts';
import {
  aProject,
  asOf,
  at,
  defaultAttributes,
  demoOpening,
  opening,
  past,
  world,
} from '../testing.ts';
import { evolveAll } from './evolve.ts';
import type { Project, RunningNode } from './types.ts';

const codesWith = (project: Project, status: string) =>
  [...project.nodes.values()].filter((node) => node.status === status).map(({ code }) => code);

describe('a new project', () => {
  test('starts with the first node and waits', () => {
    const project = aProject();
    expect(codesWith(project, 'running')).toEqual(['0101']);
    expect(codesWith(project, 'done')).toEqual([]);
    expect(project.materials.size).toBe(0);
    expect(project.nodes.get('0101')).toMatchObject({
      status: 'running',
      code: '0101',
      startedOn: '2026-03-16',
      dueAt: at('2026-03-19 17:30'),
      dueIsExplicit: false,
      limitOverride: null,
      accepted: null,
      light: 'blue',
      warned: {},
      touchedAt: asOf,
    });
  });

  test.each([
    ['an enterprise project', {}],
    ['a government project', { fundingType: 'government', landMode: 'allocation' }],
    ['a refit', { landMode: 'existing', newBuilding: false }],
  ])('%s skips what does not apply', (_what, attributes) => {
    const project = aProject({ attributes });
    const applies = applicable(world.catalogue, {
      ...defaultAttributes,
      ...attributes,
    });
    expect(codesWith(project, 'skipped')).toEqual(
      [...world.catalogue.nodes.keys()].filter((code) => !applies.has(code)),
    );
    expect(project.nodes.size).toBe(42);
  });

  test('keeps its facts and catalogue version', () => {
    expect(aProject({ location: 'XZ04' })).toMatchObject({
      id: 'P-1',
      location: 'XZ04',
      investmentWan: 45_000,
      catalogueVersion: world.catalogue.version,
      team: { agent: 'U015' },
    });
  });
});

describe('a project entered in the middle of its life', () => {
  const done = ['0101', '0102', '0201', '0202', '0203', '0402'];

  test('brings the papers of its finished nodes', () => {
    const { materials } = aProject({ done });
    // Needed by 0101 and produced by 0203, needed by nobody yet.
    for (const code of ['M003', 'M001', 'M010', 'M025', 'M026']) {
      expect(materials.get(code)).toEqual({
        status: 'accepted',
        code,
        version: 1,
        file: null,
        filedBy: null,
        filedAt: asOf,
      });
    }
    expect(materials.has('M030')).toBe(false);
  });

  test('lacks what is known to be missing', () => {
    expect(aProject({ done, missing: ['M025'] }).materials.has('M025')).toBe(false);
  });

  test('its other ready nodes start today', () => {
    const project = aProject({
      done,
      running: [{ node: '0404', startedOn: '2026-02-13', limitOverride: null }],
    });
    expect(codesWith(project, 'running')).toEqual(['0301', '0404', '0601']);
    expect(project.nodes.get('0404')).toMatchObject({ startedOn: '2026-02-13' });
    expect(project.nodes.get('0301')).toMatchObject({ startedOn: '2026-03-16' });
  });

  test('a contract period replaces the limit', () => {
    const limitOverride = {
      limit: { days: 365, kind: 'calendar' as const },
      reason: '按施工合同工期',
    };
    const project = aProject({
      done,
      running: [{ node: '0404', startedOn: '2026-02-13', limitOverride }],
    });
    const node = project.nodes.get('0404') as RunningNode;
    // 13 February 2027 is a Saturday (no arrangement published yet): Monday.
    expect(node).toMatchObject({ limitOverride, dueAt: at('2027-02-15 17:30') });
  });

  test('what was finished before has no dates', () => {
    expect(aProject({ done }).nodes.get('0402')).toMatchObject({
      status: 'done',
      code: '0402',
      startedOn: null,
      dueAt: null,
      doneAt: null,
      doneBy: null,
    });
  });

  test('one late when entered is red at once', () => {
    const project = aProject({
      done,
      running: [{ node: '0404', startedOn: '2026-01-05', limitOverride: null }],
    });
    expect(project.nodes.get('0404')).toMatchObject({ light: 'red', warned: { red: asOf } });
  });
});

test('faulty attributes are named, not passed over', () => {
  expect(() => opening({ attributes: { energyTce: -1, colour: 'red' } })).toThrow(
    'project P-1: attribute energyTce must be a number of at least 0, not -1; unknown attribute colour',
  );
});

describe('the log', () => {
  test('nothing can happen before the opening', () => {
    expect(() => evolveAll(null, [{ type: 'nodeImported', node: '0101' }], asOf)).toThrow(
      'nodeImported before projectOpened',
    );
  });

  test('an act on a node at rest is a broken log', () => {
    const accepted = { type: 'nodeAccepted', node: '0102', by: 'U029' } as const;
    expect(() => past(...opening(), accepted)).toThrow('node 0102 of P-1 is not running');
  });

  test('the version counts the events', () => {
    const events = demoOpening('DEMO-02');
    expect(past(...events).version).toBe(events.length);
  });

  test('opening twice at one instant is the same', () => {
    expect(demoOpening('DEMO-05')).toEqual(demoOpening('DEMO-05'));
  });
});
