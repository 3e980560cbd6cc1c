import { accountCard } from '../../cards/points/account.ts';
import { comparisonCard } from '../../cards/points/comparison.ts';
import { pointsWords } from '../../cards/points/spoken.ts';
import { findOpenAppeals } from '../../db/queries/points.ts';
import { loadProjects } from '../../db/queries/projects.ts';
import type { Instant } from '../../domain/calendar/time.ts';
import { findUnit } from '../../domain/catalogue/find-unit.ts';
import type { UnitCode } from '../../domain/catalogue/types.ts';
import type { Role } from '../../domain/people/types.ts';
import { monthOf } from '../../domain/points/amounts.ts';
import { monthBefore } from '../../domain/points/standings.ts';
import type { Month } from '../../domain/points/types.ts';
import { cardContext } from '../context.ts';
import { enqueueSay } from '../delivery/enqueue.ts';
import { personLane } from '../delivery/lane-keys.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { readAccount, readStandings } from '../points/read.ts';
import { mayObject, postRuling } from '../points/tell.ts';
import { findPosted } from '../points/write.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** Who looks at all units: leaders above them, whoever rules, whoever operates. */
export const comparers: readonly Role[] = [
  'principalLeader',
  'portfolioLeader',
  'verifier',
  'operator',
];

/** 积分, 积分 2月, and for leaders 积分 自规分局: always in the own chat, since it names one's own unit. */
export const pointsCommand: Command = {
  usage: '积分',
  what: '看本单位本月积分和扣分缘由；加“2月”看那个月',
  read(text) {
    const words = after(text, ['积分']);
    if (words === undefined) return undefined;
    return async (turn, heard) => {
      const asked = readMonth(words, turn.now);
      const rest = asked ? words.slice(asked.length).trim() : words;
      const unit = rest === '' ? null : findUnit(turn.who.world.catalogue, rest);
      if (unit === undefined) return undefined;
      const card = await pointsOf(turn, asked?.month ?? monthOf(turn.now), unit);
      if (!heard.message.isGroup) return card;
      await enqueueSay(turn.tx, personLane(turn.person.id), card, {}, turn.now);
      return pointsWords.privately();
    };
  },
};

async function pointsOf(turn: Turn, month: Month, asked: UnitCode | null): Promise<object> {
  const { tx, who, now, person, context } = turn;
  const mayCompare = comparers.includes(person.role);
  if (mayCompare && asked === null) {
    const standings = await readStandings(tx, who.world, month, now);
    const isRanked = context.isRanked ?? false;
    return comparisonCard(cardContext(who, now), month, standings, { isRanked });
  }
  const unit = asked ?? person.unit;
  if (unit !== person.unit && !mayCompare) return pointsWords.leadersOnly();
  if (!who.world.catalogue.units.has(unit)) return pointsWords.noUnit();
  return unitCard(turn, unit, month);
}

async function unitCard({ tx, who, now, person }: Turn, unit: UnitCode, month: Month) {
  const { account, posted, names } = await readAccount(tx, who.world, unit, month, now);
  const projects = new Map(
    (await loadProjects(tx, [...names.keys()])).map((project) => [project.id, project]),
  );
  return accountCard(cardContext(who, now), {
    account,
    posted,
    nameOf: (id) => names.get(id) ?? id,
    mayAppeal: (one) =>
      mayObject(who.world, projects.get(one.entry.projectId), one, person.id, now),
  });
}

/** `2月`, `2026年2月`, `上月`, `本月` at the head; a month that is still to come is that of last year. */
export function readMonth(
  words: string,
  now: Instant,
): { readonly month: Month; readonly length: number } | undefined {
  const current = monthOf(now);
  const near = /^(本月|上月|上个月)/u.exec(words);
  if (near) {
    return {
      month: near[1] === '本月' ? current : monthBefore(current, 1),
      length: near[0].length,
    };
  }
  const named = /^(?:(20\d\d)年)?(1[0-2]|0?[1-9])月(?:份)?/u.exec(words);
  if (!named) return undefined;
  const [all, year = current.slice(0, 4), number = '1'] = named;
  const month = `${year}-${number.padStart(2, '0')}`;
  const isAhead = month > current && named[1] === undefined;
  return { month: isAhead ? monthBefore(month, 12) : month, length: all.length };
}

/** Rulings that a verifier gets at once; the rest comes when these are done. */
const MOST_RULINGS = 3;

/** 申诉, for verifiers: what waits for a ruling, each as a card of its own. */
export const appealsCommand: Command = {
  usage: '申诉',
  what: '看等待裁定的积分申诉',
  only: 'verifier',
  read(text) {
    if (after(text, ['申诉', '积分申诉']) !== '') return undefined;
    return async (turn, { message }: Heard) => {
      if (turn.person.role !== 'verifier' || message.isGroup) return pointsWords.verifiersOnly();
      const { tx, now, person } = turn;
      const open = await findOpenAppeals(tx);
      if (open.length === 0) return pointsWords.noAppeals();
      for (const id of open.slice(0, MOST_RULINGS)) {
        const found = await findPosted(turn, id);
        if (found) await postRuling(tx, person.id, found.posted.entry, now);
      }
      return pointsWords.appeals(open.length, Math.min(open.length, MOST_RULINGS));
    };
  },
};
