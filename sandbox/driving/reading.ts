import type { App } from '../api/endpoint.ts';
import type { Json } from '../api/fields.ts';
import { fileResponse } from '../api/reading.ts';
import { BOT_NAME } from '../app-identity.ts';
import { formatInstant } from '../clock/instant.ts';
import type { Sandbox } from '../sandbox.ts';
import { BOT_OPEN_ID } from '../state/ids.ts';
import type { Chat, Message } from '../state/types.ts';
import { preview } from './preview.ts';
import { chatOf, DrivingError, personOf } from './requests.ts';

export function readingRoutes(app: App, sandbox: Sandbox): void {
  const { world } = sandbox;
  const { directory } = world;

  app.get('/sandbox/people', (c) =>
    c.json(
      directory.people.map(({ openId, unionId, name, unit, role }) => ({
        open_id: openId,
        union_id: unionId,
        name,
        unit: directory.unit(unit)?.shortName ?? unit,
        role,
        ...(world.hasResigned(openId) ? { resigned: true } : {}),
      })),
    ),
  );

  app.get('/sandbox/bot', (c) =>
    c.json({ open_id: BOT_OPEN_ID, name: BOT_NAME, connected: sandbox.clients.connected }),
  );

  app.get('/sandbox/chats', (c) => {
    const as = c.req.query('as');
    if (as !== undefined) personOf(sandbox, as);
    const chats = [...world.all('chat')].filter((chat) => !as || chat.members.includes(as));
    return c.json(chats.map((chat) => shownChat(sandbox, chat)));
  });

  app.get('/sandbox/chats/:chat_id/messages', (c) => {
    const { chatId } = chatOf(sandbox, c.req.param('chat_id'));
    return c.json(world.messagesOf(chatId).map(shownMessage));
  });

  app.get('/sandbox/files/:key', (c) => {
    const file = world.get('file', c.req.param('key'));
    if (!file) throw new DrivingError(404, 'unknown file');
    return fileResponse(world.fileBytes(file), file.name);
  });

  app.get('/sandbox/calls', (c) => {
    const since = Number(c.req.query('since') ?? 0);
    if (!Number.isInteger(since)) throw new DrivingError(400, 'since must be a whole number');
    return c.json(sandbox.calls.since(since));
  });
}

function shownChat(sandbox: Sandbox, chat: Chat): Json {
  const last = sandbox.world.lastMessageOf(chat.chatId);
  return {
    chat_id: chat.chatId,
    name: chat.type === 'p2p' ? BOT_NAME : chat.name,
    type: chat.type,
    members: chat.members,
    pins: chat.pins.map((pin) => pin.messageId),
    disbanded: chat.disbanded,
    last: last
      ? {
          message_id: last.messageId,
          sender: last.sender,
          created_at: formatInstant(last.createdAt),
          preview: preview(last, (openId) => sandbox.world.directory.nameOf(openId)),
        }
      : null,
  };
}

export function shownMessage(message: Message): Json {
  const recalled = message.recalledAt !== undefined;
  return {
    message_id: message.messageId,
    sender: message.sender,
    msg_type: message.msgType,
    content: recalled ? {} : message.content,
    created_at: formatInstant(message.createdAt),
    updated_at: formatInstant(message.updatedAt),
    updates: message.updates,
    mentions: message.mentions,
    urgent: message.urgent.map(({ kind, openIds }) => ({ kind, open_ids: openIds })),
    reply_to: message.parentId ?? null,
    recalled,
  };
}
