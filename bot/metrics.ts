import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { countWaiting } from '../db/queries/inbox.ts';
import { countOutbox } from '../db/queries/outbox.ts';
import type { Instant } from '../domain/calendar/time.ts';
import type { BotContext } from './context.ts';

/** Figures for Prometheus, read from the database when they are asked for. */
export function createMetrics({ db }: BotContext, audited: () => Instant | null): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const outbox = new Gauge({
    name: 'ediantong_outbox',
    help: 'Outgoing intents by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      outbox.reset();
      for (const { state, n } of await countOutbox(db)) outbox.set({ state }, n);
    },
  });
  const inbox = new Gauge({
    name: 'ediantong_inbox_waiting',
    help: 'Messages taken in and not worked off yet',
    registers: [registry],
    async collect() {
      inbox.set(await countWaiting(db));
    },
  });
  const audit = new Gauge({
    name: 'ediantong_audit_clean_timestamp_seconds',
    help: 'District time of the last audit by this process that found every promise kept; 0: none yet',
    registers: [registry],
    collect() {
      audit.set((audited() ?? 0) / 1_000);
    },
  });
  return registry;
}
