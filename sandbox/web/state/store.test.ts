import { describe, expect, it, vi } from 'vitest';
import { coalesce } from './coalesce.ts';
import { createStore } from './store.ts';

describe('the store', () => {
  it('patches and tells who listens', () => {
    const store = createStore({ a: 1, b: 2 });
    const heard: number[] = [];
    const stop = store.subscribe(() => heard.push(store.get().a));
    store.set({ a: 5 });
    stop();
    store.set({ a: 6 });
    expect(heard).toEqual([5]);
    expect(store.get()).toEqual({ a: 6, b: 2 });
  });
});

describe('coalesced work', () => {
  it('runs once for many calls, once more for late ones', async () => {
    vi.useFakeTimers();
    let runs = 0;
    const open: (() => void)[] = [];
    const work = coalesce(() => {
      runs += 1;
      return new Promise((resolve) => open.push(resolve));
    }, 50);
    work();
    work();
    await vi.advanceTimersByTimeAsync(50);
    expect(runs).toBe(1);
    work();
    work();
    await vi.advanceTimersByTimeAsync(200);
    expect(runs).toBe(1);
    open[0]?.();
    await vi.advanceTimersByTimeAsync(50);
    expect(runs).toBe(2);
    vi.useRealTimers();
  });
});
