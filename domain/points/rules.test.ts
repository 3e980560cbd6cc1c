import { describe, expect, test } from 'vitest';
import { DAY_MS, type Instant } from '../calendar/time.ts';
import type { NodeCode } from '../catalogue/types.ts';
import { hasMinimum } from '../clock/minimum.ts';
import { HEAD, pause, supplement } from '../clock/testing.ts';
import { type PauseReason, pauseReasons } from '../clock/types.ts';
import { definitionOf } from '../project/node-view.ts';
import { checklistOf, itemsOf } from '../rectification/checklist.ts';
import { enterProblems, recheck, reportFixed, tickItems } from '../rectification/testing.ts';
import {
  aProject,
  asOf,
  at,
  carryOut,
  defaultAttributes,
  demoProject,
  file,
  world,
} from '../testing.ts';
import { enterAll } from './enter.ts';
import { exemptionOf, latestOrder, stopExemption } from './exempt.ts';
import { accepting, act, keep, keptFrom, passing, said } from './testing.ts';
import type { Line, NewLine, RuledLine } from './types.ts';
import { warnedRules } from './warned.ts';

// Rules of points one by one, by their words in the lifecycle README, section 9.

const linesOf = <Each extends NewLine>(ledger: readonly Each[], rule: string): Each[] =>
  ledger.filter((line) => line.rule === rule);

describe('D8: a paper asked for again that was not named at once', () => {
  // 0304 became ready on 13 March; its papers M013 and M017 are missing.
  const start = () =>
    keptFrom(
      aProject(
        {
          running: [{ node: '0304', startedOn: '2026-03-13', limitOverride: null }],
          missing: ['M013', 'M017'],
        },
        at('2026-03-13 09:00'),
      ),
    );
  const first = () => act(start(), supplement(['M017']), at('2026-03-16 10:00'));

  test('the first asking costs nothing, however many papers it names', () => {
    const all = act(start(), supplement(['M013', 'M017']), at('2026-03-16 10:00'));
    expect(linesOf(all.ledger, 'D8')).toEqual([]);
  });

  test('a second one that names what the first did not costs a point, once an asking', () => {
    const second = act(first(), supplement(['M013']), at('2026-03-18 10:00'));
    expect(said(linesOf(second.ledger, 'D8'))).toEqual(['D8 -100']);
    expect(linesOf(second.ledger, 'D8')[0]).toMatchObject({
      node: '0304',
      cause: { type: 'supplementAsked' },
      appealUntil: at('2026-03-23 17:30'),
    });
  });

  test('the same paper again is refused, and costs nothing', () => {
    const same = act(first(), supplement(['M017']), at('2026-03-18 10:00'));
    expect(same.ledger).toEqual([]);
  });

  test('it counts as a pause, too', () => {
    const complete = act(first(), file('M017', 'U031'), at('2026-03-17 10:00'));
    const paused = act(
      complete,
      pause('2026-04-10', 'supplement', { materials: ['M013'], by: HEAD }),
      at('2026-03-25 10:00'),
    );
    expect(said(linesOf(paused.ledger, 'D8'))).toEqual(['D8 -100']);
    expect(linesOf(paused.ledger, 'D8')[0]?.cause.type).toBe('nodePaused');
  });
});

describe('D10: a problem of an inspection that is late', () => {
  // 0903 of DEMO-05: U023 of the housing bureau checks; GDG is the power supplier.
  const NODE = '0903';
  const entered = (ownerUnit: string | undefined, dueOn = '2026-03-27') =>
    act(
      keptFrom(demoProject('DEMO-05')),
      enterProblems(NODE, 'U023', {
        words: '水压不足',
        dueOn,
        ...(ownerUnit === undefined ? {} : { ownerUnit }),
      }),
      asOf,
    );
  const late = at('2026-03-27 17:30');
  const problems = (ledger: readonly Line[]) => linesOf(ledger, 'D10');

  test('costs its owner a point, once, however long it lasts', () => {
    const kept = passing(entered('GDG'), late - DAY_MS);
    const red = passing(kept, late);
    expect(said(problems(red.ledger))).toEqual(['D10 -100']);
    expect(problems(red.ledger)[0]).toMatchObject({ unit: 'GDG', matter: 'R1' });
    expect(problems(passing(red, late + 20 * DAY_MS).ledger)).toHaveLength(1);
  });

  test('costs nobody anything where the enterprise has to put it right', () => {
    expect(problems(passing(entered(undefined), late).ledger)).toEqual([]);
  });

  test('costs nothing where it was put right and checked in time', () => {
    const fixed = act(entered('GDG'), reportFixed(NODE, 'U027', 'R1'), late - DAY_MS);
    const checked = act(fixed, recheck(NODE, 'U023', true, 'R1'), late - DAY_MS + 1);
    expect(problems(passing(checked, late).ledger)).toEqual([]);
  });

  test('costs nothing where no card about it was delivered', () => {
    const red = passing(entered('GDG'), late, { delivers: false });
    expect(said(problems(red.ledger))).toEqual(['D10 0 warning-not-delivered']);
  });

  test('costs nothing where its project stands still by then', () => {
    const suspended = act(
      entered('GDG'),
      { type: 'suspendProject', words: '缓建', by: 'U066' },
      late - DAY_MS,
    );
    expect(problems(passing(suspended, late).ledger)).toEqual([]);
  });
});

describe('A4: a checklist with every tick, and acceptances that find nothing', () => {
  // 0803 carries the checklist; 0901 to 0903 and others are served by its items.
  const CHECKLIST = '0803';
  const opened = demoProject('DEMO-01');
  const items = itemsOf(world, checklistOf(opened, CHECKLIST)!);
  const served = [...new Set(items.map(({ servesNode }) => servesNode))];
  const last = served.at(-1) ?? '';

  /** Every acceptance but the last is done; the last one runs. */
  const ready = (ticked: readonly string[], failing: readonly string[] = []) => {
    const nodes = new Map(opened.nodes);
    const running = nodes.get(CHECKLIST);
    if (running?.status !== 'running') throw new Error(`${CHECKLIST} does not run`);
    const { startedOn, dueAt, clock } = running;
    for (const code of served) {
      const done = { code, startedOn, dueAt, doneAt: asOf, doneBy: 'U023', clock, period: null };
      nodes.set(code, code === last ? { ...running, code } : { status: 'done', ...done });
    }
    const base = { ...opened, nodes };
    const passed = ticked.length > 0 ? [tickItems(CHECKLIST, 'U015', 'passed', ticked)] : [];
    const failed =
      failing.length > 0 ? [tickItems(CHECKLIST, 'U015', 'failed', failing, '不合格')] : [];
    return keptFrom(carryOut(base, asOf, ...passed, ...failed));
  };
  const finishing = (kept: ReturnType<typeof keptFrom>) =>
    keep(kept, [{ type: 'nodeFinished', node: last, by: 'U023' }], asOf + 1).ledger;
  const codes = items.map(({ code }) => code);

  test('gives two points to the unit of the checklist and two to that of the place, once', () => {
    const lines = linesOf(finishing(ready(codes)), 'A4');
    expect(lines.map(({ unit, hundredths }) => [unit, hundredths])).toEqual([
      [expect.any(String), 200],
      [opened.location, 200],
    ]);
    expect(new Set(lines.map(({ key }) => key)).size).toBe(2);
  });

  test('gives nothing where an item was not looked at', () => {
    expect(linesOf(finishing(ready(codes.slice(1))), 'A4')).toEqual([]);
  });

  test('gives nothing where an acceptance found something, though it was put right', () => {
    expect(linesOf(finishing(ready(codes.slice(1), codes.slice(0, 1))), 'A4')).toEqual([]);
  });
});

describe('what the rules exempt (rules, `exempt`)', () => {
  const running = (node: NodeCode = '0304', startedOn = '2026-03-16') => {
    const done = [...world.catalogue.nodes.keys()].filter((code) => code !== node);
    return aProject({ done, running: [{ node, startedOn, limitOverride: null }] });
  };
  const dueOf = (project: ReturnType<typeof aProject>, node: NodeCode = '0304'): Instant => {
    const state = project.nodes.get(node);
    if (state?.status !== 'running') throw new Error(`${node} does not run`);
    return state.dueAt;
  };

  const byReason: Readonly<Record<PauseReason, string>> = {
    notice: 'statutory-minimum',
    hearing: 'paused',
    appraisal: 'paused',
    inspection: 'paused',
    tender: 'paused',
    supplement: 'enterprise',
    enterprise: 'enterprise',
    upperLevel: 'upper-level',
    stopOrder: 'force-majeure',
    forceMajeure: 'force-majeure',
  };

  test.each(pauseReasons.map((reason) => [reason, byReason[reason]] as const))(
    'a clock that stands still for %s: %s',
    (reason, exemption) => {
      const project = running();
      const node = project.nodes.get('0304');
      if (node?.status !== 'running') throw new Error('0304 does not run');
      const paused = { reason, at: asOf, expectedOn: '2026-04-01' } as never;
      const nodes = new Map(project.nodes).set('0304', {
        ...node,
        clock: { ...node.clock, paused },
      });
      expect(stopExemption({ ...project, nodes }, '0304')).toBe(exemption);
      expect(exemptionOf(world, { ...project, nodes }, '0304', asOf, undefined)).toBe(exemption);
    },
  );

  test('nothing turns red, and no step is missed, while a clock stands still', () => {
    const start = keptFrom(running());
    const due = dueOf(start.project);
    const stopped = act(start, pause('2026-12-01', 'upperLevel', { by: HEAD }), due - DAY_MS);
    expect(passing(stopped, due + 30 * DAY_MS).ledger).toEqual([]);
  });

  test('a node that waits for one before it has no date to be late for', () => {
    const project = aProject({
      done: [...world.catalogue.nodes.keys()].filter((code) => code < '0304'),
      running: [],
    });
    const waiting = [...project.nodes.values()].find(({ status }) => status === 'waiting');
    expect(waiting && 'dueAt' in waiting ? waiting.dueAt : null).toBeNull();
  });

  test('a prior node that was late and that the order names as the cause', () => {
    const node = '0305';
    const definition = world.catalogue.nodes.get(node)!;
    const [prior = ''] = definition.prerequisites;
    const project = running(node);
    const before = project.nodes.get(prior)!;
    const lateEnd = { ...before, dueAt: asOf - 2 * DAY_MS, doneAt: asOf - DAY_MS } as never;
    const late = keptFrom({ ...project, nodes: new Map(project.nodes).set(prior, lateEnd) });
    const due = dueOf(project, node);
    const red = passing(late, due);
    const exemptBy = (cause: 'priorNode' | 'unit') => {
      const taken = accepting(red, cause, due + 1);
      const { project: after } = taken;
      return exemptionOf(world, after, node, due + DAY_MS, latestOrder(after, node));
    };
    expect(exemptBy('priorNode')).toBe('prior-node');
    // Neither the word alone, nor a late prior node that nobody names.
    expect(exemptBy('unit')).toBeNull();
    const punctual = accepting(passing(keptFrom(project), due), 'priorNode', due + 1).project;
    expect(
      exemptionOf(world, punctual, node, due + DAY_MS, latestOrder(punctual, node)),
    ).toBeNull();
  });

  test('the days that the law protects, though a date was set within them', () => {
    const code = [...world.catalogue.nodes.keys()].find((each) => {
      const definition = definitionOf(world, each);
      return hasMinimum(definition, defaultAttributes) && definition.clockOwner !== 'enterprise';
    });
    if (!code) throw new Error('no node has days that the law protects');
    const project = running(code, '2026-03-16');
    const exemptAt = (now: Instant) => exemptionOf(world, project, code, now, undefined);
    expect(exemptAt(at('2026-03-17 09:00'))).toBe('statutory-minimum');
    expect(exemptAt(at('2027-03-17 09:00'))).toBeNull();
  });

  test.each([
    ['suspended', { type: 'suspendProject', words: '缓建', by: 'U066' }],
    ['terminated', { type: 'terminateProject', words: '终止', by: 'U066' }],
  ] as const)('a project that is %s costs nothing from then on', (_how, command) => {
    const start = keptFrom(running());
    const due = dueOf(start.project);
    const red = passing(start, due);
    const stopped = act(red, command, due + 1);
    expect(passing(stopped, due + 60 * DAY_MS).ledger).toHaveLength(red.ledger.length);
    expect(stopExemption(stopped.project, '0304')).toBe('paused');
  });

  test.each(warnedRules.filter((rule) => rule !== 'D10'))(
    'of %s: no deduction without a delivered warning',
    (rule) => {
      let kept = keptFrom(running());
      for (let day = 0; day <= 90; day += 1) {
        kept = passing(kept, asOf + day * DAY_MS, { delivers: false });
      }
      const lines = linesOf(kept.ledger, rule);
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(line).toMatchObject({ hundredths: 0, reason: 'warning-not-delivered' });
      }
    },
  );
});

describe('caps', () => {
  /** So many lines of a rule at one instant, each about a node of its own unless `node` is given. */
  const many = (
    rule: string,
    count: number,
    { node, when = asOf }: { node?: string; when?: Instant } = {},
    ledger: readonly RuledLine[] = [],
  ): RuledLine[] =>
    enterAll(
      world,
      Array.from({ length: count }, (_, index) => ({
        rule,
        unit: 'FGW',
        projectId: node ? 'P-0' : `P-${index}`,
        node: node ?? '0304',
        matter: null,
        key: `${rule}/${index}/${when}`,
        cause: { id: index + 1, type: 'nodeFinished', at: when },
        exempt: null,
        need: null,
      })),
      ledger.map((line, index) => ({ ...line, id: index + 1 })),
      new Map(),
      when,
    );
  const total = (lines: readonly NewLine[]) =>
    lines.reduce((sum, { hundredths }) => sum + hundredths, 0);

  test.each([
    ['A1', 30, 1000],
    ['A6', 40, 500],
  ])(
    '%s ends at its cap for a unit and month, and begins anew with the next',
    (rule, count, cap) => {
      const march = many(rule, count);
      expect(total(march)).toBe(cap);
      const april = many(rule, 3, { when: at('2026-04-01 09:00') }, march);
      expect(total(april)).toBe(3 * (rule === 'A1' ? 50 : 20));
    },
  );

  test.each([
    ['A2', 60, 1200],
    ['A5', 30, 3000],
  ])('%s has none', (rule, count, sum) => {
    expect(total(many(rule, count))).toBe(sum);
  });

  test('a node costs no more than 20 in a month: the rest stands in the record, as capped', () => {
    const lines = many('D12', 3, { node: '0304' });
    expect(lines.map(({ hundredths, reason }) => [hundredths, reason])).toEqual([
      [-1000, null],
      [-1000, null],
      [0, 'capped'],
    ]);
    const partly = many('D5', 7, { node: '0304' });
    expect(partly.at(-1)).toMatchObject({ hundredths: -200, full: -300, reason: 'capped' });
    const april = many('D12', 1, { node: '0304', when: at('2026-04-01 09:00') }, lines);
    expect(total(april)).toBe(-1000);
  });

  test('the last instant of a month is another account than the first of the next', () => {
    const [end] = many('D12', 1, { when: at('2026-03-31 23:59') });
    const [begin] = many('D12', 1, { when: at('2026-04-01 00:00') });
    expect([end?.month, begin?.month]).toEqual(['2026-03', '2026-04']);
  });
});
