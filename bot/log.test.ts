import { describe, expect, test } from 'vitest';
import { createLogger, hideInText } from './log.ts';
import { MessengerError } from './messenger/messenger.ts';

function aLogger() {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });
  return { log, last: (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') };
}

describe('hidden from the log', () => {
  test.each([
    ['a mobile number', '电话13812345678,请回', '13812345678'],
    ['a number with gaps', 'call 138 1234 5678', '1234 5678'],
    ['a number with country code', 'call +86-138-1234-5678', '138-1234'],
    ['an identity card', '证件 11010519491231002X', '11010519491231002X'],
    ['a bearer header', 'Authorization: Bearer t-g1045abcdefghijk', 't-g1045'],
    ['a tenant token', 'got t-caecc734c2e3328a62489fe0648c4b98', 'caecc734'],
    ['a card token', 'got c-295ee57216a5dc9de90fefd0aadb4b1d7d', '295ee572'],
    ['the secret of a request', '{"app_id":"cli_1","app_secret":"dskLLdkasd"}', 'dskLLdkasd'],
    ['a database password', 'postgres://bot:hunter2@db:5432/x', 'hunter2'],
    ['the ticket of a long connection', 'wss://h/ws?service_id=1&ticket=abc123', 'abc123'],
  ] as const)('%s', (_what, text, secret) => {
    expect(hideInText(text)).not.toContain(secret);
  });

  test.each([
    ['an instant', 'at 1773622800000'],
    ['a message id', 'om_13812345678aa'],
    ['a long number', 'order 202613812345678'],
    ['a path', 'POST /open-apis/im/v1/messages/om_dc13264520392913993dd051dba21dcf/reply'],
  ] as const)('but not %s', (_what, text) => {
    expect(hideInText(text)).toBe(text);
  });
});

describe('a log line', () => {
  test('hides by key and by content at any depth', () => {
    const { log, last } = aLogger();
    log.info({ options: { appSecret: 'abc', list: ['call 13812345678'] } }, 'to 13812345678');
    expect(last()).toMatchObject({
      level: 'info',
      msg: 'to [hidden]',
      options: { appSecret: '[hidden]', list: ['call [hidden]'] },
    });
  });

  test('hides what a child carries', () => {
    const { log, last } = aLogger();
    log.child({ accessToken: 'abc', who: '13812345678' }).info('hello');
    expect(last()).toMatchObject({ accessToken: '[hidden]', who: '[hidden]' });
  });

  test('names the facts of an error only', () => {
    const { log, last } = aLogger();
    const cause = Object.assign(new Error('refused by 13812345678'), {
      config: { data: 'secret' },
    });
    log.error(new MessengerError('gone', 'recalled', { vendorCode: 230011, cause }));
    const { err } = last() as { err: Record<string, unknown> };
    expect(err).toMatchObject({ name: 'MessengerError', kind: 'gone', vendorCode: 230011 });
    expect(err.cause).toMatchObject({ message: 'refused by [hidden]' });
    expect(err.cause).not.toHaveProperty('config');
  });

  test('says what the database said, and no value of the query', () => {
    const { log, last } = aLogger();
    const cause = Object.assign(new Error('value too long'), { code: '22001' });
    const params = ['企业老板的一句话', 'A'.repeat(1_000_000)];
    const query = 'insert into inbox values ($1, $2)';
    const failed = new Error(`Failed query: ${query}\nparams: ${params}`, { cause });
    log.error(Object.assign(failed, { query, params }));
    const { err } = last() as { err: Record<string, unknown> };
    expect(err.message).toBe('a query failed: value too long (22001)');
    expect(err.stack).toContain('log.test.ts');
    expect(JSON.stringify(err)).not.toMatch(/企业|AAA/);
  });

  test('cuts what is too long to be words', () => {
    const { log, last } = aLogger();
    // Signs among which the search for addresses would go back and forth.
    log.error(new Error('://'.repeat(100_000)), '://'.repeat(100_000));
    expect(JSON.stringify(last()).length).toBeLessThan(10_000);
  });

  test('survives a thing that holds itself', () => {
    const { log, last } = aLogger();
    const loop: Record<string, unknown> = {};
    loop.self = loop;
    log.info({ loop }, 'round and round');
    expect(last().msg).toBe('round and round');
  });
});
