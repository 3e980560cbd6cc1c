import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AppClient } from '../testing/app-client.ts';
import { Follower } from '../testing/follower.ts';
import { Kit } from '../testing/kit.ts';

let kit: Kit;
let follower: Follower | undefined;

beforeEach(async () => {
  kit = await Kit.start({ patienceMs: 1000 });
  follower = undefined;
});
afterEach(async () => {
  await follower?.stop();
  await kit.stop();
});

const at = (time: string) => `2026-03-${time}+08:00`;

describe('a jump', () => {
  test('starts where the demo district stands', async () => {
    const { now } = (await kit.drive<{ now: string }>('clock')).body;
    expect(now).toMatch(/^2026-03-16T09:00:\d\d\.\d{3}\+08:00$/);
  });

  test('stops at every instant that is due', async () => {
    const dues = [at('16T10:00:00'), at('17T23:15:00'), at('20T00:00:00')];
    follower = new Follower(kit, dues);
    const { body } = await kit.drive('clock', { to: at('18T00:00:00') });
    expect(follower.done).toEqual(['2026-03-16T02:00:00', '2026-03-17T15:15:00']);
    expect(String(body.now)).toMatch(/^2026-03-18T00:00:0/);
    const due = await kit.drive('next-due');
    expect(due.body).toEqual({ next_due: '2026-03-20T00:00:00.000+08:00' });
  });

  test.each([
    ['backwards', { to: at('15T00:00:00') }],
    ['to an instant without an offset', { to: '2026-03-18T00:00:00' }],
    ['by no duration', { advance: 'soon' }],
    ['nowhere', {}],
  ])('%s is refused', async (_where, body) => {
    expect((await kit.drive('clock', body)).status).toBe(400);
  });
});

describe('idle', () => {
  test('waits for a busy follower', async () => {
    const busy = new Follower(kit);
    follower = busy;
    busy.busy = true;
    const busyAtTheEnd = kit.drive('idle', {}).then(() => busy.busy);
    await busy.reportsMore(5);
    busy.busy = false;
    expect(await busyAtTheEnd).toBe(false);
  });

  test('names who holds everybody up', async () => {
    follower = new Follower(kit);
    follower.busy = true;
    const { status, body } = await kit.drive('idle', {});
    expect(status).toBe(504);
    expect(body.error).toContain('follower test is busy');
  });

  test('waits for an event to be acknowledged', async () => {
    const [person] = await kit.people();
    const client = await AppClient.connect(kit.url);
    for (let n = 0; n < 5; n += 1) {
      await kit.drive('messages', { as: person?.open_id, text: `第${n}句` });
    }
    await kit.drive('idle', {});
    expect(client.received).toHaveLength(5);
    await client.close();
  });

  test('forgets a follower that went silent', async () => {
    const patient = await Kit.start();
    const gone = new Follower(patient);
    gone.busy = true;
    await gone.reportsMore(1);
    await gone.stop();
    expect((await patient.drive('idle', {})).status).toBe(200);
    await patient.stop();
  });
});
