import { matterOf } from '../matter/machine.ts';
import { afterQuietHours, type Notice, type NoticePlanners } from '../project/notices.ts';
import type { ConsultationEvent, ConsultationSubject } from './types.ts';

type Call = Extract<ConsultationSubject, { kind: 'consultationCall' }>['call'];

/** A short card that calls whoever must come, act, or know. */
const calling = (
  matter: string,
  call: Call,
  mention: readonly string[],
  now: number,
  notBefore = afterQuietHours(now),
): Notice => ({
  type: 'postToGroup',
  card: { kind: 'consultationCall', matter, call, at: now },
  mention,
  notBefore,
});

export const consultationNotices: NoticePlanners<ConsultationEvent> = {
  consultationCalled: (_world, _project, { matter, called }, now) => [
    {
      type: 'postToGroup',
      card: { kind: 'consultation', matter },
      mention: called,
      notBefore: afterQuietHours(now),
    },
  ],
  consultationMoved: (_world, _project, { matter, called }, now) => [
    calling(matter, 'moved', called, now),
    { type: 'refreshMatter', matter },
  ],
  consultationCancelled: (_world, _project, { matter, called }, now) => [
    calling(matter, 'cancelled', called, now),
    { type: 'refreshMatter', matter },
  ],
  consultationReminded(_world, project, { matter, call, called }, now) {
    const meeting = matterOf(project, 'consultation', matter);
    if (meeting?.state !== 'planned') return [];
    return [calling(matter, call, called, now), { type: 'refreshMatter', matter }];
  },
  outcomeRecorded: (_world, _project, { matter, called }, now) => [
    // The list of what is to be done is a card of its own, at the end of the chat.
    {
      type: 'postToGroup',
      card: { kind: 'consultation', matter },
      mention: called,
      notBefore: afterQuietHours(now),
    },
    { type: 'refreshMatter', matter },
  ],
};
