import { endLease, moveLease, takeLease } from '../db/queries/runs.ts';
import type { BotContext } from './context.ts';

/** Real time after which another process takes over from one that died. */
const LEASE_MS = 5_000;
const RENEW_EVERY_MS = LEASE_MS / 5;

/**
 * Does `work` while no other process does it. False: another one is at it. Whoever is held up for
 * longer than a lease is not alone any more, so `work` must bear that.
 */
export async function alone(
  { db, clock, log }: BotContext,
  key: string,
  work: () => Promise<void>,
): Promise<boolean> {
  const realNow = clock.realNow();
  let until = realNow + LEASE_MS;
  if (!(await takeLease(db, key, realNow, until))) return false;
  let moving: Promise<void> = Promise.resolve();
  const renew = async () => {
    const next = clock.realNow() + LEASE_MS;
    if (await moveLease(db, key, until, next)) until = next;
    else log.warn({ key }, 'lease lost');
  };
  const timer = setInterval(() => {
    moving = moving
      .then(renew)
      .catch((error: unknown) => log.warn({ err: error, key }, 'lease not renewed'));
  }, RENEW_EVERY_MS);
  try {
    await work();
    return true;
  } finally {
    clearInterval(timer);
    await moving;
    await endLease(db, key, until);
  }
}
