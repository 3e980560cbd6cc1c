import { sql } from 'drizzle-orm';
import type { Db } from '../../../db/client.ts';
import { matterOf } from '../../../domain/matter/machine.ts';
import type { Seen, YearRule } from '../rule.ts';

interface CardCall extends Record<string, unknown> {
  readonly id: string;
  readonly key: string;
  readonly lane: string;
  readonly mention: readonly string[];
  readonly marks: number;
}

/** Of what is missed at one instant each calls its own, and whoever two would call the higher alone. */
const HIGHEST_FIRST = ['1M', 'monthly', '7', '3', '1', 'returned'];

export const calls: YearRule = {
  claim:
    'an order and each missed step call whom they ask, in the group and in their own chats, once',
  watch: () => {
    const expected = new Map<string, { readonly who: readonly string[]; readonly own: boolean }>();
    const missed = new Map<string, { readonly rank: number; readonly who: readonly string[] }[]>();
    let last = 0;

    function expect({ before, event, after, at }: Seen): void {
      if (event.type !== 'orderOpened' && event.type !== 'rungMissed') return;
      const order = matterOf(after, 'order', event.matter);
      if (!order || order.closed || order.completed || order.held) return;
      const { called: who } = event.climb;
      const about = `${before.id} ${event.matter}`;
      if (event.type === 'orderOpened') {
        expected.set(`order ${about}`, { who, own: false });
        return;
      }
      const rank = HIGHEST_FIRST.indexOf(event.step);
      const key = `${about} ${at}`;
      const together = [...(missed.get(key) ?? []), { rank, who }];
      missed.set(key, together);
      for (const one of together) {
        const above = together
          .filter((other) => other.rank < one.rank)
          .flatMap((other) => other.who);
        const own = one.who.filter((person) => !above.includes(person));
        const step = `${key} ${HIGHEST_FIRST[one.rank]}`;
        expected.set(`orderCall ${step}`, { who: own, own: false });
        expected.set(`orderLeader ${step}`, { who: own, own: true });
      }
      if (event.summons) expected.set(`summons ${key}`, { who, own: true });
    }

    return {
      event(seen) {
        expect(seen);
        return [];
      },
      async day({ town }) {
        const rows = await findCalls(town.bot.db, last);
        last = Number(rows.at(-1)?.id ?? last);
        const faults = [...expected].flatMap(([key, { who, own }]) => {
          const found = rows.filter((row) => row.key === key);
          const called = own
            ? found.map(({ lane }) => lane.slice('person:'.length))
            : // A fresh card in the place of an old one calls nobody.
              found.filter(({ mention }) => mention.length > 0).flatMap(({ mention }) => mention);
          const isExact = [...called].sort().join() === [...who].sort().join();
          const isUrgent = !key.startsWith('orderLeader') || found.every(({ marks }) => marks > 0);
          return [
            ...(isExact ? [] : [`${key} calls ${called}, not ${who}`]),
            ...(isUrgent ? [] : [`${key} is not urgent`]),
          ];
        });
        expected.clear();
        missed.clear();
        return faults;
      },
    };
  },
};

/** Cards with which orders call somebody, and how many urgent marks were asked for each. */
const findCalls = (db: Db, last: number) =>
  db.execute<CardCall>(sql`
    select id, lane, mention, concat_ws(' ',
        subject->>'kind', project_id, matter,
        case when subject->>'kind' <> 'order' then subject->>'at' end,
        case when subject->>'kind' in ('orderCall', 'orderLeader') then subject->>'step' end) as key,
      (select count(*)::int from outbox
        where kind = 'urgent' and body->>'card' = cards.id::text and body->>'by' is null) as marks
    from cards
    where id > ${last} and (
      subject->>'kind' in ('order', 'orderLeader', 'summons')
      or (subject->>'kind' = 'orderCall' and subject->>'call' = 'missed'))
    order by id`);
