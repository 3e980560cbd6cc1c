import { DAY_MS } from '../../domain/calendar/time.ts';
import { isReminderOver } from '../../domain/clock/remind.ts';
import type { ClockSubject } from '../../domain/clock/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Drawers } from '../drawn.ts';
import { pauseForm, supplementForm } from './forms.ts';
import { clockOf, clockRunsCard, pauseAt, pauseCard, pauseReminderCard } from './pause.ts';
import { supplementCard } from './supplement.ts';
import { supplementReminderCard } from './supplement-reminder.ts';

/** How long a card that only calls somebody is kept true. */
const NEWS_FOR_MS = DAY_MS;

const isPauseOver = (project: Project, node: string, nth: number): boolean =>
  pauseAt(project, node, nth)?.ended !== null;

const isRunning = (project: Project, node: string): boolean =>
  project.nodes.get(node)?.status === 'running';

/** When the clock went on, or started, that such a card tells of; 0: it is not known any more. */
function runsSince(project: Project, card: Extract<ClockSubject, { kind: 'clockRuns' }>): number {
  const clock = clockOf(project, card.node);
  const at =
    card.after === 'pause'
      ? clock?.past[card.nth]?.resumedAt
      : clock?.supplements[card.nth]?.completedAt;
  return at ?? 0;
}

export const clockDrawers: Drawers<ClockSubject> = {
  pause: (ctx, project, subject, options) => ({
    card: pauseCard(ctx, project, subject, options),
    isFinal: isPauseOver(project, subject.node, subject.nth),
  }),
  supplement: (ctx, project, subject, options) => ({
    card: supplementCard(ctx, project, subject, options),
    isFinal:
      !isRunning(project, subject.node) ||
      clockOf(project, subject.node)?.supplements[subject.nth]?.completedAt !== null,
  }),
  clockRuns: (ctx, project, subject, options) => ({
    card: clockRunsCard(ctx, project, subject, options),
    isFinal:
      !isRunning(project, subject.node) || ctx.now - runsSince(project, subject) > NEWS_FOR_MS,
  }),
  pauseReminder: (ctx, project, subject) => ({
    card: pauseReminderCard(ctx, project, subject),
    isFinal: isPauseOver(project, subject.node, subject.nth),
  }),
  supplementReminder(ctx, project, subject) {
    const state = project.nodes.get(subject.node);
    const node = state?.status === 'running' ? state : undefined;
    return {
      card: supplementReminderCard(ctx, project, subject),
      isFinal: isReminderOver(ctx.world, project, node, subject.at),
    };
  },
  pauseForm(ctx, project, { node, openedAt }) {
    const { card, isClosed } = pauseForm(ctx, project, node, openedAt);
    return { card, isFinal: isClosed };
  },
  supplementForm(ctx, project, { node, openedAt }) {
    const { card, isClosed } = supplementForm(ctx, project, node, openedAt);
    return { card, isFinal: isClosed };
  },
};
