import type { NodeCode } from '../catalogue/types.ts';
import { type Appliers, running, touch, withNode } from '../project/applier.ts';
import type { Project, RunningNode } from '../project/types.ts';
import type { ExtensionEvent, ExtensionOutcome, NodeExtension } from './types.ts';

export const extensionAppliers: Appliers<ExtensionEvent> = {
  extensionAsked: (project, { node, request, dueAt, by, said }, at) =>
    touch(project, node, at, (state) => ({
      ...state,
      extension: {
        past: state.extension?.past ?? [],
        open: {
          request,
          by,
          at,
          from: state.dueAt,
          dueAt,
          words: said?.words ?? '',
          remindedAt: null,
        },
      },
    })),
  // As with a deadline that was set: what counts down to it is due again.
  extensionGranted: (project, { node, dueAt, isShortened, by }, at) =>
    touch(project, node, at, (state) => ({
      ...state,
      dueAt,
      dueIsExplicit: true,
      warned: state.warned.yellow === undefined ? {} : { yellow: state.warned.yellow },
      extension: closed(state, { kind: 'granted', by, at, dueAt, isShortened }),
    })),
  extensionRefused: (project, { node, by, said }, at) =>
    close(project, node, { kind: 'refused', by, at, words: said?.words ?? '' }),
  extensionWithdrawn: (project, { node, by }, at) =>
    close(project, node, { kind: 'withdrawn', by, at }),
  extensionReminded(project, { node }, at) {
    const state = running(project, node);
    const open = state.extension?.open;
    if (!open || !state.extension) return project;
    const extension = { ...state.extension, open: { ...open, remindedAt: at } };
    return withNode(project, { ...state, extension });
  },
  extensionLapsed: (project, { node, reason }, at) =>
    close(project, node, { kind: 'lapsed', at, reason }),
};

/** Not a sign of life on the node: somebody else decided, time did, or nothing is asked any more. */
function close(project: Project, code: NodeCode, outcome: ExtensionOutcome): Project {
  const node = running(project, code);
  return withNode(project, { ...node, extension: closed(node, outcome) });
}

function closed({ extension }: RunningNode, outcome: ExtensionOutcome): NodeExtension | null {
  if (!extension?.open) return extension;
  return { open: null, past: [...extension.past, { ...extension.open, outcome }] };
}
