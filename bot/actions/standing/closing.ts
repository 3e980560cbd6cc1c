import type { CardAction } from '../../../cards/action.ts';
import { REASON_FIELD } from '../../../cards/standing/actions.ts';
import { closingDoneCard } from '../../../cards/standing/forms.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { commandClick } from '../command.ts';
import type { Clicked } from '../types.ts';

/** The answered form of 缓建 or 终止; what was written wrongly leaves the form as it is. */
export async function submitClosing(
  turn: Turn,
  { action, project }: Extract<CardAction, { action: 'suspend' | 'terminate' }>,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const reason = clicked.form[REASON_FIELD];
  const words = typeof reason === 'string' ? reason : '';
  const type = action === 'suspend' ? 'suspendProject' : 'terminateProject';
  const answer = await commandClick(turn, project, { type, words, by: turn.person.id }, clicked);
  const { toast } = answer;
  if (toast?.type !== 'success') return answer;
  return { toast, card: closingDoneCard(action, toast.content) };
}
