import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Registry } from 'prom-client';
import { StartError } from '../config.ts';
import { createApp, type DeadLetters, type Health } from './app.ts';

export interface HttpServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the bot's own HTTP. Throws a clear error where the port is taken. */
export function startHttp(
  port: number,
  health: Health,
  metrics: Registry,
  deadLetters: DeadLetters,
): Promise<HttpServer> {
  const addressOf = (context: Context) => getConnInfo(context).remote.address;
  const app = createApp(health, metrics, deadLetters, addressOf);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port }, (info) =>
      resolve({
        url: `http://127.0.0.1:${info.port}`,
        close: () => new Promise((done) => server.close(() => done())),
      }),
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is in use' : `cannot be used (${error.message})`;
      reject(new StartError(`port ${port} ${why}: set PORT to a free one`, { cause: error }));
    });
  });
}
