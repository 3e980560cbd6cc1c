import { describe, expect, test } from 'vitest';
import blockersJson from './data/blockers.json' with { type: 'json' };
import catalogueJson from './data/catalogue.json' with { type: 'json' };
import materialsJson from './data/materials.json' with { type: 'json' };
import rulesJson from './data/rules.json' with { type: 'json' };
import unitsJson from './data/units.json' with { type: 'json' };
import { loadCatalogue, shippedCatalogue } from './load.ts';

/** The data files as loose JSON, for tests to spoil. */
// biome-ignore lint/suspicious/noExplicitAny: the point is to put wrong things into it
type Loose = any;

function aRaw(): Loose {
  return structuredClone({
    catalogue: catalogueJson,
    materials: materialsJson,
    units: unitsJson,
    rules: rulesJson,
    blockers: blockersJson,
  });
}

function faultsOf(spoil: (raw: Loose) => void): readonly string[] {
  const raw = aRaw();
  spoil(raw);
  const loaded = loadCatalogue(raw);
  return loaded.ok ? [] : loaded.faults;
}

const node = (raw: Loose, code: string): Loose =>
  raw.catalogue.nodes.find((entry: Loose) => entry.code === code);
const material = (raw: Loose, code: string): Loose =>
  raw.materials.materials.find((entry: Loose) => entry.code === code);
const blocker = (raw: Loose, code: string): Loose =>
  raw.blockers.categories.find((entry: Loose) => entry.code === code);
const unit = (raw: Loose, code: string): Loose =>
  raw.units.units.find((entry: Loose) => entry.code === code);

describe('the shipped catalogue', () => {
  test('loads whole and without faults', () => {
    const catalogue = shippedCatalogue();
    expect(catalogue.stages).toHaveLength(11);
    expect(catalogue.nodes.size).toBe(42);
    expect(catalogue.materials.size).toBe(82);
    expect(catalogue.units.size).toBe(58);
    expect(catalogue.attributes).toHaveLength(19);
    expect(catalogue.checklists.get('CK-ACC')?.items).toHaveLength(24);
    expect(catalogue.blockerCategories.size).toBe(14);
  });

  test('keeps nodes in the order of stages', () => {
    const { nodes, stages } = shippedCatalogue();
    expect([...nodes.keys()]).toEqual(stages.flatMap((stage) => stage.nodes));
  });

  test('carries a switched-off points rule as such', () => {
    const { rules } = shippedCatalogue().rules.points;
    expect(rules.filter((rule) => !rule.enabled).map((rule) => rule.code)).toEqual(['D7']);
  });
});

describe('one fault', () => {
  test.each<[string, (raw: Loose) => void, string]>([
    [
      'an unknown prerequisite',
      (raw) => node(raw, '0102').prerequisites.push('9901'),
      'catalogue nodes 0102 prerequisites: unknown node 9901',
    ],
    [
      'a cycle',
      (raw) => node(raw, '0101').prerequisites.push('0201'),
      'catalogue nodes prerequisites: cycle 0101 -> 0201 -> 0102 -> 0101',
    ],
    [
      'a node that waits for itself',
      (raw) => node(raw, '0101').prerequisites.push('0101'),
      'catalogue nodes prerequisites: cycle 0101 -> 0101',
    ],
    [
      'an unknown unit',
      (raw) => node(raw, '0303').cooperatingUnits.push('XXX'),
      'catalogue nodes 0303: unknown unit XXX',
    ],
    [
      'an unknown material',
      (raw) => node(raw, '0303').materials.push('M999'),
      'catalogue nodes 0303: unknown material M999',
    ],
    [
      'an unknown checklist',
      (raw) => {
        node(raw, '0802').checklist = 'CK-X';
      },
      'catalogue nodes 0802: unknown checklist CK-X',
    ],
    [
      'a checklist item that serves nothing',
      (raw) => {
        raw.catalogue.checklists[0].items[0].servesNode = '0999';
      },
      'catalogue checklists CK-ACC C01 servesNode: unknown node 0999',
    ],
    [
      'a repeated node code in a stage',
      (raw) => raw.catalogue.stages[0].nodes.push('0102'),
      'catalogue stages: list node 0102 twice',
    ],
    [
      'a node its stage forgot',
      (raw) => raw.catalogue.stages[2].nodes.splice(2, 1),
      'catalogue nodes 0303: is not among the nodes of its stage 03',
    ],
    [
      'a short name used twice',
      (raw) => {
        unit(raw, 'SLJ').shortName = '发改委';
      },
      'units SLJ: 发改委 already names FGW',
    ],
    [
      'an alias used twice, in another width',
      (raw) => unit(raw, 'SLJ').aliases.push('ｆｇｗ'),
      'units SLJ: ｆｇｗ already names FGW',
    ],
    [
      'an unknown kind of unit',
      (raw) => {
        unit(raw, 'SLJ').kind = 'ministry';
      },
      'units SLJ: unknown kind ministry',
    ],
    [
      'a condition on an unknown attribute',
      (raw) => {
        node(raw, '0304').appliesWhen.rule = { attr: 'colour', op: 'eq', value: 'red' };
      },
      'catalogue nodes 0304 appliesWhen: unknown attribute colour',
    ],
    [
      'a condition on a value that cannot be',
      (raw) => {
        node(raw, '0303').variants[0].when.value = 'raport';
      },
      'catalogue nodes 0303 variants.0.when: eiaClass must be one of report, form, register, none, not raport',
    ],
    [
      'a number compared with a text',
      (raw) => {
        node(raw, '0304').appliesWhen.rule.any[0].value = '1000';
      },
      'catalogue nodes 0304 appliesWhen: energyTce must be a number of at least 0, not 1000',
    ],
    [
      'a greater-than on a choice',
      (raw) => {
        node(raw, '0303').appliesWhen.rule.not.op = 'gte';
      },
      'catalogue nodes 0303 appliesWhen: gte needs a number, and eiaClass is enum',
    ],
    [
      'a list compared with equals',
      (raw) => {
        node(raw, '0402').appliesWhen.rule.op = 'eq';
      },
      'catalogue nodes 0402 appliesWhen: eq takes one value',
    ],
    [
      'a default that is no choice',
      (raw) => {
        raw.catalogue.projectAttributes[0].default = 'foreign';
      },
      'catalogue projectAttributes fundingType default: must be one of enterprise, government, not foreign',
    ],
    [
      'a limit of no days',
      (raw) => {
        node(raw, '0101').limit.days = 0;
      },
      'catalogue nodes 0101 limit.days: Too small: expected number to be >=1',
    ],
    [
      'a limit above the legal one',
      (raw) => {
        node(raw, '0302').limit.days = 21;
      },
      'catalogue nodes 0302 limit: 21 working days is above the statutory maximum of 20 working days',
    ],
    [
      'working days above a calendar limit',
      (raw) => {
        node(raw, '0303').limit.days = 31;
      },
      'catalogue nodes 0303 limit: 31 working days is above the statutory maximum of 30 calendar days',
    ],
    [
      'a variant above its legal limit',
      (raw) => {
        node(raw, '0305').variants[0].limit.days = 11;
      },
      'catalogue nodes 0305 variants.0.limit: 11 working days is above the statutory maximum of 10 working days',
    ],
    [
      'a preflight paper the node does not need',
      (raw) => node(raw, '0404').preflight.materials.push('M001'),
      'catalogue nodes 0404 preflight: M001 is not among the materials of the node',
    ],
    [
      'an outcome somebody else supplies',
      (raw) => {
        material(raw, 'M025').supplier = { kind: 'enterprise' };
      },
      'catalogue nodes 0402 outcome: M025 names another supplier',
    ],
    [
      'a supplying unit that is unknown',
      (raw) => {
        material(raw, 'M024').supplier.unit = 'ABC';
      },
      'materials M024: unknown unit ABC',
    ],
    [
      'a demand the material does not know',
      (raw) => material(raw, 'M025').requiredBy.splice(0, 1, '0101'),
      'materials M025 requiredBy: names node 0101, which does not demand it',
    ],
    [
      'two materials of one name',
      (raw) => {
        material(raw, 'M026').name = '宗地图';
      },
      'materials: duplicate name 宗地图',
    ],
    [
      'reuse figures that are stale',
      (raw) => {
        raw.materials.reuse.totalDemands = 260;
      },
      'materials reuse.totalDemands: says 260, not 261',
    ],
    [
      'a misspelt key',
      (raw) => {
        node(raw, '0101').prerequisits = [];
      },
      'catalogue nodes 0101: Unrecognized key: "prerequisits"',
    ],
    [
      'a make-up workday on a Wednesday',
      (raw) => raw.rules.calendar.years['2026'].makeupWorkdays.push('2026-03-18'),
      'rules calendar.years.2026: make-up workday 2026-03-18 is no Saturday or Sunday',
    ],
    [
      'a holiday missing from the year',
      (raw) => raw.rules.calendar.years['2026'].holidays.splice(6, 1),
      'rules calendar.testVectors 2026-09-23: 5 working days end on 2026-10-01, not 2026-10-08',
    ],
    [
      'a day that does not exist',
      (raw) => {
        raw.rules.calendar.years['2026'].makeupWorkdays[0] = '2026-02-30';
      },
      'rules calendar.years.2026.makeupWorkdays.0: not a day (YYYY-MM-DD)',
    ],
    [
      'a ladder with a rung missing',
      (raw) => raw.rules.supervision13710.steps.splice(2, 1),
      'rules supervision13710.steps: must be 1 3 7 1M 0 in this order, not 1 3 1M 0',
    ],
    [
      'a rung before the one below',
      (raw) => {
        raw.rules.supervision13710.steps[2].within.days = 2;
      },
      'rules supervision13710.steps 7: is not later than the step before',
    ],
    [
      'a day that is changed in words alone',
      (raw) => {
        raw.rules.dispatch[0].defaultDay = '周二';
      },
      'rules dispatch: the words say 周二, and the tier meets on another day',
    ],
    [
      'a leader who is named in words alone',
      (raw) => {
        raw.rules.supervision13710.steps[2].ifMissed = '通知责任单位一把手';
      },
      'rules supervision13710.steps 7: the words name 一把手, and it climbs to another',
    ],
    ['a tier missing', (raw) => raw.rules.dispatch.pop(), 'rules dispatch levels: 3 is missing'],
    [
      'a deduction that gives points',
      (raw) => {
        raw.rules.points.rules[0].score = 2;
      },
      'rules points D1: a deduction must cost something, not 2',
    ],
    [
      'appeals to an unknown unit',
      (raw) => {
        raw.rules.points.appeal.to = 'ZZZ';
      },
      'rules points.appeal: unknown unit ZZZ',
    ],
    [
      'a blocker nobody owns',
      (raw) => {
        blocker(raw, 'power').owner = 'ZZZ';
      },
      'blockers power: unknown unit ZZZ',
    ],
    [
      'a word that hints at two blockers',
      (raw) => blocker(raw, 'water').hints.push('停电'),
      'blockers water: 停电 already hints at power',
    ],
    [
      'blockers without a rest',
      (raw) => {
        blocker(raw, 'other').owner = 'FGW';
      },
      'blockers: 0 kinds without owner, expected 1',
    ],
    [
      'a blocker without a name',
      (raw) => {
        blocker(raw, 'gas').name = ' ';
      },
      'blockers gas name: Too small: expected string to have >=1 characters',
    ],
  ])('%s is named with its place', (_what, spoil, fault) => {
    expect(faultsOf(spoil)).toContain(fault);
  });

  test('a period the law fixes is not cut', () => {
    const faults = faultsOf((raw) => {
      node(raw, '0404').limit.days = 29;
    });
    const fault = 'catalogue nodes 0404 limit: 29 calendar days is below the statutory minimum of';
    expect(faults.filter((one) => one.startsWith(fault))).not.toHaveLength(0);
  });

  test('a duplicate code is named once', () => {
    const faults = faultsOf((raw) => raw.catalogue.nodes.push(structuredClone(node(raw, '0303'))));
    expect(faults.filter((fault) => fault === 'nodes: duplicate code 0303')).toHaveLength(1);
  });

  test('a paper asked for too early is named', () => {
    const faults = faultsOf((raw) => {
      node(raw, '0101').materials.push('M052');
      material(raw, 'M052').requiredBy.push('0101');
    });
    expect(faults).toContain(
      'catalogue nodes 0101: demands M052, but node 0702, which produces it, comes no earlier',
    );
  });
});

describe('many faults', () => {
  test('faults of all files are listed at once', () => {
    const faults = faultsOf((raw) => {
      node(raw, '0101').limit.days = -1;
      node(raw, '0102').prerequisites.push('9901');
      material(raw, 'M024').supplier.unit = 'ABC';
      unit(raw, 'SLJ').kind = 'ministry';
      raw.rules.points.appeal.to = 'ZZZ';
    });
    expect(faults).toEqual([
      'catalogue nodes 0101 limit.days: Too small: expected number to be >=1',
      'units SLJ: unknown kind ministry',
      'materials M024: unknown unit ABC',
      'rules points.appeal: unknown unit ZZZ',
      'catalogue nodes 0102 prerequisites: unknown node 9901',
    ]);
  });

  test('a malformed node brings no follow-up faults', () => {
    const faults = faultsOf((raw) => {
      node(raw, '0303').type = 'magic';
    });
    expect(faults.every((fault) => fault.startsWith('catalogue nodes 0303'))).toBe(true);
    expect(faults).toHaveLength(1);
  });

  test.each([null, 7, 'text', [], {}])('a file that is %j is refused', (rubbish) => {
    const raw = {
      catalogue: rubbish,
      materials: rubbish,
      units: rubbish,
      rules: rubbish,
      blockers: rubbish,
    };
    const loaded = loadCatalogue(raw);
    expect(loaded.ok).toBe(false);
    const places = loaded.ok ? [] : loaded.faults.map((fault) => fault.split(/[ :]/)[0]);
    expect(new Set(places)).toEqual(
      new Set(['catalogue', 'materials', 'units', 'rules', 'blockers']),
    );
  });
});
