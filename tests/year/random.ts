/** Chance that comes out the same for the same seed (mulberry32). */
export function createRandom(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A whole number from `least` to `most`, both included. */
  const int = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  return {
    int,
    /** True in so many of 1 cases. */
    chance: (share: number): boolean => next() < share,
    /** One of them; undefined where there is none. */
    pick: <Item>(items: readonly Item[]): Item | undefined => items[int(0, items.length - 1)],
    /** Some of them, at least one where there is any. */
    some<Item>(items: readonly Item[], most = 3): Item[] {
      const left = [...items];
      const taken: Item[] = [];
      const count = Math.min(left.length, int(1, most));
      while (taken.length < count) taken.push(...left.splice(int(0, left.length - 1), 1));
      return taken;
    },
  };
}

export type Random = ReturnType<typeof createRandom>;
