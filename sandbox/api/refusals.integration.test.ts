import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aButton, aCard } from '../testing/cards.ts';
import { Kit } from '../testing/kit.ts';

let kit: Kit;
let member: string;
let outsider: string;
let chatId: string;

beforeAll(async () => {
  kit = await Kit.start();
  const people = await kit.people();
  [member, outsider] = people.map((each) => each.open_id) as [string, string];
  chatId = await kit.aGroup([member]);
});
afterAll(() => kit.stop());

const text = { msg_type: 'text', content: '{"text":"好"}' };
const messages = '/im/v1/messages?receive_id_type=chat_id';
const unknown = { chat: 'oc_0', message: `om_${'0'.repeat(32)}`, person: `ou_${'0'.repeat(32)}` };

type Row = [what: string, code: number, method: string, path: string, body?: () => unknown];

const REFUSED: Row[] = [
  [
    'no receive_id_type',
    99992402,
    'POST',
    '/im/v1/messages',
    () => ({ receive_id: chatId, ...text }),
  ],
  ['no receive_id', 99992402, 'POST', messages, () => text],
  ['a number as receive_id', 9499, 'POST', messages, () => ({ receive_id: 1, ...text })],
  ['a foreign receive_id', 230001, 'POST', messages, () => ({ receive_id: 'ou_x', ...text })],
  ['an unknown chat', 230034, 'POST', messages, () => ({ receive_id: unknown.chat, ...text })],
  [
    'an unknown person',
    99992351,
    'POST',
    '/im/v1/messages?receive_id_type=open_id',
    () => ({ receive_id: unknown.person, ...text }),
  ],
  [
    'an unknown msg_type',
    230001,
    'POST',
    messages,
    () => ({ receive_id: chatId, ...text, msg_type: 'hologram' }),
  ],
  [
    'content that is no JSON',
    230001,
    'POST',
    messages,
    () => ({ receive_id: chatId, msg_type: 'text', content: 'hello' }),
  ],
  [
    'content that is an object',
    9499,
    'POST',
    messages,
    () => ({ receive_id: chatId, msg_type: 'text', content: { text: 'hello' } }),
  ],
  [
    'a uuid of 51 characters',
    99992402,
    'POST',
    messages,
    () => ({ receive_id: chatId, ...text, uuid: 'x'.repeat(51) }),
  ],
  [
    'a text above 150 KB',
    230025,
    'POST',
    messages,
    () => ({
      receive_id: chatId,
      msg_type: 'text',
      content: JSON.stringify({ text: 'x'.repeat(150 * 1024) }),
    }),
  ],
  [
    'a card above 30 KB',
    230025,
    'POST',
    messages,
    () => ({
      receive_id: chatId,
      msg_type: 'interactive',
      content: JSON.stringify(aCard(aButton('x'.repeat(30 * 1024)))),
    }),
  ],
  [
    'a card with an unknown property',
    230099,
    'POST',
    messages,
    () => ({
      receive_id: chatId,
      msg_type: 'interactive',
      content: JSON.stringify({ ...aCard(), shiny: true }),
    }),
  ],
  [
    'a file that nobody uploaded',
    230001,
    'POST',
    messages,
    () => ({ receive_id: chatId, msg_type: 'file', content: '{"file_key":"file_x"}' }),
  ],
  ['a reply to nothing', 99992354, 'POST', `/im/v1/messages/${unknown.message}/reply`, () => text],
  ['an update of nothing', 99992354, 'PATCH', `/im/v1/messages/${unknown.message}`, () => text],
  ['a chat nobody knows', 232006, 'GET', `/im/v1/chats/${unknown.chat}`],
  [
    'a new name for a chat nobody knows',
    232006,
    'PUT',
    `/im/v1/chats/${unknown.chat}`,
    () => ({ name: 'x' }),
  ],
  [
    'a chat with unknown members',
    232043,
    'POST',
    '/im/v1/chats?user_id_type=open_id',
    () => ({ name: 'x', user_id_list: [unknown.person] }),
  ],
  [
    'a chat with 51 members',
    232001,
    'POST',
    '/im/v1/chats?user_id_type=open_id',
    () => ({ name: 'x', user_id_list: Array.from({ length: 51 }, (_, n) => `ou_${n}`) }),
  ],
  ['pins of an unknown chat', 230045, 'GET', `/im/v1/pins?chat_id=${unknown.chat}`],
  ['a page of 51 people', 40011, 'GET', '/contact/v3/departments/0/children?page_size=51'],
  ['a page nobody gave', 40012, 'GET', '/contact/v3/departments/0/children?page_token=xx'],
];

describe('the api refuses', () => {
  test.each(REFUSED)('%s with %i', async (_what, code, method, path, body) => {
    const { status, headers, body: answer } = await kit.api(method, path, body?.());
    expect(answer).toMatchObject({ code, error: { log_id: headers.get('x-tt-logid') } });
    expect(status).toBe(400);
  });

  test.each([
    ['no token', '', 99991661],
    ['a token of another kind', 'Bearer abc', 99991671],
    ['a token nobody gave', 'Bearer t-0', 99991663],
  ])('%s', async (_what, authorization, code) => {
    const { body } = await kit.api('GET', '/im/v1/chats', undefined, { authorization });
    expect(body.code).toBe(code);
  });

  test('a body that is no JSON', async () => {
    const response = await fetch(`${kit.url}/open-apis/auth/v3/tenant_access_token/internal`, {
      method: 'POST',
      body: '{',
    });
    expect(await response.json()).toMatchObject({ code: 9499 });
  });

  test('a wrong secret', async () => {
    const login = { app_id: 'cli_e0d1a07000000001', app_secret: 'guess' };
    const { body } = await kit.api('POST', '/auth/v3/tenant_access_token/internal', login);
    expect(body.code).toBe(10014);
  });

  test('calls whose scope was taken away', async () => {
    await kit.drive('scopes', { revoke: ['im:message.urgent:sms'] });
    const messageId = await kit.aCard(await kit.aGroup([member]));
    const path = `/im/v1/messages/${messageId}/urgent_sms?user_id_type=open_id`;
    const { body } = await kit.api('PATCH', path, { user_id_list: [member] });
    expect(body.code).toBe(99991672);
    await kit.drive('scopes', { grant: ['im:message.urgent:sms'] });
    expect((await kit.api('PATCH', path, { user_id_list: [member] })).body.code).toBe(0);
  });

  test('everything in a group without the bot', async () => {
    const group = await kit.aGroup([member]);
    const messageId = await kit.aCard(group);
    await kit.drive(`chats/${group}/act`, { as: member, act: 'remove_bot' });
    expect((await kit.send(group, aCard())).body.code).toBe(230002);
    const update = { content: JSON.stringify(aCard()) };
    expect((await kit.api('PATCH', `/im/v1/messages/${messageId}`, update)).body.code).toBe(230002);
    expect((await kit.api('GET', `/im/v1/chats/${group}`)).body.code).toBe(232011);
  });

  test('everything in a disbanded group', async () => {
    const group = await kit.aGroup([member]);
    await kit.drive(`chats/${group}/act`, { as: member, act: 'disband' });
    expect((await kit.send(group, aCard())).body.code).toBe(232009);
    expect((await kit.api('GET', `/im/v1/chats/${group}`)).body.code).toBe(232009);
  });

  test('messages to somebody who has resigned', async () => {
    await kit.drive(`people/${outsider}/act`, { act: 'resign' });
    const path = '/im/v1/messages?receive_id_type=open_id';
    const refused = await kit.api('POST', path, { receive_id: outsider, ...text });
    expect(refused.body.code).toBe(230029);
    await kit.drive(`people/${outsider}/act`, { act: 'return' });
    const taken = await kit.api('POST', path, { receive_id: outsider, ...text });
    expect(taken.body.code).toBe(0);
  });

  test('an urgent call of outsiders only', async () => {
    const messageId = await kit.aCard(await kit.aGroup([member]));
    const path = `/im/v1/messages/${messageId}/urgent_app?user_id_type=open_id`;
    const none = await kit.api('PATCH', path, { user_id_list: [outsider] });
    expect(none.body.code).toBe(230001);
    const some = await kit.api('PATCH', path, { user_id_list: [member, outsider] });
    expect(some.body.data).toEqual({ invalid_user_id_list: [outsider] });
  });

  test('urgent text messages beyond the tenant’s quota, also after a restart', async () => {
    let small = await Kit.start({ smsQuota: 1 });
    const [one] = await small.people();
    const own = one?.open_id ?? '';
    const messageId = await small.aCard(await small.aGroup([own]));
    const text = (of: Kit) =>
      of.api('PATCH', `/im/v1/messages/${messageId}/urgent_sms?user_id_type=open_id`, {
        user_id_list: [own],
      });
    expect((await text(small)).body.code).toBe(0);
    const beyond = await text(small);
    expect(beyond.status).toBe(400);
    expect(beyond.body.code).toBe(230024);
    const before = small;
    small = await before.afterKill({ smsQuota: 1 });
    expect((await text(small)).body.code).toBe(230024);
    const app = `/im/v1/messages/${messageId}/urgent_app?user_id_type=open_id`;
    expect((await small.api('PATCH', app, { user_id_list: [own] })).body.code).toBe(0);
    await Promise.all([before.stop(), small.stop()]);
  });

  // More calls than strictly needed, so that a slow machine meets the limit as well.
  test('the sixth message of a second in one chat', async () => {
    const group = await kit.aGroup([member]);
    const sent = await Promise.all(Array.from({ length: 15 }, () => kit.send(group, aCard())));
    const codes = sent.map(({ body }) => body.code);
    expect(new Set(codes)).toEqual(new Set([0, 230020]));
    expect(codes.filter((code) => code === 0).length).toBeGreaterThanOrEqual(5);
  });

  test('the 51st call of a second, saying when to come back', async () => {
    const path = `/im/v1/chats/${chatId}/members/is_in_chat`;
    const calls = await Promise.all(Array.from({ length: 150 }, () => kit.api('GET', path)));
    const refused = calls.filter(({ status }) => status === 429);
    expect(calls.length - refused.length).toBeGreaterThanOrEqual(50);
    expect(refused[0]?.body.code).toBe(99991400);
    expect(refused[0]?.headers.get('x-ogw-ratelimit-limit')).toBe('50');
    expect(Number(refused[0]?.headers.get('x-ogw-ratelimit-reset'))).toBe(1);
  });
});
