import { DAY_MS, dayOf, type Instant } from '../calendar/time.ts';
import type { MatterMachine } from '../matter/machine.ts';
import { warningOpensAt } from '../project/light.ts';
import type { World } from '../project/types.ts';
import { calledWhenNotTaken, runnersOf } from './people.ts';
import type { Errand, ErrandEvent, ErrandWarning } from './types.ts';

/** When an errand that nobody has taken warns, as any other deadline does. */
const nearAt = ({ calendar }: World, { asked, takeDueAt }: Errand): Instant =>
  warningOpensAt(calendar, { startedOn: dayOf(asked.at), dueAt: takeDueAt });

/** Until somebody takes it an errand warns the agent before its date, and the lead once it is late. */
export const errandMachine: MatterMachine<'errand'> = {
  isOpen: ({ done }) => done === null,
  tick(world, view, errand, now) {
    const { id: matter, node, taken, done, warned, takeDueAt } = errand;
    if (taken || done) return [];
    const warn = (warning: ErrandWarning, called: readonly string[]): ErrandEvent[] =>
      warned[warning] === undefined
        ? [{ type: 'errandWarned', matter, node, warning, called }]
        : [];
    if (now >= takeDueAt) return warn('red', calledWhenNotTaken(world, view));
    return now >= nearAt(world, errand) ? warn('yellow', runnersOf(world, view)) : [];
  },
  nextCheck(world, errand, now) {
    if (errand.taken || errand.done) return null;
    const ahead = [nearAt(world, errand), errand.takeDueAt].filter((instant) => instant > now);
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
  postpone: (errand, days) => ({ ...errand, takeDueAt: errand.takeDueAt + days * DAY_MS }),
};

/** A note is a record: nobody has anything to do about it. */
export const siteNoteMachine: MatterMachine<'siteNote'> = {
  isOpen: () => false,
  tick: () => [],
  nextCheck: () => null,
};
