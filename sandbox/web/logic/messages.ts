import type { Message } from '../api/types.ts';

const version = (message: Message) =>
  `${message.updated_at}|${message.updates}|${message.recalled}|${message.urgent.length}`;

/** Keeps the objects of unchanged messages, so that only what changed is drawn again. */
export function mergeMessages(
  known: readonly Message[] | undefined,
  fresh: readonly Message[],
): Message[] {
  const byId = new Map(known?.map((message) => [message.message_id, message]));
  return fresh.map((message) => {
    const before = byId.get(message.message_id);
    return before && version(before) === version(message) ? before : message;
  });
}
