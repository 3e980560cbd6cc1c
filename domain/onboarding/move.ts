import type { Limit } from '../calendar/calendar.ts';
import { dueAt } from '../calendar/due.ts';
import { applicable, limitOf } from '../catalogue/applies.ts';
import type { Catalogue, NodeCode } from '../catalogue/types.ts';
import { worldFor } from '../project/edition.ts';
import { runningNodes } from '../project/node-view.ts';
import type { Project, RunningNode, World } from '../project/types.ts';
import type { CatalogueMove } from './types.ts';

/**
 * What another version of the catalogue would change in a project as it stands. Deadlines of
 * running nodes stay unless their limit is another now; one that a person set, or that pauses or an
 * extension have moved, stays all the same. Source: the whole life of a project, "Onboarding".
 */
export function planMove(world: World, project: Project, next: Catalogue): CatalogueMove {
  const own = worldFor(world, project).catalogue;
  const applies = applicable(next, project.attributes);
  const dues: CatalogueMove['dues'][number][] = [];
  const kept: NodeCode[] = [];
  for (const node of runningNodes(project)) {
    const before = limitIn(own, project, node);
    const after = limitIn(next, project, node);
    if (!before || !after || isSame(before, after)) continue;
    const counted = dueAt(world.calendar, node.startedOn, before);
    const to = dueAt(world.calendar, node.startedOn, after);
    if (node.dueIsExplicit || node.dueAt !== counted) kept.push(node.code);
    else if (to !== node.dueAt) dues.push({ node: node.code, from: node.dueAt, to });
  }
  return {
    from: project.catalogueVersion,
    to: next.version,
    added: [...applies].filter((code) => !project.nodes.has(code)),
    removed: [...project.nodes.values()].flatMap(({ code, status }) =>
      !applies.has(code) && (status === 'waiting' || status === 'running') ? [code] : [],
    ),
    dues,
    kept,
  };
}

/** A limit that was set for this one node belongs to no catalogue. */
function limitIn(
  { nodes }: Catalogue,
  { attributes }: Project,
  { code, limitOverride }: RunningNode,
): Limit | undefined {
  const definition = nodes.get(code);
  return definition && (limitOverride?.limit ?? limitOf(definition, attributes));
}

const isSame = (a: Limit, b: Limit): boolean => JSON.stringify(a) === JSON.stringify(b);
