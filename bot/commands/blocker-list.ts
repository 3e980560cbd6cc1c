import { ownBlockersCard, projectBlockersCard } from '../../cards/blocker/list.ts';
import { findProjectsOf, loadProjects } from '../../db/queries/projects.ts';
import { openBlockers } from '../../domain/blocker/open.ts';
import { unitSpokenFor } from '../../domain/blocker/people.ts';
import type { Blocker } from '../../domain/blocker/types.ts';
import type { Project } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { reachOf } from '../todo.ts';
import { findProject } from './find-project.ts';

/** The open blockers of the group's project; in the own chat those that the person has a part in. */
export async function listBlockers(turn: Turn, heard: Heard): Promise<object> {
  if (!heard.message.isGroup) return listOwn(turn);
  const found = await findProject(turn, heard, { words: '', usage: '堵点' });
  return found.ok ? listOf(turn, found.project) : found.answer;
}

/** The open blockers of one project. */
export const listOf = ({ who, now }: Turn, project: Project): object =>
  projectBlockersCard(cardContext(who, now), project, openBlockers(project));

async function listOwn(turn: Turn): Promise<object> {
  const { tx, who, now, person } = turn;
  const projects = await loadProjects(tx, await findProjectsOf(tx, reachOf(who.world, person)));
  const items = projects.flatMap((project) =>
    openBlockers(project)
      .filter((blocker) => isMine(turn, project, blocker))
      .map((blocker) => ({ project, blocker })),
  );
  return ownBlockersCard(cardContext(who, now), items);
}

/** Raised by the person, to be worked off by their unit, or risen to them. */
const isMine = ({ who, person }: Turn, project: Project, blocker: Blocker): boolean =>
  blocker.raised.by === person.id ||
  blocker.called.includes(person.id) ||
  unitSpokenFor(who.world, project, blocker, person.id) !== null;
