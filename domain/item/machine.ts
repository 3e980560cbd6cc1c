import { DAY_MS } from '../calendar/time.ts';
import type { MatterMachine } from '../matter/machine.ts';
import { isOpenItem, itemWarnsAt } from './light.ts';
import { calledWhenLate, doerOf } from './people.ts';
import type { ItemEvent, ItemWarning } from './types.ts';

/** A dated item warns whoever does it before its date, and the unit's head, too, once it is late. */
export const datedItemMachine: MatterMachine<'datedItem'> = {
  isOpen: isOpenItem,
  tick(world, view, item, now) {
    const { id: matter, warned, dueAt } = item;
    if (!isOpenItem(item)) return [];
    const warn = (warning: ItemWarning, called: readonly string[]): ItemEvent[] =>
      warned[warning] === undefined ? [{ type: 'itemWarned', matter, warning, called }] : [];
    if (now >= dueAt) return warn('red', calledWhenLate(world, view, item));
    if (now < itemWarnsAt(world.calendar, item)) return [];
    const doer = doerOf(world, view, item);
    return warn('yellow', doer === null ? [] : [doer]);
  },
  nextCheck(world, item, now) {
    if (!isOpenItem(item)) return null;
    const ahead = [itemWarnsAt(world.calendar, item), item.dueAt].filter(
      (instant) => instant > now,
    );
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
  postpone: (item, days) => ({ ...item, dueAt: item.dueAt + days * DAY_MS }),
};
