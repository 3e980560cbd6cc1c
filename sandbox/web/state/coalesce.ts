/** Runs `work` soon after a call; calls that come meanwhile share one further run. */
export function coalesce(work: () => Promise<void>, delayMs: number): () => void {
  let planned = false;
  let running = false;
  const run = async () => {
    planned = false;
    running = true;
    await work().catch(() => undefined);
    running = false;
    if (planned) setTimeout(run, delayMs);
  };
  return () => {
    if (planned) return;
    planned = true;
    if (!running) setTimeout(run, delayMs);
  };
}
