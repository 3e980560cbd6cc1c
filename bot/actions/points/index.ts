import { z } from 'zod';
import { type pointsActions, pointsFields } from '../../../cards/points/actions.ts';
import { ruledCard } from '../../../cards/points/ruling.ts';
import { pointsRefusalToast, pointsToasts } from '../../../cards/points/spoken.ts';
import { formIncompleteToast } from '../../../cards/toasts.ts';
import { cardContext } from '../../context.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { tellAppealed, tellRuled } from '../../points/tell.ts';
import { executePoints, findPosted } from '../../points/write.ts';
import type { Clicked, Runs } from '../types.ts';

const appealForm = z.object({
  [pointsFields.entry]: z.coerce.number().int().positive(),
  [pointsFields.words]: z.string().catch(''),
});
const rulingForm = z.object({ [pointsFields.words]: z.string().catch('') });

export const pointsRuns: Runs<typeof pointsActions> = {
  /** 申诉 */
  async 'points-appeal'(turn, _action, clicked) {
    const form = appealForm.safeParse(clicked.form);
    if (!form.success) return { toast: formIncompleteToast() };
    const { [pointsFields.entry]: entry, [pointsFields.words]: words } = form.data;
    const by = turn.person.id;
    const done = await executePoints(turn, { type: 'appealPoints', entry, words, by });
    const context = cardContext(turn.who, turn.now);
    if (!done.ok) return { toast: pointsRefusalToast(context, done.refusal) };
    await tellAppealed(turn, done.project, done.posted);
    return { toast: pointsToasts.appealed() };
  },

  'points-uphold': (turn, { entry }, clicked) => rule(turn, entry, 'uphold', clicked),
  'points-revoke': (turn, { entry }, clicked) => rule(turn, entry, 'revoke', clicked),
};

/** The card that asked shows how it ended, whoever has ruled. */
async function rule(
  turn: Turn,
  entry: number,
  decision: 'uphold' | 'revoke',
  clicked: Clicked,
): Promise<ClickAnswer> {
  const { [pointsFields.words]: words } = rulingForm.parse(clicked.form);
  const by = turn.person.id;
  const done = await executePoints(turn, { type: 'ruleOnPoints', entry, decision, words, by });
  const context = cardContext(turn.who, turn.now);
  if (done.ok) {
    await tellRuled(turn, done.project, done.posted);
    return {
      toast: pointsToasts.ruled(decision),
      card: ruledCard(context, done.project, done.posted),
    };
  }
  const toast = pointsRefusalToast(context, done.refusal);
  const found = done.refusal.code === 'points-ruled' ? await findPosted(turn, entry) : undefined;
  return found ? { toast, card: ruledCard(context, found.project, found.posted) } : { toast };
}
