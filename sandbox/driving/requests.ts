import type { Context } from 'hono';
import { isJson, type Json } from '../api/fields.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Chat, Message, Person } from '../state/types.ts';

/** A driving call that cannot be carried out; the words go back as `{error}`. */
export class DrivingError extends Error {
  readonly status: 400 | 403 | 404 | 409 | 504;

  constructor(status: DrivingError['status'], message: string) {
    super(message);
    this.status = status;
  }
}

export async function readBody(c: Context): Promise<Json> {
  const text = await c.req.text();
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text);
    if (isJson(value)) return value;
  } catch {
    // Answered below like JSON that is no object.
  }
  throw new DrivingError(400, 'the body must be a JSON object');
}

export function textOf(body: Json, field: string): string {
  const value = optionalTextOf(body, field);
  if (value === undefined || value === '') throw new DrivingError(400, `${field} is missing`);
  return value;
}

export function optionalTextOf(body: Json, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new DrivingError(400, `${field} must be a string`);
  return value;
}

export function personOf(sandbox: Sandbox, openId: string): Person {
  const person = sandbox.world.directory.person(openId);
  if (!person) throw new DrivingError(404, `unknown person ${openId}`);
  return person;
}

/** Somebody who can still do something: those who have left cannot. */
export function actorOf(sandbox: Sandbox, body: Json): Person {
  const person = personOf(sandbox, textOf(body, 'as'));
  if (sandbox.world.hasResigned(person.openId)) {
    throw new DrivingError(403, `${person.name} has resigned`);
  }
  return person;
}

export function chatOf(sandbox: Sandbox, chatId: string): Chat {
  const chat = sandbox.world.get('chat', chatId);
  if (!chat) throw new DrivingError(404, `unknown chat ${chatId}`);
  return chat;
}

/** A chat in which this person can do something. */
export function livingChatOf(sandbox: Sandbox, chatId: string, person: Person): Chat {
  const chat = chatOf(sandbox, chatId);
  if (!chat.members.includes(person.openId)) {
    throw new DrivingError(403, `${person.name} is not a member of this chat`);
  }
  if (chat.disbanded) throw new DrivingError(409, 'this chat has been disbanded');
  return chat;
}

export function messageOf(sandbox: Sandbox, messageId: string): Message {
  const message = sandbox.world.get('message', messageId);
  if (!message) throw new DrivingError(404, `unknown message ${messageId}`);
  return message;
}
