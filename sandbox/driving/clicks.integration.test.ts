import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { AppClient, type Respond } from '../testing/app-client.ts';
import { aButton, aCard, aForm } from '../testing/cards.ts';
import { Kit } from '../testing/kit.ts';

let kit: Kit;
let member: string;
let outsider: string;
let chatId: string;
let client: AppClient | undefined;

beforeAll(async () => {
  kit = await Kit.start();
  const people = await kit.people();
  [member, outsider] = people.map((each) => each.open_id) as [string, string];
});
afterEach(async () => {
  if (client?.isOpen) await client.close();
  client = undefined;
});
afterAll(() => kit.stop());

async function aGroupCard(...elements: Parameters<typeof aCard>): Promise<string> {
  chatId = await kit.aGroup([member]);
  return kit.aCard(chatId, aCard(...elements));
}

async function answering(respond: Respond): Promise<AppClient> {
  client = await AppClient.connect(kit.url, respond);
  return client;
}

function click(messageId: string, more = {}) {
  return kit.drive('clicks', { as: member, message_id: messageId, button: '办结', ...more });
}

describe('a click', () => {
  test('brings back toast and card', async () => {
    const card = aCard(aButton('已办结', { disabled: true }));
    const toast = { type: 'success', content: '已登记' };
    await answering(() => ({ code: 200, data: { toast, card: { type: 'raw', data: card } } }));
    const messageId = await aGroupCard();
    expect((await click(messageId)).body).toEqual({ toast, card_updated: true });
    expect((await kit.messages(chatId))[0]).toMatchObject({ content: card, updates: 1 });
  });

  test('tells who clicked what', async () => {
    const app = await answering(() => ({ code: 200 }));
    const messageId = await aGroupCard();
    expect((await click(messageId)).body).toEqual({ card_updated: false });
    expect(app.received[0]?.event).toMatchObject({
      operator: { open_id: member, user_id: 'U001' },
      action: { tag: 'button', value: { v: 1, text: '办结' }, timezone: 'Asia/Shanghai' },
      host: 'im_message',
      context: { open_message_id: messageId, open_chat_id: chatId },
    });
  });

  test('carries the form', async () => {
    const app = await answering(() => ({ code: 200 }));
    const messageId = await aGroupCard(aForm({ tag: 'input', name: 'why', required: true }));
    expect((await click(messageId, { button: '提交' })).status).toBe(400);
    await click(messageId, { button: '提交', form: { why: '没通电' } });
    expect(app.received).toHaveLength(1);
    expect(app.received[0]?.event.action).toMatchObject({
      name: 'go',
      form_value: { why: '没通电' },
    });
  });

  test('locks the card until it is answered', async () => {
    let release: Respond = () => ({ code: 200 });
    const messageId = await aGroupCard();
    const update = { content: JSON.stringify(aCard(aButton('改'))) };
    const patch = () => kit.api('PATCH', `/im/v1/messages/${messageId}`, update);
    const app = await answering((event) => release(event));
    release = () => undefined;
    const pending = click(messageId);
    await app.waitFor(1);
    expect((await patch()).body).toMatchObject({
      code: 230099,
      msg: expect.stringContaining('11310'),
    });
    expect((await pending).body).toEqual({ card_updated: false, error: 200341 });
    expect((await patch()).body.code).toBe(0);
  });

  const answer = (data: unknown) => ({ code: 200, data });
  test.each<[string, number, ReturnType<Respond>]>([
    ['a failure', 200671, { code: 500 }],
    ['a bare string', 200672, answer('no handle')],
    ['a toast of no kind', 200672, answer({ toast: { type: 'loud', content: 'x' } })],
    ['a card that is none', 200673, answer({ card: { type: 'raw', data: 'x' } })],
    ['a card that is refused', 200673, answer({ card: { type: 'raw', data: badCard() } })],
    ['an old card', 200830, answer({ card: { type: 'raw', data: { elements: [] } } })],
  ])('answered by %s shows %i', async (_what, error, response) => {
    await answering(() => response);
    expect((await click(await aGroupCard())).body).toEqual({ card_updated: false, error });
  });

  test('with no app connected shows 200340', async () => {
    expect((await click(await aGroupCard())).body).toEqual({ card_updated: false, error: 200340 });
  });
});

function badCard() {
  return { ...aCard(), shiny: true };
}

describe('the client itself refuses a click', () => {
  test.each([
    ['by an outsider', 403, () => ({ as: outsider })],
    ['by nobody', 404, () => ({ as: 'ou_nobody' })],
    ['on a button that is not there', 404, () => ({ button: '没有' })],
    ['on a disabled button', 409, () => ({ button: '停用' })],
    ['on one of two with the same text', 400, () => ({ button: '双' })],
    ['on no message', 404, () => ({ message_id: 'om_none' })],
  ])('%s', async (_what, status, more) => {
    const messageId = await aGroupCard(
      aButton('停用', { disabled: true }),
      aButton('双', { name: 'one' }),
      aButton('双', { name: 'two' }),
    );
    const refused = await click(messageId, { button: '双', ...more() });
    expect(refused.status).toBe(status);
    expect(refused.body.error).toEqual(expect.any(String));
  });

  test('on a card older than 14 days', async () => {
    const messageId = await aGroupCard();
    await kit.drive('clock', { advance: 'P15D' });
    expect((await click(messageId)).status).toBe(409);
  });

  test('unless the name tells two buttons apart', async () => {
    const app = await answering(() => ({ code: 200 }));
    const messageId = await aGroupCard(
      aButton('双', { name: 'one' }),
      aButton('双', { name: 'two' }),
    );
    await click(messageId, { button: 'two' });
    expect(app.received[0]?.event.action.name).toBe('two');
  });
});
