import type { CallLog } from './calls.ts';
import type { SandboxClock } from './clock/clock.ts';
import type { Settling } from './clock/settling.ts';
import type { Faults } from './faults.ts';
import type { Hub } from './hub.ts';
import type { Quotas } from './quotas.ts';
import type { World } from './state/world.ts';
import type { Clients } from './ws/clients.ts';
import type { Delivery } from './ws/delivery.ts';

/** The parts of one running sandbox. */
export interface Sandbox {
  readonly world: World;
  readonly clock: SandboxClock;
  readonly settling: Settling;
  readonly clients: Clients;
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly calls: CallLog;
  readonly quotas: Quotas;
  readonly hub: Hub;
  /** Urgent text messages that the tenant has paid for. */
  readonly smsQuota: number;
  /** Callbacks awaited for each card; such a card is locked. */
  readonly cardLocks: Map<string, number>;
  readonly log: (line: string) => void;
}
