import type { Message } from '../api/types.ts';

/** By chat, the last message a person has seen; an empty id means none yet. */
export type Seen = Record<string, string>;

export interface Unread {
  count: number;
  /** Somebody @-mentions me in what I have not seen. */
  called: boolean;
  urgent: boolean;
  /** The first message not seen. */
  first?: string;
}

const callsMe = (message: Message, me: string) =>
  message.mentions.includes(me) || message.mentions.includes('all');

const urgesMe = (message: Message, me: string) =>
  message.urgent.some((mark) => mark.open_ids.includes(me));

/** What stands after the last seen message and is not my own. */
export function unreadOf(
  messages: readonly Message[],
  seen: string | undefined,
  me: string,
): Unread {
  const from = seen ? messages.findIndex((message) => message.message_id === seen) + 1 : 0;
  const fresh = messages
    .slice(from)
    .filter((message) => message.sender !== me && !message.recalled);
  return {
    count: fresh.length,
    called: fresh.some((message) => callsMe(message, me)),
    urgent: fresh.some((message) => urgesMe(message, me)),
    first: fresh[0]?.message_id,
  };
}

/**
 * Where a person's reading starts when they come for the first time: before the first message that
 * calls them, so that the district's history does not show up as a wall of unread marks.
 */
export function firstSeen(messages: readonly Message[], me: string): string {
  const call = messages.findIndex((message) => callsMe(message, me) || urgesMe(message, me));
  const last = call < 0 ? messages.length - 1 : call - 1;
  return messages[last]?.message_id ?? '';
}
