import type { UnitCode } from '../../domain/catalogue/types.ts';
import { sumOf } from '../../domain/points/amounts.ts';
import type { Entry } from '../../domain/points/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, footer, header, lines, markdown } from '../parts.ts';
import { cutList, escapeText, unitName } from '../text.ts';
import { dayWords } from '../words.ts';
import { appealForm } from './appeal-form.ts';
import { aboutWords, amountWords } from './words.ts';

/** Entries named before the rest is counted; the form's select has them all. */
const MAX_LINES = 8;

/** 扣分告知, in the unit head's own chat: what is to be taken, why, and until when to object. */
export function proposalsCard(
  { world, now }: CardContext,
  unit: UnitCode,
  entries: readonly Entry[],
  nameOf: (project: string) => string,
): Card {
  const name = unitName(world, unit);
  const total = amountWords(sumOf(entries));
  const title = `扣分告知 · ${name} · ${entries.length} 项，共 ${total} 分`;
  const drawn = cutList(
    entries,
    MAX_LINES,
    (entry) =>
      `**${amountWords(entry.hundredths)}** ${escapeText(aboutWords(world, entry, nameOf, now))}`,
    (left) => `另有 ${left} 项，发“积分”可看`,
  );
  return card(title, header(title, { template: 'orange' }), [
    markdown(lines(drawn)),
    markdown(`**${untilWords(entries, now)}**，逾期不申诉即生效。`),
    ...appealForm(world, entries, nameOf, now),
    footer('申诉由督考办裁定。每项只能申诉一次。'),
  ]);
}

/** The earliest end says most; where they differ the account has each. */
function untilWords(entries: readonly Entry[], now: number): string {
  const ends = [...new Set(entries.flatMap(({ appealUntil }) => appealUntil ?? []))].sort(
    (a, b) => a - b,
  );
  const [first = now] = ends;
  return ends.length > 1
    ? `最早的一项 ${dayWords(first, now)}前可申诉`
    : `${dayWords(first, now)}前可申诉`;
}
