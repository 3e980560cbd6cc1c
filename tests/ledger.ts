import { sql } from 'drizzle-orm';
import type { Db } from '../db/client.ts';
import type { CardSubject } from '../domain/project/notices.ts';
import type { WarningKind } from '../domain/project/types.ts';
import type { Drive, DrivenMessage } from './drive.ts';

/** A warning in the chat: what the card is about, and the message it became. */
export interface SentWarning {
  readonly projectId: string;
  readonly lane: string;
  /** A red light is told by the order that opens with it. */
  readonly subject:
    | Extract<CardSubject, { kind: 'urgentWarning' }>
    | { readonly kind: 'warning'; readonly node: string; readonly warning: WarningKind };
  readonly message: DrivenMessage;
}

export const readChats = async (drive: Drive): Promise<Map<string, readonly DrivenMessage[]>> => {
  const chats = await drive.chats();
  const read = chats.map(async ({ chat_id }) => [chat_id, await drive.messages(chat_id)] as const);
  return new Map(await Promise.all(read));
};

/**
 * Holds what the bot has on record against what stands in the chats. Every message of the bot is a
 * card or an answer on record; neither is there twice nor missing.
 */
export async function findUnrecorded(drive: Drive, db: Db): Promise<string[]> {
  const people = new Set((await drive.people()).map(({ open_id }) => open_id));
  const lanes = await db.execute<{ chat: string; cards: string[]; answers: number }>(sql`
    select chat_id as chat,
      (select coalesce(json_agg(message_id), '[]') from cards
        where lane = key and message_id is not null) as cards,
      (select count(*)::integer from outbox
        where lane = key and state = 'done' and (kind = 'say' or
          (kind in ('paper', 'template', 'document', 'digest') and message_id is not null))
      ) as answers
    from lanes where chat_id is not null`);
  const known = new Map(lanes.map((lane) => [lane.chat, lane]));
  return [...(await readChats(drive))].flatMap(([chat, messages]) => {
    const own = messages.filter(({ sender }) => !people.has(sender) && sender.startsWith('ou_'));
    const { cards = [], answers = 0 } = known.get(chat) ?? {};
    const ids = new Set(own.map(({ message_id }) => message_id));
    const lost = cards.filter((id) => !ids.has(id));
    const spare = own.length - cards.length - answers;
    return [
      ...(lost.length > 0 ? [`${chat}: cards on record are not there: ${lost}`] : []),
      ...(spare !== 0 ? [`${chat}: ${own.length} messages, ${cards.length}+${answers} known`] : []),
    ];
  });
}

/** Warnings that were sent, the first card of each: one put in its place later is left out. */
export async function readWarnings(drive: Drive, db: Db): Promise<SentWarning[]> {
  const rows = await db.execute<{
    project: string;
    lane: string;
    subject: SentWarning['subject'];
    id: string;
  }>(sql`
    select project_id as project, lane, message_id as id,
      case when subject->>'kind' = 'order' then (
        select jsonb_build_object('kind', 'warning', 'warning', 'red', 'node', m.node)
        from matters m where m.project_id = c.project_id and m.id = c.matter
      ) else subject end as subject
    from cards c
    where subject->>'kind' in ('warning', 'urgentWarning', 'order') and message_id is not null
      and not exists (select from outbox o where o.kind = 'supersede' and o.body->>'by' = c.id::text)
    order by id`);
  const messages = new Map(
    [...(await readChats(drive)).values()].flat().map((each) => [each.message_id, each]),
  );
  return rows.map(({ project: projectId, lane, subject, id }) => {
    const message = messages.get(id);
    if (!message) throw new Error(`the card ${id} is not in its chat`);
    return { projectId, lane, subject, message };
  });
}

/** Warnings that somebody was given more than once. */
export function repeatedIn(warnings: readonly SentWarning[]): string[] {
  const keys = warnings.map(({ projectId, lane, subject }) =>
    [projectId, lane, subject.node, 'warning' in subject ? subject.warning : 'h1'].join(' '),
  );
  return keys.filter((key, n) => keys.indexOf(key) !== n);
}
