import { sql } from 'drizzle-orm';
import type { YearRule } from '../rule.ts';

export const recorded: YearRule = {
  claim: 'every message in a chat is on record, so that none was sent twice',
  watch: () => {
    const known = new WeakSet<object>();
    return {
      async day({ town: { bot } }) {
        const fresh = bot.messenger.messages.filter((message) => !known.has(message));
        for (const message of fresh) known.add(message);
        const ids = JSON.stringify(fresh.map(({ messageId }) => messageId));
        const rows = await bot.db.execute<{ id: string }>(sql`
          select sent.id from jsonb_array_elements_text(${ids}::jsonb) as sent(id)
          where not exists (select from cards where cards.message_id = sent.id)
            and not exists (select from outbox where outbox.message_id = sent.id)`);
        return rows.map(({ id }) => `${id} is on no record`);
      },
    };
  },
};
