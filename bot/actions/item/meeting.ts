import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { contextFor } from '../../../cards/context.ts';
import { itemFields as fields } from '../../../cards/item/actions.ts';
import {
  meetingDroppedCard,
  meetingDroppedToast,
  meetingGoneToast,
  meetingReadToast,
  meetingSavedToast,
  meetingTooLongToast,
  notYourMeetingToast,
} from '../../../cards/item/answers.ts';
import { meetingChangeCard, meetingSavedCard } from '../../../cards/item/meeting.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { doneToasts, formIncompleteToast } from '../../../cards/toasts.ts';
import { findDraftForChange, saveDraft, settleDraft } from '../../../db/queries/drafts.ts';
import { MOST_LINES } from '../../../domain/item/decide.ts';
import type { ItemCommand } from '../../../domain/item/types.ts';
import { handle } from '../../../domain/project/decide.ts';
import type { Project } from '../../../domain/project/types.ts';
import { cardContext } from '../../context.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import { execute } from '../../execute.ts';
import type { Turn } from '../../intake/origin.ts';
import {
  type CheckedLine,
  checkLines,
  linesToChange,
  MEETING_DRAFT,
  type MeetingDraft,
  previewCard,
  projectsSeen,
} from '../../item/meeting.ts';
import { readMeeting } from '../../item/read-meeting.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import type { Clicked } from '../types.ts';

interface About {
  readonly draft: string;
}

type Kept =
  | { readonly ok: true; readonly body: MeetingDraft }
  | { readonly ok: false; readonly answer: ClickAnswer };

/** The list as long as nobody has settled it; only whoever wrote it confirms it. */
async function findKept({ tx, person }: Turn, { draft }: About): Promise<Kept> {
  const row = await findDraftForChange(tx, draft, MEETING_DRAFT);
  if (row?.state !== 'open') return { ok: false, answer: { toast: meetingGoneToast() } };
  return row.personId === person.id
    ? { ok: true, body: row.body as MeetingDraft }
    : { ok: false, answer: { toast: notYourMeetingToast() } };
}

type Meeting = Extract<ItemCommand, { type: 'recordMeeting' }>;

/** 确认: what was read becomes items in each project's group; what must be changed is kept. */
export async function saveMeeting(turn: Turn, about: About): Promise<ClickAnswer> {
  const kept = await findKept(turn, about);
  if (!kept.ok) return kept.answer;
  const { tx, who, now, cause } = turn;
  const { body } = kept;
  const checked = await checkLines(turn, body.lines);
  const commands = commandsOf(turn, body, checked);
  // All or none: where one project refuses, nothing is entered in any.
  for (const { project, command } of commands) {
    const outcome = handle(who.world, project, command, now);
    if (outcome.ok) continue;
    const context = contextFor(cardContext(who, now), project);
    return { toast: refusalToast(context, project, outcome.refusal) };
  }
  const saved: { project: string; ids: string[] }[] = [];
  for (const { project, command } of commands) {
    const executed = await execute(tx, who.world, project.id, command, cause, now);
    if (!executed?.ok) throw new Error(`${project.id} took the list and then did not`);
    const ids = executed.events.flatMap((event) =>
      event.type === 'meetingRecorded' ? event.items.map(({ id }) => id) : [],
    );
    saved.push({ project: project.name, ids });
  }
  return settle(turn, about.draft, body, checked, saved);
}

function commandsOf(
  { person }: Turn,
  { meeting, form }: MeetingDraft,
  checked: readonly CheckedLine[],
): { project: Project; command: Meeting }[] {
  const projects = new Map(
    checked.flatMap(({ project, item }) => (project && item ? [[project.id, project]] : [])),
  );
  return [...projects.values()].map((project) => ({
    project,
    command: {
      type: 'recordMeeting',
      meeting,
      items: checked.flatMap((line) =>
        line.project?.id === project.id && line.item ? line.item : [],
      ),
      form,
      by: person.id,
    },
  }));
}

async function settle(
  turn: Turn,
  draft: string,
  body: MeetingDraft,
  checked: readonly CheckedLine[],
  saved: readonly { project: string; ids: string[] }[],
): Promise<ClickAnswer> {
  const { tx, now, person } = turn;
  const count = saved.reduce((sum, { ids }) => sum + ids.length, 0);
  if (count === 0) return { toast: meetingGoneToast() };
  const rest = checked.flatMap(({ line, item }) => (item ? [] : line));
  const toast = meetingSavedToast(count);
  if (rest.length === 0) {
    await settleDraft(tx, draft, 'done', null, now);
    return { toast, card: meetingSavedCard(saved) };
  }
  const left: MeetingDraft = { ...body, form: randomUUID(), lines: rest, offered: [] };
  await saveDraft(tx, draft, left, now);
  await enqueueSay(tx, personLane(person.id), await previewCard(turn, draft, left, count), {}, now);
  return { toast, card: meetingSavedCard(saved) };
}

/** 改: the lines that must be changed, or all, in a box in the own chat. */
export async function changeMeeting(turn: Turn, about: About): Promise<ClickAnswer> {
  const kept = await findKept(turn, about);
  if (!kept.ok) return kept.answer;
  const checked = await checkLines(turn, kept.body.lines);
  const offered = linesToChange(checked);
  const texts = offered.map(({ line }) => line.text);
  const places = offered.map((each) => checked.indexOf(each));
  await saveDraft(turn.tx, about.draft, { ...kept.body, offered: places }, turn.now);
  const card = meetingChangeCard(about.draft, texts, checked.length - offered.length);
  await enqueueSay(turn.tx, personLane(turn.person.id), card, {}, turn.now);
  return { toast: doneToasts.sentToOwnChat() };
}

const linesForm = z.object({ [fields.lines]: z.string().trim().min(1) });

/** The changed lines take the place of those that were offered; the others stay as they were. */
export async function rereadMeeting(
  turn: Turn,
  about: About,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = linesForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const kept = await findKept(turn, about);
  if (!kept.ok) return kept.answer;
  const { tx, who, now, person } = turn;
  const { body } = kept;
  const offered = new Set(body.offered);
  const text = form.data.lines;
  const around = { world: who.world, projects: await projectsSeen(turn, text), now };
  const only = new Set(body.lines.flatMap(({ project }) => project ?? []));
  // A changed line of a list that is about one project need not name it again.
  const here = body.here ?? (only.size === 1 ? ([...only][0] ?? null) : null);
  const isNamed = around.projects.length > 0 && body.here === null;
  const changed = readMeeting(text, { ...around, here: isNamed ? null : here });
  const lines = [...body.lines.filter((_line, place) => !offered.has(place)), ...changed];
  if (lines.length > MOST_LINES) return { toast: meetingTooLongToast(lines.length, MOST_LINES) };
  const next: MeetingDraft = { ...body, form: randomUUID(), lines, offered: [] };
  await saveDraft(tx, about.draft, next, now);
  await enqueueSay(tx, personLane(person.id), await previewCard(turn, about.draft, next), {}, now);
  return { toast: meetingReadToast() };
}

/** 不登记 */
export async function dropMeeting(turn: Turn, about: About): Promise<ClickAnswer> {
  const kept = await findKept(turn, about);
  if (!kept.ok) return kept.answer;
  await settleDraft(turn.tx, about.draft, 'dropped', null, turn.now);
  return { toast: meetingDroppedToast(), card: meetingDroppedCard() };
}
