import { mentionsOf } from '../card/read.ts';
import { validateCard } from '../card/validate.ts';
import type { Sandbox } from '../sandbox.ts';
import { ApiError, invalid, refuse } from './errors.ts';
import { isJson, type Json, oneOf, requiredText } from './fields.ts';

const MAX_TEXT_BYTES = 150 * 1024;
const MAX_POST_BYTES = 30 * 1024;
const MSG_TYPES = ['text', 'post', 'image', 'file', 'interactive'] as const;
type MsgType = (typeof MSG_TYPES)[number];

export interface Content {
  msgType: MsgType;
  content: Json;
  mentions: string[];
}

/** What a bot may send: `content` is a string that holds JSON. */
export function readContent(sandbox: Sandbox, body: Json): Content {
  const declared = requiredText(body, 'msg_type');
  if (!MSG_TYPES.some((each) => each === declared)) throw invalid('invalid msg_type');
  const msgType = oneOf(declared, MSG_TYPES, 'msg_type');
  const content = parseContent(body);
  const bytes = Buffer.byteLength(String(body.content));
  if (bytes > (msgType === 'text' ? MAX_TEXT_BYTES : MAX_POST_BYTES)) throw refuse(230025);
  const mentions = checked(sandbox, msgType, content);
  return { msgType, content: msgType === 'file' ? named(sandbox, content) : content, mentions };
}

/** People see a file under its name and with its size, though the bot sends its key alone. */
function named(sandbox: Sandbox, content: Json): Json {
  const file = sandbox.world.get('file', String(content.file_key));
  return file ? { ...content, file_name: file.name, file_size: file.size } : content;
}

export function parseContent(body: Json): Json {
  const { content } = body;
  if (content === undefined || content === null) {
    throw refuse(99992402, 'field_violations: content is required');
  }
  if (typeof content !== 'string') throw refuse(9499, 'invalid type of content');
  if (content === '') throw invalid('content cannot be empty');
  try {
    const value: unknown = JSON.parse(content);
    if (isJson(value)) return value;
  } catch {
    // Refused below like JSON that is no object.
  }
  throw invalid('invalid message content. validate content fail');
}

/** The card's mentions, or Feishu's refusal. */
export function checkCard(sandbox: Sandbox, card: Json): string[] {
  const { world } = sandbox;
  const fault = validateCard(card, {
    isUser: (openId) => world.isUser(openId),
    isImage: (key) => world.isImage(key),
  });
  if (fault) throw new ApiError(fault.code, fault.msg);
  return mentionsOf(card).filter((openId) => world.isUser(openId));
}

function checked(sandbox: Sandbox, msgType: MsgType, content: Json): string[] {
  switch (msgType) {
    case 'interactive':
      return checkCard(sandbox, content);
    case 'text':
      return textMentions(sandbox, content);
    case 'post':
      return postMentions(sandbox, content);
    case 'file':
      checkUpload(sandbox, content.file_key, 'file');
      return [];
    case 'image':
      checkUpload(sandbox, content.image_key, 'image');
      return [];
    default:
      return msgType satisfies never;
  }
}

function textMentions(sandbox: Sandbox, { text }: Json): string[] {
  if (typeof text !== 'string') throw invalid('invalid message content. validate content fail');
  if (text === '') throw invalid('content cannot be empty');
  const ids = [...text.matchAll(/<at user_id="([^"]*)">/g)].map((match) => match[1] ?? '');
  return [...new Set(ids)].filter((openId) => sandbox.world.isUser(openId));
}

function postMentions(sandbox: Sandbox, content: Json): string[] {
  const languages = Object.values(content);
  if (languages.length === 0 || languages.some((each) => !isJson(each))) {
    throw invalid('invalid message content. validate content fail');
  }
  const nodes = languages.flatMap((each) => (isJson(each) ? [each.content] : [])).flat(2);
  const ids = nodes.flatMap((node) => (isJson(node) && node.tag === 'at' ? [node.user_id] : []));
  return [...new Set(ids.map(String))].filter((openId) => sandbox.world.isUser(openId));
}

function checkUpload(sandbox: Sandbox, key: unknown, kind: 'file' | 'image'): void {
  const file = typeof key === 'string' ? sandbox.world.get('file', key) : undefined;
  if (!file) throw invalid(`invalid ${kind}_key`);
  if (file.uploader !== 'bot') throw refuse(230017);
  if (file.kind !== kind) throw refuse(230055);
}
