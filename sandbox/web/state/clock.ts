import { useEffect, useState } from 'preact/hooks';
import { sandbox, wordsOf } from '../api/client.ts';
import type { ClockMove } from '../api/types.ts';
import { fullWords } from '../logic/time.ts';
import { app } from './app.ts';
import { useStore } from './store.ts';
import { showToast } from './toasts.ts';

export function setClock(now: string): void {
  app.set({ clock: { sandboxMs: Date.parse(now), readAtMs: Date.now() } });
}

/** Sandbox time now: what was last read plus the real time since. */
export function nowMs(): number {
  const { clock } = app.get();
  return clock ? clock.sandboxMs + (Date.now() - clock.readAtMs) : Date.now();
}

export async function readClock(): Promise<void> {
  setClock((await sandbox.clock()).now);
}

const tickMs = 1000;

/** Sandbox time in whole minutes, drawn again when the minute or the clock changes. */
export function useNow(): number {
  useStore(app, (state) => state.clock);
  const [, redraw] = useState(0);
  const minute = Math.floor(nowMs() / 60_000);
  useEffect(() => {
    const timer = setInterval(() => redraw(Math.floor(nowMs() / 60_000)), tickMs);
    return () => clearInterval(timer);
  }, []);
  return minute * 60_000;
}

async function move(words: string, change: ClockMove): Promise<void> {
  app.set({ moving: words });
  try {
    setClock((await sandbox.moveClock(change)).now);
    showToast('info', `现在是 ${fullWords(nowMs())}`);
  } catch (error) {
    showToast('error', `时钟没有走动：${wordsOf(error)}`);
  } finally {
    app.set({ moving: undefined });
  }
}

const hourMs = 3_600_000;

export function advanceHour(): Promise<void> {
  return move(`正在走到 ${fullWords(nowMs() + hourMs)}`, { advance: 'PT1H' });
}

export function advanceDay(): Promise<void> {
  return move(`正在走到 ${fullWords(nowMs() + 24 * hourMs)}`, { advance: 'P1D' });
}

export async function advanceToNextDue(): Promise<void> {
  app.set({ moving: '正在找下一个时限' });
  try {
    const { next_due: due } = await sandbox.nextDue();
    if (due) return await move(`正在走到 ${fullWords(due)}`, { to: due });
    showToast('info', '眼下没有等着到期的事');
  } catch (error) {
    showToast('error', wordsOf(error));
  }
  app.set({ moving: undefined });
}
