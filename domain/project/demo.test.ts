import { describe, expect, test } from 'vitest';
import materialsFile from '../catalogue/data/materials.json' with { type: 'json' };
import type { NodeDefinition } from '../catalogue/types.ts';
import { asOf, demoOpening, demoProject, demoProjects, opening, past, world } from '../testing.ts';
import { tick } from './decide.ts';
import { lightOf } from './light.ts';
import { countReuse, preflightOf, runningNodes } from './node-view.ts';
import { summarize } from './stage.ts';
import type { Light, Project, World } from './types.ts';

const lightsOf = (project: Project) =>
  new Map(
    [...project.nodes.values()].map((node) => [
      node.code,
      lightOf(world.calendar, node, preflightOf(world, project, node.code), asOf),
    ]),
  );

// The demo district is consistent at its `asOf`: it vouches for nodes, lights and folds alike.
describe.each(demoProjects)('$id at its asOf', (expected) => {
  const project = demoProject(expected.id);
  const lights = lightsOf(project);
  const summary = summarize(world, project, asOf);

  test('its nodes have their lights', () => {
    const wanted = new Map<string, Light>([
      ...expected.doneNodes.map((node) => [node, 'green'] as const),
      ...expected.activeNodes.map(({ node, colour }) => [node, colour as Light] as const),
    ]);
    for (const [node, light] of lights)
      expect([node, light]).toEqual([node, wanted.get(node) ?? 'grey']);
  });

  test('its recorded lights are those', () => {
    for (const node of runningNodes(project)) expect(node.light).toBe(lights.get(node.code));
    expect(tick(world, project, asOf)).toEqual([]);
  });

  test('its stage, colour and counts are right', () => {
    expect(summary).toMatchObject({
      light: expected.colour,
      applicable: expected.applicableNodes,
      done: expected.doneNodes.length,
      currentStage: { code: expected.stage },
    });
    const colours = expected.activeNodes.map(({ colour }) => colour);
    expect(summary.red).toBe(colours.filter((colour) => colour === 'red').length);
    expect(summary.yellow).toBe(colours.filter((colour) => colour === 'yellow').length);
  });

  test('each stage shows its worst running light', () => {
    for (const view of summary.stages) {
      const shown = view.stage.nodes.map((node) => lights.get(node)!);
      const worst = (['red', 'yellow', 'blue'] as const).find((light) => shown.includes(light));
      const applicable = view.stage.nodes.filter(
        (node) => project.nodes.get(node)?.status !== 'skipped',
      );
      const isComplete =
        applicable.length > 0 && applicable.every((node) => lights.get(node) === 'green');
      expect([view.stage.code, view.light]).toEqual([
        view.stage.code,
        worst ?? (isComplete ? 'green' : 'grey'),
      ]);
    }
  });

  test('its running nodes are due as written', () => {
    const due = runningNodes(project).map(({ code, startedOn, dueAt }) => [code, startedOn, dueAt]);
    expect(due.toSorted()).toEqual(
      expected.activeNodes.map(({ node, startedOn, dueOn }) => [
        node,
        startedOn,
        Date.parse(`${dueOn}T17:30+08:00`),
      ]),
    );
  });

  test('what it misses is missing', () => {
    for (const blocker of expected.blockers) {
      if (blocker.kind !== 'missingMaterial' || !('material' in blocker)) continue;
      expect(project.materials.has(blocker.material!)).toBe(false);
    }
  });
});

describe('the whole demo district', () => {
  test('counts its lights over all projects', () => {
    const totals = demoProjects.map(({ id }) => summarize(world, demoProject(id), asOf));
    const all = demoProjects.flatMap(({ activeNodes }) => activeNodes);
    const count = (colour: string) => all.filter((node) => node.colour === colour).length;
    expect(totals.reduce((sum, { red }) => sum + red, 0)).toBe(count('red'));
    expect(totals.reduce((sum, { yellow }) => sum + yellow, 0)).toBe(count('yellow'));
  });

  test('every red node has its warning on record', () => {
    for (const { id } of demoProjects) {
      const warned = demoOpening(id).flatMap((event) =>
        event.type === 'warned' ? [`${event.node} ${event.warning}`] : [],
      );
      for (const node of runningNodes(demoProject(id))) {
        const wanted = node.light === 'blue' ? [] : [`${node.code} ${node.light}`];
        expect(warned.filter((one) => one.startsWith(node.code))).toEqual(wanted);
      }
    }
  });
});

describe('papers not asked for twice', () => {
  test('over the whole catalogue they are 183', () => {
    // No real project has all 42 nodes: enterprise and government ones exclude each other.
    const everyNode = new Map(
      [...world.catalogue.nodes].map(([code, { appliesWhen: _, ...node }]) => [
        code,
        node as NodeDefinition,
      ]),
    );
    const whole: World = { ...world, catalogue: { ...world.catalogue, nodes: everyNode } };
    const project = past(...opening({ world: whole, done: [...everyNode.keys()] }));
    expect([...project.nodes.values()].every(({ status }) => status === 'done')).toBe(true);
    expect(countReuse(whole, project)).toBe(materialsFile.reuse.repeatDemands);
    expect(countReuse(whole, project)).toBe(183);
  });

  test.each(demoProjects)('$id: each demand of a paper beyond its first', ({ id }) => {
    const project = demoProject(id);
    const demands = materialsFile.materials.map(({ code, requiredBy }) => {
      const started = requiredBy.filter((node) =>
        ['running', 'done'].includes(project.nodes.get(node)!.status),
      );
      // A demand exists only where somebody supplies the paper, so it is there or missing.
      return project.materials.has(code) ? Math.max(0, started.length - 1) : 0;
    });
    expect(countReuse(world, project)).toBe(demands.reduce((sum, count) => sum + count, 0));
  });

  test('a project that has just begun saves nothing', () => {
    expect(countReuse(world, past(...opening()))).toBe(0);
  });
});
