import { streamSSE } from 'hono/streaming';
import type { App } from '../api/endpoint.ts';
import { formatInstant } from '../clock/instant.ts';
import type { Change } from '../hub.ts';
import type { Sandbox } from '../sandbox.ts';
import { Signal } from '../signal.ts';

const KEEP_ALIVE_MS = 15_000;

/** Server-sent events for open web chats: what to fetch anew. */
export function streamRoute(app: App, sandbox: Sandbox): void {
  app.get('/sandbox/stream', (c) =>
    streamSSE(c, async (stream) => {
      const waiting: Change[] = [
        { event: 'clock', data: { now: formatInstant(sandbox.clock.now()) } },
      ];
      const more = new Signal();
      const stop = sandbox.hub.listen((change) => {
        waiting.push(change);
        more.fire();
      });
      stream.onAbort(() => {
        stop();
        more.fire();
      });
      while (!stream.aborted) {
        const next = waiting.shift();
        if (next) {
          await stream.writeSSE({ event: next.event, data: JSON.stringify(next.data) });
          continue;
        }
        await more.wait(KEEP_ALIVE_MS);
        if (waiting.length === 0 && !stream.aborted) await stream.write(': still here\n\n');
      }
      stop();
    }),
  );
}
