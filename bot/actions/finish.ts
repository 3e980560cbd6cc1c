import type { CardAction } from '../../cards/action.ts';
import { lateAnswerCard } from '../../cards/notes.ts';
import { finishedCard } from '../../cards/proposals.ts';
import { loadProject } from '../../db/queries/projects.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import type { ClickAnswer } from '../messenger/messenger.ts';
import { commandClick } from './command.ts';
import type { Clicked } from './types.ts';

/**
 * 办结. A question that nobody tracks, as to a plain sentence or about which project is meant, is
 * replaced by what came of it; it stays while papers are missing, or for those who may answer it.
 */
export async function finishNode(
  turn: Turn,
  { project: projectId, node }: Extract<CardAction, { action: 'finish' }>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const command = { type: 'finish', node, by: turn.person.id } as const;
  const answer = await commandClick(turn, projectId, command, clicked);
  const { toast } = answer;
  if (clicked.card || !toast || toast.type === 'error') return answer;
  const project = await loadProject(turn.tx, projectId);
  if (!project) return answer;
  if (toast.type === 'success' || project.nodes.get(node)?.status === 'done') {
    return { ...answer, card: finishedCard(cardContext(turn.who, turn.now), project, node, toast) };
  }
  const canStill = project.nodes.get(node)?.status === 'running';
  return canStill ? answer : { ...answer, card: lateAnswerCard(toast) };
}
