import { APP_ID, TENANT_KEY, VERIFICATION_TOKEN } from '../app-identity.ts';
import type { SandboxClock } from '../clock/clock.ts';
import type { Faults } from '../faults.ts';
import { newId } from '../state/ids.ts';
import type { PendingEvent, Put } from '../state/types.ts';
import { HOUR, type World } from '../state/world.ts';
import type { Ack, Clients } from './clients.ts';

/** Feishu pushes a failed event again after these times, then gives up. */
const RETRY_AFTER_MS = [15_000, 300_000, HOUR, 6 * HOUR];
/** A client that was here a moment ago will be back: pending events count as under way that long. */
const RECONNECT_GRACE_MS = 5000;
/** setTimeout takes no longer spans. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Carries events to the app at least once, as Feishu does. */
export class Delivery {
  /** Called whenever an event was taken, refused, or put off. */
  onChange: () => void = () => {};
  private readonly world: World;
  private readonly clock: SandboxClock;
  private readonly clients: Clients;
  private readonly faults: Faults;
  private readonly underWay = new Set<string>();
  private closed = false;
  private duplicates = 0;
  private timer: NodeJS.Timeout | undefined;
  private lastGone = Number.NEGATIVE_INFINITY;

  constructor(world: World, clock: SandboxClock, clients: Clients, faults: Faults) {
    this.world = world;
    this.clock = clock;
    this.clients = clients;
    this.faults = faults;
    clients.onReady = () => this.pump();
    clients.onGone = () => {
      this.lastGone = performance.now();
      this.onChange();
    };
  }

  /** The row that makes an event pending; commit it together with its cause, then `pump`. */
  pending(type: string, event: Record<string, unknown>): Put {
    const now = this.clock.now();
    const eventId = newId('event');
    const body = envelope(eventId, type, String(now), event);
    const row: PendingEvent = { eventId, type, body, createdAt: now, failures: 0, nextAt: now };
    return ['event', eventId, row];
  }

  /** Sends everything that is due, and wakes again at the next instant. */
  pump(): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    const now = this.clock.now();
    for (const event of [...this.world.all('event')]) {
      if (event.nextAt <= now && !this.underWay.has(event.eventId)) this.push(event);
    }
    const next = this.nextDue();
    if (next === null) return;
    const wait = Math.min(Math.max(next - this.clock.now(), 1), MAX_TIMER_MS);
    this.timer = setTimeout(() => this.pump(), wait);
    this.timer.unref();
  }

  /** The earliest second attempt that lies ahead. */
  nextDue(): number | null {
    const now = this.clock.now();
    const ahead = [...this.world.all('event')].map((each) => each.nextAt).filter((at) => at > now);
    return ahead.length === 0 ? null : ahead.reduce((a, b) => Math.min(a, b));
  }

  busyWith(hasFollowers: boolean): string | undefined {
    if (this.underWay.size + this.duplicates > 0) {
      return `${this.underWay.size + this.duplicates} event(s) not acknowledged yet`;
    }
    const reachable =
      this.clients.connected ||
      (hasFollowers && performance.now() - this.lastGone < RECONNECT_GRACE_MS);
    if (!reachable) return undefined;
    const now = this.clock.now();
    const due = [...this.world.all('event')].filter((each) => each.nextAt <= now).length;
    return due > 0 ? `${due} event(s) not delivered yet` : undefined;
  }

  /** What is under way now stays pending and is sent again after the next start. */
  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.onChange = () => {};
  }

  private push(event: PendingEvent): void {
    if (!this.clients.connected) return;
    if (this.faults.takeForEvents('drop_socket')) {
      this.clients.dropOne();
      return;
    }
    const sent = this.clients.send(event.body);
    if (!sent) return;
    this.underWay.add(event.eventId);
    void sent.then((ack) => this.settle(event, ack));
    if (this.faults.takeForEvents('duplicate_event')) this.repeat(event);
  }

  private repeat(event: PendingEvent): void {
    this.duplicates += 1;
    void this.clients.send(event.body)?.then(() => {
      this.duplicates -= 1;
      this.onChange();
    });
  }

  private settle(event: PendingEvent, ack: Ack): void {
    if (this.closed) return;
    this.underWay.delete(event.eventId);
    const taken = ack.kind === 'answered' && ack.code === 200;
    const retryAfter = RETRY_AFTER_MS[event.failures];
    if (taken || retryAfter === undefined) {
      this.world.commit(['event', event.eventId, null]);
    } else {
      const nextAt = this.clock.now() + retryAfter;
      const failed = { ...event, failures: event.failures + 1, nextAt };
      this.world.commit(['event', event.eventId, failed]);
      this.pump();
    }
    this.onChange();
  }
}

export function envelope(
  eventId: string,
  type: string,
  createTime: string,
  event: Record<string, unknown>,
): Record<string, unknown> {
  const header = {
    event_id: eventId,
    event_type: type,
    create_time: createTime,
    token: VERIFICATION_TOKEN,
    app_id: APP_ID,
    tenant_key: TENANT_KEY,
  };
  return { schema: '2.0', header, event };
}
