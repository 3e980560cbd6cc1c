import { APP_ID, TENANT_KEY } from '../app-identity.ts';
import type { Sandbox } from '../sandbox.ts';
import { chatEvent } from '../state/happenings.ts';
import { BOT_OPEN_ID, newId } from '../state/ids.ts';
import { changeChat } from '../state/posting.ts';
import type { Chat } from '../state/types.ts';
import { HOUR } from '../state/world.ts';
import { type App, type Call, endpoint } from './endpoint.ts';
import { invalid, refuse } from './errors.ts';
import { type Json, oneOf, optionalText, page, textList } from './fields.ts';
import { ID_TYPES, managedChat } from './lookup.ts';
import { readPeople } from './members.ts';

const BASE = '/open-apis/im/v1/chats';
const UUID_WINDOW_MS = 10 * HOUR;
const MAX_NAME = 100;
const MAX_DESCRIPTION = 100;

export function chatApi(app: App, sandbox: Sandbox): void {
  const scopes = ['im:chat'] as const;
  endpoint(app, sandbox, { method: 'POST', path: BASE, scopes }, createChat);
  endpoint(app, sandbox, { method: 'GET', path: BASE, scopes }, myChats);
  endpoint(app, sandbox, { method: 'GET', path: `${BASE}/:chat_id`, scopes }, (call) =>
    described(managed(call)),
  );
  endpoint(app, sandbox, { method: 'PUT', path: `${BASE}/:chat_id`, scopes }, updateChat);
  endpoint(app, sandbox, { method: 'DELETE', path: `${BASE}/:chat_id`, scopes }, (call) => {
    const chat = managed(call);
    if (chat.type === 'p2p') throw invalid('chat type is not supported', 232001);
    if (chat.ownerId !== undefined) throw refuse(232017);
    disband(sandbox, chat, BOT_OPEN_ID);
    return {};
  });
}

/** A disbanded chat keeps its id and what was said in it. */
export function disband(sandbox: Sandbox, chat: Chat, operator: string): void {
  const event = chatEvent(sandbox, 'im.chat.disbanded_v1', chat, operator);
  changeChat(sandbox, { ...chat, disbanded: true }, event);
}

function managed(call: Call): Chat {
  const chat = managedChat(call.sandbox, call.param('chat_id'));
  call.note({ chatId: chat.chatId });
  return chat;
}

async function createChat(call: Call): Promise<Json> {
  const { sandbox } = call;
  const body = await call.json();
  const query = { uuid: call.query('uuid') };
  const uuid = optionalText(query, 'uuid', 50);
  call.note({ uuid });
  const repeated = uuid ? madeBefore(sandbox, uuid) : undefined;
  if (repeated) {
    call.note({ chatId: repeated.chatId });
    return described(repeated);
  }
  const chat = newChat(call, body);
  call.note({ chatId: chat.chatId });
  const use = { at: chat.createdAt, made: chat.chatId };
  if (uuid) changeChat(sandbox, chat, ['uuid', `chat ${uuid}`, use]);
  else changeChat(sandbox, chat);
  return described(chat);
}

function newChat({ sandbox, query }: Call, body: Json): Chat {
  const idType = oneOf(query('user_id_type') ?? 'open_id', ID_TYPES, 'user_id_type');
  const bots = textList(body, 'bot_id_list') ?? [];
  if (bots.length > 5) throw invalid('too many bots', 232001);
  if (bots.some((bot) => bot !== APP_ID)) throw refuse(232043);
  const people = readPeople(sandbox, idType, textList(body, 'user_id_list') ?? []);
  if (people.unknown.length > 0) throw refuse(232043, people.unknown.join(', '));
  const owner = optionalText(body, 'owner_id');
  const [ownerId] = owner ? readPeople(sandbox, idType, [owner]).openIds : [];
  if (owner && !ownerId) throw invalid('invalid owner_id', 232001);
  return {
    chatId: newId('chat'),
    type: 'group',
    name: optionalText(body, 'name', MAX_NAME) ?? '',
    description: optionalText(body, 'description', MAX_DESCRIPTION) ?? '',
    members: [...new Set([...(ownerId ? [ownerId] : []), ...people.openIds])],
    botIn: true,
    ...(ownerId ? { ownerId } : {}),
    pins: [],
    disbanded: false,
    createdAt: sandbox.clock.now(),
  };
}

/** The same `uuid` makes one chat in ten hours. */
function madeBefore(sandbox: Sandbox, uuid: string): Chat | undefined {
  const use = sandbox.world.get('uuid', `chat ${uuid}`);
  if (!use || sandbox.clock.now() - use.at >= UUID_WINDOW_MS) return undefined;
  return sandbox.world.get('chat', use.made);
}

async function updateChat(call: Call): Promise<Json> {
  const body = await call.json();
  const chat = managed(call);
  if (chat.type === 'p2p') throw invalid('chat type is not supported', 232001);
  changeChat(call.sandbox, {
    ...chat,
    name: optionalText(body, 'name', MAX_NAME) ?? chat.name,
    description: optionalText(body, 'description', MAX_DESCRIPTION) ?? chat.description,
  });
  return {};
}

function myChats(call: Call): Json {
  const chats = [...call.sandbox.world.all('chat')].filter(
    (chat) => chat.type === 'group' && chat.botIn && !chat.disbanded,
  );
  const result = page(chats, call.query, {
    standard: 20,
    most: 100,
    badSize: () => invalid('invalid page_size', 232001),
    badToken: () => invalid('invalid page_token', 232001),
  });
  return { ...result, items: result.items.map(listed) };
}

function listed(chat: Chat): Json {
  return {
    chat_id: chat.chatId,
    name: chat.name,
    description: chat.description,
    ...(chat.ownerId ? { owner_id: chat.ownerId, owner_id_type: 'open_id' } : {}),
    external: false,
    tenant_key: TENANT_KEY,
    chat_status: 'normal',
  };
}

function described(chat: Chat): Json {
  return {
    ...listed(chat),
    chat_mode: chat.type,
    chat_type: 'private',
    chat_tag: 'inner',
    user_count: String(chat.members.length),
    bot_count: chat.botIn ? '1' : '0',
    user_manager_id_list: [],
    bot_manager_id_list: [],
    join_message_visibility: 'all_members',
    leave_message_visibility: 'all_members',
    membership_approval: 'no_approval_required',
    urgent_setting: 'all_members',
    edit_permission: 'all_members',
    at_all_permission: 'all_members',
    add_member_permission: 'all_members',
  };
}
