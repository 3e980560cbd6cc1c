import { HOUR, type Instant } from '../calendar/time.ts';
import type { MatterMachine } from '../matter/machine.ts';
import { calledTo, recorderOf } from './people.ts';
import type { Consultation, ConsultationCall, ConsultationEvent } from './types.ts';

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
