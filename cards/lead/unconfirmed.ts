import type { Instant } from '../../domain/calendar/time.ts';
import type { LeadDraft } from '../../domain/lead/draft.ts';
import type { CardContext } from '../context.ts';
import { button, buttonRow } from '../controls.ts';
import {
  type Card,
  card,
  coloured,
  column,
  columns,
  type Element,
  footer,
  header,
  lines,
  markdown,
  plainLine,
} from '../parts.ts';
import { cut, escapeText } from '../text.ts';
import { dayWords } from '../words.ts';
import { leadName } from './words.ts';

/** Buttons on one card; the others are in the list that 线索 shows. */
const MOST_BUTTONS = 8;
const QUOTE_SIGNS = 40;

export interface UnconfirmedDraft {
  readonly id: string;
  readonly draft: LeadDraft;
}

/** Above a draft that its author is reminded of. */
export const reminderLine = ({ now }: CardContext, isUpdate: boolean, until: Instant): Element =>
  markdown(
    coloured(
      'orange',
      `${isUpdate ? '这条进展还没有确认，确认后才会记入' : '这条线索还没有确认，确认后才会登记'}。${dayWords(until, now)}前没有确认，草稿就过期。`,
    ),
  );

/** Several drafts that their author is reminded of, in one card. */
export const remindersCard = (
  ctx: CardContext,
  drafts: readonly UnconfirmedDraft[],
  until: Instant,
): Card =>
  card(
    `还有 ${drafts.length} 条线索没有确认，确认后才会登记`,
    header(`还有 ${drafts.length} 条线索没有确认`, {
      template: 'blue',
      tags: [{ text: '待确认', color: 'orange' }],
    }),
    [
      markdown(`确认后才会登记。${dayWords(until, ctx.now)}前没有确认，草稿就过期。`),
      ...unconfirmedParts(drafts, '核对'),
    ],
  );

/** Drafts that nobody came back to: nothing was saved, and nothing is lost. */
export function expiredCard(drafts: readonly UnconfirmedDraft[], keptDays: number): Card {
  const [only] = drafts;
  const isOne = drafts.length === 1 && only !== undefined;
  const title = isOne
    ? `线索草稿已过期 · ${leadName(only.draft.facts)}`
    : `${drafts.length} 条线索草稿已过期`;
  return card(title, header(title, { template: 'grey' }), [
    markdown(`没有确认，所以没有登记。${keptDays} 天内可以接着核对。`),
    ...(isOne
      ? [
          plainLine(`“${cut(only.draft.text, 300)}”`, 'notation'),
          buttonRow([
            button('接着核对', {
              v: 1,
              action: 'lead-review',
              draft: only.id,
              isOnly: true,
            }),
          ]),
        ]
      : unconfirmedParts(drafts, '接着核对')),
  ]);
}

/** Each draft with a button that brings its card. */
export function unconfirmedParts(drafts: readonly UnconfirmedDraft[], verb: string): Element[] {
  const shown = drafts.slice(0, MOST_BUTTONS);
  const left = drafts.length - shown.length;
  return [
    ...shown.map(({ id, draft }) =>
      columns([
        column([markdown(nameWords(draft))], { align: 'center' }),
        column(
          [
            button(
              verb,
              { v: 1, action: 'lead-review', draft: id, isOnly: false },
              { name: `lead-review-${id}` },
            ),
          ],
          { width: 'auto', align: 'center' },
        ),
      ]),
    ),
    ...(left > 0 ? [footer(`另有 ${left} 条，核对完这些再发“线索”。`)] : []),
  ];
}

/** What was read, else the words themselves. */
function nameWords({ facts, of, text }: LeadDraft): string {
  const isNamed = facts.company !== null || facts.project !== null;
  const name = isNamed ? leadName(facts) : `“${cut(text, QUOTE_SIGNS)}”`;
  return lines([
    `**${escapeText(name)}**`,
    ...(of === null ? [] : [coloured('grey', `${of} 的进展`)]),
  ]);
}
