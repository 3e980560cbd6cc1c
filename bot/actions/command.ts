import { doneToast } from '../../cards/done.ts';
import { refusalToast } from '../../cards/refusals.ts';
import { staleToast } from '../../cards/toasts.ts';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import { cardContext } from '../context.ts';
import { renderCard } from '../delivery/render.ts';
import { execute } from '../execute.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import type { Clicked } from './types.ts';

/**
 * Carries out a command for a click: a toast in the words of the outcome, and the clicked card as
 * it looks now, so that the person sees the change without waiting for its delivery.
 */
export async function commandClick(
  turn: Turn,
  projectId: string,
  command: Exclude<ProjectCommand, { type: 'tick' }>,
  { card }: Clicked,
): Promise<ClickAnswer> {
  const { tx, who, now } = turn;
  const shown = card?.state === 'live' ? card.id : undefined;
  const executed = await execute(tx, who.world, projectId, command, turn.cause, now, shown);
  if (!executed) return { toast: staleToast() };
  const context = cardContext(who, now);
  const { project } = executed;
  if (!executed.ok) return { toast: refusalToast(context, project, executed.refusal) };
  const toast = doneToast(context, project, command, executed.events);
  if (card?.state !== 'live') return { toast };
  return { toast, card: await renderCard(tx, context, project, card) };
}
