import { describe, expect, test } from 'vitest';
import { appOf, readSettings } from './config.ts';

const read = (env: Record<string, string>) => {
  const result = readSettings(env);
  if (!result.ok) throw new Error(result.problems.join());
  return result.settings;
};

describe('settings', () => {
  test('need nothing to try the product', () => {
    expect(read({})).toMatchObject({ DATA_DIR: './data', PORT: 3000, SANDBOX_PORT: 3100 });
  });

  test('are refused with every problem at once', () => {
    const result = readSettings({
      PORT: 'abc',
      DATABASE_URL: 'mysql://x',
      FEISHU_APP_ID: 'my-app',
      FEISHU_APP_SECRET: 'do-not-show-me',
      LOG_LEVEL: 'loud',
    });
    expect(result.ok).toBe(false);
    const problems = result.ok ? [] : result.problems;
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'DATABASE_URL',
      'FEISHU_APP_ID',
      'LOG_LEVEL',
      'PORT',
    ]);
    expect(problems.join()).not.toContain('do-not-show-me');
  });

  test('treat an empty value as none', () => {
    expect(read({ PORT: '', DATA_DIR: ' ', LOG_LEVEL: '' })).toEqual(read({}));
    expect(read({ DATABASE_URL: '', FEISHU_APP_ID: ' ' })).not.toHaveProperty(
      'DATABASE_URL',
      expect.anything(),
    );
  });

  test('want the secret with the app', () => {
    expect(readSettings({ FEISHU_APP_ID: 'cli_0123456789abcdef', PORT: '-1' })).toEqual({
      ok: false,
      problems: [
        'PORT: must be a port from 0 to 65535',
        'FEISHU_APP_SECRET: is needed with FEISHU_APP_ID',
      ],
    });
  });

  test('take the sandbox app on a loopback domain only', () => {
    expect(appOf(read({ FEISHU_DOMAIN: 'http://127.0.0.1:3100' })).id).toMatch(/^cli_/);
    expect(() => appOf(read({}))).toThrow('FEISHU_APP_ID');
  });
});
