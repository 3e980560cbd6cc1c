import { sql } from 'drizzle-orm';
import { readAccount } from '../../../bot/points/read.ts';
import type { Db } from '../../../db/client.ts';
import type { World } from '../../../domain/project/types.ts';
import type { YearRule } from '../rule.ts';

type Found = Record<string, unknown> & { readonly what: string };

/** What must not be there, each as a query that answers words. Source: lifecycle README, section 9. */
const NEVER = [
  // Nothing is taken where no delivered warning is on record, from before it.
  sql`select 'taken without a delivered warning: ' || p.rule || ' ' || p.key as what from points p
    left join events e on e.id = p.warned_by
    where p.kind = 'entry' and p.hundredths < 0
      and p.rule in ('D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D10')
      and (e.type is distinct from 'messageDelivered' or e.at > p.cause_at
        or e.project_id <> p.project_id or e.node <> p.node
        or e.data->'subject'->>'matter' <> p.matter)`,
  sql`select 'another cause than the log has: ' || p.rule || ' ' || p.key as what from points p
    left join events e on e.id = p.cause_event
    where e.type is distinct from p.cause_type or e.at <> p.cause_at`,
  sql`select 'twice for one cause: ' || rule || ' ' || min(key) as what from points
    where kind = 'entry' group by rule, cause_event, unit, project_id, node, matter
    having count(*) > 1`,
  sql`select 'a node cost too much in a month: ' || project_id || ' ' || node as what from points
    where rule like 'D%' and node is not null group by project_id, node, month
    having sum(hundredths) < -2000`,
  sql`select 'a red light cost too much: ' || project_id || ' ' || node as what from points
    where rule = 'D2' group by project_id, node having sum(hundredths) < -1000`,
  sql`select 'taken back by another amount: ' || r.key as what
    from points r join points p on p.id = r.reverses
    where r.kind = 'reversal' and (r.hundredths <> -p.hundredths or r.month <> p.month)`,
  sql`select 'missed and not in the ledger: ' || e.project_id || ' ' || (e.data->>'matter') as what
    from events e where e.type = 'rungMissed' and e.data->>'step' in ('1', '3', '7', '1M')
      and not exists (select from points where cause_event = e.id and rule like 'D%')`,
];

export const points: YearRule = {
  claim:
    'a balance is the base and the sum of its entries, each with its cause, a warning, and caps',
  watch: () => ({
    async end({ town, world, now }) {
      const { db } = town.bot;
      const faults: string[] = [];
      for (const query of NEVER) {
        faults.push(...(await db.execute<Found>(query)).map(({ what }) => what));
      }
      return [...faults, ...(await unequal(db, world, now))];
    },
  }),
};

async function unequal(db: Db, world: World, now: number): Promise<string[]> {
  const sums = await db.execute<{ unit: string; month: string; sum: number }>(sql`
    select unit, month, sum(hundredths)::int as sum from points group by unit, month`);
  const base = world.catalogue.rules.points.base * 100;
  const faults: string[] = [];
  for (const { unit, month, sum } of sums) {
    const { account } = await readAccount(db, world, unit, month, now);
    if (account.balance === base + sum) continue;
    faults.push(`${unit} ${month}: ${account.balance}, not ${base + sum}`);
  }
  return faults;
}
