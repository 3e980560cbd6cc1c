import { randomUUID } from 'node:crypto';
import { contextFor } from '../../cards/context.ts';
import { refusalCard } from '../../cards/notes.ts';
import {
  faultyCard,
  nothingReadCard,
  previewCard,
  tooManyLinesCard,
} from '../../cards/rectification/preview.ts';
import { insertDraft } from '../../db/queries/drafts.ts';
import type { NodeCode } from '../../domain/catalogue/types.ts';
import { worldFor } from '../../domain/project/edition.ts';
import type { Project } from '../../domain/project/types.ts';
import { completeProblems } from '../../domain/rectification/complete.ts';
import { MOST_PROBLEMS, mayEnterProblems } from '../../domain/rectification/decide.ts';
import type { NewProblem } from '../../domain/rectification/types.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import { type ReadLine, readProblems } from './read-problems.ts';

/** Kind of the drafts that keep a list between its reading and its confirmation. */
export const PROBLEMS_DRAFT = 'problems';

/** What a draft keeps. */
export interface ProblemsDraft {
  readonly projectId: string;
  readonly node: NodeCode;
  readonly problems: readonly NewProblem[];
}

export interface Preview {
  readonly card: object;
  /** False where there is nothing to confirm: the list is to be sent again. */
  readonly isSound: boolean;
}

/**
 * Reads a pasted list and shows what it would enter, or what is wrong with which line. Nothing of it
 * is saved: a sound list is kept as a draft that one tap confirms.
 */
export async function previewProblems(
  turn: Turn,
  project: Project,
  node: NodeCode,
  text: string,
): Promise<Preview> {
  const { tx, who, now, person } = turn;
  const context = contextFor(cardContext(who, now), project);
  const world = worldFor(who.world, project);
  const refusal = mayEnterProblems(world, project, node, person.id);
  if (refusal) return { card: refusalCard(context, project, refusal), isSound: false };
  const lines = readProblems(text, world, now);
  if (lines.length === 0) return { card: nothingReadCard(node), isSound: false };
  if (lines.length > MOST_PROBLEMS) {
    return { card: tooManyLinesCard(lines.length, MOST_PROBLEMS), isSound: false };
  }
  // A line that could not be read stands in as it was written, so that lines keep their numbers.
  const problems = lines.map(problemOf);
  const completed = completeProblems(world, project, { node, by: person.id, problems }, now);
  const unread = lines.flatMap(({ read }, index) =>
    'code' in read ? { line: index + 1, fault: read } : [],
  );
  const isUnread = new Set(unread.map(({ line }) => line));
  const faults = [...unread, ...completed.faults.filter(({ line }) => !isUnread.has(line))].sort(
    (a, b) => a.line - b.line,
  );
  if (faults.length > 0) {
    const quotes = lines.map((line) => line.text);
    return { card: faultyCard(context, faults, quotes), isSound: false };
  }
  const draft = randomUUID();
  const body: ProblemsDraft = { projectId: project.id, node, problems };
  await insertDraft(tx, { id: draft, kind: PROBLEMS_DRAFT, personId: person.id, body }, now);
  const about = { node, draft, problems: completed.problems };
  return { card: previewCard(context, project, about), isSound: true };
}

const problemOf = ({ read, text }: ReadLine): NewProblem =>
  'code' in read ? { words: text } : read;
