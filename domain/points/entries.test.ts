import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../calendar/time.ts';
import { acceptNode, aProject, asOf, at, finish, world } from '../testing.ts';
import { accepting, act, keep, keptFrom, onOrder, passing, said } from './testing.ts';

/** A project of which one node is left to do. */
const running = (node = '0304', startedOn = '2026-03-16') => {
  const done = [...world.catalogue.nodes.keys()].filter((code) => code !== node);
  return keptFrom(aProject({ done, running: [{ node, startedOn, limitOverride: null }] }));
};

const due = (kept: ReturnType<typeof running>, node = '0304') => {
  const state = kept.project.nodes.get(node);
  if (state?.status !== 'running') throw new Error(`${node} does not run`);
  return state.dueAt;
};

const lastsOf = (kept: ReturnType<typeof running>, rule: string) =>
  kept.ledger.filter((line) => line.rule === rule);

describe('what a late node costs (lifecycle README, section 9)', () => {
  test('D1: turning red costs 2 points, once, with its event', () => {
    const start = running();
    const red = passing(start, due(start));
    expect(said(red.ledger)).toEqual(['D1 -200']);
    const [entry] = red.ledger;
    expect(red.log.find(({ id }) => id === entry?.cause.id)?.event).toMatchObject({
      type: 'lightTurned',
      to: 'red',
    });
    expect(said(passing(red, due(start)).ledger)).toEqual(['D1 -200']);
  });

  test('D2: each working day red from its beginning costs half a point, and ten at most', () => {
    const start = running();
    const redAt = due(start);
    let kept = passing(start, redAt);
    for (let day = 1; day <= 45; day += 1) kept = passing(kept, redAt + day * DAY_MS);
    const days = lastsOf(kept, 'D2');
    expect(days).toHaveLength(20);
    expect(days.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBeGreaterThanOrEqual(-1000);
    // A weekend adds nothing.
    const keys = days.map(({ key }) => key.split('/').at(-1) ?? '');
    expect(keys.every((day) => world.calendar.isWorkday(day))).toBe(true);
  });

  test('an outage is caught up with: the days come all at once, each once', () => {
    const start = running();
    const red = passing(start, due(start));
    const late = passing(red, due(start) + 10 * DAY_MS);
    const daily = Array.from({ length: 10 }).reduce<typeof red>(
      (kept, _, index) => passing(kept, due(start) + (index + 1) * DAY_MS),
      red,
    );
    const keys = (kept: typeof red) => lastsOf(kept, 'D2').map(({ key }) => key);
    expect(keys(late)).toEqual(keys(daily));
  });

  test('D3 to D6: every missed step of 13710, and never more than 20 on a node in a month', () => {
    const start = running('0304', '2026-02-02');
    let kept = start;
    for (let day = 0; day <= 60; day += 1) kept = passing(kept, asOf + day * DAY_MS);
    expect(['D3', 'D4', 'D5', 'D6'].map((rule) => lastsOf(kept, rule).length)).toEqual([
      1, 1, 1, 1,
    ]);
    const march = kept.ledger.filter(({ month }) => month === '2026-03');
    expect(march.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBeGreaterThanOrEqual(
      -2000,
    );
  });

  test('D7 is switched off: nobody loses points for not answering', () => {
    const start = running();
    const yellow = passing(start, due(start) - DAY_MS);
    expect(yellow.ledger).toEqual([]);
  });

  test('a day on which the node stood still for a part is not red from its beginning', () => {
    const start = running();
    const redAt = due(start);
    const red = passing(start, redAt);
    const paused = act(
      red,
      {
        type: 'pause',
        node: '0304',
        reason: 'upperLevel',
        expectedOn: '2026-12-01',
        words: '等省里批',
        paper: '',
        materials: [],
        by: 'U007',
      },
      redAt + DAY_MS / 2,
    );
    const later = passing(paused, redAt + 8 * DAY_MS);
    expect(lastsOf(later, 'D2')).toEqual([]);
  });
});

describe('what costs nothing, and says why', () => {
  test('a warning that is not on record as delivered', () => {
    const start = running();
    const red = passing(start, due(start), { delivers: false });
    expect(said(red.ledger)).toEqual(['D1 0 warning-not-delivered']);
    expect(red.ledger[0]).toMatchObject({ full: -200, warnedBy: null, appealUntil: null });
  });

  test('an enterprise whose own clock is late', () => {
    const enterprise = [...world.catalogue.nodes.values()].find(
      ({ clockOwner, appliesWhen }) => clockOwner === 'enterprise' && !appliesWhen,
    );
    const node = enterprise?.code ?? '';
    const start = running(node);
    const red = passing(start, due(start, node));
    expect(said(red.ledger)).toEqual(['D1 0 enterprise']);
    const later = passing(red, due(start, node) + 3 * DAY_MS);
    expect(lastsOf(later, 'D2')).toEqual([]);
    expect(lastsOf(later, 'D3').map(({ hundredths }) => hundredths)).toEqual([0]);
  });

  test('a cause that the agent confirms as the enterprise’s takes back what was entered', () => {
    const start = running();
    const late = passing(passing(start, due(start)), due(start) + 4 * DAY_MS);
    const red = accepting(late, 'enterprise', due(start) + 4 * DAY_MS);
    const before = red.ledger.length;
    const confirmed = act(
      red,
      onOrder({ type: 'confirmCause', by: 'U015' }),
      due(start) + 4 * DAY_MS + 1,
    );
    const backs = confirmed.ledger.slice(before);
    expect(backs.length).toBeGreaterThan(0);
    expect(backs.every(({ kind, reason }) => kind === 'reversal' && reason === 'enterprise')).toBe(
      true,
    );
    expect(confirmed.ledger.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(0);
  });
});

describe('what is given', () => {
  test('A1: done in at most 70 % of the limit gives half a point, once a node', () => {
    const event = { type: 'nodeFinished', node: '0304', by: 'U021' } as const;
    const done = keep(running(), [event], asOf + 1);
    expect(said(done.ledger)).toEqual(['A1 50']);
  });

  test('nobody is paid for cutting days that the law protects, nor for an enterprise’s own work', () => {
    for (const {
      code,
      statutoryMinimum,
      clockOwner,
      appliesWhen,
    } of world.catalogue.nodes.values()) {
      const isProtected = statutoryMinimum.length > 0 || clockOwner === 'enterprise';
      if (!isProtected || appliesWhen) continue;
      const done = keep(
        running(code),
        [{ type: 'nodeFinished', node: code, by: 'U021' }],
        asOf + 1,
      );
      expect(done.ledger.filter(({ rule }) => rule !== 'A4')).toEqual([]);
    }
  });

  test('A2: done while yellow gives a fifth of one; an hour after the end gives nothing', () => {
    const start = running();
    const event = { type: 'nodeFinished', node: '0304', by: 'U021' } as const;
    const yellow = passing(start, due(start) - 3_600_000);
    expect(said(keep(yellow, [event], due(start) - 3_600_000).ledger)).toEqual(['A2 20']);
    const red = passing(start, due(start));
    expect(said(keep(red, [event], due(start) + 3_600_000).ledger)).toEqual(['D1 -200']);
  });

  test('A3: closed out within 7 days gives a point, and no more than was lost', () => {
    const start = running();
    const closing = (delivers: boolean) => {
      const red = passing(start, due(start), { delivers });
      const done = act(
        keep(red, [{ type: 'nodeFinished', node: '0304', by: 'U021' }], due(start) + 1),
        { type: 'tick' },
        due(start) + 2,
      );
      const verifier = world.directory.withRole('verifier')[0]?.id ?? '';
      return act(
        done,
        onOrder({ type: 'closeOrder', by: verifier, words: '已复核' }),
        due(start) + DAY_MS / 2,
      );
    };
    expect(said(closing(true).ledger)).toEqual(['D1 -200', 'A3 100']);
    expect(said(closing(false).ledger)).toEqual(['D1 0 warning-not-delivered']);
  });

  test.each([
    ['on the seventh day', 7, ['A3 100']],
    ['on the eighth', 8, []],
  ] as const)('A3: closed out %s after the red light', (_when, days, given) => {
    const start = running();
    const redOn = due(start);
    const red = passing(start, redOn);
    const done = keep(red, [{ type: 'nodeFinished', node: '0304', by: 'U021' }], redOn + 1);
    const [verifier = ''] = world.directory.withRole('verifier').map(({ id }) => id);
    const closing = onOrder({ type: 'closeOrder', by: verifier, words: '已复核' });
    const closed = act(act(done, { type: 'tick' }, redOn + 2), closing, redOn + days * DAY_MS);
    expect(said(lastsOf(closed, 'A3') as typeof closed.ledger)).toEqual(given);
  });

  test('accepting, answering and reading give and take nothing', () => {
    const start = running();
    expect(act(start, acceptNode('0304', 'U021'), asOf).ledger).toEqual([]);
    expect(act(start, finish('0304', 'U999'), asOf).ledger).toEqual([]);
    expect(at('2026-03-16 09:00')).toBe(asOf);
  });
});
