import type { NodeCode } from '../../domain/catalogue/types.ts';
import { mattersOf } from '../../domain/matter/machine.ts';
import { responsibleFor } from '../../domain/project/people.ts';
import type { Project, World } from '../../domain/project/types.ts';
import type { SupervisionOrder } from '../../domain/supervision/types.ts';
import type { CardContext } from '../context.ts';
import { type Element, fact } from '../parts.ts';
import { escapeText } from '../text.ts';
import { actors, isPressing, names, stateWord } from './words.ts';

/** The open order of a node, the newest where a monthly one has several. */
const openOrder = (project: Project, node: NodeCode): SupervisionOrder | undefined =>
  mattersOf(project, 'order').findLast((order) => order.node === node && order.closed === null);

/** Who is waited for, in plain text; empty where it is who answers for the node and stands there. */
function othersOf(world: World, project: Project, order: SupervisionOrder): string {
  const who = actors(world, project, order);
  const { person } = responsibleFor(world, project, order.node);
  return who.length === 1 && who[0] === person ? '' : names(world, who);
}

/** `督办单 S1 · 等 卓文渊`, in plain text, for a node's row; undefined: nothing presses it. */
export function orderMark(
  { world }: CardContext,
  project: Project,
  node: NodeCode,
): string | undefined {
  const order = openOrder(project, node);
  if (!order || !isPressing(order)) return undefined;
  const who = othersOf(world, project, order);
  return who === '' ? `督办单 ${order.id}` : `督办单 ${order.id} · 等 ${who}`;
}

/** On the node's card: that it is supervised, and how far that is. */
export function orderFacts({ world }: CardContext, project: Project, node: NodeCode): Element[] {
  const order = openOrder(project, node);
  if (!order) return [];
  const who = isPressing(order) ? othersOf(world, project, order) : '';
  const waits = who === '' ? '' : `，等 ${who}`;
  return [fact('督办', escapeText(`督办单 ${order.id}，${stateWord(order)}${waits}`))];
}
