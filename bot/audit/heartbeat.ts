const WITHIN_MS = 5_000;

/**
 * Tells a watcher outside that all promises are kept: a GET on its address, which raises the alarm
 * itself where it stays away. Without an address nobody is told; `/metrics` says it all the same.
 * Throws where the address does not answer with success.
 */
export const heartbeatTo = (url: string | undefined) => async (): Promise<void> => {
  if (!url) return;
  const answer = await fetch(url, { signal: AbortSignal.timeout(WITHIN_MS) });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`the heartbeat's address answered ${answer.status}`);
};
