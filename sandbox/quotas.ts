const MINUTE_MS = 60_000;

export interface Exhausted {
  limit: number;
  resetSeconds: number;
}

/** Sliding windows in real time; refused calls do not count. */
export class Quotas {
  private readonly windows = new Map<string, number[]>();
  private readonly realNow: () => number;

  constructor(realNow: () => number = () => performance.now()) {
    this.realNow = realNow;
  }

  /** Feishu: 50 a second and 1000 a minute for each API. */
  takeForApi(path: string): Exhausted | undefined {
    return (
      this.exceeded(`api ${path}`, 1000, MINUTE_MS) ?? this.take(`api ${path}`, 50, 1000, MINUTE_MS)
    );
  }

  /** Takes one of `limit` per `spanMs`, or says when there will be one again. */
  take(key: string, limit: number, spanMs: number, keepMs = spanMs): Exhausted | undefined {
    const exhausted = this.exceeded(key, limit, spanMs);
    if (exhausted) return exhausted;
    const now = this.realNow();
    const times = this.windows.get(key) ?? [];
    const firstKept = times.findIndex((at) => at > now - keepMs);
    if (firstKept !== 0) times.splice(0, firstKept < 0 ? times.length : firstKept);
    times.push(now);
    this.windows.set(key, times);
    if (this.windows.size > 10_000) this.sweep(now - MINUTE_MS);
    return undefined;
  }

  private exceeded(key: string, limit: number, spanMs: number): Exhausted | undefined {
    const now = this.realNow();
    const times = this.windows.get(key) ?? [];
    const oldest = times.at(-limit);
    if (oldest === undefined || oldest <= now - spanMs) return undefined;
    return { limit, resetSeconds: Math.max(1, Math.ceil((oldest + spanMs - now) / 1000)) };
  }

  private sweep(before: number): void {
    for (const [key, times] of this.windows) {
      if ((times.at(-1) ?? 0) < before) this.windows.delete(key);
    }
  }
}
