import type { Account } from '../../domain/points/account.ts';
import { type Posted, stateOf } from '../../domain/points/state.ts';
import type { CardContext } from '../context.ts';
import {
  type Card,
  card,
  coloured,
  type Element,
  fact,
  header,
  lines,
  markdown,
  panel,
} from '../parts.ts';
import { cutList, escapeText, unitName } from '../text.ts';
import { appealForm } from './appeal-form.ts';
import { aboutWords, amountWords, balanceWords, monthWords, postedWords } from './words.ts';

/** As many as a phone shows with the form below. */
const MAX_LINES = 5;
const MAX_EXEMPT = 12;

export interface AccountOptions {
  readonly account: Account;
  /** Oldest first. */
  readonly posted: readonly Posted[];
  readonly nameOf: (project: string) => string;
  /** Which of them the reader may object to at this moment. */
  readonly mayAppeal: (posted: Posted) => boolean;
}

/**
 * 积分 of a unit: the month's settled points, as in the leaders' table; what is not settled beside
 * them; each entry with its cause, and what may still be objected to.
 */
export function accountCard(
  ctx: CardContext,
  { account, posted, nameOf, mayAppeal }: AccountOptions,
): Card {
  const { world, now } = ctx;
  const { settled, pending, unit, month, given, taken } = account;
  const title = `${unitName(world, unit)} · ${monthWords(month)}积分 ${balanceWords(settled)} 分`;
  const open = pending < 0 ? `另有 ${amountWords(pending)} 分未定（申诉期内或申诉中）` : '';
  const newest = [...posted].reverse();
  const isExempt = (one: Posted) => stateOf(one, now) === 'exempt';
  const [counted, exempt] = [newest.filter((one) => !isExempt(one)), newest.filter(isExempt)];
  const line = (one: Posted) => lineOf(ctx, one, nameOf);
  const { base } = world.catalogue.rules.points;
  const head = header(title, { subtitle: open, template: open ? 'orange' : 'blue' });
  return card(open ? `${title}，${open}` : title, head, [
    fact('构成', `基础 ${base}，扣 ${amountWords(taken - pending)}，加 ${amountWords(given)}`),
    markdown(
      counted.length === 0
        ? '本月没有加分、扣分。'
        : lines(cutList(counted, MAX_LINES, line, (left) => `另有 ${left} 项较早的`)),
    ),
    ...exemptPanel(exempt, line),
    ...appealForm(
      world,
      posted.filter(mayAppeal).map(({ entry }) => entry),
      nameOf,
      now,
    ),
  ]);
}

function exemptPanel(exempt: readonly Posted[], line: (one: Posted) => string): Element[] {
  if (exempt.length === 0) return [];
  const drawn = cutList(exempt, MAX_EXEMPT, line, (left) => `另有 ${left} 项`);
  return [panel(`不扣分的事项 ${exempt.length} 项`, [markdown(lines(drawn))])];
}

function lineOf(
  { world, now }: CardContext,
  one: Posted,
  nameOf: (project: string) => string,
): string {
  const { entry } = one;
  const about = escapeText(aboutWords(world, entry, nameOf, now));
  const state = escapeText(postedWords(one, now));
  return `**${amountWords(entry.hundredths)}** ${about}<br>${coloured('grey', state)}`;
}
