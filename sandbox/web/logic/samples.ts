import type { Chat, Message, Person } from '../api/types.ts';

/** Small worlds for the tests of this folder. */

export function person(name: string, unit: string, role = '业务帮办员'): Person {
  return { open_id: `ou_${name}`, union_id: `on_${name}`, name, unit, role };
}

export function message(id: string, with_: Partial<Message> = {}): Message {
  return {
    message_id: id,
    sender: 'ou_bot',
    msg_type: 'text',
    content: { text: id },
    created_at: '2026-03-16T09:00:00+08:00',
    updated_at: '2026-03-16T09:00:00+08:00',
    updates: 0,
    mentions: [],
    urgent: [],
    reply_to: null,
    recalled: false,
    ...with_,
  };
}

export function chat(id: string, with_: Partial<Chat> = {}): Chat {
  return {
    chat_id: id,
    name: id,
    type: 'group',
    members: [],
    pins: [],
    last: null,
    disbanded: false,
    ...with_,
  };
}

export function card(title: string, template: string): Record<string, unknown> {
  return {
    schema: '2.0',
    header: {
      title: { tag: 'plain_text', content: title },
      subtitle: { tag: 'plain_text', content: '第 4 阶段' },
      template,
    },
    body: { elements: [] },
  };
}
