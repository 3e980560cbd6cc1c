import { type Context, Hono } from 'hono';
import type { Registry } from 'prom-client';

/** Answers with the reasons why this process is not ready; none: it is. */
export type Health = () => Promise<readonly string[]>;

/** A message that was given up, without what it said. */
export interface DeadLetter {
  readonly id: number;
  readonly lane: string;
  readonly kind: string;
  readonly error: string | null;
  /** ISO 8601. */
  readonly when: string;
}

/** Answers with the messages that were given up, the newest first. */
export type DeadLetters = () => Promise<readonly DeadLetter[]>;

/** An address of this machine, as Node writes it. */
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: Prometheus.
 * `/dead-letters`: what was given up, for whoever works on this machine: it names people.
 */
export function createApp(
  health: Health,
  metrics: Registry,
  deadLetters: DeadLetters,
  addressOf: (context: Context) => string | undefined,
): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => {
    const problems = await health();
    return context.json({ ok: problems.length === 0, problems }, problems.length === 0 ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  );
  app.get('/dead-letters', async (context) =>
    LOOPBACK.test(addressOf(context) ?? '')
      ? context.json(await deadLetters())
      : context.json({ error: 'asked from this machine only' }, 403),
  );
  return app;
}
