import { z } from 'zod';
import { type pointsActions, pointsFields } from '../../../cards/points/actions.ts';
import { ruledCard } from '../../../cards/points/ruling.ts';
import { pointsRefusalToast, pointsToasts } from '../../../cards/points/spoken.ts';
import { formIncompleteToast } from '../../../cards/toasts.ts';
import type { Posted } from '../../../domain/points/state.ts';
import { cardContext } from '../../context.ts';
import { renderCard } from '../../delivery/render.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import { refreshPointsCards } from '../../points/cards.ts';
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
    if (!done.ok) {
      const toast = pointsRefusalToast(context, done.refusal);
      return { toast, ...(await shownAnew(turn, clicked)) };
    }
    await tellAppealed(turn, done.posted);
    await refreshed(turn, done.posted, clicked);
    return { toast: pointsToasts.appealed(), ...(await shownAnew(turn, clicked)) };
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
    await tellRuled(turn, done.posted);
    await refreshed(turn, done.posted, clicked);
    return {
      toast: pointsToasts.ruled(decision),
      card: ruledCard(context, done.project, done.posted),
    };
  }
  const toast = pointsRefusalToast(context, done.refusal);
  const found = done.refusal.code === 'points-ruled' ? await findPosted(turn, entry) : undefined;
  return found ? { toast, card: ruledCard(context, found.project, found.posted) } : { toast };
}

/** Every open card about the entry says how it stands, whoever's chat it is in. */
const refreshed = ({ tx, now }: Turn, { entry }: Posted, { card }: Clicked): Promise<void> =>
  refreshPointsCards(tx, [entry.unit], now, {
    entry: entry.id,
    ...(card ? { shown: card.id } : {}),
  });

/** The clicked card as it stands now; nothing where nobody tracks it. */
async function shownAnew(
  { tx, who, now }: Turn,
  { card }: Clicked,
): Promise<Pick<ClickAnswer, 'card'>> {
  if (card?.state !== 'live') return {};
  return { card: await renderCard(tx, cardContext(who, now), null, card) };
}
