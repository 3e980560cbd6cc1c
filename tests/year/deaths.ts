import type { TestBot } from '../../bot/testing/bot.ts';
import { connectionsFor, startProcess, type YearProcess } from './process.ts';
import { createRandom } from './random.ts';
import type { Watch } from './watch.ts';

export interface Mortality {
  /** How often the process is killed on a day, on average. */
  readonly perDay: number;
  readonly seed: number;
}

/** Real time until the next process is up; the leases of the dead one have run out by then. */
const RESTART_MS = 120_000;
/** A death that is due strikes one of the next works, and not always the first of the day. */
const STRIKES = 0.2;

/** The bot's process, and the one after it: what was under way when one died is done again. */
export function createLife(bot: TestBot, watched: Watch, mortality: Mortality | undefined) {
  const random = createRandom((mortality?.seed ?? 0) + 1);
  let deaths = 0;
  let owed = 0;
  const start = (): YearProcess =>
    mortality
      ? startProcess(bot, watched, `process ${deaths}`, connectionsFor(bot))
      : startProcess(bot, watched, 'one');
  let process = start();

  const strikes = (): boolean => owed >= 1 && random.chance(STRIKES);

  async function restart(): Promise<void> {
    await process.kill();
    deaths += 1;
    owed -= 1;
    bot.clock.real += RESTART_MS;
    process = start();
  }

  return {
    process: () => process,
    deaths: () => deaths,
    /** A day begins. */
    beginDay(): void {
      owed += mortality?.perDay ?? 0;
    },
    /**
     * Does a piece of work, in the middle of which the process may be killed: then the next one does
     * it again, as the platform delivers again what was not answered.
     */
    async through<T>(work: (process: YearProcess) => Promise<T>): Promise<T> {
      for (;;) {
        if (!strikes()) return work(process);
        const dying = process;
        const ended = work(dying).then(
          (value) => ({ value, wasAlive: !dying.isDead() }),
          (error: unknown) => ({ error, wasAlive: !dying.isDead() }),
        );
        const result = await Promise.race([ended, dying.dieSoon(random)]);
        await restart();
        if (result?.wasAlive && 'error' in result) throw result.error;
        if (result?.wasAlive && 'value' in result) return result.value;
      }
    },
    close: () => process.kill(),
  };
}
