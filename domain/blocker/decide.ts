import { whoMay } from '../access/access.ts';
import type { Instant } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import { matterOf } from '../matter/machine.ts';
import type { Refusal } from '../project/commands.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import type { Project, World } from '../project/types.ts';
import { levelAbove } from './level.ts';
import { calledFor, confirmerOf, leadersOf, unitSpokenFor } from './people.ts';
import { answeredBy, decideRaise, faultOfWords, oneWorkday, unknownUnit } from './raise.ts';
import type { Blocker, BlockerCommand } from './types.ts';
import { cleanWords } from './words.ts';

type OnOne = Exclude<BlockerCommand, { type: 'raiseBlocker' }>;
type CommandOf<Type extends BlockerCommand['type']> = Extract<BlockerCommand, { type: Type }>;

/** How far a blocker must be for an act; once it is closed nothing is left to do. */
const needed: Readonly<Record<OnOne['type'], 'open' | 'unsolved' | 'solved'>> = {
  claimBlocker: 'unsolved',
  progressBlocker: 'open',
  solveBlocker: 'unsolved',
  confirmBlocker: 'solved',
  rejectBlocker: 'solved',
  escalateBlocker: 'unsolved',
  moveBlocker: 'unsolved',
  inviteToBlocker: 'unsolved',
  addBlockerPhoto: 'open',
};

/**
 * The blocker that somebody wants to act on, or why they cannot: what nobody can do as things stand
 * is said before who may. Source: design, section 3 "Access".
 */
export function checkBlocker(
  world: World,
  project: Project,
  { type, matter, by }: Pick<OnOne, 'type' | 'matter' | 'by'>,
): { readonly ok: true; readonly blocker: Blocker } | { readonly ok: false; refusal: Refusal } {
  const blocker = matterOf(project, 'blocker', matter);
  if (!blocker) return refuse({ code: 'blocker-unknown', matter });
  const { closed, solved } = blocker;
  if (closed) return refuse({ code: 'blocker-closed', matter, at: closed.at, by: closed.by });
  if (needed[type] === 'unsolved' && solved) {
    return refuse({ code: 'blocker-solved', matter, by: solved.by });
  }
  if (needed[type] === 'solved' && !solved) return refuse({ code: 'blocker-not-solved', matter });
  const who = whoMay(world, project, type, blocker.node, blocker);
  if (!who.includes(by)) return refuse({ code: 'not-allowed', act: type, node: null, who });
  return { ok: true, blocker };
}

function on(
  world: World,
  project: Project,
  command: OnOne,
  then: (blocker: Blocker) => ProjectDecision,
): ProjectDecision {
  const check = checkBlocker(world, project, command);
  if (!check.ok) return check;
  const form = 'form' in command ? command.form : null;
  if (answeredBy(project, form)) {
    return refuse({ code: 'blocker-form-answered', matter: command.matter });
  }
  return then(check.blocker);
}

/** What each command makes of a blocker. Source: design, section 3 "Blockers". */
export const blockerDeciders: Deciders<BlockerCommand> = {
  raiseBlocker(world, project, command, now) {
    const who = whoMay(world, project, 'raiseBlocker', null);
    return command.fromGroup || who.includes(command.by)
      ? decideRaise(world, project, command, now)
      : refuse({ code: 'not-allowed', act: 'raiseBlocker', node: null, who });
  },
  claimBlocker: (world, project, command) =>
    on(world, project, command, ({ id: matter, claimed }) =>
      claimed
        ? refuse({ code: 'blocker-claimed', matter, by: claimed.by, at: claimed.at })
        : accept({ type: 'blockerClaimed', matter, by: command.by }),
    ),
  progressBlocker: (world, project, command) =>
    on(world, project, command, (blocker) => decideProgress(world, project, blocker, command)),
  solveBlocker: (world, project, command, now) =>
    on(world, project, command, (blocker) => decideSolve(world, project, blocker, command, now)),
  confirmBlocker: (world, project, command) =>
    on(world, project, command, ({ id: matter }) =>
      accept({ type: 'blockerClosed', matter, by: command.by }),
    ),
  rejectBlocker: (world, project, command, now) =>
    on(world, project, command, ({ id: matter, owner }) =>
      accept({
        type: 'blockerReopened',
        matter,
        replyDueAt: oneWorkday(world, now),
        called: calledFor(world, project, [owner]),
        by: command.by,
      }),
    ),
  escalateBlocker: (world, project, command) =>
    on(world, project, command, ({ id: matter, level: from }) => {
      const level = levelAbove(from);
      if (level === undefined) return refuse({ code: 'blocker-level-highest', matter });
      const called = leadersOf(world, project, level);
      return accept({ type: 'blockerRose', matter, level, called, by: command.by });
    }),
  moveBlocker: (world, project, command, now) =>
    on(world, project, command, (blocker) => decideMove(world, project, blocker, command, now)),
  inviteToBlocker: (world, project, command) =>
    on(world, project, command, (blocker) => decideInvite(world, project, blocker, command)),
  addBlockerPhoto: (world, project, command) =>
    on(world, project, command, ({ id: matter }) =>
      accept({ type: 'blockerPhotoAdded', matter, file: command.file, by: command.by }),
    ),
};

function decideProgress(
  world: World,
  project: Project,
  blocker: Blocker,
  { by, form, words: written }: CommandOf<'progressBlocker'>,
): ProjectDecision {
  const words = cleanWords(written);
  const fault = faultOfWords(words);
  if (fault) return refuse(fault);
  const unit = unitSpokenFor(world, project, blocker, by);
  return accept({
    type: 'blockerProgressed',
    matter: blocker.id,
    unit,
    form,
    by,
    said: { words },
  });
}

/** The owner unit says that it is solved; another one only that its own part is done. */
function decideSolve(
  world: World,
  project: Project,
  blocker: Blocker,
  { by }: CommandOf<'solveBlocker'>,
  now: Instant,
): ProjectDecision {
  const matter = blocker.id;
  const unit = unitSpokenFor(world, project, blocker, by);
  if (unit !== null && unit !== blocker.owner) {
    const isDone = blocker.parts.some((part) => part.unit === unit && part.state === 'done');
    return isDone
      ? refuse({ code: 'blocker-part-already-done', matter, unit })
      : accept({ type: 'blockerPartDone', matter, unit, by });
  }
  const confirmer = confirmerOf(world, project, blocker, by);
  return accept({
    type: 'blockerSolved',
    matter,
    confirmDueAt: oneWorkday(world, now),
    called: confirmer === null ? [] : [confirmer],
    by,
  });
}

function decideMove(
  world: World,
  project: Project,
  { id: matter, owner }: Blocker,
  { unit, form, by }: CommandOf<'moveBlocker'>,
  now: Instant,
): ProjectDecision {
  const unknown = unknownUnit(world.catalogue, [unit]);
  if (unknown !== undefined) return refuse({ code: 'blocker-unknown-unit', unit: unknown });
  if (unit === owner) return refuse({ code: 'blocker-owned-already', matter, unit });
  return accept({
    type: 'blockerMoved',
    matter,
    owner: unit,
    replyDueAt: oneWorkday(world, now),
    called: calledFor(world, project, [unit]),
    form,
    by,
  });
}

function decideInvite(
  world: World,
  project: Project,
  { id: matter, owner, parts }: Blocker,
  { units: asked, form, by }: CommandOf<'inviteToBlocker'>,
): ProjectDecision {
  const unknown = unknownUnit(world.catalogue, asked);
  if (unknown !== undefined) return refuse({ code: 'blocker-unknown-unit', unit: unknown });
  const known = [owner, ...parts.map(({ unit }) => unit)];
  const units = [...new Set(asked)].filter((unit) => !known.includes(unit));
  if (units.length === 0) return refuse({ code: 'blocker-units-known', matter });
  const called = calledFor(world, project, units);
  return accept({ type: 'blockerUnitsInvited', matter, units, called, form, by });
}
