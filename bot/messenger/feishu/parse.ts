import { z } from 'zod';
import type { CardClick, ChatMessage, MembershipChange } from '../messenger.ts';
import { readContent } from './content.ts';
import { cleanJson, cleanText } from './text.ts';

/*
 * The SDK hands over an event flattened: header and body side by side. Ids come empty or not at all
 * where the app lacks the right to see them, so nothing is asked for that is not used.
 */

const id = z.string().min(1);
/** Milliseconds, as a string. */
const instant = z.coerce.number().int().positive();
const optionalId = z.string().optional().catch(undefined);

const mention = z.object({
  key: z.string(),
  name: z.string().catch(''),
  id: z.object({ open_id: optionalId }).catch({ open_id: undefined }),
});

const rawMessage = z.object({
  sender: z.object({ sender_type: z.string(), sender_id: z.object({ open_id: id }) }),
  message: z.object({
    message_id: id,
    chat_id: id,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    create_time: instant,
    parent_id: optionalId,
    root_id: optionalId,
    mentions: z.array(mention).catch([]),
  }),
});

const rawSender = z.object({ sender: z.object({ sender_type: z.string() }) });

const rawClick = z.object({
  event_id: id,
  operator: z.object({ open_id: id }),
  context: z.object({ open_message_id: id, open_chat_id: id }),
  action: z.object({
    value: z.unknown().optional(),
    form_value: z.record(z.string(), z.unknown()).catch({}),
  }),
});

const rawMembership = z.object({
  event_id: id,
  chat_id: id,
  users: z.array(z.object({ user_id: z.object({ open_id: optionalId }) })).catch([]),
});

export type Parsed<T> =
  | { readonly kind: 'event'; readonly event: T }
  /** Well formed, but not for us: another bot speaks. */
  | { readonly kind: 'ignored' }
  /** Names the places that are wrong and never what stands there. */
  | { readonly kind: 'malformed'; readonly where: readonly string[] };

/** `im.message.receive_v1`: what somebody says or sends; the bot is known by its open_id. */
export function parseMessage(raw: unknown, botOpenId: string): Parsed<ChatMessage> {
  const speaker = rawSender.safeParse(raw);
  if (speaker.success && speaker.data.sender.sender_type !== 'user') return { kind: 'ignored' };
  const read = rawMessage.safeParse(raw);
  if (!read.success) return malformed(read.error);
  const { sender, message } = read.data;
  const mentions = message.mentions.map(({ key, name, id: { open_id } }) => ({
    key,
    name,
    isBot: open_id === botOpenId,
  }));
  const content = readContent(message.message_type, message.content, mentions);
  if (!content) return { kind: 'malformed', where: ['message.content'] };
  return {
    kind: 'event',
    event: {
      type: 'message',
      key: message.message_id,
      messageId: message.message_id,
      chatId: message.chat_id,
      isGroup: message.chat_type !== 'p2p',
      senderOpenId: sender.sender_id.open_id,
      sentAt: message.create_time,
      parentId: message.parent_id || message.root_id || null,
      mentionsBot: mentions.some(({ isBot }) => isBot),
      content,
    },
  };
}

/** `card.action.trigger`: a button, with the inputs of its form. */
export function parseClick(raw: unknown): Parsed<CardClick> {
  const read = rawClick.safeParse(raw);
  if (!read.success) return malformed(read.error);
  const { event_id, operator, context, action } = read.data;
  const form = Object.entries(action.form_value).map(
    ([name, value]) => [cleanText(name), cleanJson(value)] as const,
  );
  return {
    kind: 'event',
    event: {
      type: 'click',
      key: event_id,
      messageId: context.open_message_id,
      chatId: context.open_chat_id,
      operatorOpenId: operator.open_id,
      value: cleanJson(action.value),
      form: Object.fromEntries(form),
    },
  };
}

/** Every event about who is in a group, and what it means to us. */
export const membershipEvents = {
  'im.chat.disbanded_v1': 'disbanded',
  'im.chat.member.bot.added_v1': 'botAdded',
  'im.chat.member.bot.deleted_v1': 'botRemoved',
  'im.chat.member.user.added_v1': 'usersAdded',
  'im.chat.member.user.deleted_v1': 'usersRemoved',
  'im.chat.member.user.withdrawn_v1': 'usersRemoved',
} as const satisfies Readonly<Record<string, MembershipChange['change']>>;

/** One of `membershipEvents`. */
export function parseMembership(
  raw: unknown,
  change: MembershipChange['change'],
): Parsed<MembershipChange> {
  const read = rawMembership.safeParse(raw);
  if (!read.success) return malformed(read.error);
  const { event_id, chat_id, users } = read.data;
  const openIds = users.flatMap(({ user_id }) => user_id.open_id || []);
  return {
    kind: 'event',
    event: { type: 'membership', key: event_id, chatId: chat_id, change, openIds },
  };
}

const malformed = (error: z.ZodError): Parsed<never> => ({
  kind: 'malformed',
  where: error.issues.map(({ path }) => path.join('.')),
});
