import { efficiencyCard } from '../../cards/points/efficiency.ts';
import { pointsWords } from '../../cards/points/spoken.ts';
import { countSummons } from '../../db/queries/points-facts.ts';
import { listProjects, loadProjects } from '../../db/queries/projects.ts';
import { addMonths, startOfDay } from '../../domain/calendar/time.ts';
import type { UnitCode } from '../../domain/catalogue/types.ts';
import { monthOf } from '../../domain/points/amounts.ts';
import { monthBefore } from '../../domain/points/standings.ts';
import type { Month } from '../../domain/points/types.ts';
import { efficiencyOf } from '../../domain/reports/efficiency.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import { comparers, readMonth } from './points.ts';
import { after } from './text.ts';
import type { Command } from './types.ts';

/** 效能: leaders see the district's, everybody else their own unit's; in the own chat only. */
export const efficiencyCommand: Command = {
  usage: '效能',
  what: '看按时完成率、平均用时和提速；加“2月”看那个月',
  read(text) {
    const words = after(text, ['效能']);
    if (words === undefined) return undefined;
    return async (turn, { message }) => {
      const asked = readMonth(words, turn.now);
      if (words !== '' && asked?.length !== words.length) return undefined;
      if (message.isGroup) return pointsWords.ownChatOnly();
      const { person, who, now } = turn;
      const isAbove = comparers.includes(person.role);
      if (!isAbove && !who.world.catalogue.units.has(person.unit)) return pointsWords.noUnit();
      return measure(turn, asked?.month ?? monthOf(now), isAbove ? null : person.unit);
    };
  },
};

async function measure({ tx, who, now }: Turn, month: Month, unit: UnitCode | null) {
  const listed = await listProjects(tx);
  const names = new Map(listed.map(({ id, name }) => [id, name]));
  const projects = await loadProjects(tx, [...names.keys()]);
  const stretchOf = (each: Month) => ({
    from: startOfDay(`${each}-01`),
    to: startOfDay(addMonths(`${each}-01`, 1)),
    unit,
  });
  const [current, before] = [stretchOf(month), stretchOf(monthBefore(month, 1))];
  return efficiencyCard(cardContext(who, now), {
    month,
    unit,
    current: efficiencyOf(who.world, projects, current, now),
    before: efficiencyOf(who.world, projects, before, now),
    summons: await countSummons(tx, current.from, current.to),
    summonsBefore: await countSummons(tx, before.from, before.to),
    nameOf: (id) => names.get(id) ?? id,
  });
}
