import { DAY_MS } from '../calendar/time.ts';
import type { MatterMachine } from '../matter/machine.ts';
import { isOpenProblem, problemWarnsAt } from './problem.ts';

/**
 * Warns once before the date and once when it has passed. After an outage only what still makes
 * sense: no countdown after the end. Source: design, section 3 "Blockers".
 */
export const rectificationMachine: MatterMachine<'rectification'> = {
  isOpen: isOpenProblem,
  tick(world, _view, item, now) {
    if (!isOpenProblem(item)) return [];
    const { node, id: matter, warned, dueAt } = item;
    const warning = now >= dueAt ? 'red' : 'yellow';
    const isOwed = warning === 'red' || now >= problemWarnsAt(world, item);
    return isOwed && warned[warning] === undefined
      ? [{ type: 'problemWarned', node, matter, warning }]
      : [];
  },
  nextCheck(world, item, now) {
    if (!isOpenProblem(item)) return null;
    const ahead = [problemWarnsAt(world, item), item.dueAt].filter((at) => at > now);
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
  postpone: (item, days) => ({ ...item, dueAt: item.dueAt + days * DAY_MS }),
};

/** It has no dates of its own: its node has. */
export const checklistMachine: MatterMachine<'checklist'> = {
  // Open in the lists over all projects are its problems; whether it is complete its node asks.
  isOpen: () => false,
  tick: () => [],
  nextCheck: () => null,
};
