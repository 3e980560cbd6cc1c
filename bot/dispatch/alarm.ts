import { Cron } from 'croner';
import type { DispatchTier } from '../../domain/catalogue/rules-types.ts';

/**
 * Wakes the bot at the minutes at which digests may be due, every day. It is a hint, so that they
 * come to the minute: what is owed on that day the rules say, and who sends it the row.
 */
export function startAlarm(
  tiers: readonly Pick<DispatchTier, 'time'>[],
  wake: () => void,
): { stop(): void } {
  const alarms = tiers.map(({ time }) => {
    const [hour, minute] = time.split(':').map(Number);
    return new Cron(`${minute} ${hour} * * *`, { timezone: 'Asia/Shanghai', unref: true }, wake);
  });
  return {
    stop() {
      for (const alarm of alarms) alarm.stop();
    },
  };
}
