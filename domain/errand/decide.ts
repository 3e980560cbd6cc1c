import { whoMay } from '../access/access.ts';
import { dueAt } from '../calendar/due.ts';
import { dayOf } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import { matterOf, mattersOf, nextMatterId } from '../matter/machine.ts';
import type { MatterId } from '../matter/types.ts';
import { checkAct } from '../project/act.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import type { Project, World } from '../project/types.ts';
import { runnersOf } from './people.ts';
import type { Errand, ErrandCommand } from './types.ts';

/** Longest note; a form cuts nothing off below it. */
export const NOTE_SIGNS = 500;
/** Pictures of one note. */
export const NOTE_PHOTOS = 9;
/** The agent takes an errand within a working day, as a reply to a blocker is owed. */
const TAKE_WITHIN = { days: 1, kind: 'working' } as const;

type OnErrand = Extract<ErrandCommand, { type: 'takeErrand' | 'finishErrand' }>;

/** Source: the whole life of a project, item 6; lifecycle catalogue, `agentService`. */
export const errandDeciders: Deciders<ErrandCommand> = {
  askErrand(world, project, command, now) {
    const check = checkAct(world, project, command);
    if (!check.ok) return check;
    const { node, by } = command;
    const open = openErrandOf(project, node);
    if (open) return refuse({ code: 'errand-open', node, taken: open.taken });
    return accept({
      type: 'errandAsked',
      matter: nextMatterId(project, 'E'),
      node,
      takeDueAt: dueAt(world.calendar, dayOf(now), TAKE_WITHIN),
      called: runnersOf(world, project),
      by,
    });
  },
  takeErrand: (world, project, command) =>
    onErrand(world, project, command, ({ id: matter, node, taken }) =>
      taken
        ? refuse({ code: 'errand-taken', ...taken })
        : accept({ type: 'errandTaken', matter, node, by: command.by }),
    ),
  finishErrand: (world, project, command) =>
    onErrand(world, project, command, ({ id: matter, node }) =>
      accept({ type: 'errandDone', matter, node, by: command.by }),
    ),
  noteOnSite(world, project, command) {
    const check = checkAct(world, project, command);
    if (!check.ok) return check;
    const { node, by } = command;
    const words = command.words.trim();
    if (words === '') return refuse({ code: 'note-empty' });
    if ([...words].length > NOTE_SIGNS) return refuse({ code: 'note-too-long', most: NOTE_SIGNS });
    return accept({
      type: 'siteNoted',
      matter: nextMatterId(project, 'N'),
      node,
      by,
      said: { words },
    });
  },
  addNotePhoto(world, project, { type, matter, file, by }) {
    const note = matterOf(project, 'siteNote', matter);
    if (!note) return refuse({ code: 'note-unknown', matter });
    const who = whoMay(world, project, type, note.node);
    if (!who.includes(by)) return refuse({ code: 'not-allowed', act: type, node: note.node, who });
    if (note.photos >= NOTE_PHOTOS) return refuse({ code: 'note-has-photos', most: NOTE_PHOTOS });
    return accept({ type: 'notePhotoAdded', matter, node: note.node, file, by });
  },
};

/** The errand of a node that is still to be done; undefined: none. */
export const openErrandOf = (project: Pick<Project, 'matters'>, node: string): Errand | undefined =>
  mattersOf(project, 'errand').find((errand) => errand.node === node && errand.done === null);

/** How many errands were done in a project. */
export const countErrands = (project: Pick<Project, 'matters'>): number =>
  mattersOf(project, 'errand').filter(({ done }) => done !== null).length;

function onErrand(
  world: World,
  project: Project,
  { type, matter, by }: OnErrand,
  then: (errand: Errand) => ProjectDecision,
): ProjectDecision {
  const errand = matterOf(project, 'errand', matter as MatterId);
  if (!errand) return refuse({ code: 'errand-unknown', matter });
  if (errand.done) return refuse({ code: 'errand-done', ...errand.done });
  const who = whoMay(world, project, type, errand.node, errand);
  if (!who.includes(by)) return refuse({ code: 'not-allowed', act: type, node: errand.node, who });
  return then(errand);
}
