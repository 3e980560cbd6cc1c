import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Store<S> {
  get(): S;
  set(patch: Partial<S>): void;
  subscribe(listener: () => void): () => void;
}

export function createStore<S extends object>(initial: S): Store<S> {
  let state = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set: (patch) => {
      state = { ...state, ...patch };
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Reads a part of a store and draws again when that part becomes another value. */
export function useStore<S, T>(store: Store<S>, select: (state: S) => T): T {
  const [, redraw] = useState(0);
  const shown = useRef({ select, value: undefined as T });
  shown.current = { select, value: select(store.get()) };
  useLayoutEffect(() => {
    const check = () => {
      const { select: latest, value } = shown.current;
      if (!Object.is(latest(store.get()), value)) redraw((count) => count + 1);
    };
    check();
    return store.subscribe(check);
  }, [store]);
  return shown.current.value;
}
