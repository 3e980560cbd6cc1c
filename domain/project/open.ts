import { dueAt } from '../calendar/due.ts';
import { type Day, dayOf, type Instant } from '../calendar/time.ts';
import { applicable, checkAttributes, limitOf } from '../catalogue/applies.ts';
import { requiredMaterials } from '../catalogue/requirements.ts';
import type { MaterialCode, NodeCode } from '../catalogue/types.ts';
import { openedWith } from '../rectification/checklist.ts';
import type { ProjectEvent } from './events.ts';
import { evolveAll } from './evolve.ts';
import { definitionOf } from './node-view.ts';
import { periodAt } from './recur.ts';
import { startReady } from './start.ts';
import type { LimitOverride, World } from './types.ts';

type Opened = Extract<ProjectEvent, { type: 'projectOpened' }>;

/** Where a project stands when it is entered in the middle of its life. */
export interface History {
  readonly done: readonly NodeCode[];
  /** When they were done, where that is known. */
  readonly doneAt?: ReadonlyMap<NodeCode, Instant>;
  readonly running: readonly {
    readonly node: NodeCode;
    readonly startedOn: Day;
    readonly limitOverride: LimitOverride | null;
  }[];
  /** Papers known to be missing although a finished node should have brought them. */
  readonly missing: readonly MaterialCode[];
}

/**
 * Events that open a project at `now`: nodes that do not apply are skipped with the reason, those
 * of its history are done or running with their papers, and everything else that is ready starts.
 * Throws a RangeError that names every fault of the attributes: rules would pass over them silently.
 */
export function openProject(
  world: World,
  facts: Omit<Opened, 'type' | 'catalogueVersion' | 'nodes'>,
  history: History,
  now: Instant,
): ProjectEvent[] {
  const { catalogue } = world;
  const faults = checkAttributes(catalogue, facts.attributes);
  if (faults.length > 0) throw new RangeError(`project ${facts.id}: ${faults.join('; ')}`);
  const applies = applicable(catalogue, facts.attributes);
  const codes = [...catalogue.nodes.keys()];
  const events: ProjectEvent[] = [
    { type: 'projectOpened', ...facts, catalogueVersion: catalogue.version, nodes: codes },
    ...codes
      .filter((node) => !applies.has(node))
      .map((node) => ({ type: 'nodeSkipped' as const, node, reason: 'not-applicable' as const })),
    ...history.done.map((node) => ({
      type: 'nodeImported' as const,
      node,
      ...doneAtOf(history, node),
      ...periodAt(world, node, dayOf(now)),
    })),
    ...history.running.flatMap(({ node, startedOn, limitOverride }) => [
      {
        type: 'nodeStarted' as const,
        node,
        startedOn,
        dueAt: dueAt(
          world.calendar,
          startedOn,
          limitOverride?.limit ?? limitOf(definitionOf(world, node), facts.attributes),
        ),
        limitOverride,
        ...periodAt(world, node, startedOn),
      },
      ...openedWith(world, { matters: new Map() }, node),
    ]),
    ...broughtBy(world, facts.attributes, history),
  ];
  const opened = evolveAll(null, events, now);
  return opened ? [...events, ...startReady(world, opened, now)] : events;
}

const doneAtOf = ({ doneAt }: History, node: NodeCode) => {
  const at = doneAt?.get(node);
  return at === undefined ? {} : { doneAt: at };
};

/** Papers that finished nodes needed or produced are there, except those known to be missing. */
function broughtBy(
  world: World,
  attributes: Opened['attributes'],
  history: History,
): ProjectEvent[] {
  const brought = new Set(
    history.done.flatMap((node) => [
      ...requiredMaterials(world.catalogue, attributes, node),
      ...definitionOf(world, node).outcome.materials,
    ]),
  );
  return [...brought]
    .filter((material) => !history.missing.includes(material))
    .map((material) => ({
      type: 'materialFiled' as const,
      material,
      version: 1,
      file: null,
      by: null,
      node: null,
      serves: [],
    }));
}
