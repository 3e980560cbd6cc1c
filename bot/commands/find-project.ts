import { notFoundCard, sentenceNote, whichProjectCard } from '../../cards/notes.ts';
import { findRunningProjectIds, listProjects, loadProjects } from '../../db/queries/projects.ts';
import { maySee } from '../../domain/access/access.ts';
import { groupMembers } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';

export type Found =
  | { readonly ok: true; readonly project: Project }
  | { readonly ok: false; readonly answer: object };

export interface Wanted {
  /** What the sentence says of the project's name; empty: nothing. */
  readonly words: string;
  /** How the sentence would be written with a name, for an answer that asks. */
  readonly usage: string;
  /** Which of the person's own projects could be meant where no name is said. */
  fits?(project: Project): boolean;
  /** What is said where none could be meant. */
  none?(): object;
  /** Asks which of several is meant; by default the person writes the name. */
  choose?(projects: readonly Project[]): object;
}

/**
 * Which project a sentence is about: that of the group or of the card replied to; else the one its
 * words name, if the person may see it; else the person's only one that fits.
 */
export async function findProject(turn: Turn, heard: Heard, wanted: Wanted): Promise<Found> {
  const none = wanted.none ?? (() => sentenceNote('noProjectHere'));
  if (heard.projectId) {
    const [project] = await loadProjects(turn.tx, [heard.projectId]);
    return project ? { ok: true, project } : { ok: false, answer: none() };
  }
  if (heard.message.isGroup) return { ok: false, answer: sentenceNote('noProjectHere') };
  const projects =
    wanted.words === '' ? await ownProjects(turn, wanted) : await named(turn, wanted);
  const [only] = projects;
  if (only && projects.length === 1) return { ok: true, project: only };
  if (!only) {
    return { ok: false, answer: wanted.words ? notFoundCard('project', wanted.words) : none() };
  }
  const choose =
    wanted.choose ??
    ((several) =>
      whichProjectCard(
        several.map(({ name }) => name),
        wanted.usage,
      ));
  return { ok: false, answer: choose(projects) };
}

async function ownProjects({ tx, who, person }: Turn, { fits }: Wanted): Promise<Project[]> {
  const running = await loadProjects(tx, await findRunningProjectIds(tx));
  const isOwn = fits ?? ((project) => groupMembers(who.world, project).includes(person.id));
  return running.filter(isOwn);
}

async function named({ tx, who, person }: Turn, { words }: Wanted): Promise<Project[]> {
  const plain = words.replace(/\s/g, '');
  const projects = await listProjects(tx);
  const exact = projects.filter(({ name, id }) => name === plain || id === plain);
  const fitting = exact.length > 0 ? exact : projects.filter(({ name }) => name.includes(plain));
  const loaded = await loadProjects(
    tx,
    fitting.map(({ id }) => id),
  );
  return loaded.filter((project) => maySee(who.world, project, person.id));
}
