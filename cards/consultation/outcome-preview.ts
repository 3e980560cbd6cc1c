import { dayOf } from '../../domain/calendar/time.ts';
import type { Consultation } from '../../domain/consultation/types.ts';
import { doerOf } from '../../domain/item/people.ts';
import type { SetItem } from '../../domain/item/types.ts';
import { ENTERPRISE } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import { textCard } from '../answers.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  footer,
  header,
  lines,
  markdown,
} from '../parts.ts';
import { cut, escapeText, personLine, personName, unitName } from '../text.ts';
import type { Toast } from '../toasts.ts';
import { dateWords } from '../words.ts';

/** Signs of an item's words where the list is short, and where it is long. */
const [MANY_SIGNS, FEW_SIGNS] = [100, 40];
const SHORT_LIST = 12;

/** An item as it was read, with what was left out filled in. */
export type ReadItem = Pick<SetItem, 'unit' | 'owner' | 'dueAt'> & { readonly words: string };

/** What was read of a meeting's outcome, line by line, before anything is saved: one tap confirms it. */
export function outcomePreviewCard(
  ctx: CardContext,
  project: Project,
  meeting: Consultation,
  { draft, items }: { readonly draft: string; readonly items: readonly ReadItem[] },
): Card {
  const title = `请核对 · 读到 ${items.length} 件事项`;
  const about = { v: 1, project: project.id, matter: meeting.id, draft } as const;
  const signs = items.length > SHORT_LIST ? FEW_SIGNS : MANY_SIGNS;
  return card(
    `${title} · ${cut(meeting.words, 32)} · ${project.name}`,
    header(title, { subtitle: `${cut(meeting.words, 32)} · ${project.name}`, template: 'blue' }),
    [
      ...items.map((item, index) => row(ctx, project, item, index + 1, signs)),
      buttonRow([
        button('确认登记', { ...about, action: 'outcome-save' }, { type: 'primary_filled' }),
        button('返回修改', { ...about, action: 'outcome-edit' }),
      ]),
      footer('确认前没有保存。确认后编号、发到项目群，并通知每件事的责任人。'),
    ],
  );
}

function row(
  ctx: CardContext,
  project: Project,
  item: ReadItem,
  number: number,
  signs: number,
): Element {
  const facts = `${whoWords(ctx, project, item)} · ${dateWords(dayOf(item.dueAt), ctx.now)}前`;
  return markdown(
    lines([
      `**${number}.** ${escapeText(cut(item.words, signs))}`,
      coloured('grey', escapeText(facts)),
    ]),
  );
}

/** 供电公司 解东升; 企业（甘晓楠）. */
function whoWords({ world }: CardContext, project: Project, item: ReadItem): string {
  const doer = doerOf(world, project, item);
  if (doer === null) return `${unitName(world, item.unit)} · 暂无责任人`;
  return item.unit === ENTERPRISE ? `企业（${personName(world, doer)}）` : personLine(world, doer);
}

/** An outcome that was confirmed. */
export const outcomeSavedCard = (count: number): Card =>
  textCard(`已登记 ${count} 件事项`, '清单已发到项目群，每件事的责任人会收到通知。', 'success');

/** One that is written anew. */
export const outcomeDroppedCard = (): Card =>
  textCard('没有登记', '您写的内容已填在下面的表单里，改好后再登记。', 'info');

export const outcomeReadToast = (): Toast => ({
  type: 'success',
  content: '已读完，请在下面核对后确认，确认前没有保存。',
});

/** It was confirmed or given back before, or lay too long. */
export const outcomeGoneToast = (): Toast => ({
  type: 'info',
  content: '这份会商结果已经处理过，没有再登记。',
});

/** Somebody else pressed what only its author may confirm. */
export const outcomeNotYoursToast = (): Toast => ({
  type: 'error',
  content: '这份会商结果由填写的人确认，没有改动。',
});
