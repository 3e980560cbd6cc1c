export interface ApiCall {
  n: number;
  /** Real time in ms: quotas count in it. */
  at: number;
  method: string;
  path: string;
  /** 0 where the connection was broken before an answer. */
  status: number;
  code: number;
  uuid?: string;
  chat_id?: string;
}

const KEPT = 200_000;

/** Every API call received since the start, in the order of their answers. */
export class CallLog {
  private readonly calls: ApiCall[] = [];
  private last = 0;

  add(call: Omit<ApiCall, 'n'>): void {
    this.last += 1;
    this.calls.push({ n: this.last, ...call });
    if (this.calls.length > 2 * KEPT) this.calls.splice(0, KEPT);
  }

  since(n: number): { next: number; calls: ApiCall[] } {
    const first = this.calls[0]?.n ?? 1;
    return { next: this.last + 1, calls: this.calls.slice(Math.max(0, n - first)) };
  }
}
