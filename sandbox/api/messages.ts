import type { Sandbox } from '../sandbox.ts';
import { apiMessage, recalledEvent } from '../state/happenings.ts';
import { BOT_OPEN_ID, ownChatIdOf } from '../state/ids.ts';
import { changeMessage, post, recall, withCard } from '../state/posting.ts';
import type { Chat, Message } from '../state/types.ts';
import { DAY, HOUR } from '../state/world.ts';
import { checkCard, parseContent, readContent } from './content.ts';
import { type App, type Call, endpoint } from './endpoint.ts';
import { cardRefused, invalid, refuse } from './errors.ts';
import { type Json, oneOf, optionalText, requiredText } from './fields.ts';
import { findMessage, ID_TYPES, isBots, personBy, receivingChat } from './lookup.ts';

const BASE = '/open-apis/im/v1/messages';
const UUID_WINDOW_MS = HOUR;
export const CARD_LIFE_MS = 14 * DAY;
const RECEIVE_ID_TYPES = ['open_id', 'union_id', 'user_id', 'email', 'chat_id'] as const;

export function messageApi(app: App, sandbox: Sandbox): void {
  const scopes = ['im:message'] as const;
  endpoint(app, sandbox, { method: 'POST', path: BASE, scopes, glance }, send);
  endpoint(
    app,
    sandbox,
    { method: 'POST', path: `${BASE}/:message_id/reply`, scopes, glance },
    reply,
  );
  endpoint(
    app,
    sandbox,
    { method: 'PATCH', path: `${BASE}/:message_id`, scopes, msg: 'ok', glance },
    updateCard,
  );
  endpoint(
    app,
    sandbox,
    { method: 'DELETE', path: `${BASE}/:message_id`, scopes, glance },
    recallMessage,
  );
}

/** Which chat a call is about, and its `uuid`: both stand in the list of calls. */
async function glance(call: Call): Promise<void> {
  const { world } = call.sandbox;
  const about = world.get('message', call.param('message_id'));
  const body: Json = await call.json().catch(() => ({}));
  const chatId = about?.chatId ?? receiverChatId(call, String(body.receive_id));
  call.note({
    ...(typeof body.uuid === 'string' ? { uuid: body.uuid } : {}),
    ...(chatId ? { chatId } : {}),
  });
}

function receiverChatId({ sandbox, query }: Call, receiveId: string): string | undefined {
  if (receiveId.startsWith('oc_')) return receiveId;
  const idType = ID_TYPES.find((each) => each === query('receive_id_type'));
  const person = idType && personBy(sandbox, idType, receiveId);
  return person && ownChatIdOf(person.openId);
}

async function send(call: Call): Promise<Json> {
  const { sandbox } = call;
  const body = await call.json();
  const uuid = optionalText(body, 'uuid', 50);
  const receiveId = requiredText(body, 'receive_id');
  const type = oneOf(call.query('receive_id_type'), RECEIVE_ID_TYPES, 'receive_id_type');
  const chat = receivingChat(sandbox, type, receiveId);
  return postOnce(call, chat, body, uuid);
}

async function reply(call: Call): Promise<Json> {
  const { sandbox } = call;
  const body = await call.json();
  const uuid = optionalText(body, 'uuid', 50);
  const parent = findMessage(sandbox, call.param('message_id'));
  const chat = receivingChat(sandbox, 'chat_id', parent.chatId);
  if (parent.recalledAt !== undefined) throw refuse(230011);
  return postOnce(call, chat, body, uuid, parent);
}

function postOnce(
  { sandbox }: Call,
  chat: Chat,
  body: Json,
  uuid: string | undefined,
  replyTo?: Message,
): Json {
  const repeated = uuid ? madeBefore(sandbox, uuid) : undefined;
  if (repeated) return apiMessage(sandbox, repeated);
  const content = readContent(sandbox, body);
  if (sandbox.quotas.take(`send ${chat.chatId}`, 5, 1000)) throw refuse(230020);
  const draft = { sender: BOT_OPEN_ID, ...content, ...(replyTo ? { replyTo } : {}) };
  const message = post(sandbox, chat, draft, ({ messageId, createdAt }) =>
    uuid ? [['uuid', `message ${uuid}`, { at: createdAt, made: messageId }]] : [],
  );
  return apiMessage(sandbox, message);
}

/** The same `uuid` makes at most one message in an hour. */
function madeBefore(sandbox: Sandbox, uuid: string): Message | undefined {
  const use = sandbox.world.get('uuid', `message ${uuid}`);
  if (!use || sandbox.clock.now() - use.at >= UUID_WINDOW_MS) return undefined;
  return sandbox.world.get('message', use.made);
}

async function updateCard(call: Call): Promise<Json> {
  const { sandbox } = call;
  const body = await call.json();
  const message = findMessage(sandbox, call.param('message_id'));
  if (message.recalledAt !== undefined) throw refuse(230011);
  if (!isBots(message)) throw invalid('bot or user is not the message`s sender');
  if (message.msgType !== 'interactive') throw invalid('This message is NOT a card');
  if (sandbox.clock.now() - message.createdAt > CARD_LIFE_MS) throw refuse(230031);
  const card = parseContent(body);
  const mentions = checkCard(sandbox, card);
  if (sandbox.cardLocks.has(message.messageId)) throw cardRefused(11310, 'card action is lock');
  if (sandbox.quotas.take(`patch ${message.messageId}`, 5, 1000)) throw refuse(230020);
  changeMessage(sandbox, withCard(sandbox, message, card, mentions), 'updated');
  return {};
}

function recallMessage(call: Call): Json {
  const { sandbox } = call;
  const message = findMessage(sandbox, call.param('message_id'));
  if (message.recalledAt !== undefined) throw refuse(230110);
  if (!isBots(message)) throw refuse(230026);
  recall(sandbox, message, recalledEvent(sandbox, message, sandbox.clock.now()));
  return {};
}
