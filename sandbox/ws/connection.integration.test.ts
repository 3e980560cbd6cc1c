import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppClient } from '../testing/app-client.ts';
import { aCard } from '../testing/cards.ts';
import { Kit } from '../testing/kit.ts';

let kit: Kit;
let ids: string[];
let clients: AppClient[];

beforeEach(async () => {
  kit = await Kit.start();
  ids = (await kit.people()).map((each) => each.open_id);
  clients = [];
});
afterEach(async () => {
  for (const client of clients) if (client.isOpen) await client.close();
  await kit.stop();
});

async function connect(respond?: AppClient['respond']): Promise<AppClient> {
  const client = await AppClient.connect(kit.url, respond);
  clients.push(client);
  return client;
}

async function say(text: string, more = {}): Promise<string> {
  const { body } = await kit.drive('messages', { as: ids[0], text, ...more });
  return String(body.message_id);
}

describe('an event', () => {
  test('tells who said what where', async () => {
    const client = await connect();
    const group = await kit.aGroup(ids.slice(0, 1));
    const messageId = await say('进度', { chat_id: group });
    const [received] = await client.waitFor(1);
    expect(received?.header.event_type).toBe('im.message.receive_v1');
    expect(received?.event).toMatchObject({
      sender: { sender_id: { open_id: ids[0], user_id: 'U001' }, sender_type: 'user' },
      message: {
        message_id: messageId,
        chat_id: group,
        chat_type: 'group',
        message_type: 'text',
        content: '{"text":"@_user_1 进度"}',
        mentions: [{ key: '@_user_1', name: 'e点通' }],
      },
    });
  });

  test('reaches exactly one of several clients', async () => {
    const both = [await connect(), await connect()];
    for (let n = 0; n < 10; n += 1) await say(`第${n}句`);
    await kit.drive('idle', {});
    expect(both.flatMap((each) => each.received)).toHaveLength(10);
  });

  test('of a great size comes in fragments', async () => {
    const client = await connect();
    await say('长'.repeat(20_000));
    const [received] = await client.waitFor(1);
    expect(client.fragmentCounts[0]).toBeGreaterThan(1);
    expect(JSON.parse(received?.event.message.content).text).toHaveLength(20_000);
  });

  test('waits for a client to connect', async () => {
    await say('有人吗');
    await kit.drive('idle', {});
    const client = await connect();
    expect(await client.waitFor(1)).toHaveLength(1);
  });

  test('that was refused comes again in time', async () => {
    const client = await connect(() => ({ code: 500 }));
    await say('再来');
    await kit.drive('idle', {});
    expect(client.received).toHaveLength(1);
    for (const span of ['PT14S', 'PT1S', 'PT5M', 'PT1H', 'PT6H', 'P1D']) {
      await kit.drive('clock', { advance: span });
    }
    const ids = client.received.map(({ header }) => header.event_id);
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(1);
  });

  test('that was never answered comes again', async () => {
    const client = await connect(() => undefined);
    await say('没人答');
    await kit.drive('idle', {});
    client.respond = () => ({ code: 200 });
    await kit.drive('clock', { advance: 'PT16S' });
    await kit.drive('clock', { advance: 'P1D' });
    expect(client.received).toHaveLength(2);
  });

  test('is repeated or cut off by order', async () => {
    const client = await connect();
    await kit.drive('faults', { path: '/', kind: 'duplicate_event', count: 1 });
    await say('两遍');
    await kit.drive('idle', {});
    expect(client.received).toHaveLength(2);
    await kit.drive('faults', { path: '/', kind: 'drop_socket', count: 1 });
    await say('断线');
    await kit.drive('idle', {});
    expect(client.received).toHaveLength(2);
    const next = await connect();
    expect(await next.waitFor(1)).toHaveLength(1);
  });
});

describe('without the scope for all group talk', () => {
  test('only what calls the bot is heard', async () => {
    const client = await connect();
    await kit.drive('scopes', { revoke: ['im:message.group_msg'] });
    const group = await kit.aGroup(ids.slice(0, 1));
    await say('闲聊', { chat_id: group, mention_bot: false });
    await say('进度', { chat_id: group });
    await kit.drive('idle', {});
    expect(client.received.map(({ event }) => event.message.content)).toEqual([
      '{"text":"@_user_1 进度"}',
    ]);
  });
});

describe('what happens to a group', () => {
  test('is told to the app', async () => {
    const client = await connect();
    const group = await kit.aGroup(ids.slice(0, 1));
    const act = (as: string | undefined, what: string) =>
      kit.drive(`chats/${group}/act`, { as, act: what });
    await act(ids[1], 'join');
    await act(ids[1], 'leave');
    await act(ids[0], 'remove_bot');
    await act(ids[0], 'add_bot');
    await act(ids[0], 'disband');
    await kit.drive('idle', {});
    expect(client.received.map(({ header }) => header.event_type)).toEqual([
      'im.chat.member.user.added_v1',
      'im.chat.member.user.deleted_v1',
      'im.chat.member.bot.deleted_v1',
      'im.chat.member.bot.added_v1',
      'im.chat.disbanded_v1',
    ]);
    expect(client.received[0]?.event).toMatchObject({
      chat_id: group,
      users: [{ user_id: { open_id: ids[1] } }],
    });
  });

  test('covers a message that is recalled', async () => {
    const client = await connect();
    const messageId = await say('说错了');
    await kit.drive(`messages/${messageId}/recall`, { as: ids[0] });
    await kit.drive('idle', {});
    expect(client.received[1]).toMatchObject({
      header: { event_type: 'im.message.recalled_v1' },
      event: { message_id: messageId },
    });
  });
});

describe('discovery', () => {
  test('refuses a wrong secret with data', async () => {
    const body = JSON.stringify({ AppID: 'cli_e0d1a07000000001', AppSecret: 'guess' });
    const response = await fetch(`${kit.url}/callback/ws/endpoint`, { method: 'POST', body });
    expect(await response.json()).toMatchObject({ code: 1000040345, data: {} });
  });
});

test('a broken call has happened or not', async () => {
  const group = await kit.aGroup(ids.slice(0, 1));
  await kit.drive('faults', { path: '/open-apis/im/v1/messages', kind: 'drop_socket', count: 1 });
  await expect(kit.send(group, aCard(), { uuid: 'cut' })).rejects.toThrow();
  expect(await kit.messages(group)).toHaveLength(0);
  await kit.drive('faults', { path: '/open-apis/im/v1/messages', kind: 'lost_answer', count: 1 });
  await expect(kit.send(group, aCard(), { uuid: 'cut' })).rejects.toThrow();
  expect(await kit.messages(group)).toHaveLength(1);
  const { body } = await kit.drive<{ calls: unknown[] }>('calls?since=0');
  expect(body.calls.slice(-2)).toMatchObject([
    { status: 0, code: -1, uuid: 'cut', chat_id: group },
    { status: 200, code: 0, uuid: 'cut', chat_id: group },
  ]);
});
