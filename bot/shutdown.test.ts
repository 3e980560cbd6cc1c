import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stopOnSignal } from './shutdown.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Something that takes a minute to stop. */
const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 60_000));

function aShutdown() {
  const signals = new EventEmitter();
  const ended: number[] = [];
  const shutdown = stopOnSignal({ signals, end: (code) => ended.push(code) });
  return { shutdown, ended, signal: (name: 'SIGINT' | 'SIGTERM') => signals.emit(name) };
}

describe('a signal', () => {
  test('stops what was begun, the last first, and ends the process', async () => {
    const { shutdown, ended, signal } = aShutdown();
    const stopped: string[] = [];
    const begin = (name: string) =>
      shutdown.begin(
        async () => name,
        async (started) => void stopped.push(started),
      );
    await begin('database');
    await begin('bot');
    signal('SIGTERM');
    await vi.runAllTimersAsync();
    expect(stopped).toEqual(['bot', 'database']);
    expect(ended).toEqual([0]);
    expect(shutdown.isOn()).toBe(false);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)('that comes as two %s is one', async (name) => {
    const { shutdown, ended, signal } = aShutdown();
    shutdown.add(slow);
    signal(name);
    await vi.advanceTimersByTimeAsync(200);
    signal(name);
    expect(ended).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended).toEqual([0]);
  });

  test('sent again by somebody impatient ends the process at once', async () => {
    const { shutdown, ended, signal } = aShutdown();
    shutdown.add(slow);
    signal('SIGINT');
    await vi.advanceTimersByTimeAsync(1_000);
    signal('SIGINT');
    expect(ended).toEqual([1]);
  });

  test('lets nothing more start', async () => {
    const { shutdown, signal } = aShutdown();
    signal('SIGINT');
    const start = vi.fn(async () => {});
    void shutdown.begin(start, async () => {});
    await vi.runAllTimersAsync();
    expect(start).not.toHaveBeenCalled();
  });

  test('waits for what is starting and stops it then', async () => {
    const { shutdown, ended, signal } = aShutdown();
    const stop = vi.fn(async () => {});
    void shutdown.begin(slow, stop);
    signal('SIGINT');
    await vi.advanceTimersByTimeAsync(59_999);
    expect([stop.mock.calls.length, ended]).toEqual([0, []]);
    await vi.advanceTimersByTimeAsync(1);
    expect([stop.mock.calls.length, ended]).toEqual([1, [0]]);
  });
});
