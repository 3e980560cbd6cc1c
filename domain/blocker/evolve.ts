import type { Instant } from '../calendar/time.ts';
import { matterOf } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import type { PersonId } from '../people/types.ts';
import { type Appliers, withMatter } from '../project/applier.ts';
import type { Project } from '../project/types.ts';
import type { Blocker, BlockerEvent, BlockerPart, FormId } from './types.ts';

/** Lines kept with a blocker; its card shows the last few, the log has all. */
const KEPT_LINES = 12;

/** Throws where the log contradicts itself. */
function change(
  project: Project,
  id: MatterId,
  to: (blocker: Blocker) => Partial<Blocker>,
): Project {
  const blocker = matterOf(project, 'blocker', id);
  if (!blocker) throw new Error(`${project.id} has no blocker ${id}`);
  return withMatter(project, { ...blocker, ...to(blocker) });
}

const called = (blocker: Blocker, people: readonly PersonId[]) => [
  ...new Set([...blocker.called, ...people]),
];

const answered = ({ forms }: Blocker, form: FormId | null) =>
  form === null ? forms : [...forms, form];

const withPart = (
  { parts }: Blocker,
  unit: string | null,
  to: (part: BlockerPart) => Partial<BlockerPart>,
): readonly BlockerPart[] =>
  parts.map((part) => (part.unit === unit ? { ...part, ...to(part) } : part));

const asked = (unit: string): BlockerPart => ({ unit, state: 'waiting', words: '' });

/** A new reply is owed from now on: what counted down to the old one is over. */
const newlyAsked = (at: Instant, replyDueAt: Instant) => ({
  askedAt: at,
  replyDueAt,
  replied: null,
  claimed: null,
  warned: {},
});

export const blockerAppliers: Appliers<BlockerEvent> = {
  blockerRaised: (project, event, at) =>
    withMatter(project, {
      kind: 'blocker',
      id: event.matter,
      node: event.node,
      category: event.category,
      words: event.said?.words ?? '',
      since: event.since,
      raised: { by: event.by, at },
      owner: event.owner,
      parts: event.units.map(asked),
      level: 'unit',
      countedFrom: at,
      ...newlyAsked(at, event.replyDueAt),
      lines: [],
      called: event.called,
      photos: 0,
      solved: null,
      closed: null,
      forms: event.form === null ? [] : [event.form],
    }),
  blockerClaimed: (project, { matter, by }, at) =>
    change(project, matter, ({ replied }) => ({
      claimed: { by, at },
      replied: replied ?? { by, at },
    })),
  blockerProgressed: (project, { matter, unit, form, by, said }, at) =>
    change(project, matter, (blocker) => {
      const words = said?.words ?? '';
      const reply = unit === blocker.owner ? { by, at } : null;
      return {
        lines: [...blocker.lines, { by, at, unit, words }].slice(-KEPT_LINES),
        replied: blocker.replied ?? reply,
        parts: withPart(blocker, unit, ({ state }) => ({
          state: state === 'done' ? 'done' : 'underWay',
          words,
        })),
        forms: answered(blocker, form),
      };
    }),
  blockerPartDone: (project, { matter, unit }) =>
    change(project, matter, (blocker) => ({
      parts: withPart(blocker, unit, () => ({ state: 'done' })),
    })),
  blockerSolved: (project, event, at) =>
    change(project, event.matter, (blocker) => ({
      solved: { by: event.by, at, dueAt: event.confirmDueAt },
      replied: blocker.replied ?? { by: event.by, at },
      called: called(blocker, event.called),
    })),
  blockerClosed: (project, { matter, by }, at) =>
    change(project, matter, () => ({ closed: { by, at } })),
  blockerReopened: (project, event, at) =>
    change(project, event.matter, (blocker) => ({
      ...newlyAsked(at, event.replyDueAt),
      solved: null,
      called: called(blocker, event.called),
    })),
  blockerRose: (project, event) =>
    change(project, event.matter, (blocker) => ({
      level: event.level,
      called: called(blocker, event.called),
    })),
  blockerMoved: (project, event, at) =>
    change(project, event.matter, (blocker) => ({
      owner: event.owner,
      parts: blocker.parts.filter(({ unit }) => unit !== event.owner),
      ...newlyAsked(at, event.replyDueAt),
      called: called(blocker, event.called),
      forms: answered(blocker, event.form),
    })),
  blockerUnitsInvited: (project, event) =>
    change(project, event.matter, (blocker) => ({
      parts: [...blocker.parts, ...event.units.map(asked)],
      called: called(blocker, event.called),
      forms: answered(blocker, event.form),
    })),
  blockerPhotoAdded: (project, { matter }) =>
    change(project, matter, ({ photos }) => ({ photos: photos + 1 })),
  blockerWarned: (project, event, at) =>
    change(project, event.matter, (blocker) => ({
      warned: { ...blocker.warned, [event.warning]: at },
      called: called(blocker, event.called),
    })),
};
