import { DAY_MS } from '../calendar/time.ts';
import type { NodeState } from '../project/types.ts';
import type { ExtensionRequest, NodeExtension, PastRequest, RequestNumber } from './types.ts';

/** All that was asked for a node; undefined where nothing was. */
export function extensionOf(node: NodeState | undefined): NodeExtension | undefined {
  if (node?.status !== 'running' && node?.status !== 'done') return undefined;
  return node.extension ?? undefined;
}

/** One request of a node, open or past; undefined where it is no longer on record. */
export function requestOf(
  node: NodeState | undefined,
  request: RequestNumber,
): ExtensionRequest | PastRequest | undefined {
  const extension = extensionOf(node);
  const all = [...(extension?.past ?? []), ...(extension?.open ? [extension.open] : [])];
  return all.find((each) => each.request === request);
}

/** One that is decided, withdrawn or lapsed; undefined: it is open, or not on record. */
export const pastRequestOf = (
  node: NodeState | undefined,
  request: RequestNumber,
): PastRequest | undefined => extensionOf(node)?.past.find((each) => each.request === request);

/** The same where the project stood still for so many calendar days: what is open moves with them. */
export function postponeRequest(
  extension: NodeExtension | null,
  days: number,
): NodeExtension | null {
  if (!extension?.open) return extension;
  const { dueAt } = extension.open;
  return { ...extension, open: { ...extension.open, dueAt: dueAt + days * DAY_MS } };
}

/** How often a node has been given more time. */
export const countGranted = (extension: NodeExtension | null | undefined): number =>
  (extension?.past ?? []).filter(({ outcome }) => outcome.kind === 'granted').length;
