import { notFoundCard, sentenceNote, whichProjectCard } from '../../cards/notes.ts';
import { findProjectsOf, listProjects, loadProjects } from '../../db/queries/projects.ts';
import { maySee } from '../../domain/access/access.ts';
import { waitingFor } from '../../domain/matter/waiting.ts';
import { groupMembers } from '../../domain/project/people.ts';
import type { Project } from '../../domain/project/types.ts';
import type { Heard } from '../intake/answer.ts';
import type { Turn } from '../intake/origin.ts';
import { reachOf } from '../todo.ts';

/** A single sign fits every name; more than this is no choice. */
const MOST_NAMED = 50;

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
  /** Where no name is said: those that may be meant instead of the person's own that fit. */
  candidates?(): Promise<Project[]>;
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
    if (!project || !mayAsk(turn, heard, project)) return { ok: false, answer: none() };
    // Another project's name in this group is a slip: nothing is done to the wrong one.
    const isOther = wanted.words !== '' && !isCalled(project, wanted.words);
    return isOther
      ? { ok: false, answer: notFoundCard('project', wanted.words) }
      : { ok: true, project };
  }
  if (heard.message.isGroup) return { ok: false, answer: sentenceNote('noProjectHere') };
  const projects =
    wanted.words === ''
      ? await (wanted.candidates?.() ?? ownProjects(turn, wanted))
      : await named(turn, wanted);
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

/** In the own chat a card may be older than the person's part in the project. */
const mayAsk = ({ who, person }: Turn, { message }: Heard, project: Project): boolean =>
  message.isGroup || maySee(who.world, project, person.id);

const plain = (words: string): string => words.normalize('NFKC').replace(/\s/g, '');

const isCalled = ({ name, id }: { name: string; id: string }, words: string): boolean =>
  plain(name).includes(plain(words)) || id === words;

async function ownProjects(turn: Turn, { fits }: Wanted): Promise<Project[]> {
  const { tx, who, person } = turn;
  const { world } = who;
  const projects = await loadProjects(tx, await findProjectsOf(tx, reachOf(world, person)));
  const isMember = (project: Project) => groupMembers(world, project).includes(person.id);
  return projects.filter((project) => hasPart(turn, project) && (fits ?? isMember)(project));
}

/** Whom a unit's name alone brings a project has no part in it: all enterprises share one. */
const hasPart = ({ who: { world }, person }: Turn, project: Project): boolean =>
  maySee(world, project, person.id) || waitingFor(world, project, person.id).length > 0;

async function named({ tx, who, person }: Turn, { words }: Wanted): Promise<Project[]> {
  const fitting = (await listProjects(tx)).filter((project) => isCalled(project, words));
  const exact = fitting.filter(({ name, id }) => plain(name) === plain(words) || id === words);
  const ids = (exact.length > 0 ? exact : fitting.slice(0, MOST_NAMED)).map(({ id }) => id);
  const projects = await loadProjects(tx, ids);
  return projects.filter((project) => maySee(who.world, project, person.id));
}
