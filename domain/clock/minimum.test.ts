import { describe, expect, test } from 'vitest';
import { requiredMaterials } from '../catalogue/requirements.ts';
import { handle } from '../project/decide.ts';
import type { Project } from '../project/types.ts';
import { aProject, at, carryOut, file, finish, setDue, world } from '../testing.ts';
import { minimumOf } from './minimum.ts';
import { nodeOf } from './testing.ts';

const LAND = { fundingType: 'enterprise', landMode: 'auction' };
/** One node that runs from a day; all its papers are there. */
function ready(node: string, startedOn: string, attributes: Project['attributes'] = LAND): Project {
  const project = aProject(
    { attributes, running: [{ node, startedOn, limitOverride: null }] },
    at(`${startedOn} 09:00`),
  );
  const papers = requiredMaterials(world.catalogue, project.attributes, node).filter(
    (code) => !project.materials.has(code),
  );
  return carryOut(project, at(`${startedOn} 10:00`), ...papers.map((code) => file(code, 'U015')));
}

const LISTING = '《招标拍卖挂牌出让国有建设用地使用权规定》第八条、第十八条';

describe('the legal minimum of a node', () => {
  test.each([
    // Notice of 20 days and listing of 10; the end may be a day off.
    ['0404', '2026-03-16', '2026-04-15', LISTING, {}],
    ['0404', '2026-03-05', '2026-04-04', LISTING, {}],
    // Ten working days of announcement, then thirty days for the compensation.
    [
      '0403',
      '2026-03-16',
      '2026-04-29',
      '《土地管理法实施条例》第二十六条、第二十八条',
      { newConstructionLand: true },
    ],
    ['0701', '2026-03-16', '2026-04-05', '《招标投标法》第二十四条', { mustTender: true }],
  ] as const)('of %s from %s ends on %s', (node, startedOn, endsOn, basis, attributes) => {
    const project = aProject({
      attributes,
      running: [{ node, startedOn, limitOverride: null }],
    });
    expect(minimumOf(world, project.attributes, nodeOf(project, node))).toMatchObject({
      endsOn,
      basis,
    });
  });

  test('is none where the law fixes none, and none of a variant that does not hold', () => {
    const project = aProject({
      running: ['0304', '0701'].map((node) => ({
        node,
        startedOn: '2026-03-16',
        limitOverride: null,
      })),
    });
    for (const node of ['0304', '0701']) {
      expect(minimumOf(world, project.attributes, nodeOf(project, node))).toBeNull();
    }
  });
});

describe('nobody shortens it', () => {
  const project = ready('0404', '2026-03-16');

  test.each([
    ['2026-04-14 23:59', false],
    ['2026-04-15 09:00', true],
  ])('finished at %s: %s', (now, isTaken) => {
    const outcome = handle(world, project, finish('0404', 'U022'), at(now));
    expect(outcome.ok).toBe(isTaken);
    if (!outcome.ok) {
      expect(outcome.refusal).toEqual({
        code: 'before-minimum',
        node: '0404',
        act: 'finish',
        startedOn: '2026-03-16',
        earliestOn: '2026-04-15',
        basis: LISTING,
      });
    }
  });

  test.each([
    ['2026-04-14 23:15', false],
    ['2026-04-15 00:00', true],
  ])('set to %s: %s', (due, isTaken) => {
    const [operator] = world.directory.withRole('operator');
    for (const by of ['U022', operator?.id ?? '']) {
      const outcome = handle(world, project, setDue('0404', due, by), at('2026-03-17 09:00'));
      expect(outcome.ok).toBe(isTaken);
      if (!outcome.ok) {
        expect(outcome.refusal).toMatchObject({ code: 'before-minimum', act: 'setDue' });
      }
    }
  });

  test('a missing paper is told first', () => {
    const short = aProject({
      running: [{ node: '0404', startedOn: '2026-03-13', limitOverride: null }],
    });
    expect(handle(world, short, finish('0404', 'U022'), at('2026-03-17 09:00'))).toMatchObject({
      ok: false,
      refusal: { code: 'materials-missing' },
    });
  });

  test('a node that was entered as done is done', () => {
    expect(aProject({ done: ['0404'] }).nodes.get('0404')?.status).toBe('done');
  });
});
