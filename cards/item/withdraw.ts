import { MOST_SIGNS } from '../../domain/item/complete.ts';
import { isOpenItem } from '../../domain/item/light.ts';
import type { DatedItem } from '../../domain/item/types.ts';
import type { Project } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { button, form, submit, textInput } from '../controls.ts';
import { type Card, card, type Element, footer, header, markdown } from '../parts.ts';
import { cut, escapeText, personLine } from '../text.ts';
import { dayWords } from '../words.ts';
import { itemFields as fields } from './actions.ts';
import { itemFacts } from './item.ts';

const TITLE_SIGNS = 32;

/** 撤回批示; why is asked in the own chat of whoever presses it. */
export const withdrawButton = (project: Project, { id }: DatedItem): Element =>
  button(
    '撤回批示',
    { v: 1, action: 'withdraw-form', project: project.id, matter: id },
    { name: `withdraw-${id}` },
  );

/** 撤回批示, in the own chat: what is withdrawn, and why. */
export function withdrawFormCard(ctx: CardContext, project: Project, item: DatedItem): Card {
  const isOpen = isOpenItem(item);
  const title = `撤回批示 ${item.id} · ${cut(item.words, TITLE_SIGNS)}`;
  return card(
    `${title} · ${project.name}`,
    header(title, { subtitle: project.name, template: isOpen ? 'blue' : 'grey' }),
    isOpen
      ? [
          ...itemFacts(ctx, project, item),
          form('withdraw_form', [
            textInput(fields.words, {
              placeholder: '为什么撤回，例如：已由区里统一安排',
              maxSigns: MOST_SIGNS,
              rows: 2,
            }),
            submit('撤回批示', {
              v: 1,
              action: 'withdraw-send',
              project: project.id,
              matter: item.id,
            }),
          ]),
          footer('撤回后不再催办，并在项目群告知责任人。'),
        ]
      : [markdown('这条批示已经不在办，不用再撤回。')],
  );
}

/** `区政府 卫东方 于 3月20日 09:00 撤回：已由区里统一安排`, escaped; empty where it was not withdrawn. */
export function withdrawnWords({ world, now }: CardContext, { withdrawn }: DatedItem): string {
  if (!withdrawn) return '';
  const { by, at, words } = withdrawn;
  return escapeText(`${personLine(world, by)} 于 ${dayWords(at, now)}撤回：${words}`);
}
