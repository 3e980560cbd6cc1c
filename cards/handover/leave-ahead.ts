import type { Day } from '../../domain/calendar/time.ts';
import type { Absence, PersonId } from '../../domain/people/types.ts';
import type { CardContext } from '../context.ts';
import { type Card, card, fact, footer, header, markdown } from '../parts.ts';
import { escapeText, personLine, personName } from '../text.ts';
import { dateWords } from '../words.ts';

// A leave that begins on a later day.

/** 4月10日到4月20日（含当天） */
const spanWords = ({ from, until }: LeaveAhead, { now }: CardContext): string =>
  `${dateWords(from, now)}到 ${dateWords(until, now)}（含当天）`;

interface LeaveAhead extends Absence {
  readonly person: PersonId;
  readonly from: Day;
  readonly by: PersonId;
}

/** A leave that lies ahead, for whoever recorded it and the person. */
export function awayAheadCard(ctx: CardContext, leave: LeaveAhead): Card {
  const { world, now } = ctx;
  const { person, standIn, from, until, by } = leave;
  const name = personName(world, person);
  const span = `${dateWords(from, now)}到 ${dateWords(until, now)}`;
  return card(
    `请假已登记 · ${name} ${span}`,
    header('请假已登记', { subtitle: personLine(world, person), template: 'green' }),
    [
      fact('请假', spanWords(leave, ctx)),
      fact('代办', escapeText(personLine(world, standIn))),
      ...(by === person ? [] : [fact('登记', escapeText(personLine(world, by)))]),
      fact('转交', `${dateWords(from, now)}当天转交，届时双方都会收到清单`),
      footer('开始前不变，仍由本人办理。不请了，请发“销假”。'),
    ],
  );
}

/** For the stand-in, ahead of the first day. */
export function standInAheadCard(ctx: CardContext, leave: LeaveAhead): Card {
  const { world } = ctx;
  const name = personName(world, leave.person);
  const span = spanWords(leave, ctx);
  return card(
    `将请您代办 · ${name} ${span}`,
    header('将请您代办', { subtitle: personLine(world, leave.person), template: 'blue' }),
    [
      markdown(`**${escapeText(name)}** ${span}请假，期间由您代办。`),
      footer('开始当天会把清单发给您，现在不用操作。'),
    ],
  );
}

/** For a stand-in who is not needed: the leave was called off before it began, or another acts. */
export function standInSparedCard({ world }: CardContext, person: PersonId): Card {
  const name = personName(world, person);
  return card(
    `不用代办 · ${name}`,
    header('不用代办', { subtitle: personLine(world, person), template: 'green' }),
    [markdown(`**${escapeText(name)}** 的请假有变动，原定由您代办的，不用代办了。`)],
  );
}

/** 销假 before the first day. */
export function calledOffCard({ world }: CardContext, person: PersonId): Card {
  const name = personName(world, person);
  return card(
    `请假已取消 · ${name}`,
    header('请假已取消', { subtitle: personLine(world, person), template: 'green' }),
    [markdown('请假还没有开始，已取消，仍由本人办理。')],
  );
}
