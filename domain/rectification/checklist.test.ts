import { describe, expect, test } from 'vitest';
import { whoMay } from '../access/access.ts';
import { matterOf } from '../matter/machine.ts';
import { planNotices } from '../project/notices.ts';
import type { Project } from '../project/types.ts';
import {
  aProject,
  asOf,
  carryOut,
  demoOpening,
  demoProject,
  file,
  finish,
  given,
  world,
} from '../testing.ts';
import { checklistOf, countTicks, itemsOf } from './checklist.ts';
import { openProblems } from './problem.ts';
import { recheck, reportFixed, tickItems } from './testing.ts';

// 0803 of DEMO-01 runs; the agent U015 ticks, U023 of the housing bureau answers for the node.
const NODE = '0803';
const [AGENT, HELPER, HEAD] = ['U015', 'U023', 'U009'];
const opened = demoOpening('DEMO-01');
const demo01 = demoProject('DEMO-01');

const figures = (project: Project) => {
  const checklist = checklistOf(project, NODE)!;
  return countTicks(checklist, itemsOf(world, checklist));
};
const tickOf = (project: Project, item: string) => checklistOf(project, NODE)?.ticks[item];
const codes = itemsOf(world, checklistOf(demo01, NODE)!).map(({ code }) => code);

describe('the checklist of an acceptance', () => {
  test('begins with its node: 24 items, none looked at', () => {
    expect(figures(demo01)).toEqual({
      count: 24,
      unchecked: 24,
      passed: 0,
      failed: 0,
      notApplicable: 0,
    });
  });

  test('begins when the node becomes ready, with a card that calls the agent', () => {
    const done = [...world.catalogue.nodes.keys()].filter((code) => code < '0801');
    const project = aProject({ done });
    expect(checklistOf(project, NODE)).toBeUndefined();
    const started = openedBy(project, '0801');
    expect(checklistOf(started, NODE)).toBeDefined();
    const event = { type: 'checklistOpened', node: NODE, matter: 'K0803', checklist: 'CK-ACC' };
    expect(planNotices(world, started, [event as never], asOf)).toEqual([
      {
        type: 'postToGroup',
        card: { kind: 'checklist', node: NODE, matter: 'K0803' },
        mention: ['U015'],
        notBefore: asOf,
      },
    ]);
  });

  test('items pass or do not apply', () => {
    given(...opened)
      .when(tickItems(NODE, AGENT, 'passed', ['C10', 'C11', 'C10']))
      .then({
        type: 'checklistTicked',
        node: NODE,
        matter: 'K0803',
        items: ['C10', 'C11'],
        state: 'passed',
        by: AGENT,
      });
    const after = carryOut(
      demo01,
      asOf,
      tickItems(NODE, HELPER, 'notApplicable', ['C17'], '无人防'),
    );
    expect(tickOf(after, 'C17')).toEqual({
      state: 'notApplicable',
      words: '无人防',
      by: HELPER,
      at: asOf,
    });
  });

  test('what fails becomes a problem that names the acceptance it endangers', () => {
    const after = carryOut(
      demo01,
      asOf,
      tickItems(NODE, AGENT, 'failed', ['C03', 'C04'], '两樘开反'),
    );
    expect(figures(after)).toMatchObject({ unchecked: 22, failed: 2 });
    expect(openProblems(after, NODE)).toMatchObject([
      {
        id: 'R1',
        words: '防火门、防火卷帘有合格证明且开启方向正确（两樘开反）',
        part: '消防',
        source: { item: 'C03', servesNode: '0903' },
        owner: HELPER,
        recheckBy: AGENT,
      },
      { id: 'R2', source: { item: 'C04', servesNode: '0903' } },
    ]);
  });

  test('the item passes with its problem', () => {
    const failed = carryOut(demo01, asOf, tickItems(NODE, AGENT, 'failed', ['C03']));
    const closed = carryOut(
      failed,
      asOf,
      reportFixed(NODE, HELPER, 'R1'),
      recheck(NODE, AGENT, true, 'R1'),
    );
    expect(tickOf(closed, 'C03')).toMatchObject({ state: 'passed', by: AGENT });
    expect(matterOf(closed, 'rectification', 'R1')?.state.status).toBe('closed');
  });

  test('what failed by mistake is looked at again', () => {
    const failed = carryOut(demo01, asOf, tickItems(NODE, AGENT, 'failed', ['C03']));
    const withdrawn = carryOut(failed, asOf, {
      type: 'withdrawProblems',
      node: NODE,
      matters: ['R1'],
      words: '看错了',
      by: AGENT,
    });
    expect(tickOf(withdrawn, 'C03')).toBeUndefined();
  });

  test('an item with an open problem is not ticked away', () => {
    const failed = carryOut(demo01, asOf, tickItems(NODE, AGENT, 'failed', ['C03']));
    for (const state of ['passed', 'notApplicable', 'failed'] as const) {
      expect(() => carryOut(failed, asOf, tickItems(NODE, AGENT, state, ['C03']))).toThrow(
        'checklist-item-failed',
      );
    }
  });

  test('what passed may fail at the next look', () => {
    const passed = carryOut(demo01, asOf, tickItems(NODE, AGENT, 'passed', ['C03']));
    const failed = carryOut(passed, asOf, tickItems(NODE, AGENT, 'failed', ['C03']));
    expect(tickOf(failed, 'C03')?.state).toBe('failed');
    expect(openProblems(failed, NODE)).toHaveLength(1);
  });

  test('a tick that says what stands already adds nothing', () => {
    const passed = carryOut(demo01, asOf, tickItems(NODE, AGENT, 'passed', ['C03']));
    expect(carryOut(passed, asOf, tickItems(NODE, AGENT, 'passed', ['C03']))).toEqual(passed);
  });

  test.each([
    ['no item', AGENT, [], 'nothing-ticked'],
    ['an item of no checklist', AGENT, ['C99'], 'unknown-checklist-item'],
    ['somebody else', 'U030', ['C03'], 'not-allowed'],
  ])('%s: refused', (_what, by, items, code) => {
    expect(() => carryOut(demo01, asOf, tickItems(NODE, by, 'passed', items))).toThrow(code);
  });

  test('words that make a problem too long are refused with what is left for them', () => {
    // The item's own text has 20 signs, the brackets around the words are two more.
    given(...opened)
      .when(tickItems(NODE, AGENT, 'failed', ['C03', 'C17'], '字'.repeat(200)))
      .then({ code: 'tick-words-too-long', most: 178 });
  });

  test('a node without a checklist has none to tick', () => {
    expect(() => carryOut(demo01, asOf, tickItems('0802', 'U015', 'passed', ['C03']))).toThrow(
      'no-checklist',
    );
  });
});

describe('the node of the checklist', () => {
  const all = (...except: string[]) => codes.filter((code) => !except.includes(code));

  test('does not finish while an item was not looked at', () => {
    given(...opened)
      .when(finish(NODE, HELPER))
      .then({ code: 'checklist-open', node: NODE, unchecked: 24, failed: 0 });
    const most = carryOut(demo01, asOf, tickItems(NODE, AGENT, 'passed', all('C24')));
    expect(() => carryOut(most, asOf, finish(NODE, HEAD))).toThrow('checklist-open');
  });

  test('does not finish while what failed is not fixed, and does once it is', () => {
    const failed = carryOut(
      demo01,
      asOf,
      tickItems(NODE, AGENT, 'passed', all('C24')),
      tickItems(NODE, AGENT, 'failed', ['C24']),
    );
    expect(() => carryOut(failed, asOf, finish(NODE, HELPER))).toThrow('problems-open');
    const fixed = carryOut(
      failed,
      asOf,
      reportFixed(NODE, HELPER, 'R1'),
      recheck(NODE, AGENT, true, 'R1'),
      ...papersOf(failed),
      finish(NODE, HELPER),
    );
    expect(fixed.nodes.get(NODE)?.status).toBe('done');
  });
});

const papersOf = (project: Project, node = NODE) =>
  (world.catalogue.nodes.get(node)?.materials ?? [])
    .filter((material) => project.materials.get(material)?.status !== 'accepted')
    .map((material) => file(material, project.team.agent, node));

/** The project after one of its nodes was finished with all its papers. */
function openedBy(project: Project, node: string): Project {
  const [by] = whoMay(world, project, 'finish', node);
  return carryOut(project, asOf, ...papersOf(project, node), finish(node, by!));
}
