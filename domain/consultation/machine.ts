import type { MatterMachine } from '../matter/machine.ts';

/** How it goes on by itself. */
export const consultationMachine: MatterMachine<'consultation'> = {
  isOpen: () => true,
  tick: () => [],
  nextCheck: () => null,
};

/** How it goes on by itself. */
export const datedItemMachine: MatterMachine<'datedItem'> = {
  isOpen: () => true,
  tick: () => [],
  nextCheck: () => null,
};
