import { whoMay } from '../access/access.ts';
import type { Instant } from '../calendar/time.ts';
import { accept, refuse } from '../decision.ts';
import type { ActType, ProjectCommand, Refusal } from '../project/commands.ts';
import type { Deciders, ProjectDecision } from '../project/decider.ts';
import type { ProjectEvent } from '../project/events.ts';
import type { Project, World } from '../project/types.ts';
import { movesOf } from './move.ts';
import { archiveAt } from './phase.ts';
import type { Phase, StandingCommand } from './types.ts';

/** A reason is a sentence, not a report. */
const MOST_SIGNS = 200;

/** What may still be done to a project that stands still; each says by itself where it may not. */
const allowed: Readonly<Record<Exclude<Phase['status'], 'active'>, ReadonlySet<string>>> = {
  suspended: new Set(['tick', 'resumeProject', 'terminateProject', 'noteOnSite', 'addNotePhoto']),
  finished: new Set([
    'tick',
    'reopen',
    'closeOrder',
    'returnOrder',
    'resolveOrder',
    'answerOrder',
    'confirmCause',
    'addOrderFile',
  ]),
  terminated: new Set(['tick']),
  withdrawn: new Set(['tick']),
};

/**
 * Why a command is not even looked at: the project is suspended or has ended. Undefined: it is
 * under way, or the command is about the standing itself.
 */
export function refusalOfStanding(
  { phase }: Project,
  command: Pick<ProjectCommand, 'type'>,
): Refusal | undefined {
  if (phase.status === 'active' || allowed[phase.status].has(command.type)) return undefined;
  const { status, at, by } = phase;
  return { code: 'project-not-active', status, at, by };
}

/** The project has nothing left to do: it finishes by itself. */
export function finishIfDone(project: Project, command: ProjectCommand): ProjectEvent[] {
  if (project.phase.status !== 'active') return [];
  const states = [...project.nodes.values()];
  const isOver = states.every(({ status }) => status === 'done' || status === 'skipped');
  const by = 'by' in command ? command.by : null;
  return isOver && states.some(({ status }) => status === 'done')
    ? [{ type: 'projectFinished', by }]
    : [];
}

/** What passing time does to a project as a whole: after its end the group is archived. */
export function tickStanding(project: Pick<Project, 'phase'>, now: Instant): ProjectEvent[] {
  const at = archiveAt(project);
  return at !== null && now >= at ? [{ type: 'projectArchived' }] : [];
}

/** The next instant after `now` at which a project as a whole must be looked at; null: never. */
export function nextProjectCheck(project: Pick<Project, 'phase'>, now: Instant): Instant | null {
  const at = archiveAt(project);
  return at === null ? null : Math.max(at, now + 1);
}

export const standingDeciders: Deciders<StandingCommand> = {
  suspendProject: (world, project, command) =>
    withReason(world, project, command, (words) =>
      accept({ type: 'projectSuspended', by: command.by, said: { words } }),
    ),
  terminateProject: (world, project, command) =>
    withReason(world, project, command, (words) =>
      accept({ type: 'projectTerminated', by: command.by, said: { words } }),
    ),
  resumeProject(world, project, { type, by }, now) {
    const refusal = notAllowed(world, project, type, by);
    if (refusal) return refuse(refusal);
    const { phase } = project;
    if (phase.status !== 'suspended') return refuse({ code: 'project-not-suspended' });
    const moves = movesOf(world, project, phase.at, now);
    return accept({ type: 'projectResumed', by, since: phase.at, ...moves });
  },
};

function notAllowed(world: World, project: Project, act: ActType, by: string): Refusal | undefined {
  const who = whoMay(world, project, act, null);
  return who.includes(by) ? undefined : { code: 'not-allowed', act, node: null, who };
}

function withReason(
  world: World,
  project: Project,
  { type, by, words }: Extract<StandingCommand, { words: string }>,
  then: (words: string) => ProjectDecision,
): ProjectDecision {
  const refusal = notAllowed(world, project, type, by);
  if (refusal) return refuse(refusal);
  const reason = words.trim();
  if (reason === '') return refuse({ code: 'reason-missing' });
  return [...reason].length > MOST_SIGNS
    ? refuse({ code: 'reason-too-long', mostSigns: MOST_SIGNS })
    : then(reason);
}
