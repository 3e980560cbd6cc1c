import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import type { CardClick, ChatEventHandler, ChatMessage, MembershipChange } from '../messenger.ts';
import { createReceivers } from './receive.ts';

const BOT = 'ou_bot';

function receivers(fails = false) {
  const taken: (CardClick | ChatMessage | MembershipChange)[] = [];
  const note = (event: (typeof taken)[number]) => {
    if (fails) throw new Error('the database is away');
    taken.push(event);
  };
  const handler: ChatEventHandler = {
    onClick: async (click) => {
      note(click);
      return { toast: { type: 'info', content: '好' } };
    },
    onEvent: async (event) => note(event),
  };
  const all = createReceivers(handler, BOT, pino({ level: 'silent' }));
  return { taken, receive: (type: string, raw: unknown) => all[type]?.(raw) };
}

const message = {
  sender: { sender_type: 'user', sender_id: { open_id: 'ou_1' } },
  message: {
    message_id: 'om_1',
    chat_id: 'oc_1',
    chat_type: 'p2p',
    message_type: 'text',
    content: '{"text":"进度"}',
    create_time: '1773622800000',
  },
};
const click = {
  event_id: 'e1',
  operator: { open_id: 'ou_1' },
  context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
  action: { value: { v: 1 } },
};

describe('an event', () => {
  const MESSAGE = 'im.message.receive_v1';

  test.each([
    undefined,
    null,
    'text',
    [],
    {},
    { ...message, message: null },
    { ...message, message: { ...message.message, content: '{"text":' } },
    { ...message, message: { ...message.message, content: '{"text":7}' } },
    { ...message, message: { ...message.message, create_time: 'yesterday' } },
    { ...message, sender: { sender_type: 'user', sender_id: {} } },
  ])('that is malformed is dropped, for it would be so again: %j', async (raw) => {
    const { receive, taken } = receivers();
    await expect(receive(MESSAGE, raw)).resolves.toBeUndefined();
    expect(taken).toEqual([]);
  });

  test('that is sound is taken', async () => {
    const { receive, taken } = receivers();
    await receive(MESSAGE, message);
    expect(taken).toMatchObject([{ key: 'om_1', content: { kind: 'text', text: '进度' } }]);
  });

  test('that could not be taken is refused, so that it comes again', async () => {
    await expect(receivers(true).receive(MESSAGE, message)).rejects.toThrow('database');
  });

  test('of a kind nobody wants has no receiver', () => {
    expect(receivers().receive('im.message.reaction.created_v1', {})).toBeUndefined();
  });
});

describe('a click', () => {
  const CLICK = 'card.action.trigger';

  test.each([null, {}, { ...click, operator: {} }, { ...click, context: 'x' }])(
    'that is malformed is answered with nothing: %j',
    async (raw) => {
      const { receive, taken } = receivers();
      await expect(receive(CLICK, raw)).resolves.toEqual({});
      expect(taken).toEqual([]);
    },
  );

  test.each([undefined, null, 7, 'a string', [1], { nested: { deeper: ['\u0000'] } }])(
    'with the value %j is handed on without control characters',
    async (value) => {
      const { receive, taken } = receivers();
      const answer = await receive(CLICK, { ...click, action: { value } });
      expect(answer).toEqual({ toast: { type: 'info', content: '好' } });
      expect(taken).toHaveLength(1);
      expect(JSON.stringify(taken)).not.toContain('\\u0000');
    },
  );
});
