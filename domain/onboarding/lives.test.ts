import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, type Instant } from '../calendar/time.ts';
import { applicable } from '../catalogue/applies.ts';
import type { Catalogue, NodeDefinition } from '../catalogue/types.ts';
import type { ProjectCommand } from '../project/commands.ts';
import { handle, tick } from '../project/decide.ts';
import { worldFor } from '../project/edition.ts';
import type { ProjectEvent } from '../project/events.ts';
import { evolveAll } from '../project/evolve.ts';
import { nextChecksOf } from '../project/next-checks.ts';
import { missingMaterials, runningNodes } from '../project/node-view.ts';
import { planNotices } from '../project/notices.ts';
import type { Project, World } from '../project/types.ts';
import { asOf, demoOpening, demoProjects, world } from '../testing.ts';

// Projects that are moved between versions of the catalogue in the middle of their lives.

const OPERATOR = world.directory.withRole('operator')[0]!.id;

function edition(version: string, change: (nodes: Map<string, NodeDefinition>) => void): Catalogue {
  const nodes = new Map(world.catalogue.nodes);
  change(nodes);
  return { ...world.catalogue, version, nodes };
}

const longer = edition('longer', (nodes) => {
  for (const [code, node] of nodes) {
    nodes.set(code, { ...node, variants: [], limit: { days: 90, kind: 'calendar' } });
  }
});
const smaller = edition('smaller', (nodes) => {
  for (const code of ['0802', '0304', '1102']) nodes.delete(code);
  for (const [code, node] of nodes) {
    const prerequisites = node.prerequisites.filter((each) => nodes.has(each));
    nodes.set(code, { ...node, prerequisites });
  }
});
/** A paper of a version that another has no longer. */
const MATERIAL = 'M025';
const poorer: Catalogue = {
  ...edition('poorer', (nodes) => {
    for (const [code, node] of nodes) {
      const without = (codes: readonly string[]) => codes.filter((each) => each !== MATERIAL);
      const outcome = { ...node.outcome, materials: without(node.outcome.materials) };
      nodes.set(code, { ...node, materials: without(node.materials), outcome });
    }
  }),
  materials: new Map([...world.catalogue.materials].filter(([code]) => code !== MATERIAL)),
};
const larger = edition('larger', (nodes) => {
  const like = nodes.get('0801')!;
  nodes.set('0805', { ...like, code: '0805', name: '新增节点', stage: '08', materials: [] });
});
const editions = [world.catalogue, longer, smaller, poorer, larger];

/** The district works by one of them; all are kept. */
const around = (current: Catalogue): World => ({
  ...world,
  catalogue: current,
  editions: new Map(editions.map((each) => [each.version, each])),
});

type Move = { readonly kind: 'move' | 'finish' | 'due' | 'wait' | 'withdraw'; readonly n: number };

const aMove: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom('move', 'move', 'finish', 'finish', 'due', 'wait', 'wait', 'withdraw'),
  n: fc.nat(99),
});

function commandOf(of: World, project: Project, { kind, n }: Move, now: Instant): ProjectCommand {
  const running = runningNodes(project);
  const node = running[n % Math.max(1, running.length)]?.code ?? '0101';
  switch (kind) {
    case 'move':
      return {
        type: 'moveCatalogue',
        version: editions[n % editions.length]!.version,
        by: OPERATOR,
      };
    case 'finish': {
      const [missing] = missingMaterials(worldFor(of, project), project, node);
      const by = project.team.agent;
      return missing
        ? { type: 'fileMaterial', material: missing, node, file: { id: 'f', name: 'f' }, by }
        : { type: 'finish', node, by };
    }
    case 'due':
      return { type: 'setDue', node, dueAt: now + (n + 1) * DAY_MS, by: OPERATOR };
    case 'withdraw':
      return n > 90 ? { type: 'withdrawProject', import: 1, by: OPERATOR } : { type: 'tick' };
    case 'wait':
      return { type: 'tick' };
    default:
      return kind satisfies never;
  }
}

test("whatever version a project is moved to, it holds just that version's nodes", () => {
  const anyLife = fc.record({
    id: fc.constantFrom(...demoProjects.map(({ id }) => id)),
    current: fc.constantFrom(...editions),
    moves: fc.array(aMove, { minLength: 4, maxLength: 20 }),
  });
  fc.assert(
    fc.property(anyLife, ({ id, current, moves }) => {
      const of = around(current);
      const log: { events: readonly ProjectEvent[]; at: Instant }[] = [
        { events: demoOpening(id), at: asOf },
      ];
      let project = evolveAll(null, demoOpening(id), asOf)!;
      let now = asOf;
      for (const move of moves) {
        now += move.kind === 'wait' ? move.n * 6 * 3_600_000 : 60_000;
        const before = project;
        const outcome = handle(of, before, commandOf(of, before, move, now), now);
        if (!outcome.ok) continue;
        project = outcome.project;
        log.push({ events: outcome.events, at: now });
        // What people are told, and when time looks again, is known for every version.
        planNotices(of, project, outcome.events, now);
        const checks = nextChecksOf(of, project, now);
        for (const node of project.nodes.values()) checks.node(node);
        expectWhole(of, before, project, outcome.events);
      }
      const replayed = log.reduce<Project | null>(
        (state, { events, at }) => evolveAll(state, events, at),
        null,
      );
      expect(replayed).toEqual(project);
    }),
    { numRuns: 60 },
  );
});

function expectWhole(
  of: World,
  before: Project,
  after: Project,
  events: readonly ProjectEvent[],
): void {
  const own = worldFor(of, after).catalogue;
  expect(own.version).toBe(after.catalogueVersion);
  const applies = applicable(own, after.attributes);
  for (const code of applies) expect(after.nodes.has(code)).toBe(true);
  const open = [...after.nodes.values()].filter(
    ({ status }) => status === 'running' || status === 'waiting',
  );
  if (after.phase.status === 'withdrawn') {
    expect(open.some(({ status }) => status === 'running')).toBe(false);
    expect(tick(of, after, asOf + 400 * DAY_MS)).toEqual([]);
    return;
  }
  for (const { code } of open) expect(applies.has(code)).toBe(true);
  const moved = events.find((event) => event.type === 'catalogueMoved');
  if (!moved) return;
  // Nobody's deadline moves but those that are named, and each to the day that is named.
  const named = new Map(moved.dues.map(({ node, to }) => [node, to]));
  for (const node of runningNodes(before)) {
    const now = after.nodes.get(node.code);
    if (now?.status === 'running') expect(now.dueAt).toBe(named.get(node.code) ?? node.dueAt);
  }
}
