import type { UnitCode } from '../../domain/catalogue/types.ts';
import { sumOf } from '../../domain/points/amounts.ts';
import { type Posted, stateOf } from '../../domain/points/state.ts';
import type { Entry } from '../../domain/points/types.ts';
import type { World } from '../../domain/project/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, coloured, footer, header, lines, markdown } from '../parts.ts';
import { cutList, escapeText, unitName } from '../text.ts';
import { dayWords } from '../words.ts';
import { appealForm } from './appeal-form.ts';
import { aboutWords, amountWords, postedWords } from './words.ts';

/** Entries named before the rest is counted; the form's select has them all. */
const MAX_LINES = 8;

/**
 * 扣分告知, in the unit head's own chat: what is to be taken, why, until when to object, and what
 * became of it since.
 */
export function proposalsCard(
  { world, now }: CardContext,
  unit: UnitCode,
  posted: readonly Posted[],
  nameOf: (project: string) => string,
): Card {
  const name = unitName(world, unit);
  const total = amountWords(sumOf(posted.map(({ entry }) => entry)));
  const title = `扣分告知 · ${name} · ${posted.length} 项，共 ${total} 分`;
  const open = posted.flatMap((one) => (stateOf(one, now) === 'proposed' ? one.entry : []));
  const drawn = cutList(
    posted,
    MAX_LINES,
    (one) => lineOf(world, one, nameOf, now),
    (left) => `另有 ${left} 项，发“积分”可看`,
  );
  return card(title, header(title, { template: open.length > 0 ? 'orange' : 'grey' }), [
    markdown(lines(drawn)),
    ...(open.length > 0
      ? [
          markdown(`**${untilWords(open, now)}**，逾期不申诉即生效。`),
          ...appealForm(world, open, nameOf, now),
          footer('申诉由督考办裁定。每项只能申诉一次。'),
        ]
      : [footer('没有还能申诉的项目。发“积分”可看本单位的积分。')]),
  ]);
}

/** What is to be taken; what became of it stands under it, once something did. */
function lineOf(
  world: World,
  one: Posted,
  nameOf: (project: string) => string,
  now: number,
): string {
  const { entry } = one;
  const line = `**${amountWords(entry.hundredths)}** ${escapeText(aboutWords(world, entry, nameOf, now))}`;
  const state = stateOf(one, now);
  return state === 'proposed'
    ? line
    : `${line}<br>${coloured('grey', escapeText(postedWords(one, now)))}`;
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
