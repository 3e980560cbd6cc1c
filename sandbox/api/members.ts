import { TENANT_KEY } from '../app-identity.ts';
import type { Sandbox } from '../sandbox.ts';
import { chatEvent } from '../state/happenings.ts';
import { BOT_OPEN_ID } from '../state/ids.ts';
import { changeChat } from '../state/posting.ts';
import type { Chat } from '../state/types.ts';
import { type App, type Call, endpoint } from './endpoint.ts';
import { invalid, refuse } from './errors.ts';
import { type Json, oneOf, page, textList } from './fields.ts';
import { ID_TYPES, type IdType, idOf, managedChat, personBy } from './lookup.ts';

const BASE = '/open-apis/im/v1/chats/:chat_id/members';
const MAX_AT_ONCE = 50;
const MAX_MEMBERS = 5000;

export function memberApi(app: App, sandbox: Sandbox): void {
  const scopes = ['im:chat'] as const;
  endpoint(app, sandbox, { method: 'POST', path: BASE, scopes }, addMembers);
  endpoint(app, sandbox, { method: 'DELETE', path: BASE, scopes }, removeMembers);
  endpoint(app, sandbox, { method: 'GET', path: BASE, scopes }, listMembers);
  endpoint(app, sandbox, { method: 'GET', path: `${BASE}/is_in_chat`, scopes }, (call) => {
    const chat = sandbox.world.get('chat', call.param('chat_id'));
    if (!chat) throw refuse(232006);
    if (chat.disbanded) throw refuse(232009);
    call.note({ chatId: chat.chatId });
    return { is_in_chat: chat.botIn };
  });
}

interface People {
  openIds: string[];
  unknown: string[];
  resigned: string[];
}

/** Who is meant by the ids; at most 50 in one call. */
export function readPeople(sandbox: Sandbox, type: IdType, ids: readonly string[]): People {
  if (ids.length > MAX_AT_ONCE) throw invalid('too many ids', 232001);
  const people: People = { openIds: [], unknown: [], resigned: [] };
  for (const id of ids) {
    const openId = personBy(sandbox, type, id)?.openId;
    if (openId === undefined) people.unknown.push(id);
    else if (sandbox.world.hasResigned(openId)) people.resigned.push(id);
    else people.openIds.push(openId);
  }
  return people;
}

function group(call: Call): Chat {
  const chat = managedChat(call.sandbox, call.param('chat_id'));
  call.note({ chatId: chat.chatId });
  if (chat.type === 'p2p') throw invalid('chat type is not supported', 232001);
  return chat;
}

function memberIdType(call: Call): IdType {
  return oneOf(call.query('member_id_type') ?? 'open_id', ID_TYPES, 'member_id_type');
}

async function addMembers(call: Call): Promise<Json> {
  const { sandbox } = call;
  const ids = textList(await call.json(), 'id_list') ?? [];
  const chat = group(call);
  const people = readPeople(sandbox, memberIdType(call), ids);
  const mode = call.query('succeed_type') ?? '0';
  const bad = mode === '2' ? [...people.unknown, ...people.resigned] : people.unknown;
  if (mode !== '1' && bad.length > 0) throw refuse(232043, bad.join(', '));
  const added = people.openIds.filter((openId) => !chat.members.includes(openId));
  if (chat.members.length + added.length > MAX_MEMBERS) throw invalid('member limit', 232001);
  if (added.length > 0) join(sandbox, chat, added, BOT_OPEN_ID);
  return {
    invalid_id_list: people.resigned,
    not_existed_id_list: people.unknown,
    pending_approval_id_list: [],
  };
}

async function removeMembers(call: Call): Promise<Json> {
  const { sandbox } = call;
  const ids = textList(await call.json(), 'id_list') ?? [];
  const chat = group(call);
  const type = memberIdType(call);
  const gone = chat.members.filter((openId) =>
    ids.some((id) => personBy(sandbox, type, id)?.openId === openId),
  );
  const unknown = ids.filter((id) => !personBy(sandbox, type, id));
  if (gone.length > 0) leave(sandbox, chat, gone, BOT_OPEN_ID);
  return { invalid_id_list: unknown };
}

export function join(sandbox: Sandbox, chat: Chat, added: string[], operator: string): void {
  const members = [...chat.members, ...added];
  const event = chatEvent(sandbox, 'im.chat.member.user.added_v1', chat, operator, added);
  changeChat(sandbox, { ...chat, members }, ...(chat.botIn ? [event] : []));
}

export function leave(sandbox: Sandbox, chat: Chat, gone: string[], operator: string): void {
  const members = chat.members.filter((openId) => !gone.includes(openId));
  const event = chatEvent(sandbox, 'im.chat.member.user.deleted_v1', chat, operator, gone);
  changeChat(sandbox, { ...chat, members }, ...(chat.botIn ? [event] : []));
}

function listMembers(call: Call): Json {
  const chat = managedChat(call.sandbox, call.param('chat_id'));
  call.note({ chatId: chat.chatId });
  const type = memberIdType(call);
  const people = chat.members.flatMap(
    (openId) => call.sandbox.world.directory.person(openId) ?? [],
  );
  const result = page(people, call.query, {
    standard: 20,
    most: 100,
    badSize: () => invalid('invalid page_size', 232001),
    badToken: () => invalid('invalid page_token', 232001),
  });
  const items = result.items.map((person) => ({
    member_id_type: type,
    member_id: idOf(person, type),
    name: person.name,
    tenant_key: TENANT_KEY,
  }));
  return { ...result, items, member_total: people.length };
}
