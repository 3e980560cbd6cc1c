import { notFoundCard, sentenceNote, whichProjectCard } from '../../cards/notes.ts';
import {
  findRunningProjectIds,
  listProjects,
  loadProject,
  loadProjects,
} from '../../db/queries/projects.ts';
import { groupMembers } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';

export type Found =
  | { readonly ok: true; readonly project: Project }
  | { readonly ok: false; readonly answer: object };

/**
 * Which project a sentence is about: that of the group or of the card replied to; else the one its
 * words name; else the person's only one. Where several fit, the answer asks.
 */
export async function findProject(
  turn: Turn,
  heard: Heard,
  words: string,
  usage: string,
): Promise<Found> {
  const { tx, who, person } = turn;
  if (heard.projectId) {
    const project = await loadProject(tx, heard.projectId);
    return project ? { ok: true, project } : { ok: false, answer: sentenceNote('noProjectHere') };
  }
  if (heard.message.isGroup) return { ok: false, answer: sentenceNote('noProjectHere') };
  const named = words === '' ? [] : await findByName(turn, words);
  if (words !== '' && named.length === 0) {
    return { ok: false, answer: notFoundCard('project', words) };
  }
  const projects =
    named.length > 0
      ? named
      : (await loadProjects(tx, await findRunningProjectIds(tx))).filter((project) =>
          groupMembers(who.world, project).includes(person.id),
        );
  const [only] = projects;
  if (only && projects.length === 1) return { ok: true, project: only };
  return {
    ok: false,
    answer: only
      ? whichProjectCard(
          projects.map(({ name }) => name),
          usage,
        )
      : sentenceNote('noProjectHere'),
  };
}

async function findByName({ tx }: Turn, words: string): Promise<Project[]> {
  const wanted = words.replace(/\s/g, '');
  const projects = await listProjects(tx);
  const exact = projects.filter(({ name, id }) => name === wanted || id === wanted);
  const fitting = exact.length > 0 ? exact : projects.filter(({ name }) => name.includes(wanted));
  return loadProjects(
    tx,
    fitting.map(({ id }) => id),
  );
}
