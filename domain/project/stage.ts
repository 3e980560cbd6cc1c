import type { Instant } from '../calendar/time.ts';
import type { NodeCode, Stage } from '../catalogue/types.ts';
import { lightOfNode } from './node-view.ts';
import type { Light, NodeState, Project, RunningNode, World } from './types.ts';

const severity: Record<Light, number> = { red: 4, yellow: 3, blue: 2, green: 1, grey: 0 };

const worst = (lights: readonly Light[]): Light =>
  lights.reduce<Light>((a, b) => (severity[b] > severity[a] ? b : a), 'grey');

export interface StageView {
  readonly stage: Stage;
  readonly light: Light;
  readonly applicable: number;
  readonly done: number;
}

export interface ProjectSummary {
  readonly stages: readonly StageView[];
  /** Stage of the furthest finished node, or the next stage once that stage is complete. */
  readonly currentStage: Stage;
  /** The worst light among running nodes; green when everything is done. */
  readonly light: Light;
  readonly done: number;
  readonly applicable: number;
  readonly red: number;
  readonly yellow: number;
}

const isApplicable = (node: NodeState): boolean => node.status !== 'skipped';

/** Red over yellow over blue among running nodes; green only when all applicable nodes are done. */
function stageLight(world: World, project: Project, nodes: readonly NodeState[], now: Instant) {
  const lights = nodes
    .filter((node): node is RunningNode => node.status === 'running')
    .map((node) => lightOfNode(world, project, node, now));
  if (lights.length > 0) return worst(lights);
  const applicable = nodes.filter(isApplicable);
  return applicable.length > 0 && applicable.every((node) => node.status === 'done')
    ? 'green'
    : 'grey';
}

/** Folds a project's nodes to its stages and figures at `now`. */
export function summarize(world: World, project: Project, now: Instant): ProjectSummary {
  const nodesOf = (codes: readonly NodeCode[]): NodeState[] =>
    codes.flatMap((code) => project.nodes.get(code) ?? []);
  const stages = world.catalogue.stages.map((stage): StageView => {
    const nodes = nodesOf(stage.nodes);
    return {
      stage,
      light: stageLight(world, project, nodes, now),
      applicable: nodes.filter(isApplicable).length,
      done: nodes.filter((node) => node.status === 'done').length,
    };
  });
  const running = [...project.nodes.values()].filter((node) => node.status === 'running');
  const lights = running.map((node) => lightOfNode(world, project, node, now));
  const done = stages.reduce((sum, view) => sum + view.done, 0);
  const applicable = stages.reduce((sum, view) => sum + view.applicable, 0);
  return {
    stages,
    currentStage: currentStage(stages),
    light: lights.length > 0 ? worst(lights) : done === applicable ? 'green' : 'grey',
    done,
    applicable,
    red: lights.filter((light) => light === 'red').length,
    yellow: lights.filter((light) => light === 'yellow').length,
  };
}

function currentStage(stages: readonly StageView[]): Stage {
  const [first] = stages;
  if (!first) throw new Error('a catalogue has at least one stage');
  const furthest = stages.findLastIndex((view) => view.done > 0);
  const view = stages[furthest];
  if (!view) return first.stage;
  if (view.done < view.applicable) return view.stage;
  const next = stages.slice(furthest + 1).find((later) => later.applicable > 0);
  return (next ?? view).stage;
}
