import type { Logger } from 'pino';

export interface Loop {
  /** Runs soon, or once more if it is running. */
  wake(): void;
  isRunning(): boolean;
  stop(): Promise<void>;
}

/**
 * Runs `work` whenever it is woken and at least every `everyMs`: the wake is a hint, the interval is
 * what makes it sure. Never two at a time; a failure is logged and the next round comes.
 */
export function startLoop(
  name: string,
  work: () => Promise<unknown>,
  everyMs: number,
  log: Logger,
): Loop {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const round = async () => {
    do {
      again = false;
      try {
        await work();
      } catch (error) {
        log.error({ err: error, loop: name }, 'round failed');
      }
    } while (again && !stopped);
  };
  const wake = () => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    running = round().finally(() => {
      running = undefined;
    });
  };
  const timer = setInterval(wake, everyMs);
  wake();
  return {
    wake,
    isRunning: () => running !== undefined,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
