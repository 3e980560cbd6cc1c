import { z } from 'zod';
import { contextFor } from '../../../cards/context.ts';
import { doneToast } from '../../../cards/done.ts';
import { rectificationFields as fields } from '../../../cards/rectification/actions.ts';
import {
  draftGoneToast,
  droppedToast,
  notYoursToast,
  readToast,
} from '../../../cards/rectification/notes.ts';
import { droppedCard, savedCard } from '../../../cards/rectification/preview.ts';
import { refusalToast } from '../../../cards/refusals.ts';
import { formIncompleteToast, staleToast } from '../../../cards/toasts.ts';
import { findDraftForChange, settleDraft } from '../../../db/queries/drafts.ts';
import { mayEnterProblems } from '../../../domain/rectification/decide.ts';
import { cardContext } from '../../context.ts';
import { enqueueSay } from '../../delivery/enqueue.ts';
import { personLane } from '../../delivery/lane-keys.ts';
import { execute } from '../../execute.ts';
import type { Turn } from '../../intake/origin.ts';
import type { ClickAnswer } from '../../messenger/messenger.ts';
import {
  PROBLEMS_DRAFT,
  type ProblemsDraft,
  previewProblems,
} from '../../rectification/preview.ts';
import { openForm } from '../open-form.ts';
import { findTarget } from '../target.ts';
import type { Clicked } from '../types.ts';

interface About {
  readonly project: string;
  readonly node: string;
}

/** 登记整改: asks for the list in the clicker's own chat. */
export async function openProblemsForm(turn: Turn, about: About): Promise<ClickAnswer> {
  const target = await findTarget(turn, about);
  if (!target) return { toast: staleToast() };
  const { project, context } = target;
  const refusal = mayEnterProblems(turn.who.world, project, about.node, turn.person.id);
  if (refusal) return { toast: refusalToast(context, project, refusal) };
  return openForm(turn, project.id, { kind: 'problemsForm', node: about.node });
}

const linesForm = z.object({ [fields.lines]: z.string().trim().min(1) });

/** The form's answer: what was read of it, to be confirmed. The form keeps its words meanwhile. */
export async function readProblemsForm(
  turn: Turn,
  about: About,
  clicked: Clicked,
): Promise<ClickAnswer> {
  const form = linesForm.safeParse(clicked.form);
  if (!form.success) return { toast: formIncompleteToast() };
  const target = await findTarget(turn, about);
  if (!target) return { toast: staleToast() };
  const { lines: text } = form.data;
  const { card, isSound } = await previewProblems(turn, target.project, about.node, text);
  await enqueueSay(turn.tx, personLane(turn.person.id), card, {}, turn.now);
  return { toast: readToast(isSound) };
}

interface AboutDraft extends About {
  readonly draft: string;
}

/** 确认登记: enters the kept list, once. */
export async function saveProblems(turn: Turn, about: AboutDraft): Promise<ClickAnswer> {
  const { tx, who, now, person, cause } = turn;
  const kept = await findKept(turn, about);
  if (!kept.ok) return kept.answer;
  const { projectId, node, problems } = kept.draft;
  const command = { type: 'enterProblems', node, problems, by: person.id } as const;
  const executed = await execute(tx, who.world, projectId, command, cause, now);
  if (!executed) return { toast: staleToast() };
  const { project } = executed;
  const context = contextFor(cardContext(who, now), project);
  if (!executed.ok) return { toast: refusalToast(context, project, executed.refusal) };
  await settleDraft(tx, about.draft, 'done', projectId, now);
  const ids = executed.events.flatMap((event) =>
    event.type === 'problemsEntered' ? event.problems.map(({ id }) => id) : [],
  );
  return { toast: doneToast(context, project, command, executed.events), card: savedCard(ids) };
}

/** 不登记 */
export async function dropProblems(turn: Turn, about: AboutDraft): Promise<ClickAnswer> {
  const kept = await findKept(turn, about);
  if (!kept.ok) return kept.answer;
  await settleDraft(turn.tx, about.draft, 'dropped', null, turn.now);
  return { toast: droppedToast(), card: droppedCard() };
}

type Kept =
  | { readonly ok: true; readonly draft: ProblemsDraft }
  | { readonly ok: false; readonly answer: ClickAnswer };

/** The list as long as nobody has settled it; only whoever wrote it confirms it. */
async function findKept(turn: Turn, { draft, project }: AboutDraft): Promise<Kept> {
  const row = await findDraftForChange(turn.tx, draft, PROBLEMS_DRAFT);
  if (row && row.personId !== turn.person.id)
    return { ok: false, answer: { toast: notYoursToast() } };
  const body = row?.body as ProblemsDraft | undefined;
  return row?.state === 'open' && body?.projectId === project
    ? { ok: true, draft: body }
    : { ok: false, answer: { toast: draftGoneToast() } };
}
