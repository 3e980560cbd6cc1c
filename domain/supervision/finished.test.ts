import { expect, test } from 'vitest';
import type { Instant } from '../calendar/time.ts';
import { waitingFor } from '../matter/waiting.ts';
import { handle } from '../project/decide.ts';
import { nextChecksOf } from '../project/next-checks.ts';
import { missingMaterials } from '../project/node-view.ts';
import { unitHeadsOf, unitOfNode } from '../project/people.ts';
import type { Project } from '../project/types.ts';
import { aProject, asOf, at, carryOut, file, finish, TICK, world } from '../testing.ts';
import { onOrder, onto, orderOf } from './testing.ts';

// The only node that a project has left, 0304, is finished late: the project is over, its order is not.
const NODE = '0304';
const [verifier = ''] = world.directory.withRole('verifier').map(({ id }) => id);

/** The project as it ends, with an order on its last node that waits for a close-out. */
function ended(): { project: Project; owner: string } {
  const done = [...world.catalogue.nodes.keys()].filter((code) => code !== NODE);
  const running = [{ node: NODE, startedOn: '2026-02-02', limitOverride: null }];
  const project = onto(aProject({ done, running }), asOf);
  const owner = orderOf(project).climb?.called[0] ?? '';
  const papers = missingMaterials(world, project, NODE).map((code) => file(code, 'U031'));
  const over = carryOut(project, asOf + 60_000, ...papers, finish(NODE, owner));
  return { project: over, owner };
}
const refusal = (project: Project, command: Parameters<typeof onOrder>[0], now: Instant) => {
  const outcome = handle(world, project, onOrder(command), now);
  return outcome.ok ? undefined : outcome.refusal.code;
};

test('finishing the last node ends the project and leaves its order to the verifiers', () => {
  const { project } = ended();
  expect(project.phase.status).toBe('finished');
  expect(orderOf(project)).toMatchObject({ closed: null });
  expect(orderOf(project).completed).not.toBeNull();
  expect(waitingFor(world, project, verifier)).toContainEqual(
    expect.objectContaining({ matter: 'S1', act: 'order-verify' }),
  );
});

test('it is closed out after the end', () => {
  const { project } = ended();
  const closed = carryOut(
    project,
    at('2026-03-17 09:00'),
    onOrder({ type: 'closeOrder', by: verifier, words: '已复核' }),
  );
  expect(orderOf(closed).closed).toMatchObject({ by: verifier, why: 'verified' });
});

test('sent back, it is owed all the same, and climbs where nothing comes', () => {
  const { project } = ended();
  const returning = onOrder({ type: 'returnOrder', by: verifier, words: '资料不全' });
  const back = carryOut(project, at('2026-03-17 09:00'), returning);
  const due = at('2026-03-20 17:30');
  expect(orderOf(back).returned?.dueAt).toBe(due);
  const checks = nextChecksOf(world, back, at('2026-03-17 09:00'));
  expect(checks.matter(orderOf(back))).toBe(due);
  const missed = handle(world, back, TICK, due);
  const [head = ''] = unitHeadsOf(world, unitOfNode(world, back, NODE));
  expect(missed.ok && missed.events).toContainEqual(
    expect.objectContaining({
      type: 'rungMissed',
      step: 'returned',
      climb: expect.objectContaining({ called: [head] }),
    }),
  );
});

test('nothing else is done to it: neither feedback nor time is asked for', () => {
  const { project, owner } = ended();
  const now = at('2026-03-17 09:00');
  expect(refusal(project, { type: 'feedBackOrder', by: owner, words: '已办' }, now)).toBe(
    'project-not-active',
  );
  const until = '2026-03-18';
  expect(
    refusal(project, { type: 'spareOrder', by: project.team.lead, until, words: '' }, now),
  ).toBe('project-not-active');
});
