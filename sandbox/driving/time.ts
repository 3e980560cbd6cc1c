import type { App } from '../api/endpoint.ts';
import type { Json } from '../api/fields.ts';
import { addDuration, formatInstant, parseInstant } from '../clock/instant.ts';
import type { Report } from '../clock/settling.ts';
import type { Sandbox } from '../sandbox.ts';
import { DrivingError, optionalTextOf, readBody, textOf } from './requests.ts';

export function timeRoutes(app: App, sandbox: Sandbox): void {
  const { clock, settling } = sandbox;

  app.get('/sandbox/clock', (c) => c.json({ now: clock.iso() }));

  app.post('/sandbox/clock', async (c) => {
    const target = targetOf(await readBody(c), clock.now());
    const now = await settling.jump(target);
    return c.json({ now: formatInstant(now) });
  });

  app.post('/sandbox/idle', async (c) => {
    await settling.idle();
    return c.json({});
  });

  app.get('/sandbox/next-due', (c) => {
    const due = settling.nextDue();
    return c.json({ next_due: due === null ? null : formatInstant(due) });
  });

  app.post('/sandbox/follow', async (c) =>
    c.json(await settling.follow(report(await readBody(c)))),
  );
}

/** The instant to go to, given the one at which the jump really begins. */
function targetOf(body: Json, now: number): (begin: number) => number {
  const to = optionalTextOf(body, 'to');
  const advance = optionalTextOf(body, 'advance');
  if ((to === undefined) === (advance === undefined)) {
    throw new DrivingError(400, 'give either to or advance');
  }
  if (advance !== undefined) {
    if (addDuration(now, advance) === undefined) {
      throw new DrivingError(400, `${advance} is no ISO 8601 duration`);
    }
    return (begin) => addDuration(begin, advance) ?? begin;
  }
  const instant = parseInstant(to ?? '');
  if (instant === undefined) throw new DrivingError(400, `${to} is no instant with an offset`);
  if (instant < now) {
    throw new DrivingError(400, `the clock only goes forwards; it is ${formatInstant(now)}`);
  }
  return () => instant;
}

function report(body: Json): Report {
  const { busy, probe } = body;
  const nextDue = instantOf(body, 'nextDue');
  const nextDeadline = instantOf(body, 'nextDeadline');
  if (typeof busy !== 'boolean') throw new DrivingError(400, 'busy must be true or false');
  if (typeof probe !== 'number') throw new DrivingError(400, 'probe must be a number');
  return { follower: textOf(body, 'follower'), nextDue, nextDeadline, busy, probe };
}

function instantOf(body: Json, name: string): number | null {
  const text = optionalTextOf(body, name);
  const instant = text === undefined ? null : parseInstant(text);
  if (instant === undefined) throw new DrivingError(400, `${name} must be an instant or null`);
  return instant;
}
