import { APP_ID } from '../app-identity.ts';
import type { Sandbox } from '../sandbox.ts';
import { BOT_OPEN_ID } from '../state/ids.ts';
import { changeChat } from '../state/posting.ts';
import type { Chat, Message, Pin } from '../state/types.ts';
import { type App, type Call, endpoint } from './endpoint.ts';
import { invalid, refuse } from './errors.ts';
import { type Json, page, requiredText } from './fields.ts';
import { findMessage, messagingChat } from './lookup.ts';

const BASE = '/open-apis/im/v1/pins';

export function pinApi(app: App, sandbox: Sandbox): void {
  const write = ['im:message.pins:write_only'] as const;
  const read = ['im:message.pins:read'] as const;
  endpoint(app, sandbox, { method: 'POST', path: BASE, scopes: write }, pin);
  endpoint(app, sandbox, { method: 'DELETE', path: `${BASE}/:message_id`, scopes: write }, unpin);
  endpoint(app, sandbox, { method: 'GET', path: BASE, scopes: read }, listPins);
}

async function pin(call: Call): Promise<Json> {
  const { sandbox } = call;
  const { message, chat } = found(call, requiredText(await call.json(), 'message_id'));
  if (message.recalledAt !== undefined) throw refuse(230011);
  const known = chat.pins.find((each) => each.messageId === message.messageId);
  if (known) return { pin: shown(chat, known) };
  const { messageId } = message;
  const fresh = { messageId, operatorId: BOT_OPEN_ID, createdAt: sandbox.clock.now() };
  changeChat(sandbox, { ...chat, pins: [...chat.pins, fresh] });
  return { pin: shown(chat, fresh) };
}

function unpin(call: Call): Json {
  const { message, chat } = found(call, call.param('message_id'));
  const pins = chat.pins.filter((each) => each.messageId !== message.messageId);
  if (pins.length < chat.pins.length) changeChat(call.sandbox, { ...chat, pins });
  return {};
}

function found(call: Call, messageId: string): { message: Message; chat: Chat } {
  const { sandbox } = call;
  const message = findMessage(sandbox, messageId);
  call.note({ chatId: message.chatId });
  if (sandbox.quotas.take(`pin ${messageId}`, 5, 1000)) throw refuse(230047);
  return { message, chat: messagingChat(sandbox, message.chatId) };
}

/** Newest first. */
function listPins(call: Call): Json {
  const chatId = call.query('chat_id') ?? '';
  if (!call.sandbox.world.get('chat', chatId)) throw refuse(230045);
  const chat = messagingChat(call.sandbox, chatId);
  call.note({ chatId });
  const result = page([...chat.pins].reverse(), call.query, {
    standard: 20,
    most: 50,
    badSize: () => invalid('The page_size exceeds the limit'),
    badToken: () => invalid('invalid page_token'),
  });
  return { ...result, items: result.items.map((each) => shown(chat, each)) };
}

function shown(chat: Chat, { messageId, operatorId, createdAt }: Pin): Json {
  const byBot = operatorId === BOT_OPEN_ID;
  return {
    message_id: messageId,
    chat_id: chat.chatId,
    operator_id: byBot ? APP_ID : operatorId,
    operator_id_type: byBot ? 'app_id' : 'open_id',
    create_time: String(createdAt),
  };
}
