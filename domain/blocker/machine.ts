import type { MatterMachine } from '../matter/machine.ts';

/** How it goes on by itself. */
export const blockerMachine: MatterMachine<'blocker'> = {
  isOpen: () => true,
  tick: () => [],
  nextCheck: () => null,
};
