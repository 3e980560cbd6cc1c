import type { App } from '../api/endpoint.ts';
import { StuckError } from '../clock/settling.ts';
import type { Sandbox } from '../sandbox.ts';
import { actingRoutes } from './acting.ts';
import { clickRoutes } from './clicks.ts';
import { readingRoutes } from './reading.ts';
import { DrivingError } from './requests.ts';
import { streamRoute } from './stream.ts';
import { timeRoutes } from './time.ts';
import { writingRoutes } from './writing.ts';

/** The interface by which people, demonstrations and tests drive the sandbox. */
export function drivingInterface(app: App, sandbox: Sandbox): void {
  for (const part of [
    readingRoutes,
    writingRoutes,
    clickRoutes,
    timeRoutes,
    actingRoutes,
    streamRoute,
  ]) {
    part(app, sandbox);
  }
  app.all('/sandbox/*', (c) => c.json({ error: 'no such call' }, 404));
  app.onError((error, c) => {
    if (error instanceof DrivingError) return c.json({ error: error.message }, error.status);
    if (error instanceof StuckError) return c.json({ error: error.message }, 504);
    sandbox.log(`${c.req.method} ${c.req.path}: ${error.stack ?? error.message}`);
    return c.json({ error: 'internal error' }, 500);
  });
}
