import { dayOf, daysBetween, type Instant } from '../calendar/time.ts';
import { warnedAfterMove, withIdleDays } from '../clock/evolve.ts';
import { postponeRequest } from '../extension/request.ts';
import { postponeMatter } from '../matter/machine.ts';
import type { Appliers } from '../project/applier.ts';
import { running, withMaterial, withMatter, withNode } from '../project/applier.ts';
import type { Project } from '../project/types.ts';
import type { EndedPhase, StandingEvent } from './types.ts';

type Resumed = Extract<StandingEvent, { type: 'projectResumed' }>;

const ended = (
  project: Project,
  status: EndedPhase['status'],
  facts: { at: Instant; by: string | null; words: string },
): Project => ({ ...project, phase: { status, ...facts, archivedAt: null } });

export const standingAppliers: Appliers<StandingEvent> = {
  projectSuspended: (project, { by, said }, at) => ({
    ...project,
    phase: { status: 'suspended', at, by, words: said?.words ?? '' },
  }),
  projectResumed: (project, event, at) => ({
    ...moveDates(project, event, at),
    phase: { status: 'active' },
  }),
  projectTerminated: (project, { by, said }, at) =>
    ended(project, 'terminated', { at, by, words: said?.words ?? '' }),
  projectFinished: (project, { by }, at) => ended(project, 'finished', { at, by, words: '' }),
  projectArchived: (project, _event, archivedAt) => ({
    ...project,
    phase: { ...(project.phase as EndedPhase), archivedAt },
  }),
};

function moveDates(project: Project, event: Resumed, at: Instant): Project {
  const days = daysBetween(dayOf(event.since), dayOf(at));
  let moved = project;
  for (const { node, dueAt } of event.nodes) {
    const state = running(moved, node);
    const extension = postponeRequest(state.extension, days);
    const clock = withIdleDays(state.clock, dayOf(event.since), dayOf(at));
    const warned = warnedAfterMove(state, dueAt, at);
    moved = withNode(moved, { ...state, dueAt, extension, clock, warned });
  }
  for (const { material, promisedOn, dueAt } of event.promises) {
    const state = moved.materials.get(material);
    if (state?.status === 'promised') moved = withMaterial(moved, { ...state, promisedOn, dueAt });
  }
  for (const id of event.matters) {
    const matter = moved.matters.get(id);
    if (matter) moved = withMatter(moved, postponeMatter(matter, days));
  }
  return moved;
}
