import { describe, expect, test } from 'vitest';
import { good, message, modelKit, read, TEXT } from './testing/model-kit.ts';
import { type Behaviour, says } from './testing/model-server.ts';

// What a server may do to the reader, over real HTTP and through the real client.

const { codes, given, reader, server } = modelKit();
const bad = (words: string): Behaviour => ({ kind: 'status', status: 400, message: words });

describe('a server that knows less than others', () => {
  test('is asked without any format where it knows neither schema nor JSON', async () => {
    const refused = bad('unknown field response_format');
    expect((await given([refused, refused, says(good())])).by).toBe('model');
    const formats = server().requests.map(({ response_format: one }) => one?.type);
    expect(formats).toEqual(['json_schema', 'json_object', undefined]);
  });

  test('is asked the same way again from then on', async () => {
    server().will(bad('json_schema is not supported'), says(good()));
    const one = reader();
    await one.read(message(TEXT));
    await one.read(message(TEXT));
    expect(server().requests.map(({ response_format: one }) => one?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ]);
  });

  test('gets its limit under the name it knows, and no temperature', async () => {
    const reading = await given([
      bad("'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."),
      bad("'temperature' does not support 0 with this model."),
      says(good()),
    ]);
    expect(reading.by).toBe('model');
    const last = server().requests.at(-1);
    expect(last).toMatchObject({ max_completion_tokens: 1_000 });
    expect(last?.max_tokens).toBeUndefined();
    expect(last?.temperature).toBeUndefined();
  });

  test('is never asked to stream, which it refuses', async () => {
    await given([says(good())]);
    expect(server().requests.every(({ stream }) => !stream)).toBe(true);
    const streamed = await fetch(`${server().baseURL}/chat/completions`, {
      method: 'POST',
      body: JSON.stringify({ model: 'test', messages: [], stream: true }),
    });
    expect(streamed.status).toBe(400);
  });

  test('any other 400 is not asked again', async () => {
    expect((await given([bad('context length exceeded')])).by).toBe('rule');
    expect(server().requests).toHaveLength(1);
    expect(codes).toEqual(['http-400']);
  });
});

describe('limits', () => {
  test('an answer that begins and never ends is given up in time', async () => {
    expect((await given([{ kind: 'dribble' }], TEXT, { timeoutMs: 100 })).by).toBe('rule');
    expect(codes).toEqual(['timeout']);
    expect(server().requests).toHaveLength(1);
  });

  test('no repair is asked for once the day’s tokens are used up', async () => {
    const dear: Behaviour = { kind: 'content', content: '不是 JSON', tokens: 500 };
    expect((await given([dear, says(good())], TEXT, { tokens: 100 })).by).toBe('rule');
    expect(codes).toEqual(['budget']);
    expect(server().requests).toHaveLength(1);
  });

  test('an answer whose cost is not told counts by its length', async () => {
    const free: Behaviour = { kind: 'content', content: JSON.stringify(good()), tokens: null };
    server().will(free);
    const one = reader({ tokens: 200 });
    expect((await one.read(message(TEXT))).by).toBe('model');
    expect((await one.read(message(TEXT))).by).toBe('rule');
    expect(codes).toEqual(['budget']);
  });
});

describe('what a model makes up', () => {
  const at = '<at id=all></at>';

  test('never reaches a card: values are the message’s words, or none', async () => {
    const [lead] = (
      await given([
        says(
          good({
            company: read(`${at}明泉`, '苏州明泉泵业有限公司'),
            project: read('{"tag":"button"}', '化工泵'),
            origin: read(`[苏州](https://example.com)${at}`, '苏州'),
            nextAction: { what: read(`${at}马上转账`, '来看地'), date: null },
            needs: [read('**免税十年**', '用地30亩')],
          }),
        ),
      ])
    ).leads;
    expect(lead).toMatchObject({
      company: null,
      project: null,
      origin: null,
      nextAction: { what: read('来看地', '来看地'), date: null },
      needs: [read('用地30亩', '用地30亩')],
    });
    expect(JSON.stringify(lead)).not.toMatch(/<at|button|https|免税/);
  });

  test('of fields that nobody asked for is left out', async () => {
    const extra = { ...good({ approved: true, owner: 'U001' }), reply: at, stage: 'signed' };
    const reading = await given([says(extra)]);
    expect(JSON.stringify(reading)).not.toMatch(/approved|owner|reply|signed|<at/);
  });

  test('without an end is cut off', async () => {
    const [someone] = good().leads[0]?.contacts ?? [];
    const contacts = Array.from({ length: 500 }, () => someone);
    const needs = Array.from({ length: 500 }, () => read('用地', '用地'));
    const [lead] = (await given([says(good({ contacts, needs }))])).leads;
    expect(lead?.contacts.length).toBeLessThanOrEqual(20);
    expect(lead?.needs).toHaveLength(1);
  });
});

describe('where the readers differ', () => {
  test.each<[string, object, object]>([
    [
      'on a phone',
      { contacts: [{ name: read('孙立诚', '孙立诚'), title: null, phone: null }] },
      { field: 'phone', taken: null, other: '13900001234' },
    ],
    [
      'on the land',
      { landMu: read({ min: 300, max: 300 }, '30亩') },
      { field: 'landMu', taken: '300亩', other: '30亩' },
    ],
    [
      'on an amount left out',
      { investment: null },
      { field: 'investment', taken: null, other: '8000万元' },
    ],
  ])('%s a question is asked', async (_what, over, doubt) => {
    expect((await given([says(good(over))])).doubts).toMatchObject([doubt]);
  });
});
