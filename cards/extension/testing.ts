import { DAY_MS } from '../../domain/calendar/time.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import type {
  ExtensionOutcome,
  ExtensionRequest,
  ExtensionSubject,
  NodeExtension,
} from '../../domain/extension/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import type { Draw } from '../drawn.ts';
import type { Card } from '../parts.ts';
import { extensionDrawers } from './draw.ts';

/** Every card of this part about a node, with whatever words people may write. */
export function extensionCardsOf(
  ctx: CardContext,
  project: Project,
  node: NodeCode,
  words: string,
): Card[] {
  const open: ExtensionRequest = {
    request: 1,
    by: 'U022',
    at: ctx.now,
    from: ctx.now,
    dueAt: ctx.now + 20 * DAY_MS,
    words,
    remindedAt: null,
  };
  const decided = { by: 'U006', at: ctx.now } as const;
  const dueAt = ctx.now + 9 * DAY_MS;
  const outcomes: ExtensionOutcome[] = [
    { kind: 'granted', ...decided, dueAt, isShortened: false },
    { kind: 'granted', ...decided, dueAt, isShortened: true },
    { kind: 'refused', ...decided, words },
    { kind: 'withdrawn', ...decided },
    { kind: 'lapsed', at: ctx.now, reason: 'day-passed' },
  ];
  const past = outcomes.map((outcome, index) => ({ ...open, request: index + 2, outcome }));
  const waiting = withExtension(project, node, { open, past: [] });
  const closed = withExtension(project, node, { open: null, past });
  const subjects: readonly (readonly [Project, ExtensionSubject])[] = [
    [project, { kind: 'extensionForm', node, openedAt: ctx.now }],
    [waiting, { kind: 'extensionForm', node, openedAt: 0 }],
    [waiting, { kind: 'extensionDecision', node, request: 1, isReminder: false }],
    [waiting, { kind: 'extensionDecision', node, request: 1, isReminder: true }],
    [closed, { kind: 'extensionForm', node, openedAt: 0 }],
    [closed, { kind: 'extensionDecision', node, request: 2, isReminder: false }],
    ...[...past.map(({ request }) => request), 9].map(
      (request) => [closed, { kind: 'extensionOutcome', node, request }] as const,
    ),
  ];
  return subjects.map(
    ([state, subject]) =>
      (extensionDrawers[subject.kind] as Draw)(ctx, state, subject, { mention: ['U022'] }).card,
  );
}

/** The project with such requests on a node, where it has a clock. */
function withExtension(project: Project, code: NodeCode, extension: NodeExtension): Project {
  const node = project.nodes.get(code);
  if (node?.status !== 'running' && node?.status !== 'done') return project;
  return { ...project, nodes: new Map(project.nodes).set(code, { ...node, extension }) };
}
