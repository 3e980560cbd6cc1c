import { setImmediate as turnOver } from 'node:timers/promises';

/**
 * Answers questions that come up at the same time with one call: `ask` gets at most `most` different
 * keys, and answers by key. What it does not answer is undefined; what it throws, all of them get.
 */
export function createGathering<Key, Value>(
  most: number,
  ask: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  type Call = { readonly keys: Set<Key>; readonly answers: Promise<ReadonlyMap<Key, Value>> };
  let open: Call | undefined;

  function begin(): Call {
    const keys = new Set<Key>();
    const call: Call = {
      keys,
      answers: turnOver().then(() => {
        // Whoever asks from now on may not be told what was read before.
        if (open === call) open = undefined;
        return ask([...keys]);
      }),
    };
    return call;
  }

  return async (key) => {
    if (!open || open.keys.size >= most) open = begin();
    open.keys.add(key);
    return (await open.answers).get(key);
  };
}
