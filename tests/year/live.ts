import { addDays, dayOf, instantAt } from '../../domain/calendar/time.ts';
import { world } from '../../domain/testing.ts';
import { createChecks } from './checks.ts';
import { createMisfortunes } from './misfortunes.ts';
import { createPlayers } from './player.ts';
import { createRandom } from './random.ts';
import type { Fault } from './rules.ts';
import { openTown } from './town.ts';

export interface YearOptions {
  readonly seed: number;
  readonly days: number;
  readonly projects: readonly string[];
  readonly pace: keyof typeof HOURS;
  /** How often the bot's process is killed, at random instants. */
  readonly kills?: number;
}

type Hours = readonly (readonly [time: string, share: number])[];

/**
 * Hours at which people are at work, and what share of the open work they take up then. In a long
 * time with many projects there are fewer of them, so that it stays short.
 */
const HOURS: Readonly<Record<'busy' | 'calm', Hours>> = {
  busy: [
    ['09:12', 0.25],
    ['11:05', 0.15],
    ['14:40', 0.2],
    ['16:50', 0.2],
  ],
  calm: [['10:20', 0.06]],
};
/** Somebody is up late on so many days. */
const LATE = 0.1;
/** Enough to see what is wrong: more of it costs time. */
const MOST_FAULTS = 60;

/** Lives through so many days of a district, checking all that must hold at the end of each. */
export async function liveYear({ seed, days, projects, pace, kills = 0 }: YearOptions) {
  const town = await openTown(projects, kills > 0 ? { perDay: kills / days, seed } : undefined);
  const random = createRandom(seed);
  const players = createPlayers(town, random);
  const misfortunes = createMisfortunes(town, random, players);
  const checks = createChecks(town);
  const faults: Fault[] = [];
  await town.settle();
  const first = dayOf(town.now());
  for (let count = 0; count < days && faults.length < MOST_FAULTS; count += 1) {
    const day = addDays(first, count);
    town.beginDay();
    const isWorkday = world.calendar.isWorkday(day);
    const hours = isWorkday ? HOURS[pace] : random.chance(0.2) ? HOURS[pace].slice(-1) : [];
    for (const [hour, share] of hours) {
      if (instantAt(day, hour) < town.now()) continue;
      await town.goTo(instantAt(day, hour));
      if (isWorkday && hour === HOURS[pace][0]?.[0]) await misfortunes.morning();
      await players.work(share);
    }
    if (random.chance(LATE)) {
      await town.goTo(instantAt(day, '22:20'));
      await players.work(0.05);
    }
    await town.goTo(instantAt(day, '23:30'));
    await town.noteUnclear();
    const found = await checks.check();
    town.forget();
    faults.push(...found.map(({ rule, what }) => ({ rule, what: `${day} ${what}` })));
  }
  faults.push(...(await checks.end()));
  return {
    faults,
    /** What people pressed and said, and what came of it: how often each. */
    done: players.done,
    toasts: players.toasts,
    happened: checks.happened,
    counts: { ...town.counts(), cards: town.watched.drawn() },
    close: () => town.close(),
  };
}
