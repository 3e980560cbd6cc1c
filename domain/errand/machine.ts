import type { MatterMachine } from '../matter/machine.ts';

/** How it goes on by itself. */
export const errandMachine: MatterMachine<'errand'> = {
  isOpen: () => true,
  tick: () => [],
  nextCheck: () => null,
};
