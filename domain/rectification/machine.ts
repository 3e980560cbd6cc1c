import type { MatterMachine } from '../matter/machine.ts';

/** How it goes on by itself. */
export const rectificationMachine: MatterMachine<'rectification'> = {
  isOpen: () => true,
  tick: () => [],
  nextCheck: () => null,
};

/** How it goes on by itself. */
export const checklistMachine: MatterMachine<'checklist'> = {
  isOpen: () => true,
  tick: () => [],
  nextCheck: () => null,
};
