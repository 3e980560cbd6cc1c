import { categoryIn, otherCategory } from '../../domain/blocker/category.ts';
import type { BlockerCommand } from '../../domain/blocker/types.ts';
import { dayOf, type Instant } from '../../domain/calendar/time.ts';
import { unitOf } from '../../domain/catalogue/requirements.ts';
import { definitionOf } from '../../domain/project/node-view.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { DemoProject } from './district.ts';

/** What the demo's own words for a difficulty mean here; missing papers and rectification are none. */
const kinds: ReadonlySet<string> = new Set(['condition', 'funds', 'crossUnit']);

/**
 * The difficulties of a demo project, as its agent reports them on the day it is opened. One between
 * several units asks all that the catalogue names for its node.
 */
export const demoBlockers = (
  world: World,
  project: Project,
  { activeNodes, blockers }: DemoProject,
  now: Instant,
): BlockerCommand[] =>
  blockers
    .filter(({ kind }) => kinds.has(kind))
    .map(({ kind, node, text }) => ({
      type: 'raiseBlocker',
      category:
        kind === 'funds'
          ? kind
          : (categoryIn(world.catalogue, text) ?? otherCategory(world.catalogue).code),
      units:
        kind === 'crossUnit'
          ? definitionOf(world, node).cooperatingUnits.map((unit) =>
              unitOf(world.catalogue, unit, project.location),
            )
          : [],
      words: text.replaceAll(',', '，'),
      since: activeNodes.find((active) => active.node === node)?.startedOn ?? dayOf(now),
      node,
      fromGroup: false,
      form: null,
      by: project.team.agent,
    }));
