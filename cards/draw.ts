import { isWarningOver } from '../domain/project/node-view.ts';
import type { CardSubject, NodeSubject } from '../domain/project/notices.ts';
import {
  isPromiseWarningOver,
  owedPapers,
  promisableFor,
  promisedSince,
} from '../domain/project/promise.ts';
import type { Project } from '../domain/project/types.ts';
import { clockOf, isActive, isArchived } from '../domain/standing/phase.ts';
import { blockerDrawers } from './blocker/draw.ts';
import { clockDrawers } from './clock/draw.ts';
import { consultationDrawers } from './consultation/draw.ts';
import { contextFor } from './context.ts';
import type { Draw, Drawers } from './drawn.ts';
import { errandDrawers } from './errand/draw.ts';
import { extensionDrawers } from './extension/draw.ts';
import { handoverDrawers } from './handover/draw.ts';
import { itemDrawers } from './item/draw.ts';
import { materialDrawers } from './material/draw.ts';
import { nodeCard } from './node.ts';
import { progressCard } from './progress.ts';
import { promiseCard } from './promise.ts';
import { promiseFormCard } from './promise-form.ts';
import { rectificationDrawers } from './rectification/draw.ts';
import { onboardingDrawers } from './setup/draw.ts';
import { standingDrawers } from './standing/draw.ts';
import { stopped } from './standing/stopped.ts';
import { supervisionDrawers } from './supervision/draw.ts';
import { teamDrawers } from './team/draw.ts';
import { urgentWarningCard, warningCard } from './warning.ts';

const isOver = (project: Project, node: string): boolean =>
  project.nodes.get(node)?.status !== 'running';

const nodeDrawers: Drawers<NodeSubject> = {
  progress: (ctx, project) => ({ card: progressCard(ctx, project), isFinal: isArchived(project) }),
  node: (ctx, project, { node }, options) => ({
    card: nodeCard(ctx, project, node, options),
    isFinal: isOver(project, node) && owedPapers(project, node).length === 0,
  }),
  warning: (ctx, project, { node, warning }, options) => ({
    card: warningCard(ctx, project, node, warning, options),
    isFinal: isWarningOver(project, node, ctx.now),
  }),
  urgentWarning: (ctx, project, { node }) => ({
    card: urgentWarningCard(ctx, project, node),
    isFinal: isWarningOver(project, node, ctx.now),
  }),
  promise: (ctx, project, { material, node, warning }, options) => ({
    card: promiseCard(ctx, project, material, node, warning, options),
    isFinal: isPromiseWarningOver(project, material, warning, ctx.now),
  }),
  promiseForm: (ctx, project, { node, openedAt }) => ({
    card: promiseFormCard(ctx, project, node, openedAt),
    isFinal:
      promisableFor(ctx.world, project, node).length === 0 ||
      promisedSince(project, node, openedAt).length > 0,
  }),
};

const drawers: Drawers<CardSubject> = {
  ...nodeDrawers,
  ...materialDrawers,
  ...blockerDrawers,
  ...rectificationDrawers,
  ...clockDrawers,
  ...extensionDrawers,
  ...handoverDrawers,
  ...errandDrawers,
  ...consultationDrawers,
  ...itemDrawers,
  ...teamDrawers,
  ...standingDrawers,
  ...onboardingDrawers,
  ...supervisionDrawers,
};

/** These say themselves how the project stands. */
const ownWords: ReadonlySet<CardSubject['kind']> = new Set([
  'progress',
  'suspended',
  'resumed',
  'ended',
  'archived',
  'withdrawn',
]);

/** What was supervised is closed out after the last node, too. Source: design, section 3. */
const afterTheEnd: ReadonlySet<CardSubject['kind']> = new Set([
  'order',
  'orderVerify',
  'orderEnterprise',
  'orderForm',
]);

const goesOn = ({ phase }: Project, { kind }: CardSubject): boolean =>
  phase.status === 'finished' && afterTheEnd.has(kind);

/**
 * A card about anything of a project, as it stands at the context's instant. One of a project that
 * is not under way shows how it stood when it stopped, and has nothing to press.
 */
export const draw: Draw = (around, project, subject, options) => {
  const ctx = contextFor(around, project);
  const drawIt = drawers[subject.kind] as Draw;
  if (isActive(project) || ownWords.has(subject.kind) || goesOn(project, subject)) {
    return drawIt(ctx, project, subject, options);
  }
  const stoodAt = { ...ctx, now: clockOf(project, ctx.now) };
  return stopped(ctx, project, drawIt(stoodAt, project, subject, options));
};
