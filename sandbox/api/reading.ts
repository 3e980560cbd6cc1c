import type { Sandbox } from '../sandbox.ts';
import { apiMessage } from '../state/happenings.ts';
import type { Message } from '../state/types.ts';
import { type App, type Call, endpoint } from './endpoint.ts';
import { invalid, refuse } from './errors.ts';
import { isJson, type Json, oneOf, page } from './fields.ts';
import { findMessage, messagingChat } from './lookup.ts';

const BASE = '/open-apis/im/v1/messages';
const MAX_DOWNLOAD_BYTES = 100 * 1024 * 1024;

export function readingApi(app: App, sandbox: Sandbox): void {
  const scopes = ['im:message'] as const;
  endpoint(app, sandbox, { method: 'GET', path: `${BASE}/:message_id`, scopes }, (call) => {
    const message = findMessage(sandbox, call.param('message_id'));
    call.note({ chatId: message.chatId });
    return { items: [shown(call, message)] };
  });
  endpoint(app, sandbox, { method: 'GET', path: BASE, scopes }, history);
  endpoint(
    app,
    sandbox,
    { method: 'GET', path: `${BASE}/:message_id/resources/:file_key`, scopes },
    resource,
  );
}

function history(call: Call): Json {
  const { sandbox } = call;
  oneOf(call.query('container_id_type'), ['chat', 'thread'] as const, 'container_id_type');
  const chat = messagingChat(sandbox, call.query('container_id') ?? '');
  call.note({ chatId: chat.chatId });
  const from = Number(call.query('start_time') ?? 0) * 1000;
  const to = Number(call.query('end_time') ?? Infinity) * 1000;
  if (Number.isNaN(from) || Number.isNaN(to)) throw invalid('invalid start_time or end_time');
  const found = sandbox.world
    .messagesOf(chat.chatId)
    .filter(({ createdAt }) => createdAt >= from && createdAt <= to);
  if (call.query('sort_type') === 'ByCreateTimeDesc') found.reverse();
  const result = page(found, call.query, {
    standard: 20,
    most: 50,
    badSize: () => invalid('The page_size exceeds the limit'),
    badToken: () => invalid('invalid page_token'),
  });
  return { ...result, items: result.items.map((message) => shown(call, message)) };
}

/** Without the wish for the card as sent, Feishu gives a simplified form that loses most of it. */
function shown(call: Call, message: Message): Json {
  const asSent = call.query('card_msg_content_type') === 'user_card_content';
  if (message.msgType !== 'interactive' || asSent) return apiMessage(call.sandbox, message);
  return apiMessage(call.sandbox, message, simplified(message.content));
}

function simplified(card: Json): Json {
  const header = isJson(card.header) ? card.header : {};
  const title = isJson(header.title) ? header.title.content : '';
  return { title, elements: [[{ tag: 'text', text: '请升级至最新版本客户端,以查看内容' }]] };
}

function resource(call: Call): Response {
  const { sandbox } = call;
  const type = oneOf(call.query('type'), ['image', 'file'] as const, 'type');
  const message = sandbox.world.get('message', call.param('message_id'));
  if (!message) throw refuse(234001);
  call.note({ chatId: message.chatId });
  const chat = sandbox.world.get('chat', message.chatId);
  if (!chat?.botIn || chat.disbanded) throw refuse(234004);
  if (message.recalledAt !== undefined) throw refuse(234005);
  if (message.msgType === 'interactive') throw refuse(234043);
  const key = call.param('file_key');
  if (message.content.file_key !== key && message.content.image_key !== key) throw refuse(234003);
  return download(call, key, type);
}

export function download(call: Call, key: string, kind: 'image' | 'file'): Response {
  const { world } = call.sandbox;
  const file = world.get('file', key);
  if (file?.kind !== kind) throw refuse(234001);
  if (file.size > MAX_DOWNLOAD_BYTES) throw refuse(234037);
  return fileResponse(world.fileBytes(file), file.name);
}

/** A header line holds only so much; the message carries the whole name. */
const LONGEST_NAME = 200;

export function fileResponse(bytes: Buffer, name: string): Response {
  const shown = Buffer.from(name.slice(-LONGEST_NAME)).toString();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(shown)}`,
    },
  });
}
