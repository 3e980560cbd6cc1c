import { dueAt } from '../calendar/due.ts';
import { dayOf, type Instant } from '../calendar/time.ts';
import type { RunningNode, World } from '../project/types.ts';
import type { ExtensionEvent, ExtensionRequest, LapseReason } from './types.ts';

/** Working days after which a leader is reminded, once. Source: the whole life of a project, item 4. */
const REMIND_AFTER = { kind: 'working', days: 2 } as const;

const remindAt = ({ calendar }: World, { at }: ExtensionRequest): Instant =>
  dueAt(calendar, dayOf(at), REMIND_AFTER);

/** What passing time does to a request for more time. Twice at the same `now` adds nothing. */
export function tickExtension(world: World, node: RunningNode, now: Instant): ExtensionEvent[] {
  const open = node.extension?.open;
  if (!open) return [];
  if (now >= open.dueAt) return lapse(node, 'day-passed');
  if (node.dueAt >= open.dueAt) return lapse(node, 'overtaken');
  return open.remindedAt === null && now >= remindAt(world, open)
    ? [{ type: 'extensionReminded', node: node.code, request: open.request }]
    : [];
}

/** When a request must be looked at, past instants as well. */
export function extensionChecks(world: World, node: RunningNode): Instant[] {
  const open = node.extension?.open;
  if (!open) return [];
  return [...(open.remindedAt === null ? [remindAt(world, open)] : []), open.dueAt];
}

/** The end of a node ends what was asked for it. */
export const endOfNode = (node: RunningNode): ExtensionEvent[] => lapse(node, 'node-over');

function lapse(node: RunningNode, reason: LapseReason): ExtensionEvent[] {
  const open = node.extension?.open;
  return open ? [{ type: 'extensionLapsed', node: node.code, request: open.request, reason }] : [];
}
