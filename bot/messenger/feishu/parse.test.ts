import { describe, expect, test } from 'vitest';
import type { ChatMessage } from '../messenger.ts';
import { parseClick, parseMembership, parseMessage } from './parse.ts';

const BOT = 'ou_bot';

interface Shape {
  message?: object;
  sender?: object;
}

/** Flattened as the SDK hands it over. */
const aMessage = ({ message, sender }: Shape = {}) => ({
  schema: '2.0',
  event_id: 'event-1',
  event_type: 'im.message.receive_v1',
  create_time: '1773622800999',
  sender: { sender_type: 'user', sender_id: { open_id: 'ou_lin', user_id: '' }, ...sender },
  message: {
    message_id: 'om_1',
    chat_id: 'oc_1',
    chat_type: 'group',
    message_type: 'text',
    content: '{"text":"进度"}',
    create_time: '1773622800000',
    ...message,
  },
});

const bot = { key: '@_user_1', id: { open_id: BOT }, name: 'e点通' };
const lin = { key: '@_user_2', id: { open_id: 'ou_lin' }, name: '林工' };
const tenth = { key: '@_user_10', id: { open_id: 'ou_10' }, name: '十号' };

function read(shape: Shape = {}): ChatMessage {
  const parsed = parseMessage(aMessage(shape), BOT);
  if (parsed.kind !== 'event') throw new Error(`not an event: ${JSON.stringify(parsed)}`);
  return parsed.event;
}

const readText = (text: string, mentions: object[] = []) =>
  read({ message: { content: JSON.stringify({ text }), mentions } });

const readOf = (type: string, content: unknown, mentions: object[] = []) =>
  read({ message: { message_type: type, content: JSON.stringify(content), mentions } }).content;

describe('a message', () => {
  test('becomes ours', () => {
    expect(read()).toEqual({
      type: 'message',
      key: 'om_1',
      messageId: 'om_1',
      chatId: 'oc_1',
      isGroup: true,
      senderOpenId: 'ou_lin',
      sentAt: 1773622800000,
      parentId: null,
      mentionsBot: false,
      content: { kind: 'text', text: '进度' },
    });
  });

  test.each([
    ['the message answered', { parent_id: 'om_p', root_id: 'om_r' }, 'om_p'],
    ['else the first of its thread', { root_id: 'om_r' }, 'om_r'],
    ['else nothing', { parent_id: '', root_id: '' }, null],
  ] as const)('names %s', (_what, message, parentId) => {
    expect(read({ message }).parentId).toBe(parentId);
  });

  test('of the own chat is no group message', () => {
    expect(read({ message: { chat_type: 'p2p' } }).isGroup).toBe(false);
  });

  test('of another bot is passed over', () => {
    expect(parseMessage(aMessage({ sender: { sender_type: 'bot' } }), BOT).kind).toBe('ignored');
  });

  test.each([
    ['nothing', undefined],
    ['a word', 'hello'],
    ['no message', { event_id: 'x', sender: { sender_type: 'user' } }],
    ['a sender without id', aMessage({ sender: { sender_id: {} } })],
    ['content that is no JSON', aMessage({ message: { content: '{"text' } })],
    ['content of another type', aMessage({ message: { content: '{"image_key":"img_1"}' } })],
    ['a time that is none', aMessage({ message: { create_time: 'noon' } })],
  ])('made of %s is malformed', (_what, raw) => {
    const parsed = parseMessage(raw, BOT);
    expect(parsed.kind).toBe('malformed');
    expect(JSON.stringify(parsed)).not.toContain('noon');
  });
});

describe('text', () => {
  test('loses the mention of the bot', () => {
    const message = readText('@_user_1 办结 0304', [bot]);
    expect(message.mentionsBot).toBe(true);
    expect(message.content).toEqual({ kind: 'text', text: '办结 0304' });
  });

  test('names the other people mentioned', () => {
    const { content, mentionsBot } = readText('@_user_2 和 @_user_10 看 @_user_3', [lin, tenth]);
    expect(content).toEqual({ kind: 'text', text: '@林工 和 @十号 看 @_user_3' });
    expect(mentionsBot).toBe(false);
  });

  test('calls the bot by its id only', () => {
    const namesake = { key: '@_user_1', id: { open_id: 'ou_other' }, name: 'e点通' };
    expect(readText('@_user_1 进度', [namesake]).mentionsBot).toBe(false);
  });

  test('keeps a mention without id', () => {
    const hidden = { key: '@_user_1', id: {}, name: '外部联系人' };
    expect(readText('@_user_1 好', [hidden]).content).toEqual({
      kind: 'text',
      text: '@外部联系人 好',
    });
  });

  test('keeps line feeds and no other control character', () => {
    expect(readText(' a\r\nb\tc\u0000\u0007\u001b[31m\u0085d ').content).toEqual({
      kind: 'text',
      text: 'a\nb c[31md',
    });
  });

  test('replaces half a surrogate pair and keeps whole ones', () => {
    expect(readText('\ud83d 🟢').content).toEqual({ kind: 'text', text: '\ufffd 🟢' });
  });
});

describe('other content', () => {
  test('rich text becomes lines', () => {
    const content = [
      [
        { tag: 'at', user_id: '@_user_1', user_name: 'e点通' },
        { tag: 'text', text: ' 堵点' },
      ],
      [
        { tag: 'text', text: '找 ' },
        { tag: 'at', user_id: '@_user_2' },
        { tag: 'a', text: '图', href: 'https://example.com' },
      ],
    ];
    expect(readOf('post', { title: '周报', content }, [bot, lin])).toEqual({
      kind: 'text',
      text: '周报\n堵点\n找 @林工图',
    });
  });

  test('rich text of one picture is that picture', () => {
    const content = [[{ tag: 'img', image_key: 'img_1' }]];
    expect(readOf('post', { title: '', content })).toEqual({ kind: 'image', fileKey: 'img_1' });
  });

  test.each([
    ['file', { file_key: 'file_1', file_name: '宗地图.pdf' }, 'file', '宗地图.pdf'],
    [
      'media',
      { file_key: 'file_1', image_key: 'img_1', file_name: '现场.mp4' },
      'file',
      '现场.mp4',
    ],
    ['file', { file_key: 'file_1', file_name: 'a\u0000\nb.pdf' }, 'file', 'a b.pdf'],
    ['file', { file_key: 'file_1' }, 'file', ''],
  ] as const)('%s is a file with a name', (type, content, kind, name) => {
    expect(readOf(type, content)).toEqual({ kind, fileKey: 'file_1', name });
  });

  test('a picture is an image', () => {
    expect(readOf('image', { image_key: 'img_1' })).toEqual({ kind: 'image', fileKey: 'img_1' });
  });

  test.each(['audio', 'sticker', 'merge_forward', 'location', 'constructor'])(
    '%s is other',
    (type) => {
      expect(readOf(type, {})).toEqual({ kind: 'other', what: type });
    },
  );
});

describe('a click', () => {
  const aClick = (overrides: object = {}) => ({
    event_id: 'event-2',
    token: 'c-295e',
    operator: { open_id: 'ou_lin', union_id: 'on_lin' },
    context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
    action: { tag: 'button', value: { v: 1, action: 'accept' }, timezone: 'Asia/Shanghai' },
    ...overrides,
  });

  test('becomes ours', () => {
    expect(parseClick(aClick())).toEqual({
      kind: 'event',
      event: {
        type: 'click',
        key: 'event-2',
        messageId: 'om_1',
        chatId: 'oc_1',
        operatorOpenId: 'ou_lin',
        value: { v: 1, action: 'accept' },
        form: {},
      },
    });
  });

  test('brings its form free of control characters', () => {
    const action = {
      tag: 'button',
      form_value: { why: '停\u0000电\r\n', on: '2026-04-20 +0800', units: ['a\u0007'], ok: true },
    };
    expect(parseClick(aClick({ action }))).toMatchObject({
      event: {
        value: undefined,
        form: { why: '停电\n', on: '2026-04-20 +0800', units: ['a'], ok: true },
      },
    });
  });

  test.each([
    ['operator', { operator: {} }],
    ['message', { context: { open_chat_id: 'oc_1' } }],
    ['action', { action: undefined }],
  ])('without %s is malformed', (_what, overrides) => {
    expect(parseClick(aClick(overrides)).kind).toBe('malformed');
  });
});

describe('a membership event', () => {
  test('names the people it is about', () => {
    const raw = {
      event_id: 'event-3',
      chat_id: 'oc_1',
      users: [
        { name: '林工', user_id: { open_id: 'ou_lin' } },
        { name: '外', user_id: {} },
      ],
    };
    expect(parseMembership(raw, 'usersAdded')).toEqual({
      kind: 'event',
      event: {
        type: 'membership',
        key: 'event-3',
        chatId: 'oc_1',
        change: 'usersAdded',
        openIds: ['ou_lin'],
      },
    });
  });

  test('about the bot names nobody', () => {
    const parsed = parseMembership({ event_id: 'event-4', chat_id: 'oc_1' }, 'botRemoved');
    expect(parsed).toMatchObject({ event: { change: 'botRemoved', openIds: [] } });
  });

  test('without a chat is malformed', () => {
    expect(parseMembership({ event_id: 'event-5' }, 'disbanded').kind).toBe('malformed');
  });
});
