import { sql } from 'drizzle-orm';
import type { Db } from '../../../db/client.ts';
import type { Calendar } from '../../../domain/calendar/calendar.ts';
import {
  addDays,
  type Day,
  dayOf,
  instantAt,
  MINUTE,
  weekdayOf,
} from '../../../domain/calendar/time.ts';
import type { Cycle } from '../../../domain/dispatch/types.ts';
import type { Role } from '../../../domain/people/types.ts';
import type { Today, YearRule } from '../rule.ts';

/** Source: lifecycle rules, `dispatch`; design, section 3 "Dispatch". */
const TIERS: Readonly<
  Record<Cycle, { readonly time: string; readonly role: Role; readonly title: string }>
> = {
  weekly: { time: '08:07', role: 'unitHead', title: '周调度' },
  'half-monthly': { time: '08:11', role: 'portfolioLeader', title: '半月调度' },
  monthly: { time: '08:13', role: 'principalLeader', title: '月调度' },
};
const CYCLES = Object.keys(TIERS) as Cycle[];
const SENT_WITHIN = 10 * MINUTE;

interface Made extends Record<string, unknown> {
  readonly cycle: Cycle;
  readonly person: string;
  readonly state: string;
  readonly due: number;
  readonly made: number;
  readonly sent: number | null;
}

export const digests: YearRule = {
  claim:
    'each digest comes once to each audience of its period, at its minute, and none is skipped',
  watch: () => {
    let isFirst = true;
    return {
      async day(today) {
        // The district was opened in the middle of this day.
        if (isFirst) {
          isFirst = false;
          return [];
        }
        const day = dayOf(today.now);
        const made = await findMade(today.town.bot.db, day);
        return CYCLES.flatMap((cycle) =>
          faultsOf(
            today,
            day,
            cycle,
            made.filter((row) => row.cycle === cycle),
          ),
        );
      },
    };
  },
};

function faultsOf(today: Today, day: Day, cycle: Cycle, made: readonly Made[]): string[] {
  const { world, town } = today;
  const { time, role, title } = TIERS[cycle];
  if (!isDue(world.calendar, cycle, day)) {
    return made.length > 0 ? [`${title} without a period`] : [];
  }
  const { directory } = world;
  const readers = new Set(made.map(({ person }) => person));
  const without = directory
    .withRole(role)
    .filter(({ id, unreachable }) => !unreachable && !town.watched.gone.has(`ou_${id}`))
    .map(({ id }) => directory.actingFor(id))
    .filter((id) => !readers.has(id));
  const due = instantAt(day, time);
  const sent = made.filter((row) => row.state === 'sent');
  const shown = town.bot.messenger.messages.filter(
    ({ sentAt, card }) => sentAt >= due && titleOf(card).startsWith(title),
  );
  return [
    ...without.map((id) => `${title} does not go to ${id}`),
    ...made
      .filter((row) => row.due !== due || row.made !== due)
      .map(({ person }) => `${title} for ${person} is not made at its minute`),
    ...made
      .filter(({ state, person }) => {
        const isGone = town.watched.gone.has(`ou_${person}`);
        return state !== 'sent' && state !== 'empty' && !isGone;
      })
      .map(({ person, state }) => `${title} for ${person} is ${state}`),
    ...sent
      .filter((row) => (row.sent ?? 0) - due > SENT_WITHIN)
      .map(({ person }) => `${title} for ${person} is late`),
    ...(shown.length === sent.length ? [] : [`${shown.length} ${title} shown of ${sent.length}`]),
  ];
}

/** Whether a period's day falls on a day: days off are shifted to the next working day. */
function isDue(calendar: Calendar, cycle: Cycle, day: Day): boolean {
  if (!calendar.isWorkday(day)) return false;
  if (cycle === 'monthly') {
    for (
      let next = addDays(day, 1);
      next.slice(0, 7) === day.slice(0, 7);
      next = addDays(next, 1)
    ) {
      if (calendar.isWorkday(next)) return false;
    }
    return true;
  }
  for (let nominal = day; ; nominal = addDays(nominal, -1)) {
    if (nominal !== day && calendar.isWorkday(nominal)) return false;
    if (cycle === 'weekly' ? weekdayOf(nominal) === 1 : /-(01|16)$/.test(nominal)) return true;
  }
}

const titleOf = (card: object): string =>
  (card as { header?: { title?: { content?: string } } }).header?.title?.content ?? '';

async function findMade(db: Db, day: Day): Promise<Made[]> {
  const from = new Date(instantAt(day, '00:00')).toISOString();
  const to = new Date(instantAt(addDays(day, 1), '00:00')).toISOString();
  const ms = (column: string) => sql.raw(`(extract(epoch from ${column}) * 1000)::float8`);
  return db.execute<Made>(sql`
    select cycle, person_id as person, state,
      ${ms('due_at')} as due, ${ms('made_at')} as made, ${ms('sent_at')} as sent
    from digests where made_at >= ${from}::timestamptz and made_at < ${to}::timestamptz`);
}
