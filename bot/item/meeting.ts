import { randomUUID } from 'node:crypto';
import { meetingTooLongCard, meetingUsageCard } from '../../cards/item/answers.ts';
import {
  LINES_SIGNS,
  type LineFault,
  meetingPreviewCard,
  type PreviewLine,
} from '../../cards/item/meeting.ts';
import { doerWords } from '../../cards/item/words.ts';
import { insertDraft } from '../../db/queries/drafts.ts';
import { listProjects, loadProjects } from '../../db/queries/projects.ts';
import { maySee, whoMay } from '../../domain/access/access.ts';
import { completeItem } from '../../domain/item/complete.ts';
import { MOST_LINES } from '../../domain/item/decide.ts';
import { unitAbout } from '../../domain/item/target.ts';
import type { MeetingItem } from '../../domain/item/types.ts';
import { worldFor } from '../../domain/project/edition.ts';
import type { Project, ProjectId } from '../../domain/project/types.ts';
import { cardContext } from '../context.ts';
import type { Turn } from '../intake/origin.ts';
import { findNamed, type Named } from './find-named.ts';
import { namesIn } from './meeting-words.ts';
import { type MeetingLine, readMeeting } from './read-meeting.ts';

/** Kind of the drafts that keep a list between its reading and its confirmation. */
export const MEETING_DRAFT = 'meeting';

/** What a draft keeps: every line, so that nothing is lost of those that must be changed. */
export interface MeetingDraft {
  readonly meeting: string;
  /** The project of the group it was written in; null: the own chat. */
  readonly here: ProjectId | null;
  /** Names what the next confirmation enters. */
  readonly form: string;
  readonly lines: readonly MeetingLine[];
  /** Places of the lines that the last box offered: what it brings back takes theirs. */
  readonly offered?: readonly number[];
}

/** Projects that the writer may look at: nobody learns the name of another. */
export async function projectsSeen({ tx, who, person }: Turn, text: string): Promise<Named[]> {
  const cells = namesIn(text);
  const all = await listProjects(tx);
  const named = new Set(cells.flatMap((cell) => findNamed(all, cell).map(({ id }) => id)));
  const projects = await loadProjects(tx, [...named]);
  return projects.filter((project) => maySee(who.world, project, person.id));
}

/** Reads a pasted list and shows it line by line; it is kept as a draft, and nothing is entered. */
export async function previewMeeting(
  turn: Turn,
  asked: { readonly meeting: string; readonly here: ProjectId | null; readonly text: string },
): Promise<object> {
  const { tx, who, now, person } = turn;
  const { meeting, here, text } = asked;
  const projects = await projectsSeen(turn, text);
  const lines = readMeeting(text, { world: who.world, projects, here, now });
  if (lines.length === 0) return meetingUsageCard();
  if (lines.length > MOST_LINES) return meetingTooLongCard(lines.length, MOST_LINES);
  const draft = randomUUID();
  const body: MeetingDraft = { meeting, here, form: randomUUID(), lines };
  await insertDraft(tx, { id: draft, kind: MEETING_DRAFT, personId: person.id, body }, now);
  return previewCard(turn, draft, body);
}

/** The card of a draft as it stands; `saved`: how many of it were entered just now. */
export async function previewCard(
  turn: Turn,
  draft: string,
  body: MeetingDraft,
  saved?: number,
): Promise<object> {
  const checked = await checkLines(turn, body.lines);
  const projects = new Set(checked.flatMap(({ project }) => project?.id ?? []));
  return meetingPreviewCard(cardContext(turn.who, turn.now), {
    draft,
    meeting: body.meeting,
    lines: checked.map(({ preview }) => preview),
    isOneProject: body.here !== null && projects.size <= 1,
    ...(saved ? { saved } : {}),
  });
}

export interface CheckedLine {
  readonly line: MeetingLine;
  readonly project: Project | undefined;
  /** Undefined where something of the line must be changed. */
  readonly item: MeetingItem | undefined;
  readonly preview: PreviewLine;
}

/** Every line against its project as it stands now. */
export async function checkLines(
  turn: Turn,
  lines: readonly MeetingLine[],
): Promise<CheckedLine[]> {
  const ids = [...new Set(lines.flatMap(({ project }) => project ?? []))];
  const projects = new Map((await loadProjects(turn.tx, ids)).map((each) => [each.id, each]));
  return lines.map((line, index) =>
    checkLine(turn, line, index + 1, projects.get(line.project ?? '')),
  );
}

function checkLine(
  { who, now, person }: Turn,
  line: MeetingLine,
  number: number,
  project: Project | undefined,
): CheckedLine {
  const { read, text } = line;
  const faulty = (fault: LineFault): CheckedLine => ({
    line,
    project,
    item: undefined,
    preview: { line: number, text, fault },
  });
  if ('code' in read) return faulty(read);
  if (!project) return faulty({ code: 'project-missing' });
  const world = worldFor(who.world, project);
  const may = whoMay(world, project, 'recordMeeting', null);
  if (!may.includes(person.id)) return faulty({ code: 'not-yours' });
  const node = read.node && project.nodes.has(read.node) ? read.node : null;
  const complete = completeItem(world, read, unitAbout(world, project, node), now);
  if ('code' in complete) return faulty(complete);
  const { topic = '', words, dueOn } = read;
  return {
    line,
    project,
    item: read,
    preview: {
      line: number,
      topic,
      words,
      doer: doerWords({ world }, project, complete),
      dueAt: complete.dueAt,
      isUsualDay: dueOn === undefined,
      project: project.name,
    },
  };
}

/** The lines that 改 offers: those that must be changed, else all; as many as the box takes. */
export function linesToChange(checked: readonly CheckedLine[]): CheckedLine[] {
  const faulty = checked.filter(({ item }) => item === undefined);
  const offered = faulty.length > 0 ? faulty : checked;
  let left = LINES_SIGNS;
  return offered.filter(({ line }) => {
    left -= [...line.text].length + 1;
    return left >= 0;
  });
}
