import { efficiencyCard, type MonthFigures } from '../../cards/points/efficiency.ts';
import { pointsWords } from '../../cards/points/spoken.ts';
import { readEventsOf } from '../../db/queries/events.ts';
import { listSummons } from '../../db/queries/points-facts.ts';
import { listProjects } from '../../db/queries/projects.ts';
import { addMonths, type Instant, startOfDay } from '../../domain/calendar/time.ts';
import { findUnit } from '../../domain/catalogue/find-unit.ts';
import type { UnitCode } from '../../domain/catalogue/types.ts';
import { monthOf } from '../../domain/points/amounts.ts';
import { monthBefore } from '../../domain/points/standings.ts';
import type { Month } from '../../domain/points/types.ts';
import { efficiencyOf } from '../../domain/reports/efficiency.ts';
import { runsIn, timelineEventTypes } from '../../domain/reports/timeline.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import { comparers, readMonth } from './points.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** Which months stand side by side, and whose: null: the district's. */
interface Asked {
  readonly month: Month;
  readonly other: Month;
  readonly rest: string;
}

/**
 * 效能: leaders see the district's, or with its name a unit's, everybody else their own unit's; in the
 * own chat only. 效能 3月比1月 compares any two months.
 */
export const efficiencyCommand: Command = {
  usage: '效能',
  what: '看按时完成率、平均用时和提速；加“2月”看那个月，加“3月比1月”作对比',
  read(text) {
    const words = after(text, ['效能']);
    if (words === undefined) return undefined;
    return async (turn, { message }) => {
      const { month, other, rest } = readAsked(words, turn.now);
      const { person, who } = turn;
      const { catalogue } = who.world;
      const named = rest === '' ? null : findUnit(catalogue, rest);
      if (named === undefined) return undefined;
      if (message.isGroup) return pointsWords.ownChatOnly();
      const isAbove = comparers.includes(person.role);
      if (isAbove) return measure(turn, month, other, named);
      if (named !== null && named !== person.unit) return pointsWords.leadersOnly();
      if (!catalogue.units.has(person.unit)) return pointsWords.noUnit();
      return measure(turn, month, other, person.unit);
    };
  },
};

function readAsked(words: string, now: Instant): Asked {
  const first = readMonth(words, now);
  const month = first?.month ?? monthOf(now);
  const rest = words.slice(first?.length ?? 0).trim();
  const joint = /^(?:比|对比|和)\s*/u.exec(rest);
  const second = first && joint ? readMonth(rest.slice(joint[0].length), now) : undefined;
  if (!joint || !second) return { month, other: monthBefore(month, 1), rest };
  const left = rest.slice(joint[0].length + second.length).trim();
  return { month, other: second.month, rest: left };
}

/** Both months, told from the log. Source: lifecycle README, section 10. */
async function measure(
  { tx, who, now }: Turn,
  month: Month,
  other: Month,
  unit: UnitCode | null,
): Promise<object> {
  const names = new Map((await listProjects(tx)).map(({ id, name }) => [id, name]));
  const logs = await readEventsOf(tx, timelineEventTypes);
  const runs = [...names.keys()].flatMap((id) => runsIn(who.world, logs.get(id) ?? []));
  const figuresOf = async (each: Month): Promise<MonthFigures> => {
    const from = startOfDay(`${each}-01`);
    const to = startOfDay(addMonths(`${each}-01`, 1));
    const summons = await listSummons(tx, who.world, from, to);
    return {
      month: each,
      figures: efficiencyOf(runs, { from, to, unit }, now),
      summons: summons.filter((one) => unit === null || one.unit === unit),
    };
  };
  return efficiencyCard(cardContext(who, now), {
    unit,
    current: await figuresOf(month),
    before: await figuresOf(other),
    nameOf: (id) => names.get(id) ?? id,
  });
}
