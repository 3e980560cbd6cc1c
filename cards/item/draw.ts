import { DAY_MS, HOUR, type Instant } from '../../domain/calendar/time.ts';
import { answeredWith } from '../../domain/item/decide.ts';
import { isOpenItem } from '../../domain/item/light.ts';
import type { DatedItem, ItemSubject } from '../../domain/item/types.ts';
import { matterOf } from '../../domain/matter/machine.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Drawers } from '../drawn.ts';
import { instructionFormCard, itemFormCard, itemResultFormCard } from './forms.ts';
import { itemCallCard, itemCard, itemsOfList, meetingItemsCard } from './item.ts';
import { doneToldCard, supersededToldCard, withdrawnToldCard } from './told.ts';
import { withdrawFormCard } from './withdraw.ts';

/** News have nothing to press; for a while what is sent afterwards still shows on them. */
const NEWS_FOR_MS = 7 * DAY_MS;
/** A form nobody has sent for so long is not renewed. */
const FORM_FOR_MS = 24 * HOUR;

/** None is ever taken away again: one that is not there cannot have a card. */
function known(project: Project, { matter }: { readonly matter: string }): DatedItem {
  const item = matterOf(project, 'datedItem', matter);
  if (!item) throw new Error(`${project.id} has no dated item ${matter}`);
  return item;
}

const isOver = (item: DatedItem): boolean => !isOpenItem(item);

/** Settled for so long that nothing of it changes any more; until then the card is news. */
function isPast(now: Instant, { done, superseded, withdrawn }: DatedItem): boolean {
  const since = done?.at ?? superseded?.at ?? withdrawn?.at;
  return since !== undefined && now - since > NEWS_FOR_MS;
}

const told = { done: doneToldCard, superseded: supersededToldCard, withdrawn: withdrawnToldCard };

export const itemDrawers: Drawers<ItemSubject> = {
  item(ctx, project, subject, options) {
    const item = known(project, subject);
    return { card: itemCard(ctx, project, item, options), isFinal: isPast(ctx.now, item) };
  },
  meetingItems: (ctx, project, { matter }, options) => ({
    card: meetingItemsCard(ctx, project, matter, options),
    isFinal: itemsOfList(project, matter).every(isOver),
  }),
  itemCall(ctx, project, subject, options) {
    const item = known(project, subject);
    const card = itemCallCard(ctx, project, item, subject.call, options);
    const isFinal =
      subject.call === 'superseded' || subject.call === 'withdrawn'
        ? isPast(ctx.now, item)
        : isOver(item);
    return { card, isFinal };
  },
  itemTold(ctx, project, subject) {
    const item = known(project, subject);
    return {
      card: told[subject.what](ctx, project, item),
      isFinal: ctx.now - subject.at > NEWS_FOR_MS,
    };
  },
  itemForm: (ctx, project, { matter, openedAt }) => ({
    card: itemFormCard(ctx, project, matter),
    isFinal: ctx.now - openedAt > FORM_FOR_MS,
  }),
  itemResultForm(ctx, project, subject) {
    const item = known(project, subject);
    const card = itemResultFormCard(ctx, project, item);
    return { card, isFinal: isOver(item) || ctx.now - subject.openedAt > FORM_FOR_MS };
  },
  withdrawForm(ctx, project, subject) {
    const item = known(project, subject);
    const card = withdrawFormCard(ctx, project, item);
    return { card, isFinal: isOver(item) || ctx.now - subject.openedAt > FORM_FOR_MS };
  },
  instructionForm(ctx, project, subject) {
    const answered = answeredWith(project, subject.form);
    return {
      card: instructionFormCard(ctx, project, subject),
      isFinal: answered !== undefined || ctx.now - subject.openedAt > FORM_FOR_MS,
    };
  },
};
