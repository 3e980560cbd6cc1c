import type { CardContext } from '../../cards/context.ts';
import { refusalToast } from '../../cards/refusals.ts';
import { doneToasts, staleToast, type Toast } from '../../cards/toasts.ts';
import type { ProjectCommand } from '../../domain/project/commands.ts';
import type { ProjectEvent } from '../../domain/project/events.ts';
import type { Project } from '../../domain/project/types.ts';
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

/** The sentence for a command that was carried out. */
export function doneToast(
  context: CardContext,
  project: Project,
  command: Exclude<ProjectCommand, { type: 'tick' }>,
  events: readonly ProjectEvent[],
): Toast {
  switch (command.type) {
    case 'accept':
      return doneToasts.accept(context, project, command.node);
    case 'finish': {
      const started = events.flatMap((event) => (event.type === 'nodeStarted' ? event.node : []));
      return doneToasts.finish(context, command.node, started);
    }
    case 'fileMaterial':
      return doneToasts.file(context, project, command.material);
    case 'promiseMaterials':
      return doneToasts.promise(context, project, command);
    case 'setDue':
      return doneToasts.setDue(context, command.node, command.dueAt);
    default:
      return command satisfies never;
  }
}
