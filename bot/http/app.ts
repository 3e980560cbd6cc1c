import { Hono } from 'hono';
import type { Registry } from 'prom-client';

/** Answers with the reasons why this process is not ready; none: it is. */
export type Health = () => Promise<readonly string[]>;

/** `/healthz`: the process lives. `/readyz`: it can do its work. `/metrics`: Prometheus. */
export function createApp(health: Health, metrics: Registry): Hono {
  const app = new Hono();
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/readyz', async (context) => {
    const problems = await health();
    return context.json({ ok: problems.length === 0, problems }, problems.length === 0 ? 200 : 503);
  });
  app.get('/metrics', async (context) =>
    context.text(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  );
  return app;
}
