/**
 * Starts something and keeps in mind how to stop it, even while it is still starting. Once the
 * process is to end nothing more is started, and what waits for it waits until the end.
 */
export type Begin = <T>(start: () => Promise<T>, stop: (started: T) => Promise<void>) => Promise<T>;

export interface Shutdown {
  readonly begin: Begin;
  /** Something that runs already and is to be stopped before all that was begun earlier. */
  add(stop: () => Promise<void>): void;
  /** False once a signal came: whatever fails from then on fails because of it. */
  isOn(): boolean;
}

/** A terminal signals the whole group, and npm passes on what it gets: one Ctrl-C comes twice. */
const ECHO_MS = 1_000;

export interface ShutdownOptions {
  /** Where signals come from; this process by default. */
  readonly signals?: { on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown };
  end?(code: number): void;
}

/**
 * Stops what was begun, the last first, on the first signal; one that comes a second later or after
 * that ends the process at once. To be called before anything is started: a server with a session of
 * its own would stay behind.
 */
export function stopOnSignal({
  signals = process,
  end = process.exit,
}: ShutdownOptions = {}): Shutdown {
  const begun: (() => Promise<void>)[] = [];
  let stopping = false;
  let isPatient = true;

  const stopAll = async () => {
    for (const stop of begun.reverse()) await stop();
  };
  const onSignal = () => {
    if (stopping) {
      if (!isPatient) end(1);
      return;
    }
    stopping = true;
    setTimeout(() => {
      isPatient = false;
    }, ECHO_MS).unref();
    stopAll().then(
      () => end(0),
      (error: unknown) => {
        process.stderr.write(`stopping failed: ${String(error)}\n`);
        end(1);
      },
    );
  };
  signals.on('SIGINT', onSignal);
  signals.on('SIGTERM', onSignal);

  const add = (stop: () => Promise<void>) => {
    begun.push(stop);
  };
  return {
    add,
    isOn: () => !stopping,
    async begin(start, stop) {
      if (stopping) return forever();
      const starting = start();
      // What failed to start has nothing to stop.
      const started = starting.then(
        (thing) => () => stop(thing),
        () => async () => {},
      );
      add(async () => (await started)());
      const thing = await starting.catch((error: unknown) => {
        if (stopping) return forever<never>();
        throw error;
      });
      return stopping ? forever() : thing;
    },
  };
}

const forever = <T>(): Promise<T> => new Promise(() => {});
