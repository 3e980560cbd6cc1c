import type { Sandbox } from '../sandbox.ts';
import { messageEvent } from './happenings.ts';
import { BOT_OPEN_ID, newId, ownChatIdOf } from './ids.ts';
import type { Chat, Message, Put } from './types.ts';

export interface Draft {
  sender: string;
  msgType: string;
  content: Record<string, unknown>;
  mentions: readonly string[];
  replyTo?: Message;
}

/** The message stands in the chat, and the app hears of it if a person wrote it. `also` is what
 *  must be true together with it. */
export function post(
  sandbox: Sandbox,
  chat: Chat,
  draft: Draft,
  also: (message: Message) => Put[] = () => [],
): Message {
  const message = newMessage(sandbox, chat, draft);
  const heard = draft.sender === BOT_OPEN_ID ? [] : messageEvent(sandbox, chat, message);
  sandbox.world.commit(['message', message.messageId, message], ...also(message), ...heard);
  sandbox.hub.publish({
    event: 'message',
    data: { chat_id: chat.chatId, message_id: message.messageId, kind: 'new' },
  });
  sandbox.settling.touch();
  sandbox.delivery.pump();
  return message;
}

function newMessage(sandbox: Sandbox, chat: Chat, draft: Draft): Message {
  const now = sandbox.clock.now();
  const { replyTo } = draft;
  return {
    messageId: newId('message'),
    chatId: chat.chatId,
    sender: draft.sender,
    msgType: draft.msgType,
    content: draft.content,
    createdAt: now,
    updatedAt: now,
    updates: 0,
    mentions: draft.mentions,
    urgent: [],
    ...(replyTo
      ? { parentId: replyTo.messageId, rootId: replyTo.rootId ?? replyTo.messageId }
      : {}),
  };
}

export function changeMessage(
  sandbox: Sandbox,
  message: Message,
  kind: 'updated' | 'recalled' | 'urgent',
  ...also: Put[]
): void {
  sandbox.world.commit(['message', message.messageId, message], ...also);
  const data = { chat_id: message.chatId, message_id: message.messageId, kind };
  sandbox.hub.publish({ event: 'message', data });
  sandbox.settling.touch();
  sandbox.delivery.pump();
}

export function changeChat(sandbox: Sandbox, chat: Chat, ...also: Put[]): void {
  sandbox.world.commit(['chat', chat.chatId, chat], ...also);
  sandbox.hub.publish({ event: 'chats', data: { chat_id: chat.chatId } });
  sandbox.settling.touch();
  sandbox.delivery.pump();
}

/** The card as it stands from now on; mentions follow it. */
export function withCard(
  sandbox: Sandbox,
  message: Message,
  content: Record<string, unknown>,
  mentions: readonly string[],
): Message {
  const updatedAt = sandbox.clock.now();
  return { ...message, content, mentions, updatedAt, updates: message.updates + 1 };
}

/** A recalled message is gone from the pins, too. */
export function recall(sandbox: Sandbox, message: Message, ...also: Put[]): void {
  const chat = sandbox.world.get('chat', message.chatId);
  const pins = chat?.pins.filter((pin) => pin.messageId !== message.messageId);
  const recalled = { ...message, recalledAt: sandbox.clock.now() };
  changeMessage(sandbox, recalled, 'recalled', ...also);
  if (chat && pins && pins.length < chat.pins.length) changeChat(sandbox, { ...chat, pins });
}

/** A person's own chat with the bot; made when it is first needed. */
export function ownChat(sandbox: Sandbox, openId: string): Chat {
  const chatId = ownChatIdOf(openId);
  const known = sandbox.world.get('chat', chatId);
  if (known) return known;
  const chat: Chat = {
    chatId,
    type: 'p2p',
    name: '',
    description: '',
    members: [openId],
    botIn: true,
    pins: [],
    disbanded: false,
    createdAt: sandbox.clock.now(),
  };
  changeChat(sandbox, chat);
  return chat;
}
