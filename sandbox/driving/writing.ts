import type { App } from '../api/endpoint.ts';
import { isJson, type Json } from '../api/fields.ts';
import { BOT_NAME } from '../app-identity.ts';
import type { Sandbox } from '../sandbox.ts';
import { recalledEvent } from '../state/happenings.ts';
import { BOT_OPEN_ID, newId } from '../state/ids.ts';
import { type Draft, ownChat, post, recall } from '../state/posting.ts';
import type { Chat, Message, Person } from '../state/types.ts';
import { decodeBase64 } from './base64.ts';
import {
  actorOf,
  DrivingError,
  livingChatOf,
  messageOf,
  optionalTextOf,
  readBody,
  textOf,
} from './requests.ts';

export function writingRoutes(app: App, sandbox: Sandbox): void {
  app.post('/sandbox/messages', async (c) => {
    const body = await readBody(c);
    const person = actorOf(sandbox, body);
    const replyTo = replied(sandbox, body);
    const chat = targetChat(sandbox, body, person, replyTo);
    const draft = { sender: person.openId, ...contentOf(sandbox, body, person, chat) };
    const message = post(sandbox, chat, replyTo ? { ...draft, replyTo } : draft);
    return c.json({ message_id: message.messageId, chat_id: chat.chatId });
  });

  app.post('/sandbox/messages/:message_id/recall', async (c) => {
    const person = actorOf(sandbox, await readBody(c));
    const message = messageOf(sandbox, c.req.param('message_id'));
    livingChatOf(sandbox, message.chatId, person);
    if (message.sender !== person.openId) throw new DrivingError(403, 'not the sender');
    if (message.recalledAt !== undefined) throw new DrivingError(409, 'already recalled');
    recall(sandbox, message, recalledEvent(sandbox, message, sandbox.clock.now()));
    return c.json({});
  });
}

function replied(sandbox: Sandbox, body: Json): Message | undefined {
  const id = optionalTextOf(body, 'reply_to');
  if (id === undefined) return undefined;
  const message = messageOf(sandbox, id);
  if (message.recalledAt !== undefined) {
    throw new DrivingError(409, 'the message to reply to was recalled');
  }
  return message;
}

function targetChat(
  sandbox: Sandbox,
  body: Json,
  person: Person,
  replyTo: Message | undefined,
): Chat {
  const chatId = optionalTextOf(body, 'chat_id') ?? replyTo?.chatId;
  if (chatId === undefined) return ownChat(sandbox, person.openId);
  const chat = livingChatOf(sandbox, chatId, person);
  if (replyTo && replyTo.chatId !== chat.chatId) {
    throw new DrivingError(400, 'reply_to is a message of another chat');
  }
  return chat;
}

function contentOf(
  sandbox: Sandbox,
  body: Json,
  person: Person,
  chat: Chat,
): Omit<Draft, 'sender'> {
  const text = optionalTextOf(body, 'text');
  const { file } = body;
  if (text !== undefined && file !== undefined) {
    throw new DrivingError(400, 'a message is either text or a file');
  }
  if (file !== undefined) return fileContent(sandbox, file, person);
  if (text === undefined || text === '') throw new DrivingError(400, 'text or file is missing');
  return textContent(chat, text, body.mention_bot);
}

/** How a person is called in a text, as the bot writes it, too. */
const AT = /<at user_id="([^"]*)">[^<]*<\/at>/g;

/** The client writes placeholders for whom it calls. */
function textContent(chat: Chat, text: string, mentionBot: unknown): Omit<Draft, 'sender'> {
  if (mentionBot !== undefined && typeof mentionBot !== 'boolean') {
    throw new DrivingError(400, 'mention_bot must be true or false');
  }
  const callsBot = chat.type === 'group' && mentionBot !== false;
  const bare = callsBot ? text.replace(new RegExp(`^@${BOT_NAME}\\s*`), '') : text;
  const called = callsBot ? [BOT_OPEN_ID] : [];
  const written = bare.replace(AT, (typed, openId: string) => {
    if (!chat.members.includes(openId)) return typed;
    if (!called.includes(openId)) called.push(openId);
    return `@_user_${called.indexOf(openId) + 1}`;
  });
  const content = { text: callsBot ? `@_user_1 ${written}` : written };
  return { msgType: 'text', content, mentions: called };
}

function fileContent(sandbox: Sandbox, file: unknown, person: Person): Omit<Draft, 'sender'> {
  if (!isJson(file) || typeof file.base64 !== 'string') {
    throw new DrivingError(400, 'file must be {name, base64}');
  }
  const name = textOf(file, 'name');
  const bytes = decodeBase64(file.base64);
  if (!bytes) throw new DrivingError(400, 'file.base64 is not base64');
  const { world } = sandbox;
  const key = newId('file');
  const sha256 = world.files.put(bytes);
  const uploader = person.openId;
  const row = { key, name, size: bytes.length, sha256, uploader, fileType: 'stream' };
  world.commit(['file', key, { ...row, kind: 'file' }]);
  return { msgType: 'file', content: { file_key: key, file_name: name }, mentions: [] };
}
