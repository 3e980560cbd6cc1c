import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import { type Appliers, withMatter } from '../project/applier.ts';
import type { Project } from '../project/types.ts';
import type { Consultation, ConsultationEvent } from './types.ts';

/** Throws where the log contradicts itself. */
function change(
  project: Project,
  id: MatterId,
  to: (meeting: Consultation) => Partial<Consultation>,
): Project {
  const meeting = matterOf(project, 'consultation', id);
  if (!meeting) throw new Error(`${project.id} has no consultation ${id}`);
  return withMatter(project, { ...meeting, ...to(meeting) });
}

const both = (called: readonly string[], more: readonly string[]) => [
  ...new Set([...called, ...more]),
];

export const consultationAppliers: Appliers<ConsultationEvent> = {
  consultationCalled: (project, { matter, node, meetAt, units, called, by, said }, at) =>
    withMatter(project, {
      kind: 'consultation',
      id: matter,
      node,
      words: said?.words ?? '',
      place: said?.place ?? '',
      meetAt,
      units,
      convened: { by, at },
      state: 'planned',
      reminded: {},
      items: [],
      called,
    }),
  // Another time is another countdown.
  consultationMoved: (project, { matter, meetAt }) =>
    change(project, matter, () => ({ meetAt, reminded: {} })),
  consultationCancelled: (project, { matter }) =>
    change(project, matter, () => ({ state: 'cancelled' })),
  consultationReminded: (project, { matter, call, called }, at) =>
    change(project, matter, (meeting) => ({
      reminded: { ...meeting.reminded, [call]: at },
      called: both(meeting.called, called),
    })),
  outcomeRecorded: (project, { matter, items, by, said, called }, at) =>
    items.reduce(
      (state, { id, unit, owner, dueAt }, index) =>
        withMatter(state, {
          kind: 'datedItem',
          id,
          node: matterOf(project, 'consultation', matter)?.node ?? null,
          source: { kind: 'consultation', matter },
          words: said?.items[index] ?? '',
          unit,
          owner,
          set: { by, at },
          dueAt,
          done: null,
          warned: {},
          called,
        }),
      change(project, matter, () => ({ state: 'held', items: items.map(({ id }) => id) })),
    ),
};
