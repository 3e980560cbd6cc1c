import { disband } from '../api/chats.ts';
import type { App } from '../api/endpoint.ts';
import type { Json } from '../api/fields.ts';
import { join, leave } from '../api/members.ts';
import { FAULT_KINDS } from '../faults.ts';
import type { Sandbox } from '../sandbox.ts';
import { chatEvent } from '../state/happenings.ts';
import { newId } from '../state/ids.ts';
import { changeChat } from '../state/posting.ts';
import { isScope, SCOPES } from '../state/scopes.ts';
import type { Chat, Person, Put } from '../state/types.ts';
import { actorOf, chatOf, DrivingError, personOf, readBody, textOf } from './requests.ts';

/** What people and administrators do besides talking, and the troubles a test orders. */
export function actingRoutes(app: App, sandbox: Sandbox): void {
  app.post('/sandbox/chats', async (c) => {
    const body = await readBody(c);
    const chat = createGroup(sandbox, actorOf(sandbox, body), body);
    return c.json({ chat_id: chat.chatId });
  });

  app.post('/sandbox/chats/:chat_id/act', async (c) => {
    const body = await readBody(c);
    const chat = chatOf(sandbox, c.req.param('chat_id'));
    actInChat(sandbox, chat, actorOf(sandbox, body), textOf(body, 'act'));
    return c.json({});
  });

  app.post('/sandbox/people/:open_id/act', async (c) => {
    const person = personOf(sandbox, c.req.param('open_id'));
    actOnPerson(sandbox, person, textOf(await readBody(c), 'act'));
    return c.json({});
  });

  app.get('/sandbox/scopes', (c) =>
    c.json({ granted: SCOPES.filter((scope) => !sandbox.world.get('withheldScope', scope)) }),
  );

  app.post('/sandbox/scopes', async (c) => {
    const body = await readBody(c);
    const at = { at: sandbox.clock.now() };
    const revoked = scopesIn(body, 'revoke').map((key): Put => ['withheldScope', key, at]);
    const granted = scopesIn(body, 'grant').map((key): Put => ['withheldScope', key, null]);
    sandbox.world.commit(...revoked, ...granted);
    return c.json({});
  });

  app.post('/sandbox/faults', async (c) => {
    const body = await readBody(c);
    const kind = FAULT_KINDS.find((each) => each === body.kind);
    if (!kind) throw new DrivingError(400, `kind must be one of ${FAULT_KINDS.join(', ')}`);
    const count = body.count ?? 1;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
      throw new DrivingError(400, 'count must be a whole number from 1');
    }
    sandbox.faults.order(textOf(body, 'path'), kind, count);
    return c.json({});
  });

  app.delete('/sandbox/faults', (c) => {
    sandbox.faults.clear();
    return c.json({});
  });
}

/** A person opens a group and invites the bot, as for a group of promoters. */
function createGroup(sandbox: Sandbox, owner: Person, body: Json): Chat {
  const invited = Array.isArray(body.members) ? body.members.map(String) : [];
  for (const openId of invited) personOf(sandbox, openId);
  const chat: Chat = {
    chatId: newId('chat'),
    type: 'group',
    name: textOf(body, 'name'),
    description: '',
    members: [...new Set([owner.openId, ...invited])],
    botIn: true,
    ownerId: owner.openId,
    pins: [],
    disbanded: false,
    createdAt: sandbox.clock.now(),
  };
  changeChat(sandbox, chat, chatEvent(sandbox, 'im.chat.member.bot.added_v1', chat, owner.openId));
  return chat;
}

function actInChat(sandbox: Sandbox, chat: Chat, person: Person, act: string): void {
  if (chat.type !== 'group') throw new DrivingError(400, 'this is no group');
  if (chat.disbanded) throw new DrivingError(409, 'this chat has been disbanded');
  const { openId, name } = person;
  const member = chat.members.includes(openId);
  if (act === 'join') {
    if (!member) join(sandbox, chat, [openId], openId);
    return;
  }
  if (!member) throw new DrivingError(403, `${name} is not a member of this chat`);
  switch (act) {
    case 'leave':
      leave(sandbox, chat, [openId], openId);
      break;
    case 'disband':
      disband(sandbox, chat, openId);
      break;
    case 'remove_bot':
      moveBot(sandbox, chat, openId, false);
      break;
    case 'add_bot':
      moveBot(sandbox, chat, openId, true);
      break;
    default:
      throw new DrivingError(400, 'act must be join, leave, disband, remove_bot or add_bot');
  }
}

function moveBot(sandbox: Sandbox, chat: Chat, operator: string, botIn: boolean): void {
  if (chat.botIn === botIn) return;
  const type = botIn ? 'im.chat.member.bot.added_v1' : 'im.chat.member.bot.deleted_v1';
  changeChat(sandbox, { ...chat, botIn }, chatEvent(sandbox, type, chat, operator));
}

function actOnPerson(sandbox: Sandbox, { openId }: Person, act: string): void {
  if (act !== 'resign' && act !== 'return') {
    throw new DrivingError(400, 'act must be resign or return');
  }
  const row = act === 'resign' ? { at: sandbox.clock.now() } : null;
  sandbox.world.commit(['resigned', openId, row]);
  for (const chat of [...sandbox.world.all('chat')]) {
    const here = chat.type === 'group' && !chat.disbanded && chat.members.includes(openId);
    if (row && here) leave(sandbox, chat, [openId], openId);
  }
  sandbox.settling.touch();
}

function scopesIn(body: Json, field: string): string[] {
  const value = body[field] ?? [];
  if (!Array.isArray(value)) throw new DrivingError(400, `${field} must be a list`);
  return value.map((each) => {
    if (!isScope(String(each))) throw new DrivingError(400, `unknown scope ${each}`);
    return String(each);
  });
}
