import { DAY_MS, dayOf, HOUR, type Instant } from '../calendar/time.ts';
import type { MatterMachine } from '../matter/machine.ts';
import { warningOpensAt } from '../project/light.ts';
import type { World } from '../project/types.ts';
import { calledTo, calledWhenLate, doerOf, recorderOf } from './people.ts';
import type {
  Consultation,
  ConsultationCall,
  ConsultationEvent,
  DatedItem,
  ItemWarning,
} from './types.ts';

/** People are reminded in time to get there. */
const NEAR_MS = 2 * HOUR;
/** How long a meeting is left alone before its outcome is asked for. */
const LASTS_MS = HOUR;

const nearAt = ({ meetAt }: Consultation): Instant => meetAt - NEAR_MS;
const overAt = ({ meetAt }: Consultation): Instant => meetAt + LASTS_MS;

/** A meeting is called to mind shortly before, and its outcome asked for afterwards, once each. */
export const consultationMachine: MatterMachine<'consultation'> = {
  isOpen: ({ state }) => state === 'planned',
  tick(world, view, meeting, now) {
    const { id: matter, state, reminded, meetAt, units, convened } = meeting;
    if (state !== 'planned') return [];
    const remind = (call: ConsultationCall, called: readonly string[]): ConsultationEvent[] =>
      reminded[call] === undefined ? [{ type: 'consultationReminded', matter, call, called }] : [];
    if (now >= overAt(meeting)) {
      const recorder = recorderOf(world, view, meeting);
      return remind('outcome', recorder === null ? [] : [recorder]);
    }
    // Called within two hours of the meeting: the call itself is reminder enough.
    const isShort = convened.at >= nearAt(meeting);
    return now >= nearAt(meeting) && now < meetAt && !isShort
      ? remind('near', calledTo(world, view, units))
      : [];
  },
  nextCheck(_world, meeting, now) {
    if (meeting.state !== 'planned') return null;
    const ahead = [nearAt(meeting), overAt(meeting)].filter((instant) => instant > now);
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
};

/** When an item warns, as any other deadline does. */
const warnsAt = ({ calendar }: World, { set, dueAt }: DatedItem): Instant =>
  warningOpensAt(calendar, { startedOn: dayOf(set.at), dueAt });

/** A dated item warns whoever does it before its date, and the unit's head, too, once it is late. */
export const datedItemMachine: MatterMachine<'datedItem'> = {
  isOpen: ({ done }) => done === null,
  tick(world, view, item, now) {
    const { id: matter, done, warned, dueAt } = item;
    if (done) return [];
    const warn = (warning: ItemWarning, called: readonly string[]): ConsultationEvent[] =>
      warned[warning] === undefined ? [{ type: 'itemWarned', matter, warning, called }] : [];
    if (now >= dueAt) return warn('red', calledWhenLate(world, view, item));
    if (now < warnsAt(world, item)) return [];
    const doer = doerOf(world, view, item);
    return warn('yellow', doer === null ? [] : [doer]);
  },
  nextCheck(world, item, now) {
    if (item.done) return null;
    const ahead = [warnsAt(world, item), item.dueAt].filter((instant) => instant > now);
    return ahead.length > 0 ? Math.min(...ahead) : null;
  },
  postpone: (item, days) => ({ ...item, dueAt: item.dueAt + days * DAY_MS }),
};
