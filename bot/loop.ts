import type { Logger } from 'pino';

export interface Loop {
  /** Runs soon, or once more if it is running. */
  wake(): void;
  /** Tells the work to come to its end, and waits for that. */
  stop(): Promise<void>;
}

/**
 * Runs `work` whenever it is woken and at least every `everyMs`: the wake is a hint, the interval is
 * what makes it sure. Never two at a time; a failure is logged and the next round comes.
 */
export function startLoop(
  name: string,
  work: (stopping: AbortSignal) => Promise<unknown>,
  everyMs: number,
  log: Logger,
): Loop {
  let running: Promise<void> | undefined;
  let again = false;
  const stopping = new AbortController();

  const round = async () => {
    do {
      again = false;
      try {
        await work(stopping.signal);
      } catch (error) {
        log.error({ err: error, loop: name }, 'round failed');
      }
    } while (again && !stopping.signal.aborted);
  };
  const wake = () => {
    if (stopping.signal.aborted) return;
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
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await running;
    },
  };
}
