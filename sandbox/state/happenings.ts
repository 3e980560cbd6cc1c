import { APP_ID, BOT_NAME, TENANT_KEY } from '../app-identity.ts';
import type { Sandbox } from '../sandbox.ts';
import { BOT_OPEN_ID, BOT_UNION_ID } from './ids.ts';
import { hasScope } from './scopes.ts';
import type { Chat, Message, Put } from './types.ts';

type Json = Record<string, unknown>;

/** The three ids of a person or the bot; `user_id` only with its scope. */
export function idsOf(sandbox: Sandbox, openId: string): Json {
  if (openId === BOT_OPEN_ID) return { open_id: openId, union_id: BOT_UNION_ID, user_id: '' };
  const person = sandbox.world.directory.person(openId);
  return {
    open_id: openId,
    union_id: person?.unionId,
    ...(hasScope(sandbox.world, 'contact:user.employee_id:readonly')
      ? { user_id: person?.id }
      : {}),
  };
}

/** im.message.receive_v1, where the app may see the message at all. */
export function messageEvent(sandbox: Sandbox, chat: Chat, message: Message): Put[] {
  const { world } = sandbox;
  const called = message.mentions.includes(BOT_OPEN_ID);
  const seen =
    chat.type === 'p2p'
      ? hasScope(world, 'im:message.p2p_msg:readonly')
      : hasScope(world, 'im:message.group_msg') ||
        (called && hasScope(world, 'im:message.group_at_msg:readonly'));
  if (!seen || !chat.botIn) return [];
  const event = {
    sender: {
      sender_id: idsOf(sandbox, message.sender),
      sender_type: 'user',
      tenant_key: TENANT_KEY,
    },
    message: {
      message_id: message.messageId,
      ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
      create_time: String(message.createdAt),
      update_time: String(message.updatedAt),
      chat_id: chat.chatId,
      chat_type: chat.type,
      message_type: message.msgType,
      content: JSON.stringify(message.content),
      ...(message.mentions.length > 0 ? { mentions: eventMentions(sandbox, message) } : {}),
    },
  };
  return [sandbox.delivery.pending('im.message.receive_v1', event)];
}

function eventMentions(sandbox: Sandbox, message: Message): Json[] {
  return message.mentions.map((openId, index) => ({
    key: `@_user_${index + 1}`,
    id: idsOf(sandbox, openId),
    mentioned_type: openId === BOT_OPEN_ID ? 'bot' : 'user',
    name: sandbox.world.directory.nameOf(openId),
    tenant_key: TENANT_KEY,
  }));
}

export function recalledEvent(sandbox: Sandbox, message: Message, at: number): Put {
  return sandbox.delivery.pending('im.message.recalled_v1', {
    message_id: message.messageId,
    chat_id: message.chatId,
    recall_time: String(at),
    recall_type: 'message_owner',
  });
}

export type ChatHappening =
  | 'im.chat.member.bot.added_v1'
  | 'im.chat.member.bot.deleted_v1'
  | 'im.chat.member.user.added_v1'
  | 'im.chat.member.user.deleted_v1'
  | 'im.chat.disbanded_v1';

export function chatEvent(
  sandbox: Sandbox,
  type: ChatHappening,
  chat: Chat,
  operator: string,
  users: readonly string[] = [],
): Put {
  const people = users.map((openId) => ({
    name: sandbox.world.directory.nameOf(openId),
    tenant_key: TENANT_KEY,
    user_id: idsOf(sandbox, openId),
  }));
  return sandbox.delivery.pending(type, {
    chat_id: chat.chatId,
    operator_id: idsOf(sandbox, operator),
    external: false,
    operator_tenant_key: TENANT_KEY,
    name: chat.name,
    i18n_names: { zh_cn: chat.name },
    ...(people.length > 0 ? { users: people } : {}),
  });
}

/** The message as the HTTP API shows it. */
export function apiMessage(sandbox: Sandbox, message: Message, content = message.content): Json {
  const byBot = message.sender === BOT_OPEN_ID;
  return {
    message_id: message.messageId,
    ...(message.rootId ? { root_id: message.rootId, parent_id: message.parentId } : {}),
    msg_type: message.msgType,
    create_time: String(message.createdAt),
    update_time: String(message.updatedAt),
    deleted: message.recalledAt !== undefined,
    updated: message.updates > 0,
    chat_id: message.chatId,
    sender: byBot
      ? { id: APP_ID, id_type: 'app_id', sender_type: 'app', tenant_key: TENANT_KEY }
      : { id: message.sender, id_type: 'open_id', sender_type: 'user', tenant_key: TENANT_KEY },
    ...(message.recalledAt === undefined ? { body: { content: JSON.stringify(content) } } : {}),
    ...(message.mentions.length > 0 ? { mentions: apiMentions(sandbox, message) } : {}),
  };
}

function apiMentions(sandbox: Sandbox, message: Message): Json[] {
  return message.mentions.map((openId, index) => ({
    key: `@_user_${index + 1}`,
    id: openId,
    id_type: 'open_id',
    name: openId === BOT_OPEN_ID ? BOT_NAME : sandbox.world.directory.nameOf(openId),
    tenant_key: TENANT_KEY,
  }));
}
