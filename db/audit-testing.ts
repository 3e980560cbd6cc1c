import { eq, sql } from 'drizzle-orm';
import type { Drizzle } from './client.ts';
import { cards, matters, nodes, outbox } from './schema/index.ts';

// Breaks promises in ways the program itself does not, for tests of the auditor.

/** Orders vanish, as if they had never been opened. */
export async function forgetOrders(db: Drizzle): Promise<void> {
  await db.delete(matters).where(eq(matters.kind, 'order'));
}

/** Nobody looks at late nodes again. */
export async function forgetLooksAtRed(db: Drizzle): Promise<void> {
  await db.update(nodes).set({ nextCheck: null }).where(eq(nodes.light, 'red'));
}

/** The cards that call for a missed rung vanish with all that waits to be sent. */
export async function forgetCalls(db: Drizzle): Promise<void> {
  await db.delete(outbox);
  await db.delete(cards).where(sql`${cards.subject}->>'kind' = 'orderCall'`);
}

/** The lanes of answers whose card says something. */
export async function lanesTold(db: Drizzle, words: string): Promise<string[]> {
  const rows = await db
    .select({ lane: outbox.lane })
    .from(outbox)
    .where(sql`${outbox.kind} = 'say' and ${outbox.body}::text like ${`%${words}%`}`);
  return rows.map(({ lane }) => lane);
}

/** As if the nodes of all orders had been done at an instant: they wait for their close-out. */
export async function completeOrders(db: Drizzle, at: number): Promise<void> {
  const completed = JSON.stringify({ completed: { at, by: null } });
  await db.execute(sql`
    update matters set body = body || ${completed}::jsonb where kind = 'order'`);
}

/** The red cards of leads vanish, as if nobody had been called. */
export async function forgetLeadCalls(db: Drizzle): Promise<void> {
  await db.delete(outbox);
  await db.delete(cards).where(sql`${cards.subject}->>'kind' = 'leadDuty'`);
}
